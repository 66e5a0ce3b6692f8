//! What cameras noted.

use media::{Limits, decode};

use crate::shared;

/// A JPEG with an EXIF block put in behind its first marker.
fn jpeg_with(block: &[u8]) -> Vec<u8> {
    shared::jpeg_with(&[(0xE1, &[b"Exif\0\0", block].concat())])
}

/// A big-endian block with nothing but the date of the last change.
fn block_with_date(date: &str) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x32\0\x02\0\0\0\x14\0\0\0\x1a\0\0\0\0".to_vec();
    block.extend(date.as_bytes());
    block.push(0);
    block
}

#[test]
fn the_date_of_taking_is_read_from_a_jpeg() {
    let picture = decode(&jpeg_with(&block_with_date("2012:07:31 18:05:09")), &Limits::default()).unwrap();

    assert_eq!(picture.taken_at().unwrap().to_string(), "2012-07-31 18:05:09");
}

#[test]
fn a_date_that_is_none_costs_nothing_but_the_date() {
    for date in ["0000:00:00 00:00:00", "2012:02:31 18:05:09", "not a date at all!!"] {
        let picture = decode(&jpeg_with(&block_with_date(date)), &Limits::default()).unwrap();

        assert_eq!(picture.taken_at(), None, "{date}");
    }
}

#[test]
fn broken_notes_cost_nothing_but_the_notes() {
    for block in [&b""[..], b"MM", b"MM\0*\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff", b"garbage garbage garbage"] {
        let picture = decode(&jpeg_with(block), &Limits::default()).unwrap();

        assert_eq!((picture.width(), picture.height()), (451, 300));
    }
}
