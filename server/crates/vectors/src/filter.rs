//! What narrows a question to some pictures of a library.

use std::ops::Bound;

use uuid::Uuid;

use crate::point::{BYTES, COLOURS, DATE, MEDIA_TYPE, SIDE, TAGS};

/// Up to how many kilobytes of vectors that pass a narrow filter all of them are compared: a walk that has to step over
/// others takes as long, and misses pictures that lie far from where it begins.
pub(crate) const SCAN_KB: usize = 300_000;

/// What a picture has to be like to be found. The empty filter lets all pass.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// All of these have to hold.
    pub must: Vec<Condition>,
    /// None of these may hold.
    pub must_not: Vec<Condition>,
}

/// Something that holds of a picture or not; what asks for a fact does not hold where that fact is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Condition {
    /// Its date, in unix seconds.
    Date {
        /// The first second that belongs.
        from: Option<i64>,
        /// The first second that no longer belongs.
        until: Option<i64>,
    },
    /// Its longer side, in pixels.
    Side(Bound<u64>, Bound<u64>),
    /// The size of its file.
    Bytes(Bound<u64>, Bound<u64>),
    /// The type of its content is this one.
    MediaType(String),
    /// It has this tag.
    Tag(String),
    /// It has any of these colours; none passes an empty list.
    Colours(Vec<u16>),
    /// It is one of these; none passes an empty list.
    Ids(Vec<Uuid>),
}

impl Filter {
    /// Lets all pass but these pictures.
    pub fn without(ids: Vec<Uuid>) -> Self {
        Self { must: Vec::new(), must_not: vec![Condition::Ids(ids)] }
    }

    /// The same filter with one more condition that has to hold.
    #[must_use]
    pub fn and(mut self, condition: Condition) -> Self {
        self.must.push(condition);
        self
    }

    /// Whether it may leave out so many pictures that a walk of the graph loses its way; those that are only known by
    /// their ids are few.
    pub(crate) fn is_narrow(&self) -> bool {
        let by_fact = |condition: &Condition| !matches!(condition, Condition::Ids(_));
        !self.must.is_empty() || self.must_not.iter().any(by_fact)
    }
}

/// A condition as both stores put it, over a field of the payload.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Term<'a> {
    /// A number is within limits.
    Within(&'static str, Limits),
    /// A text, or one of several, is this one.
    Is(&'static str, &'a str),
    /// A number of several is one of these.
    AnyOf(&'static str, &'a [u16]),
    /// There is no such field.
    Missing(&'static str),
    /// The id is one of these.
    Ids(&'a [Uuid]),
}

/// Limits of a number. Qdrant has them in floating point: exact as long as they need no more than 53 bits, which is
/// enough for a file of eight pebibytes and for a date in any picture's life.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Limits {
    /// It is more than this.
    pub(crate) above: Option<f64>,
    /// It is at least this.
    pub(crate) from: Option<f64>,
    /// It is less than this.
    pub(crate) below: Option<f64>,
    /// It is at most this.
    pub(crate) to: Option<f64>,
}

impl Condition {
    /// The condition as both stores put it.
    pub(crate) fn term(&self) -> Term<'_> {
        match self {
            Self::Date { from, until } => {
                let [from, below] = [from, until].map(|second| second.map(|second| second as f64));
                Term::Within(DATE, Limits { from, below, ..Limits::default() })
            }
            Self::Side(lower, upper) => Term::Within(SIDE, Limits::between(*lower, *upper)),
            Self::Bytes(lower, upper) => Term::Within(BYTES, Limits::between(*lower, *upper)),
            Self::MediaType(media_type) => Term::Is(MEDIA_TYPE, media_type),
            Self::Tag(tag) => Term::Is(TAGS, tag),
            Self::Colours(codes) => Term::AnyOf(COLOURS, codes),
            Self::Ids(ids) => Term::Ids(ids),
        }
    }
}

impl Limits {
    /// One number alone.
    pub(crate) fn only(number: i64) -> Self {
        Self { from: Some(number as f64), to: Some(number as f64), ..Self::default() }
    }

    fn between(lower: Bound<u64>, upper: Bound<u64>) -> Self {
        let mut limits = Self::default();
        match lower {
            Bound::Included(number) => limits.from = Some(number as f64),
            Bound::Excluded(number) => limits.above = Some(number as f64),
            Bound::Unbounded => {}
        }
        match upper {
            Bound::Included(number) => limits.to = Some(number as f64),
            Bound::Excluded(number) => limits.below = Some(number as f64),
            Bound::Unbounded => {}
        }
        limits
    }
}

/// Whether so many vectors of so many numbers are within so many kilobytes.
pub(crate) fn within_kb(points: usize, dim: usize, kb: usize) -> bool {
    points.saturating_mul(dim * size_of::<f32>()) / 1024 <= kb
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_picture_is_like_makes_a_filter_narrow() {
        assert!(!Filter::default().is_narrow());
        assert!(!Filter::without(vec![Uuid::nil()]).is_narrow());
        assert!(Filter::default().and(Condition::Ids(vec![])).is_narrow());
        let untagged = Filter { must_not: vec![Condition::Tag("sea".into())], ..Filter::default() };
        assert!(untagged.is_narrow());
    }

    #[test]
    fn the_end_of_a_period_does_not_belong_to_it() {
        let period = Condition::Date { from: Some(-5), until: Some(5) };

        let limits = Limits { from: Some(-5.0), below: Some(5.0), ..Limits::default() };
        assert_eq!(period.term(), Term::Within(DATE, limits));
    }
}
