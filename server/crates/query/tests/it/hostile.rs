//! Long texts: what takes more than linear time does not come back from them.

use query::{Advice, MAX_PARTS, parse};

const LENGTH: usize = 300_000;

#[test]
fn long_texts_are_read_and_written_at_once() {
    let patterns = [
        "x",
        "-",
        "\"",
        "\\",
        ":",
        " ",
        "é ",
        "a ",
        "\"a",
        "\"a\" ",
        "a\"",
        "-\"",
        "tag:",
        "tagg:a ",
        "tag:\"",
        "before:x ",
        "2:",
        "2:2:",
        "2:a ",
        "like:",
        "2:like:",
        "1",
        "1.",
        "a:",
        "\\\"",
        "-a",
        "size:1..",
        "\0",
        "“",
        "-before:\"a ",
    ];
    for pattern in patterns {
        let text = pattern.repeat(LENGTH / pattern.len());

        let (query, _) = parse(&text);

        assert!(query.parts().len() <= MAX_PARTS);
        assert_eq!(parse(&query.to_string()).0, query, "{pattern}");
    }
}

#[test]
fn long_numbers_are_too_large_and_no_more() {
    let digits = "9".repeat(1000);
    for text in
        [format!("{digits}:a"), format!("size:>{digits}"), format!("size:>{digits}GB"), format!("after:{digits}")]
    {
        let (query, notes) = parse(&text);

        assert_eq!(query.to_string(), text);
        assert_eq!(notes.len(), 1);
    }
}

#[test]
fn what_is_more_than_the_most_parts_becomes_one_note() {
    let text = (1..=MAX_PARTS + 2).map(|number| format!("tag:t{number}")).collect::<Vec<_>>().join(" ");

    let (query, notes) = parse(&text);

    assert_eq!(query.parts().len(), MAX_PARTS);
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].written, "tag:t33 tag:t34");
    assert_eq!(notes[0].advice, Advice::FewerParts);
}

#[test]
fn many_words_are_one_part() {
    let text = "word ".repeat(1000);

    let (query, notes) = parse(&text);

    assert_eq!(query.parts().len(), 1);
    assert_eq!(query.to_string(), text.trim_end());
    assert_eq!(notes, []);
}
