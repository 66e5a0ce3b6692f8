//! What ranking, keyword search and pages see.

use query::{Filter, Meaning, Picture, Query, Term};

use crate::{only_part, read};

const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
const HASH: &str = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";

fn everything() -> Query {
    read(&format!(
        "sunset tag:sea \"golden gate\" beach -dog 2:palm -1:people like:{ID} -\"hot dog\" -type:png at dusk \
         0.5:\"red car\""
    ))
}

fn text(text: &str, weight: f32) -> Term {
    Term { meaning: Meaning::Text(text.into()), weight }
}

#[test]
fn ranking_sees_weighted_meanings_and_what_has_to_hold() {
    let query = everything();
    let like = Term { meaning: Meaning::Picture(Picture::Stored(ID.parse().unwrap())), weight: 1.0 };

    let terms = [
        text("sunset beach at dusk", 1.0),
        text("golden gate", 1.0),
        text("palm", 2.0),
        text("people", -1.0),
        like,
        text("red car", 0.5),
    ];
    assert_eq!(query.terms(), terms);
    assert_eq!(query.phrases().collect::<Vec<_>>(), ["golden gate"]);
    assert_eq!(query.excluded().collect::<Vec<_>>(), ["dog", "hot dog"]);
    let filters: Vec<_> = query.filters().map(|condition| (&condition.filter, condition.is_negated)).collect();
    assert_eq!(filters, [(&Filter::Tag("sea".into()), false), (&Filter::MediaType("image/png"), true)]);
}

#[test]
fn keyword_search_sees_the_positive_words_in_their_order() {
    assert_eq!(everything().plain_text(), "sunset golden gate beach palm at dusk red car");
    assert_eq!(read("-a tag:b -1:c").plain_text(), "");
}

#[test]
fn free_words_can_be_changed_among_the_others() {
    let corrected = read("sunst -dog 2:palm bech").with_words(|words| words.replace("un", "uns").replace("ec", "eac"));
    assert_eq!(corrected.to_string(), "sunsst -dog 2:palm beach");
    assert!(read(" ").is_empty() && !read("-dog").is_empty());
}

#[test]
fn nothing_to_rank_by_is_no_term() {
    assert_eq!(read("").terms(), []);
    assert_eq!(read("-dog tag:sea").terms(), []);
}

#[test]
fn a_page_shows_each_part_in_the_order_written() {
    let table = [
        ("sunset beach", "sunset beach"),
        ("\"golden gate\"", "\"golden gate\""),
        ("-dog", "without: dog"),
        ("-\"hot dog\"", "without: hot dog"),
        ("2:beach", "2 × beach"),
        ("-0.5:\"red car\"", "-0.5 × red car"),
        ("tag:beach", "tag: beach"),
        ("-file:invoice", "not file: invoice"),
        ("before:2024-05", "before 2024-05"),
        ("-after:2024-05-03", "not after 2024-05-03"),
        ("date:2024", "date: 2024"),
        ("colour:grey", "color: gray"),
        ("type:jpeg", "type: jpg"),
        ("size:>2000", "size > 2000 px"),
        ("size:>=2000", "size >= 2000 px"),
        ("-size:<5MB", "not size < 5 MB"),
        ("size:<=5MB", "size <= 5 MB"),
        ("size:1000..2000", "size 1000 px to 2000 px"),
        (&format!("like:{ID}"), "like: picture 01890a5d…"),
        (&format!("-2:like:{HASH}"), "-2 × like: example af1349b9…"),
    ];
    for (text, label) in table {
        assert_eq!(only_part(text).label(), label);
    }

    let labels: Vec<_> = everything().parts().iter().take(4).map(query::Part::label).collect();
    assert_eq!(labels, ["sunset", "tag: sea", "\"golden gate\"", "beach"]);
}

#[test]
fn a_removed_part_leaves_the_others_and_joins_the_words_around_it() {
    let query = read("sunset tag:sea beach -dog");

    assert_eq!(query.without(0).to_string(), "tag:sea beach -dog");
    assert_eq!(query.without(1), read("sunset beach -dog"));
    assert_eq!(query.without(3).to_string(), "sunset tag:sea beach");
    assert_eq!(query.without(4), query);
}
