//! Which pictures words find, in which order, and what nobody can break with them.

use catalog::Catalog;
use uuid::Uuid;

use crate::support::{big_library, catalog, describe, insert_named, other_library};

/// No pictures.
const NONE: [Uuid; 0] = [];

async fn ids(catalog: &Catalog, library: Uuid, query: &str, limit: u64) -> Vec<Uuid> {
    catalog.find_words(library, query, limit).await.unwrap().matches.into_iter().map(|found| found.id).collect()
}

#[tokio::test]
async fn more_words_come_first_then_better_ones_then_the_id() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let mut inserted = Vec::new();
    for (number, name) in (1..).zip([
        "red.png",                // one
        "red car beach.png",      // all
        "redcar beaches car.png", // two
        "carpet.png",             // none: too short to be near
        "red beachy.png",         // one, and nearly one
        "beach.png",              // one
        "beachy.png",             // nearly one
        "car beach red.png",      // all
    ]) {
        inserted.push(insert_named(&catalog, library, number, name).await);
    }

    let found = ids(&catalog, library, "red car beach", 10).await;

    assert_eq!(found, [1, 7, 2, 4, 0, 5, 6].map(|place: usize| inserted[place]));
    assert_eq!(ids(&catalog, library, "red car beach", 3).await, found[..3]);
    assert_eq!(ids(&catalog, library, "red car beach", 0).await, NONE);
    assert_eq!(ids(&catalog, library, "red car beach", u64::MAX).await, found);
}

#[tokio::test]
async fn words_that_stand_everywhere_hide_nothing() {
    let (catalog, library) = big_library().await;
    let last = insert_named(&catalog, library, 1, "img zebra.jpg").await;
    let described = insert_named(&catalog, library, 2, "zebra.png").await;
    describe(&catalog, library, described, &["img"], "").await;

    assert_eq!(ids(&catalog, library, "img png zebra", 3).await[..1], [described]);
    let four = catalog.find_words(library, "lighthouse zebra img png", 122).await.unwrap().matches;
    assert_eq!(four.iter().filter(|found| found.keywords == 3).count(), 121, "120 lighthouses and a zebra");
    assert_eq!(ids(&catalog, library, "zebra", 10).await, [last, described]);
    assert_eq!(ids(&catalog, library, "png", 10_000).await.len(), 2000);
    let rare_and_common = ids(&catalog, library, "jpg png", 10_000).await;
    assert!(rare_and_common.len() > 1000 && rare_and_common.contains(&last));
}

#[tokio::test]
async fn a_library_is_found_nothing_of_another() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    let foreign = insert_named(&catalog, theirs, 1, "lighthouse.png").await;

    for query in ["lighthouse", "light", "lighthoose"] {
        assert_eq!(ids(&catalog, ours, query, 10).await, NONE);
        assert_eq!(ids(&catalog, theirs, query, 10).await, [foreign]);
    }
    assert_eq!(catalog.with_phrase(ours, "lighthouse", 10).await.unwrap(), NONE);
    assert_eq!(catalog.with_name(ours, "light", 10).await.unwrap(), NONE);
}

#[tokio::test]
async fn no_query_fails_or_does_harm() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert_named(&catalog, library, 1, "plain.png").await;
    let long_word = "x".repeat(10_000);
    let long_query: String = (0..2_500).map(|number| format!("w{number} ")).collect();
    let wide = "\u{FDFA}".repeat(10_000);
    let queries = [
        "",
        " ",
        "\0",
        "a\0b",
        "%",
        "_",
        "\\",
        "%_\\",
        "'",
        "''",
        "':*&|!",
        "a:* & !b | (c <-> d)",
        "(((",
        "'); DROP TABLE media; --",
        "$1 $$ \u{1F} \u{1}",
        "🏖️ 👨‍👩‍👧",
        "日本語",
        "1e5 0x1f -3.5 1e5abc",
        "\u{202E}\u{feff}\u{ffff}\u{10ffff}",
        "user@host.example /etc/passwd <b>x</b> &amp;",
        &long_word,
        &long_query,
        &wide,
    ];

    for query in queries {
        let found = catalog.find_words(library, query, 10).await.unwrap();
        assert_eq!(found.matches, [], "{query}");
        assert!(found.words.len() <= 16);
        assert_eq!(catalog.with_phrase(library, query, 10).await.unwrap(), NONE, "{query}");
        let anything = query.trim_matches('\0').is_empty() && !query.contains('\0');
        let named = catalog.with_name(library, query, 10).await.unwrap();
        assert_eq!(named.len(), usize::from(anything), "{query}");
    }
    assert_eq!(ids(&catalog, library, "plain", 10).await, [id]);
}
