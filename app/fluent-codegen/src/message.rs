//! Messages, with everything in its place that they refer to.

use std::collections::BTreeMap;

/// What a message says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    pub pieces: Vec<Piece>,
}

/// A part of what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// The value of a variable, and whether it is said to be a number.
    Variable(String, Kind),
    Choice(Choice),
}

/// One of several, as a variable demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub variable: String,
    pub kind: Kind,
    pub variants: Vec<(Key, Vec<Piece>)>,
    pub default: Vec<Piece>,
}

/// When a variant is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    Exactly(u64),
    /// A plural category.
    Plural(String),
    Word(String),
}

/// What a variable stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
}

impl Message {
    /// The variables that it uses, each with its place and what it stands for.
    pub fn variables(&self) -> BTreeMap<&str, (usize, Kind)> {
        let mut variables = BTreeMap::new();
        collect(&self.pieces, &mut variables);
        variables
    }

    /// The variables in the order in which they first appear.
    pub fn parameters(&self) -> Vec<(&str, Kind)> {
        let mut variables: Vec<_> = self.variables().into_iter().collect();
        variables.sort_by_key(|(_, (place, _))| *place);
        variables.into_iter().map(|(name, (_, kind))| (name, kind)).collect()
    }
}

fn collect<'m>(pieces: &'m [Piece], variables: &mut BTreeMap<&'m str, (usize, Kind)>) {
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Variable(name, kind) => note(name, *kind, variables),
            Piece::Choice(choice) => {
                note(&choice.variable, choice.kind, variables);
                choice.variants.iter().for_each(|(_, pieces)| collect(pieces, variables));
                collect(&choice.default, variables);
            }
        }
    }
}

/// A variable that is a number somewhere is one everywhere.
fn note<'m>(name: &'m str, kind: Kind, variables: &mut BTreeMap<&'m str, (usize, Kind)>) {
    let place = variables.len();
    let known = variables.entry(name).or_insert((place, kind));
    if kind == Kind::Number {
        known.1 = Kind::Number;
    }
}
