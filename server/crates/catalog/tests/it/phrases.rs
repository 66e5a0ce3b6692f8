//! Phrases, and pieces of names.

use catalog::Catalog;
use uuid::Uuid;

use crate::support::{catalog, describe, insert_named};

async fn has_phrase(catalog: &Catalog, library: Uuid, phrase: &str) -> bool {
    !catalog.with_phrase(library, phrase, 10).await.unwrap().is_empty()
}

async fn has_name(catalog: &Catalog, library: Uuid, part: &str) -> bool {
    !catalog.with_name(library, part, 10).await.unwrap().is_empty()
}

#[tokio::test]
async fn a_phrase_stands_at_the_borders_of_words_within_one_text() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert_named(&catalog, library, 1, "Old_Town-Café.png").await;
    describe(&catalog, library, id, &["red car", "Park bench"], "Two dogs;\nthree cats & a 1.5 m fence").await;

    for phrase in [
        "old town",
        "OLD TOWN CAFE",
        "town—café",
        "café.png",
        "png",
        "car",
        "Red-Car",
        "dogs three",
        "1.5",
        "a",
        "(the)",
        "",
    ] {
        let expected = !matches!(phrase, "(the)" | "");
        assert_eq!(has_phrase(&catalog, library, phrase).await, expected, "{phrase}");
    }
    for phrase in [
        "ld town",
        "old tow",
        "town old",
        "old cafe",
        "dog",
        "png red",
        "car park",
        "bench two",
        "cats fence",
        "1 5 m f",
    ] {
        assert!(!has_phrase(&catalog, library, phrase).await, "{phrase}");
    }
}

#[tokio::test]
async fn part_of_a_name_is_found_with_its_signs() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert_named(&catalog, library, 1, "IMG_2024 50%_Übersicht\\a.png").await;
    describe(&catalog, library, id, &["beach"], "sunset").await;

    for part in
        ["IMG_2024", "img_", "mg_20", "0%_ü", "ubersicht", "ÜBERSICHT\\A", ".png", "%", "_", "\\", "g", "５０％"]
    {
        assert!(has_name(&catalog, library, part).await, "{part}");
    }
    for part in ["img-2024", "i_g", "5%", "%%", "__", "\\\\", "\\%", "2024_", "beach", "sunset", "png.", "猫"] {
        assert!(!has_name(&catalog, library, part).await, "{part}");
    }
}

#[tokio::test]
async fn one_more_than_asked_for_shows_that_there_are_more() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    for number in 0..5 {
        insert_named(&catalog, library, number, &format!("red car {number}.png")).await;
    }

    for (limit, found) in [(0, 1), (3, 4), (4, 5), (5, 5), (u64::MAX, 5)] {
        assert_eq!(catalog.with_phrase(library, "red car", limit).await.unwrap().len(), found);
        assert_eq!(catalog.with_name(library, "d c", limit).await.unwrap().len(), found);
    }
}
