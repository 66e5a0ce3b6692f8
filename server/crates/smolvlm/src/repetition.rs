//! Answers that go in circles.

/// The longest passage that is looked for.
const LONGEST: usize = 64;

/// How often a passage may stand behind itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repetition {
    /// Times that it may stand there, at least 1.
    pub times: usize,
    /// Tokens that all of them take at least before they count: an ellipsis or a laugh is no circle.
    pub tokens: usize,
}

impl Default for Repetition {
    fn default() -> Self {
        Self { times: 3, tokens: 12 }
    }
}

impl Repetition {
    /// Where `ids` end in a passage that stands there too often, how many of them are kept: all up to the end of its first
    /// time.
    pub(crate) fn exceeded(self, ids: &[u32]) -> Option<usize> {
        (1..=LONGEST.min(ids.len() / 2)).find_map(|passage| {
            // As long as each id equals the one a passage before, the passage goes on.
            let pairs = ids.iter().rev().zip(ids.iter().rev().skip(passage));
            let repeated = passage + pairs.take_while(|(later, earlier)| later == earlier).count();
            let times = repeated / passage;
            let over = times > self.times.max(1) && times * passage >= self.tokens;
            over.then(|| ids.len() - (times - 1) * passage)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_cut_after_its_first_time() {
        let limit = Repetition { times: 2, tokens: 6 };

        assert_eq!(limit.exceeded(&[9, 1, 2, 3, 1, 2, 3, 1, 2, 3]), Some(4));
        assert_eq!(limit.exceeded(&[9, 1, 2, 3, 1, 2, 3]), None);
        assert_eq!(limit.exceeded(&[9, 9, 9, 9, 9, 9]), Some(1));
    }

    #[test]
    fn short_repeats_and_none_are_left_alone() {
        let limit = Repetition::default();

        assert_eq!(limit.exceeded(&[5, 5, 5, 5, 5]), None);
        assert_eq!(limit.exceeded(&[]), None);
        assert_eq!(limit.exceeded(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]), None);
    }
}
