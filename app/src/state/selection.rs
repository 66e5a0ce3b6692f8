//! Pictures that are selected.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::types::MediaId;

/// Which pictures are selected, and where those of the list stand that were seen.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    selected: BTreeSet<MediaId>,
    places: BTreeMap<u64, MediaId>,
    /// The one that was selected last: a range goes from there.
    anchor: Option<MediaId>,
}

impl Selection {
    /// Learns which pictures stand where from `offset` on.
    pub fn learn(&mut self, offset: u64, ids: impl Iterator<Item = MediaId>) {
        self.places.extend((offset..).zip(ids));
    }

    /// Whether a picture is selected.
    pub fn contains(&self, id: MediaId) -> bool {
        self.selected.contains(&id)
    }

    /// How many are.
    pub fn len(&self) -> usize {
        self.selected.len()
    }

    /// All of them.
    pub fn ids(&self) -> Vec<MediaId> {
        self.selected.iter().copied().collect()
    }

    /// Where the pictures stand from the one that was selected last to this one.
    pub fn range_to(&self, id: MediaId) -> Option<RangeInclusive<u64>> {
        let place = |id: MediaId| self.places.iter().find(|(_, known)| **known == id).map(|(place, _)| *place);
        let (one, other) = self.anchor.and_then(place).zip(place(id))?;
        Some(one.min(other)..=one.max(other))
    }

    /// The first place of a range of which nobody has seen the picture.
    pub fn first_unseen(&self, range: &RangeInclusive<u64>) -> Option<u64> {
        range.clone().find(|place| !self.places.contains_key(place))
    }

    /// Selects a picture, or no longer.
    pub fn set(&mut self, id: MediaId, selected: bool) {
        if selected {
            self.selected.insert(id);
        } else {
            self.selected.remove(&id);
        }
        self.anchor = Some(id);
    }

    /// Selects all pictures of a range, or no longer; `id` is the one where it ends.
    pub fn set_range(&mut self, range: RangeInclusive<u64>, id: MediaId, selected: bool) {
        let all: Vec<MediaId> = self.places.range(range).map(|(_, id)| *id).collect();
        for id in all {
            self.set(id, selected);
        }
        self.set(id, selected);
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        self.selected.clear();
        self.anchor = None;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    fn id(number: u128) -> MediaId {
        MediaId(uuid::Uuid::from_u128(number))
    }

    fn seen(pictures: u128) -> Selection {
        let mut selection = Selection::default();
        selection.learn(0, (0..pictures).map(id));
        selection
    }

    fn select_to(selection: &mut Selection, to: MediaId, selected: bool) {
        let range = selection.range_to(to).unwrap();
        assert_eq!(selection.first_unseen(&range), None);
        selection.set_range(range, to, selected);
    }

    #[test]
    fn pictures_are_selected_one_by_one() {
        let mut selection = seen(3);
        selection.set(id(1), true);
        selection.set(id(9), true);
        selection.set(id(1), false);
        assert_eq!((selection.ids(), selection.len()), (vec![id(9)], 1));
        selection.clear();
        assert!(!selection.contains(id(9)));
    }

    #[test]
    fn a_range_goes_from_the_one_before() {
        let mut selection = seen(10);
        selection.set(id(7), true);
        select_to(&mut selection, id(4), true);
        assert_eq!(selection.ids(), [id(4), id(5), id(6), id(7)]);
        select_to(&mut selection, id(5), false);
        assert_eq!(selection.ids(), [id(6), id(7)]);
    }

    #[test]
    fn a_range_from_nowhere_is_none() {
        let mut selection = seen(10);
        assert_eq!(selection.range_to(id(4)), None);
        selection.set(id(4), true);
        selection.clear();
        assert_eq!(selection.range_to(id(6)), None);
    }

    #[test]
    fn what_nobody_has_seen_is_known() {
        let mut selection = seen(3);
        selection.learn(7, [id(7)].into_iter());
        selection.set(id(1), true);
        let range = selection.range_to(id(7)).unwrap();
        assert_eq!((range.clone(), selection.first_unseen(&range)), (1..=7, Some(3)));
    }

    #[test]
    fn a_picture_that_moved_is_where_it_was_seen_last() {
        let mut selection = seen(3);
        selection.learn(0, [id(8), id(0), id(1), id(2)].into_iter());
        selection.set(id(8), true);
        select_to(&mut selection, id(1), true);
        assert_eq!(selection.ids(), [id(0), id(1), id(8)]);
    }
}
