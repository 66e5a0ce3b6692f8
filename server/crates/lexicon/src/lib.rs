#![doc = include_str!("../README.md")]

mod error;
mod expansions;
mod inflection;
mod speller;
mod suggester;
mod token;
mod variant;
mod word_counts;

pub use error::ExpansionsError;
pub use expansions::{DEFAULT_VARIANTS, Expansions};
pub use speller::{Correction, Speller};
pub use suggester::{Kind, Suggester, Suggestion};
pub use variant::{Replaced, Variant};
pub use word_counts::WordCounts;
