//! Which pictures of a long list stand where: months, and in them blocks that are loaded one by one.

use super::timestamp::read_month;
use crate::strings;
use crate::types::Month;

/// Pictures of a block. Whole rows, however many columns there are up to six.
pub const BLOCK: u32 = 60;

/// A month's place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The month as `2026-11`.
    pub month: String,
    /// How many pictures come before it.
    pub offset: u64,
    /// How many are of it.
    pub pictures: u64,
}

impl Span {
    /// How many blocks it has.
    pub fn blocks(&self) -> u32 {
        u32::try_from(self.pictures.div_ceil(u64::from(BLOCK))).unwrap_or(u32::MAX)
    }

    /// From which picture of the list on a block goes, and how many it has; none where the month has become shorter.
    pub fn block(&self, index: u32) -> (u64, u32) {
        let before = u64::from(index) * u64::from(BLOCK);
        let pictures = self.pictures.saturating_sub(before).min(u64::from(BLOCK));
        // At most as many as a block has.
        (self.offset + before, pictures as u32)
    }
}

/// The months between two places of the list, the first and the last cut off there.
pub fn spans(months: &[Month], from: u64, until: u64) -> Vec<Span> {
    let mut offset = 0;
    let places = months.iter().map(|month| {
        let (begin, end) = (offset, offset + month.pictures);
        offset = end;
        let (begin, end) = (begin.max(from), end.min(until));
        Span { month: month.month.clone(), offset: begin, pictures: end.saturating_sub(begin) }
    });
    places.filter(|span| span.pictures > 0).collect()
}

/// How many pictures there are in all.
pub fn pictures_of(months: &[Month]) -> u64 {
    months.iter().map(|month| month.pictures).sum()
}

/// `2026-11` as `November 2026`; other text stays as it is.
pub fn name_of_month(month: &str) -> String {
    let named = month.split_once('-').and_then(|(year, month)| Some(strings::month_of_year(read_month(month)?, year)));
    named.unwrap_or_else(|| month.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(pictures: &[u64]) -> Vec<Month> {
        let name = |place| format!("2026-{:02}", 12 - place);
        pictures.iter().enumerate().map(|(place, &pictures)| Month { month: name(place), pictures }).collect()
    }

    fn places(spans: &[Span]) -> Vec<(&str, u64, u64)> {
        spans.iter().map(|span| (span.month.as_str(), span.offset, span.pictures)).collect()
    }

    #[test]
    fn months_follow_each_other() {
        let months = months(&[3, 100, 20]);
        assert_eq!(pictures_of(&months), 123);
        let all = spans(&months, 0, u64::MAX);
        assert_eq!(places(&all), [("2026-12", 0, 3), ("2026-11", 3, 100), ("2026-10", 103, 20)]);
    }

    #[test]
    fn a_part_begins_and_ends_within_months() {
        let months = months(&[3, 100, 20]);
        assert_eq!(places(&spans(&months, 60, 120)), [("2026-11", 60, 43), ("2026-10", 103, 17)]);
        assert_eq!(places(&spans(&months, 3, 63)), [("2026-11", 3, 60)]);
        assert_eq!(spans(&months, 200, 300), []);
    }

    #[test]
    fn the_last_block_of_a_month_has_what_is_left() {
        let span = Span { month: String::new(), offset: 7, pictures: 130 };
        assert_eq!(span.blocks(), 3);
        assert_eq!([span.block(0), span.block(1), span.block(2)], [(7, 60), (67, 60), (127, 10)]);
        assert_eq!(span.block(3).1, 0);
    }

    #[test]
    fn months_have_names() {
        assert_eq!(name_of_month("2026-11"), "November 2026");
        for text in ["", "2026", "2026-13", "2026-00"] {
            assert_eq!(name_of_month(text), text);
        }
    }
}
