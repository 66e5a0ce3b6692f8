//! Filters and their values.

use std::ops::RangeBounds;

use chrono::{NaiveDate, NaiveDateTime};
use query::{Condition, DateRange, Filter, Measure, Part};

use crate::only_part;

fn condition(text: &str) -> Condition {
    let Part::Filter(condition) = only_part(text) else { panic!("{text} is no filter") };
    condition
}

fn filter(text: &str) -> Filter {
    let condition = condition(text);
    assert!(!condition.is_negated, "{text}");
    condition.filter
}

fn range(text: &str) -> DateRange {
    let Filter::Date(when) = filter(text) else { panic!("{text} is no date") };
    when.range()
}

fn midnight(year: i32, month: u32, day: u32) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(0, 0, 0)
}

#[test]
fn names_are_texts() {
    assert_eq!(filter("tag:beach"), Filter::Tag("beach".into()));
    assert_eq!(filter("TAG:Beach"), Filter::Tag("Beach".into()));
    assert_eq!(filter("tag:\"golden gate\""), Filter::Tag("golden gate".into()));
    assert_eq!(filter("tag:\"golden gate"), Filter::Tag("golden gate".into()));
    assert_eq!(filter("tag:a:b"), Filter::Tag("a:b".into()));
    assert_eq!(filter("tag:-a"), Filter::Tag("-a".into()));
    assert_eq!(filter("file:invoice"), Filter::File("invoice".into()));
    assert_eq!(filter("file:\"//share\""), Filter::File("//share".into()));
}

#[test]
fn dates_are_half_open_ranges() {
    let table = [
        ("before:2024", None, midnight(2024, 1, 1)),
        ("before:2024-06", None, midnight(2024, 6, 1)),
        ("before:2024-05-03", None, midnight(2024, 5, 3)),
        ("after:2024", midnight(2024, 1, 1), None),
        ("after:2024-05", midnight(2024, 5, 1), None),
        ("after:2024-5-3", midnight(2024, 5, 3), None),
        ("date:2024", midnight(2024, 1, 1), midnight(2025, 1, 1)),
        ("date:2024-12", midnight(2024, 12, 1), midnight(2025, 1, 1)),
        ("date:2024-02-29", midnight(2024, 2, 29), midnight(2024, 3, 1)),
        ("date:0001", midnight(1, 1, 1), midnight(2, 1, 1)),
        ("date:9999-12-31", midnight(9999, 12, 31), midnight(10000, 1, 1)),
    ];
    for (text, from, until) in table {
        assert_eq!(range(text), DateRange { from, until }, "{text}");
    }
}

#[test]
fn colours_have_names_and_numbers() {
    let table = [
        ("color:red", [255, 0, 0], "color:red"),
        ("colour:#ff8800", [255, 136, 0], "color:#ff8800"),
        ("color:#F80", [255, 136, 0], "color:#ff8800"),
        ("color:#ff0000", [255, 0, 0], "color:red"),
        ("color:Grey", [128, 128, 128], "color:gray"),
        ("color:gray", [128, 128, 128], "color:gray"),
    ];
    for (text, rgb, canonical) in table {
        assert_eq!(filter(text), Filter::Colour(rgb), "{text}");
        assert_eq!(only_part(text).to_string(), canonical);
    }
}

#[test]
fn types_are_media_types() {
    let table = [
        ("jpg", "image/jpeg", "jpg"),
        ("JPEG", "image/jpeg", "jpg"),
        ("png", "image/png", "png"),
        ("gif", "image/gif", "gif"),
        ("webp", "image/webp", "webp"),
        ("bmp", "image/bmp", "bmp"),
        ("tif", "image/tiff", "tiff"),
        ("tiff", "image/tiff", "tiff"),
        ("ico", "image/x-icon", "ico"),
        ("image/png", "image/png", "png"),
    ];
    for (name, media_type, canonical) in table {
        assert_eq!(filter(&format!("type:{name}")), Filter::MediaType(media_type), "{name}");
        assert_eq!(only_part(&format!("type:{name}")).to_string(), format!("type:{canonical}"));
    }
}

#[test]
fn sizes_hold_from_bound_to_bound() {
    use Measure::{File, LongerSide};
    // The text, its measure, numbers that belong and that do not, and the canonical text.
    let table = [
        ("size:>2000", LongerSide, vec![2001, u64::MAX], vec![2000], ">2000"),
        ("size:>=2000", LongerSide, vec![2000], vec![1999], ">=2000"),
        ("size:<2000", LongerSide, vec![0, 1999], vec![2000], "<2000"),
        ("size:<=2000px", LongerSide, vec![2000], vec![2001], "<=2000"),
        ("size:2000", LongerSide, vec![2000, 2001], vec![1999], ">=2000"),
        ("size:1000..2000", LongerSide, vec![1000, 2000], vec![999, 2001], "1000..2000"),
        ("size:2000..1000", LongerSide, vec![1000, 2000], vec![999, 2001], "1000..2000"),
        ("size:>5MB", File, vec![5_000_001], vec![5_000_000], ">5MB"),
        ("size:>=1000kb", File, vec![1_000_000], vec![999_999], ">=1MB"),
        ("size:<1.5GB", File, vec![1_499_999_999], vec![1_500_000_000], "<1.5GB"),
        ("size:100KB..1.5MB", File, vec![100_000, 1_500_000], vec![99_999, 1_500_001], "100KB..1.5MB"),
        ("size:1..5MB", File, vec![1_000_000, 5_000_000], vec![999_999, 5_000_001], "1MB..5MB"),
    ];
    for (text, measure, inside, outside, canonical) in table {
        let Filter::Size(size) = filter(text) else { panic!("{text} is no size") };

        assert_eq!(size.measure, measure, "{text}");
        assert!(inside.iter().all(|number| size.bounds().contains(number)), "{text}");
        assert!(!outside.iter().any(|number| size.bounds().contains(number)), "{text}");
        assert_eq!(only_part(text).to_string(), format!("size:{canonical}"));
    }
}

#[test]
fn small_numbers_of_bytes_are_written_without_loss() {
    for (text, canonical) in
        [("<0KB", "<0KB"), (">0.001KB", ">0.001KB"), (">0.0012MB", ">1.2KB"), ("1.000000001GB", ">=1.000000001GB")]
    {
        assert_eq!(only_part(&format!("size:{text}")).to_string(), format!("size:{canonical}"));
    }
}

#[test]
fn a_dash_negates_each_filter() {
    for text in ["tag:a", "file:a", "before:2024", "after:2024", "date:2024", "color:red", "type:png", "size:>2000"] {
        let negated = condition(&format!("-{text}"));

        assert_eq!(negated, Condition { filter: filter(text), is_negated: true });
        assert_eq!(only_part(&format!("-{text}")).to_string(), format!("-{text}"));
    }
}
