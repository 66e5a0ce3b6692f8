#![doc = include_str!("../README.md")]

mod edit;
mod filter;
mod key;
mod note;
mod parse;
mod part;
mod query;
mod read;
mod term;
mod token;
mod write;

pub use filter::{Condition, DateRange, Filter, Measure, Period, Size, When};
pub use key::Key;
pub use note::{Advice, Note};
pub use parse::parse;
pub use part::Part;
pub use query::{MAX_PARTS, Query};
pub use term::{Meaning, Picture, Term};
