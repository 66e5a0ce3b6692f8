//! A score and the parts that it is made of.

/// What speaks for a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Signal {
    /// What it looks like.
    Similarity,
    /// What is known of it, by full-text search: name, tags, description.
    Facts,
    /// Words of the query that stand in it exactly.
    Keywords,
    /// What is said about it, by its meaning.
    Captions,
}

/// What one signal brought to a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Which signal.
    pub signal: Signal,
    /// Its value as it came; zero where it said nothing. Of reciprocal-rank fusion, the rank.
    pub raw: f32,
    /// Its value on the scale that all signals share.
    pub comparable: f32,
    /// How much the signal counts. Similarity counts in full where words only add to it.
    pub weight: f32,
    /// What it added to the score.
    pub contribution: f32,
}

/// A score with its reason: the contributions of the parts add up to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// One part for each signal that counts.
    pub parts: Vec<Part>,
    /// Their sum.
    pub score: f32,
}

impl Explained {
    /// What a signal added.
    pub fn of(&self, signal: Signal) -> f32 {
        self.parts.iter().filter(|part| part.signal == signal).map(|part| part.contribution).sum()
    }

    pub(crate) fn new(parts: Vec<Part>) -> Self {
        let score = parts.iter().map(|part| f64::from(part.contribution)).sum::<f64>() as f32;
        Self { parts, score }
    }
}
