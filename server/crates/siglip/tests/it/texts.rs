//! Token ids against transformers, and texts that nobody sane would type.

use std::path::PathBuf;

use siglip::{Checkpoint, TextProcessor};

use crate::support::{TINY, bundled, tiny};

#[test]
fn ids_equal_those_of_transformers() {
    for name in TINY {
        let processor = open(tiny(name));
        let json: serde_json::Value =
            serde_json::from_slice(&std::fs::read(tiny(name).join("expected.json")).unwrap()).unwrap();

        for entry in json["ids"].as_array().unwrap() {
            let text = entry["text"].as_str().unwrap();
            let wanted: Vec<u32> = serde_json::from_value(entry["ids"].clone()).unwrap();
            assert_eq!(processor.ids(text).unwrap(), wanted, "{name}: {text:?}");
        }
    }
}

#[test]
fn any_text_gives_exactly_the_length_of_the_model() {
    let hostile = [
        String::new(),
        "\0".to_owned(),
        "a\0b\u{1}\u{7f}".to_owned(),
        "\u{202e}dog\u{202c}\u{200f} \u{5db}\u{5dc}\u{5d1}".to_owned(),
        "👩‍👩‍👧‍👦🏳️‍🌈🐶".repeat(50),
        "Z\u{300}\u{301}\u{302}\u{303}".repeat(200),
        "<pad></s><eos><bos><unk>".to_owned(),
        "\u{feff}\u{fffd}\u{10ffff}".to_owned(),
        " \t\r\n\u{3000}".repeat(1000),
        "!".repeat(10_000),
        "dog ".repeat(250_000),
        "x".repeat(1_000_000),
        "犬".repeat(300_000),
    ];
    for folder in TINY.map(tiny).into_iter().chain([bundled()]) {
        let processor = open(folder.clone());
        for text in &hostile {
            let ids = processor.ids(text).unwrap();
            let start: String = text.chars().take(20).collect();
            assert_eq!(ids.len(), processor.length(), "{}: {start:?}", folder.display());
        }
    }
}

#[test]
fn a_long_text_still_ends_with_eos() {
    let processor = open(tiny("siglip2"));

    let ids = processor.ids(&"a photo of a dog ".repeat(40)).unwrap();

    assert_eq!(ids.last(), Some(&1));
    assert!(!ids.contains(&0), "no room is left for padding");
}

fn open(folder: PathBuf) -> TextProcessor {
    TextProcessor::new(&Checkpoint::open(&folder).unwrap()).unwrap()
}
