//! Pictures as terms.

use query::{Meaning, Part, Picture, Term, parse};

use crate::only_part;

const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
const HASH: &str = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";

fn picture(text: &str) -> (Picture, f32) {
    let Part::Term(Term { meaning: Meaning::Picture(picture), weight }) = only_part(text) else {
        panic!("{text} is no picture")
    };
    (picture, weight)
}

#[test]
fn stored_pictures_have_ids_and_examples_have_hashes() {
    let stored = Picture::Stored(ID.parse().unwrap());
    let (example, weight) = picture(&format!("like:{HASH}"));

    assert_eq!(picture(&format!("like:{ID}")), (stored, 1.0));
    assert_eq!(picture(&format!("Like:{}", ID.to_uppercase())), (stored, 1.0));
    let Picture::Example(bytes) = example else { panic!("a hash is no id") };
    assert_eq!((bytes[0], bytes[31], weight), (0xaf, 0x62, 1.0));
    assert_eq!(picture(&format!("like:{}", HASH.to_uppercase())), (example, 1.0));
}

#[test]
fn pictures_have_weights() {
    let table = [
        (format!("2:like:{ID}"), 2.0, format!("2:like:{ID}")),
        (format!("-1:like:{HASH}"), -1.0, format!("-1:like:{HASH}")),
        (format!("-like:{ID}"), -1.0, format!("-1:like:{ID}")),
        (format!("1:like:{ID}"), 1.0, format!("like:{ID}")),
        (format!("0.5:like:\"{ID}\""), 0.5, format!("0.5:like:{ID}")),
    ];
    for (text, weight, canonical) in table {
        assert_eq!(picture(&text).1, weight, "{text}");
        assert_eq!(only_part(&text).to_string(), canonical);
    }
}

#[test]
fn what_is_neither_an_id_nor_a_hash_is_a_word() {
    let umlauts = "é".repeat(32);
    for value in ["", "beach", &HASH[1..], &HASH.replace('a', "g"), &HASH.replace("af", "+f"), &umlauts] {
        for text in [format!("like:{value}"), format!("2:like:{value}")] {
            let (query, notes) = parse(&text);

            assert_eq!(query.parts(), [Part::Words(text.clone())]);
            assert_eq!(notes.len(), 1, "{text}");
        }
    }
}
