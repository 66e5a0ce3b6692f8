//! What is not understood becomes words, and a note tells what would have been.

use query::{Advice, Key, Part, parse};

#[test]
fn bad_values_become_words_and_notes() {
    let table: [(&str, Key, &[&str]); 9] = [
        ("tag:", Key::Tag, &["", "\"\"", "\" \""]),
        ("file:", Key::File, &[""]),
        (
            "before:",
            Key::Before,
            &["", "soon", "24", "02024", "0000", "2024-00", "2024-13", "2024-", "2024-1-", "-2024", "+202"],
        ),
        (
            "after:",
            Key::After,
            &["2023-02-29", "2024-04-31", "2024-04-001", "2024-05-03-01", "2024-05-03T10", "2024/05"],
        ),
        ("date:", Key::Date, &["today", "２０２４"]),
        ("color:", Key::Colour, &["", "blurple", "#", "#ff", "#ff88000", "#ggg", "ff8800", "#éé"]),
        ("type:", Key::Type, &["", "heic", "image/heic", "jpgg"]),
        (
            "size:",
            Key::Size,
            &["", "huge", ">", ">-5", "=5", "1.5", "5TB", ">.MB", ">1.5.5MB", ">0.0001KB", "1..", "..2", ".."],
        ),
        ("size:", Key::Size, &["1..2..3", "5px..6MB", ">1..2", "99999999999GB", "99999999999999999999"]),
    ];
    for (name, key, values) in table {
        for value in values {
            let text = format!("{name}{value}");

            let (query, notes) = parse(&text);

            assert!(matches!(query.parts(), [Part::Words(_)]), "{text} became {query:?}");
            assert_eq!(notes.len(), 1, "{text}");
            assert!(text.starts_with(&notes[0].written), "{text}");
            assert_eq!(notes[0].advice, Advice::Value(key), "{text}");
        }
    }
}

#[test]
fn words_keep_the_text_that_was_not_understood() {
    let (query, notes) = parse("beach BEFORE:\"next  year\" -type:jpgg");

    let parts = [Part::Words("beach BEFORE:next year".into()), Part::Without("type:jpgg".into())];
    assert_eq!(query.parts(), parts);
    assert_eq!(query.to_string(), "beach BEFORE:next year -type:jpgg");
    let written: Vec<_> = notes.iter().map(|note| note.written.as_str()).collect();
    assert_eq!(written, ["BEFORE:\"next  year\"", "-type:jpgg"]);
}

#[test]
fn weights_have_bounds() {
    for text in
        ["0:a", "0.0:a", "-0:a", "10.1:a", "-11:a", "2024:christmas", "2:", "2:\"\"", "3:tag:a", "2:size:\">1\""]
    {
        let (query, notes) = parse(text);

        assert!(matches!(query.parts(), [Part::Words(_) | Part::Without(_)]), "{text}");
        assert_eq!(notes.len(), 1, "{text}");
        assert!(matches!(notes[0].advice, Advice::Weight | Advice::NoWeight), "{text}");
    }
}

#[test]
fn almost_known_names_get_a_note() {
    let table = [
        ("tga:beach", "tag:beach"),
        ("tags:beach", "tag:beach"),
        ("befor:2024", "before:2024"),
        ("Colr:red", "color:red"),
        ("collour:red", "color:red"),
        ("szie:>5:5", "size:>5:5"),
        ("lke:a", "like:a"),
    ];
    for (text, known) in table {
        let (query, notes) = parse(text);

        assert_eq!(query.parts(), [Part::Words(text.into())]);
        assert_eq!(notes.len(), 1, "{text}");
        assert_eq!(notes[0].advice, Advice::Known(known.to_owned()), "{text}");
    }
}

#[test]
fn other_names_and_addresses_stay_silent() {
    for text in
        ["foo:bar", "tag://x", "tags://x", "tags:", "tgas:x", r"tga\:x", "https://a.b", "a:b:c", "12:30", "note:a"]
    {
        assert_eq!(parse(text).1, [], "{text}");
    }
}
