//! Choosing the next token.

/// How a token is chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sampler {
    /// Always the likeliest one, the first where several are.
    Greedy,
    /// By chance, among the likeliest tokens that together have a probability of `top_p`.
    TopP {
        /// What logits are divided by: below 1 the likely become likelier.
        temperature: f32,
        /// The share of probability that is chosen from, between 0 and 1.
        top_p: f32,
        /// Where the chance begins: the same seed gives the same answer.
        seed: u64,
    },
}

/// A sampler at work.
#[derive(Debug, Clone)]
pub(crate) struct Sampling {
    sampler: Sampler,
    state: u64,
}

impl Sampling {
    /// Begins at the seed, so that an answer is the same in any company.
    pub(crate) fn new(sampler: Sampler) -> Self {
        let state = match sampler {
            Sampler::Greedy => 0,
            Sampler::TopP { seed, .. } => seed,
        };
        Self { sampler, state }
    }

    pub(crate) fn next(&mut self, logits: &[f32]) -> u32 {
        match self.sampler {
            Sampler::Greedy => greedy(logits),
            Sampler::TopP { temperature, top_p, .. } => {
                let kept = nucleus(logits, temperature, top_p);
                let mut left = self.chance() * kept.iter().map(|(_, share)| share).sum::<f64>();
                for &(token, share) in &kept {
                    left -= share;
                    if left < 0.0 {
                        return token;
                    }
                }
                kept.first().map_or(0, |&(token, _)| token)
            }
        }
    }

    /// SplitMix64, in [0, 1).
    fn chance(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

fn greedy(logits: &[f32]) -> u32 {
    let (mut best, mut most) = (0, f32::NEG_INFINITY);
    for (token, &logit) in logits.iter().enumerate() {
        if logit > most {
            (best, most) = (token, logit);
        }
    }
    best as u32
}

/// The likeliest tokens with their shares, as many as reach `top_p` together and at least one. After `TopPLogitsWarper` of
/// transformers 5.23.0.
fn nucleus(logits: &[f32], temperature: f32, top_p: f32) -> Vec<(u32, f64)> {
    let most = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    // Close to zero, chance is as good as none.
    let temperature = f64::from(temperature.max(1e-3));
    let mut shares: Vec<(u32, f64)> = (0..)
        .zip(logits)
        .map(|(token, &logit)| (token, (f64::from(logit - most) / temperature).exp()))
        .filter(|(_, share)| share.is_finite())
        .collect();
    let sum: f64 = shares.iter().map(|(_, share)| share).sum();
    shares.sort_by(|(_, left), (_, right)| right.total_cmp(left));
    let mut before = 0.0;
    let kept = shares.iter().take_while(|(_, share)| {
        let reached = before >= f64::from(top_p) * sum;
        before += share;
        !reached
    });
    let kept = kept.count().max(1);
    shares.truncate(kept);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_likeliest_is_chosen() {
        assert_eq!(greedy(&[0.0, 3.0, f32::NAN, 3.0]), 1);
        assert_eq!(greedy(&[f32::NAN, f32::NAN]), 0);
    }

    /// Shares of 1/2, 1/4, 1/8 and 1/8.
    #[test]
    fn a_nucleus_reaches_the_share_that_is_asked_for() {
        let logits = [0.25_f32.ln(), 0.125_f32.ln(), 0.5_f32.ln(), 0.125_f32.ln()];
        let kept = |top_p| nucleus(&logits, 1.0, top_p).into_iter().map(|(token, _)| token).collect::<Vec<_>>();

        assert_eq!(kept(0.0), [2]);
        assert_eq!(kept(0.4), [2]);
        assert_eq!(kept(0.6), [2, 0]);
        assert_eq!(kept(0.8), [2, 0, 1]);
        assert_eq!(kept(1.0), [2, 0, 1, 3]);
        assert_eq!(nucleus(&[f32::NAN; 3], 1.0, 0.9), []);
    }

    #[test]
    fn tokens_are_drawn_by_their_shares_and_a_seed_decides() {
        let logits = [0.25_f32.ln(), 0.75_f32.ln()];
        let draw = |seed| {
            let mut sampling = Sampling::new(Sampler::TopP { temperature: 1.0, top_p: 1.0, seed });
            (0..4000).map(|_| sampling.next(&logits)).collect::<Vec<_>>()
        };

        let second = draw(7).iter().filter(|&&token| token == 1).count();
        assert!((2850..3150).contains(&second), "{second}");
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }
}
