//! The outcome of every fixture.

use media::{Limits, MediaError, Picture, decode};
use serde_json::Value;

use crate::shared;

#[test]
fn every_fixture_has_its_expected_outcome() {
    let failures: Vec<_> = shared::fixtures()
        .iter()
        .filter_map(|(path, expected)| {
            let outcome = decode(&shared::bytes(&format!("fixtures/{path}")), &Limits::default());
            judge(expected, &outcome).err().map(|reason| format!("{path}: {reason}"))
        })
        .collect();

    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

fn judge(expected: &Value, outcome: &Result<Picture, MediaError>) -> Result<(), String> {
    let flag = |name: &str| expected[name] == Value::Bool(true);
    match (expected["expect"].as_str(), outcome) {
        (Some("ok"), Ok(picture)) => {
            let (wide, high) = (expected["width"].as_u64(), expected["height"].as_u64());
            let (width, height) = (picture.width(), picture.height());
            if (Some(u64::from(width)), Some(u64::from(height))) == (wide, high) {
                Ok(())
            } else {
                Err(format!("{width} x {height} instead of {wide:?} x {high:?}"))
            }
        }
        (Some("ok"), Err(MediaError::Unsupported { looks_like: Some(_) })) if flag("optional") => Ok(()),
        (Some("ok"), Err(_)) if flag("may_reject") => Ok(()),
        (Some("ok"), Err(error)) => Err(format!("refused: {error:?}")),
        (Some("rejected"), Err(_)) => Ok(()),
        (Some("rejected"), Ok(_)) if flag("may_accept") => Ok(()),
        (Some("rejected"), Ok(picture)) => Err(format!("taken as {} x {}", picture.width(), picture.height())),
        (expect, _) => Err(format!("unknown expectation {expect:?}")),
    }
}

#[test]
fn refusals_name_the_reason() {
    let reason = |path: &str| {
        let bytes = shared::bytes(&format!("fixtures/{path}"));
        decode(&bytes, &Limits::default()).expect_err("the fixture is refused")
    };
    let looks_like = |path: &str| match reason(path) {
        MediaError::Unsupported { looks_like } => looks_like,
        other => panic!("{path}: {other:?}"),
    };

    assert!(matches!(reason("bad/zero_bytes.jpg"), MediaError::Empty));
    assert!(matches!(reason("bad/truncated_header.jpg"), MediaError::Broken { .. }));
    assert!(matches!(reason("bad/zero_width.png"), MediaError::Broken { .. }));
    assert_eq!(looks_like("bad/text.jpg"), None);
    assert_eq!(looks_like("bad/random.jpg"), None);
    assert_eq!(looks_like("bad/html.jpg"), Some("a web page"));
    assert_eq!(looks_like("bad/script.svg"), Some("an SVG drawing"));
    assert_eq!(looks_like("bad/svg_named.png"), Some("an SVG drawing"));
    assert_eq!(looks_like("bad/zip.jpg"), Some("a ZIP archive"));
    assert_eq!(looks_like("bad/pdf.png"), Some("a PDF document"));
    assert_eq!(looks_like("avif/animated.avif"), Some("an AVIF picture"));
    assert_eq!(looks_like("heic/bee.heic"), Some("a HEIC picture"));
    assert_eq!(looks_like("ico/smile.ico"), Some("an icon (ICO)"));
}

#[test]
fn bombs_are_refused_from_their_headers() {
    for (path, claims) in [
        ("bomb_header_50000.png", (50_000, 50_000)),
        ("bomb_real_20000_gray.png", (20_000, 20_000)),
        ("huge_claim.jpg", (65_500, 65_500)),
        ("huge_claim.gif", (65_535, 65_535)),
    ] {
        match decode(&shared::bytes(&format!("fixtures/bad/{path}")), &Limits::default()) {
            Err(MediaError::TooManyPixels { width, height, .. }) => assert_eq!((width, height), claims, "{path}"),
            other => panic!("{path}: {other:?}"),
        }
    }
}

#[test]
fn tighter_limits_refuse_what_the_defaults_take() {
    let bytes = shared::bytes("photos/astronaut.png");

    let few_bytes = decode(&bytes, &Limits { max_bytes: 1000, ..Limits::default() });
    let few_pixels = decode(&bytes, &Limits { max_pixels: 512 * 512 - 1, ..Limits::default() });
    let short_sides = decode(&bytes, &Limits { max_side: 511, ..Limits::default() });

    assert!(matches!(few_bytes, Err(MediaError::TooManyBytes { limit: 1000, .. })));
    assert!(matches!(few_pixels, Err(MediaError::TooManyPixels { width: 512, height: 512, .. })));
    assert!(matches!(short_sides, Err(MediaError::TooLong { limit: 511, .. })));
}
