//! File names that break things.

use media::{MAX_NAME_BYTES, clean_name};

use crate::shared;

/// The names with whether they have to come back unchanged. Bytes that are no UTF-8 come as a decoder replaces them.
fn names() -> Vec<(String, bool)> {
    let list = shared::json("fixtures/names.json");
    let names = list["names"].as_array().unwrap().iter().map(|entry| {
        let name = match (entry["name"].as_str(), entry["name_hex"].as_str()) {
            (Some(name), _) => name.to_owned(),
            (None, Some(hex)) => String::from_utf8_lossy(&unhex(hex)).into_owned(),
            (None, None) => panic!("an entry without a name: {entry}"),
        };
        (name, entry["expect"] == "ok")
    });
    names.collect()
}

fn unhex(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn good_names_come_back_unchanged() {
    for (name, is_good) in names() {
        if is_good {
            assert_eq!(clean_name(&name), name);
        }
    }
}

#[test]
fn every_name_becomes_safe_and_stays_so() {
    for (name, _) in names() {
        let clean = clean_name(&name);

        assert!(!clean.is_empty() && clean.len() <= MAX_NAME_BYTES, "{name:?} -> {clean:?}");
        assert!(!clean.contains(|char: char| char.is_control() || "/\\\"\u{202e}".contains(char)), "{clean:?}");
        assert!(clean != "." && clean != ".." && clean.trim() == clean, "{clean:?}");
        assert_eq!(clean_name(&clean), clean, "cleaning twice changes nothing");
    }
}
