//! The few facts that are read from an EXIF block.
//!
//! A block is a small TIFF file of directories. Reading three dates, a turn and a place needs no table of all fields,
//! and a general reader has to keep them all: a block of 64 KB whose every entry points to one directory with thousands
//! of entries makes gigabytes of it. This one keeps nothing, follows two pointers, and ignores what is broken.

mod date;
mod text;

use chrono::NaiveDateTime;
use image::metadata::Orientation;

use crate::directory::Block;
use crate::place;

const ORIENTATION: u16 = 0x0112;
const MODIFIED: u16 = 0x0132;
const EXIF_DIRECTORY: u16 = 0x8769;
const GPS_DIRECTORY: u16 = 0x8825;
const TAKEN: u16 = 0x9003;
const DIGITIZED: u16 = 0x9004;
/// Among those of GPS.
const AREA: u16 = 0x001C;

/// What a camera noted beside the pixels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Exif {
    /// How the pixels have to be turned; `None` where nothing valid is noted.
    pub(crate) orientation: Option<Orientation>,
    /// When the picture was taken, by the clock of the camera.
    pub(crate) taken_at: Option<NaiveDateTime>,
    /// The name of the place where it was taken.
    pub(crate) place: Option<String>,
}

impl Exif {
    /// Reads a block, with or without the `Exif` prefix it has in a JPEG. Never fails: what cannot be read is `None`.
    pub(crate) fn read(block: &[u8]) -> Self {
        let block = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
        Block::new(block).map(|block| Self::of(&block)).unwrap_or_default()
    }

    fn of(block: &Block<'_>) -> Self {
        let Some(main) = block.first_directory() else { return Self::default() };
        let detail = block.number(main, EXIF_DIRECTORY);
        let orientation = block.number(main, ORIENTATION).and_then(|value| u8::try_from(value).ok());
        let date = |directory, tag| block.text(directory, tag).and_then(date::parse);
        let area = block.number(main, GPS_DIRECTORY).and_then(|gps| block.undefined(gps, AREA));
        let taken = detail.and_then(|detail| date(detail, TAKEN).or_else(|| date(detail, DIGITIZED)));
        Self {
            orientation: orientation.and_then(Orientation::from_exif),
            taken_at: taken.or_else(|| date(main, MODIFIED)),
            place: area.and_then(|area| place::line([text::read(area, block.is_big_endian())?.as_str()])),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]
    use super::*;

    /// A little-endian block: the main directory with orientation 6 and a date, and one with the date of taking.
    fn block(modified: &[u8; 20], taken: &[u8; 20]) -> Vec<u8> {
        let mut block = b"II*\0\x08\0\0\0".to_vec();
        let entry = |tag: u16, kind: u16, count: u32, value: u32| {
            [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
        };
        block.extend(3u16.to_le_bytes());
        block.extend(entry(ORIENTATION, 3, 1, 6));
        block.extend(entry(MODIFIED, 2, 20, 68));
        block.extend(entry(EXIF_DIRECTORY, 4, 1, 50));
        block.extend(0u32.to_le_bytes());
        assert_eq!(block.len(), 50);
        block.extend(1u16.to_le_bytes());
        block.extend(entry(TAKEN, 2, 20, 88));
        block.extend(0u32.to_le_bytes());
        assert_eq!(block.len(), 68);
        block.extend(modified);
        block.extend(taken);
        block
    }

    #[test]
    fn the_date_of_taking_wins_over_the_date_of_change() {
        let exif = Exif::read(&block(b"2020:01:02 03:04:05\0", b"2019:12:31 23:59:58\0"));

        assert_eq!(exif.orientation, Some(Orientation::Rotate90));
        assert_eq!(exif.taken_at.unwrap().to_string(), "2019-12-31 23:59:58");
    }

    #[test]
    fn an_invalid_date_gives_way_to_the_next() {
        let exif = Exif::read(&block(b"2020:01:02 03:04:05\0", b"0000:00:00 00:00:00\0"));

        assert_eq!(exif.taken_at.unwrap().to_string(), "2020-01-02 03:04:05");
    }

    #[test]
    fn no_cut_and_no_changed_byte_makes_it_fail() {
        let whole = block(b"2020:01:02 03:04:05\0", b"2019:12:31 23:59:58\0");
        for at in 0..whole.len() {
            Exif::read(&whole[..at]);
            for value in [0, 1, 0x7F, 0xFF] {
                let mut changed = whole.clone();
                changed[at] = value;
                Exif::read(&changed);
            }
        }
    }

    #[test]
    fn a_prefix_makes_no_difference() {
        let bare = block(b"2020:01:02 03:04:05\0", b"2019:12:31 23:59:58\0");
        let prefixed = [b"Exif\0\0".as_slice(), &bare].concat();

        assert_eq!(Exif::read(&prefixed), Exif::read(&bare));
    }
}
