//! Pages by date. An index orders by the date alone and ends among equals as it likes, so those of the last date are
//! asked for once more, in the order of their ids.

use std::cmp::Reverse;

use uuid::Uuid;

use crate::filter::{Limits, Term};
use crate::point::DATE;

/// How many pictures may be asked for before it is counted how many there are, for an index makes room in advance.
pub(crate) const UNCOUNTED: usize = 10_000;

/// A picture with its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) date: i64,
    pub(crate) id: Uuid,
}

/// The beginning of the order, and what continues it in the order of the ids: those of the last date, or else, after
/// fewer than the `wanted`, those without a date.
pub(crate) fn beginning(mut dated: Vec<Dated>, wanted: usize, oldest_first: bool) -> (Vec<Uuid>, Term<'static>) {
    let rest = match dated.last() {
        Some(&Dated { date, .. }) if dated.len() >= wanted => {
            dated.retain(|other| other.date != date);
            Term::Within(DATE, Limits::only(date))
        }
        _ => Term::Missing(DATE),
    };
    if oldest_first {
        dated.sort_unstable_by_key(|picture| (picture.date, picture.id));
    } else {
        dated.sort_unstable_by_key(|picture| (Reverse(picture.date), picture.id));
    }
    (dated.into_iter().map(|picture| picture.id).collect(), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(pictures: &[(i64, u128)]) -> Vec<Dated> {
        pictures.iter().map(|&(date, id)| Dated { date, id: Uuid::from_u128(id) }).collect()
    }

    #[test]
    fn those_of_the_last_date_are_asked_for_again() {
        let (ids, rest) = beginning(dated(&[(9, 7), (9, 2), (8, 3), (7, 5), (7, 1)]), 5, false);

        assert_eq!(ids, [2, 7, 3].map(Uuid::from_u128));
        assert_eq!(rest, Term::Within(DATE, Limits::only(7)));
    }

    #[test]
    fn those_without_a_date_come_last() {
        let (ids, rest) = beginning(dated(&[(-1, 4), (3, 2), (3, 1)]), 4, true);

        assert_eq!(ids, [4, 1, 2].map(Uuid::from_u128));
        assert_eq!(rest, Term::Missing(DATE));
        assert_eq!(beginning(vec![], 4, true), (vec![], Term::Missing(DATE)));
    }
}
