//! Thumbnails of fixtures.

use media::{Kind, Limits, Picture, Pixels, Thumbnail, decode};

use crate::shared;

fn open(thumbnail: &Thumbnail) -> Picture {
    decode(&thumbnail.bytes, &Limits::default()).unwrap()
}

#[test]
fn every_accepted_fixture_has_thumbnails_of_a_right_size() {
    for (path, _) in shared::fixtures() {
        let Ok(picture) = decode(&shared::bytes(&format!("fixtures/{path}")), &Limits::default()) else { continue };
        let longest = picture.width().max(picture.height());
        for side in [0, 1, 7, 320, 1280, u32::MAX] {
            let small = open(&picture.thumbnail(side).unwrap());
            let expected = longest.min(side.clamp(1, media::MAX_THUMBNAIL_SIDE));
            assert_eq!(small.width().max(small.height()), expected, "{path} at {side}");
        }
    }
}

#[test]
fn thin_pictures_keep_a_pixel_of_width() {
    let tall = open(&shared::picture("fixtures/png/tall_thin.png").thumbnail(320).unwrap());
    let wide = open(&shared::picture("fixtures/png/wide_thin.png").thumbnail(320).unwrap());

    assert_eq!((tall.width(), tall.height()), (1, 320));
    assert_eq!((wide.width(), wide.height()), (320, 1));
}

#[test]
fn small_pictures_are_not_enlarged_and_stay_exact() {
    for path in ["fixtures/png/basn2c08.png", "fixtures/png/basn6a08.png", "fixtures/gif/alpha.gif"] {
        let picture = shared::picture(path);
        let thumbnail = picture.thumbnail(320).unwrap();

        assert_eq!(thumbnail.media_type, "image/webp", "{path}");
        assert_eq!(open(&thumbnail).pixels(), picture.pixels(), "{path}");
    }
}

#[test]
fn drawn_pictures_stay_exact_at_their_own_size() {
    let mut scenes: Vec<_> =
        std::fs::read_dir(shared::root().join("gallery")).unwrap().map(|e| e.unwrap().path()).collect();
    scenes.sort();
    let scene =
        scenes.iter().find(|path| path.extension().is_some_and(|end| end == "png")).expect("the gallery has scenes");
    let picture = decode(&std::fs::read(scene).unwrap(), &Limits::default()).unwrap();

    let thumbnail = picture.thumbnail(1280).unwrap();

    assert_eq!(thumbnail.media_type, "image/webp");
    assert_eq!(open(&thumbnail).pixels(), picture.pixels());
}

#[test]
fn transparency_survives_shrinking() {
    let Pixels::Translucent(small) =
        open(&shared::picture("fixtures/webp/lossy_alpha.webp").thumbnail(50).unwrap()).pixels().clone()
    else {
        panic!("the thumbnail is opaque")
    };

    assert!(small.pixels().any(|pixel| pixel.0[3] == 0));
    assert!(small.pixels().any(|pixel| pixel.0[3] == 255));
}

#[test]
fn photographs_become_lossy() {
    let thumbnail = shared::picture("photos/chelsea-cat.png").thumbnail(320).unwrap();

    assert_eq!(Kind::sniff(&thumbnail.bytes), Some(Kind::WebP));
    assert_eq!(thumbnail.media_type, "image/webp");
    assert_eq!(thumbnail.bytes[12..16], *b"VP8 ");
    assert!(thumbnail.bytes.len() < 20_000, "{} bytes", thumbnail.bytes.len());
}

#[test]
fn photographs_look_as_before() {
    for path in ["photos/chelsea-cat.png", "photos/coffee.png", "photos/astronaut.png"] {
        let picture = shared::picture(path);
        let before = picture.rgb();
        let after = open(&picture.thumbnail(1280).unwrap()).rgb();

        assert_eq!(after.dimensions(), before.dimensions(), "{path}");
        let off: u64 = before.iter().zip(after.iter()).map(|(before, after)| u64::from(before.abs_diff(*after))).sum();
        let mean = off as f64 / before.len() as f64;
        assert!(mean < 4.0, "{path}: {mean}");
    }
}

#[test]
fn nothing_but_pixels_gets_into_a_thumbnail() {
    for path in [
        "exif/gps.jpg",
        "exif/landscape_6.jpg",
        "exif/hopper_6.webp",
        "polyglot/exif_xss.jpg",
        "polyglot/png_text_xss.png",
        "polyglot/png_html_tail.png",
        "polyglot/jpeg_comment_html.jpg",
        "polyglot/jpeg_zip.jpg",
        "jpeg/icc_srgb.jpg",
        "jpeg/iptc.jpg",
    ] {
        let picture = shared::picture(&format!("fixtures/{path}"));
        for side in [4, 100, 1280] {
            let bytes = picture.thumbnail(side).unwrap().bytes;
            for trace in [
                &b"Exif"[..],
                b"EXIF",
                b"GPS",
                b"<script",
                b"<html",
                b"<?php",
                b"PK\x03\x04",
                b"ICC_PROFILE",
                b"http://",
                b"Photoshop",
            ] {
                let found = bytes.windows(trace.len()).any(|window| window == trace);
                assert!(!found, "{path} at {side} carries {}", trace.escape_ascii());
            }
        }
    }
}
