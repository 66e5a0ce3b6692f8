//! What else things are called.

mod expand;
mod parse;

use std::collections::{BTreeSet, HashMap};

use crate::ExpansionsError;

/// The file that is built in.
const EMBEDDED: &str = include_str!("../data/expansions.toml");

/// As many variants of a query as are worth their time, itself included.
pub const DEFAULT_VARIANTS: usize = 6;

/// Groups of words for the same or a similar thing, from a file that explains its format at its top.
#[derive(Debug, Clone)]
pub struct Expansions {
    /// What may stand for a head, by the head's folded words; the heaviest first, then as in the file.
    groups: HashMap<String, Vec<Weighted>>,
    /// Words of the longest head.
    longest: usize,
}

/// A phrase that may stand for another.
#[derive(Debug, Clone, PartialEq)]
struct Weighted {
    phrase: String,
    weight: f32,
}

impl Expansions {
    /// The groups that are built in.
    ///
    /// # Panics
    /// Never: a test parses them.
    pub fn embedded() -> Self {
        Self::parse(EMBEDDED).expect("the embedded expansions are parsed by a test")
    }

    /// The groups of a file with this content.
    ///
    /// # Errors
    /// Names the line and what is wrong in it: no TOML, a weight out of (0, 1], a head without words or in two groups.
    pub fn parse(source: &str) -> Result<Self, ExpansionsError> {
        let groups = parse::groups(source)?;
        let longest = groups.keys().map(|head| head.split(' ').count()).max().unwrap_or_default();
        Ok(Self { groups, longest })
    }

    /// All heads and all that may stand for them, each once and in alphabetical order.
    pub fn vocabulary(&self) -> BTreeSet<&str> {
        let variants = self.groups.values().flatten().map(|variant| variant.phrase.as_str());
        self.groups.keys().map(String::as_str).chain(variants).collect()
    }
}
