//! The table that users see is true.

use query::{Filter, Part};

use crate::{only_part, read};

const README: &str = include_str!("../../README.md");
const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

/// The texts between backticks.
fn examples(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

#[test]
fn every_example_is_one_part_and_gets_no_note() {
    let language = README.split("## ").find(|section| section.starts_with("The language")).unwrap();
    let first_columns = language.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());

    let mut count = 0;
    for column in first_columns {
        for example in examples(&format!("`{column}")) {
            let part = only_part(&example.replace("ID", ID));
            let is_filter = example.trim_start_matches('-').starts_with(|first: char| first.is_ascii_alphabetic())
                && example.contains(':')
                && !example.contains("like:");
            assert_eq!(matches!(part, Part::Filter(_)), is_filter && !example.contains('\\'), "{example}");
            count += 1;
        }
    }
    assert!(count > 30, "only {count} examples were found");
}

#[test]
fn every_listed_colour_and_type_is_known() {
    let (_, list) = README.split_once("- Colours: ").unwrap();
    let (names, _) = list.split_once(", or").unwrap();
    for name in names.split([',', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
        assert!(matches!(filter(&format!("color:{name}")), Filter::Colour(_)), "{name}");
    }

    let types = README.lines().find(|line| line.starts_with("| `type:")).unwrap();
    for name in examples(types).skip(1) {
        assert!(matches!(filter(&format!("type:{name}")), Filter::MediaType(_)), "{name}");
    }
}

fn filter(text: &str) -> Filter {
    read(text).filters().next().unwrap().filter.clone()
}
