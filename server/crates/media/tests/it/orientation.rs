//! Pictures that were stored turned.

use media::Picture;

use crate::shared;

/// The mean difference of two pictures' channels, in levels of 255.
fn difference(a: &Picture, b: &Picture) -> f64 {
    let (a, b) = (a.rgb(), b.rgb());
    assert_eq!(a.dimensions(), b.dimensions());
    let sum: u64 = a.iter().zip(b.iter()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / a.len() as f64
}

#[test]
fn all_eight_orientations_show_the_same_picture() {
    for name in ["landscape", "portrait"] {
        let upright = shared::picture(&format!("fixtures/exif/{name}_1.jpg"));
        for orientation in 2..=8 {
            let turned = shared::picture(&format!("fixtures/exif/{name}_{orientation}.jpg"));
            let difference = difference(&upright, &turned);
            assert!(difference < 6.0, "{name}_{orientation}: {difference}");
        }
    }
}

#[test]
fn orientations_that_do_not_exist_turn_nothing() {
    let zero = shared::picture("fixtures/exif/orientation_zero.jpg");
    let nine = shared::picture("fixtures/exif/orientation_nine.jpg");

    assert_eq!((zero.width(), zero.height()), (225, 150));
    assert!(difference(&zero, &nine) < 1.0);
}

#[test]
fn a_turned_webp_shows_the_same_picture() {
    let half = shared::picture("fixtures/exif/hopper_3.webp");

    for orientation in [6, 8] {
        let turned = shared::picture(&format!("fixtures/exif/hopper_{orientation}.webp"));
        let difference = difference(&half, &turned);
        assert!(difference < 6.0, "hopper_{orientation}: {difference}");
    }
}
