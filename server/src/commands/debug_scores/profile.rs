//! What a model sees in a picture.

use std::path::Path;

use ranking::{Calibration, Cutoff, Noise};
use serde::Serialize;
use serde_json::{Value, json};

use crate::advice::Advice;

/// The temperatures that are shown beside each other.
pub const TEMPERATURES: [f32; 5] = [15.0, 20.0, 25.0, 30.0, 35.0];
/// How many words are shown.
const SHOWN: usize = 15;

/// Which words a picture is like, and how all of them are spread.
#[derive(Debug, Serialize)]
pub struct Profile {
    /// The best words, the first first.
    pub best: Vec<Word>,
    /// How many words there were.
    pub count: usize,
    /// The mean of their cosines.
    pub mean: f64,
    /// The standard deviation.
    pub sd: f64,
    /// The least.
    pub min: f32,
    /// The most.
    pub max: f32,
    /// What stands out of what words say by chance, with the temperature that suits it.
    pub advice: Option<Advice>,
}

/// A word that a picture is like.
#[derive(Debug, Serialize)]
pub struct Word {
    /// The word.
    pub text: String,
    /// Its cosine with the picture.
    pub cosine: f32,
    /// How sure the model is of it.
    pub model: f32,
    /// How sure it is at each of the temperatures.
    pub temperatures: [f32; TEMPERATURES.len()],
}

impl Profile {
    /// Of words with their cosines; `fdr` is the share of wrong ones that is accepted among those that stand out.
    pub fn of(mut words: Vec<(&str, f32)>, model: Calibration, fdr: f64) -> Self {
        words.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let cosines: Vec<f32> = words.iter().map(|(_, cosine)| *cosine).collect();
        let count = cosines.len();
        let mean = cosines.iter().copied().map(f64::from).sum::<f64>() / count.max(1) as f64;
        let squares: f64 = cosines.iter().map(|cosine| (f64::from(*cosine) - mean).powi(2)).sum();
        let best = words.into_iter().take(SHOWN).map(|(text, cosine)| Word {
            text: text.to_owned(),
            cosine,
            model: model.confidence(cosine),
            temperatures: TEMPERATURES.map(|temperature| Calibration::Temperature(temperature).confidence(cosine)),
        });
        Self {
            best: best.collect(),
            count,
            mean,
            sd: (squares / count.saturating_sub(1).max(1) as f64).sqrt(),
            min: cosines.last().copied().unwrap_or_default(),
            max: cosines.first().copied().unwrap_or_default(),
            advice: advice(&cosines, fdr),
        }
    }

    /// Which temperature suits it, and why.
    pub fn advice(&self) -> String {
        match &self.advice {
            Some(advice) => format!("{} of them stand out; {}", advice.standing_out, advice.sentence()),
            None => "none of them stands out of the others, so nothing speaks for any temperature".to_owned(),
        }
    }

    /// All of it, with the picture's name.
    pub fn as_json(&self, path: &Path) -> Value {
        json!({
            "input": path.to_str().unwrap_or_default(),
            "temperatures": TEMPERATURES,
            "profile": self,
            "recommendation": self.advice(),
        })
    }
}

fn advice(cosines: &[f32], fdr: f64) -> Option<Advice> {
    let noise = Noise::estimate(cosines)?;
    let cutoff = Cutoff::of(cosines, cosines.len(), noise, fdr);
    let standing_out: Vec<f32> = cosines.iter().copied().filter(|cosine| cutoff.above(*cosine)).collect();
    Advice::of(&standing_out, noise.mean as f32)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    const MODEL: Calibration = Calibration::Model { scale: 100.0, bias: -10.0 };

    #[test]
    fn words_that_stand_out_decide_about_the_temperature() {
        // A hundred words around zero, and three above all of them.
        let mut words: Vec<(&str, f32)> = (0..101).map(|at| ("noise", 0.0004 * (at - 50) as f32)).collect();
        words.extend([("sea", 0.12), ("beach", 0.1), ("sand", 0.09)]);
        let profile = Profile::of(words, MODEL, 0.05);

        let best: Vec<_> = profile.best.iter().take(4).map(|word| word.text.as_str()).collect();
        assert_eq!(best, ["sea", "beach", "sand", "noise"]);
        assert_eq!((profile.best.len(), profile.count), (SHOWN, 104));
        assert!((profile.best[1].model - 0.5).abs() < 1e-4);
        assert!((profile.best[1].temperatures[2] - 0.9241).abs() < 1e-4);
        assert_eq!((profile.min, profile.max), (-0.02, 0.12));
        let advice = profile.advice.unwrap();
        assert_eq!((advice.standing_out, advice.temperature), (3, 22.0));
        assert!(profile.advice().starts_with("3 of them stand out; temperature 22: "), "{}", profile.advice());
    }

    #[test]
    fn where_no_word_stands_out_nothing_is_advised() {
        let words: Vec<(&str, f32)> = (0..50).map(|at| ("noise", 0.001 * at as f32)).collect();
        assert!(Profile::of(words, MODEL, 0.05).advice.is_none());
        assert_eq!(Profile::of(vec![("one", 0.1)], MODEL, 0.05).sd, 0.0);
    }
}
