//! The options of `media-search eval`.

use std::path::PathBuf;

use catalog::CaptionKind;
use clap::{Args, ValueEnum};

/// `media-search eval`
#[derive(Args, Debug)]
pub struct EvalArgs {
    /// A folder with pictures, and with captions.json that says what they show
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// The share of the pictures, 0 to 1, that are tagged with what they show before searches begin
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = share)]
    pub tagged: f64,
    /// Have the pictures described by a model, and measure what that adds
    #[arg(long, value_enum, value_name = "HOW", require_equals = true, num_args = 0..=1, default_missing_value = "short")]
    pub described: Option<Described>,
    /// Print all measures as JSON
    #[arg(long)]
    pub json: bool,
}

/// How pictures are described.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Described {
    /// In a sentence
    Short,
    /// In a sentence and in detail
    Enhanced,
}

impl EvalArgs {
    /// The captions that this means.
    pub fn captions(&self) -> Vec<CaptionKind> {
        match self.described {
            None => Vec::new(),
            Some(Described::Short) => vec![CaptionKind::Short],
            Some(Described::Enhanced) => CaptionKind::ALL.to_vec(),
        }
    }
}

fn share(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "not a number from 0 to 1".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_lies_between_nothing_and_everything() {
        assert_eq!([share("0"), share("0.25"), share("1")], [Ok(0.0), Ok(0.25), Ok(1.0)]);
        assert!(["-0.1", "1.1", "NaN", "a quarter"].iter().all(|text| share(text).is_err()));
    }
}
