//! Real photographs.

use media::{Limits, decode};

use crate::shared;

#[test]
fn every_photograph_decodes_and_shrinks() {
    for path in shared::photos() {
        let picture = shared::picture(&path);
        for side in [320, 1280] {
            let thumbnail = picture.thumbnail(side).unwrap();
            let small = decode(&thumbnail.bytes, &Limits::default()).unwrap();
            let longest = picture.width().max(picture.height());
            assert_eq!(small.width().max(small.height()), longest.min(side), "{path}");
            assert_eq!(small.kind().media_type(), thumbnail.media_type, "{path}");
        }
    }
}

#[test]
fn every_photograph_has_colours() {
    for path in shared::photos() {
        let colours = shared::picture(&path).colours();

        let covered: f32 = colours.iter().map(|colour| colour.share).sum();
        assert!((1..=6).contains(&colours.len()), "{path}: {colours:?}");
        assert!((0.9..=1.001).contains(&covered), "{path}: {colours:?}");
    }
}
