//! How texts become words, and words are looked for.

use catalog::{Catalog, ConnectOptions, Field, NewMedia, WordMatch};
use uuid::Uuid;

use crate::support::{self, catalog, describe, execute, insert, insert_named, picture};

/// The only picture that a query finds.
async fn only(catalog: &Catalog, library: Uuid, query: &str) -> WordMatch {
    let mut found = catalog.find_words(library, query, 10).await.unwrap();
    assert_eq!(found.matches.len(), 1, "{query}: {found:?}");
    found.matches.remove(0)
}

/// The words of a query that count.
async fn words(catalog: &Catalog, query: &str) -> Vec<String> {
    let library = catalog.default_library().await.unwrap();
    catalog.find_words(library, query, 10).await.unwrap().words
}

#[tokio::test]
async fn a_file_name_is_parted_at_every_sign() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert_named(&catalog, library, 1, "IMG_2024_invoice-0423.png").await;

    for word in ["img", "2024", "invoice", "0423", "png", "PNG", "Invoices", "ÍMG"] {
        let found = only(&catalog, library, word).await;
        assert_eq!((found.id, found.keywords, found.facts), (id, 1, 1.0), "{word}");
    }
    assert_eq!(words(&catalog, "IMG_2024_invoice-0423.png").await, ["img", "2024", "invoice", "0423", "png"]);
    assert_eq!(words(&catalog, "https://a.example/x?y=1&z=%20").await, ["https", "example", "x", "y", "1", "z", "20"]);
}

#[tokio::test]
async fn it_is_told_where_a_word_stands() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert_named(&catalog, library, 1, "beach.png").await;
    describe(&catalog, library, id, &["Red Car", "Beach"], "Grandma's old car, at the café.").await;

    let found = only(&catalog, library, "BEACH car cafe zebra").await;

    let expected = [
        ("beach", Field::Name),
        ("beach", Field::Tags),
        ("car", Field::Tags),
        ("car", Field::Description),
        ("cafe", Field::Description),
    ];
    assert_eq!(found.found, expected.map(|(word, field)| (word.to_owned(), field)));
    assert_eq!((found.keywords, found.facts), (3, 0.75));
}

#[tokio::test]
async fn places_are_found() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let new = NewMedia { place: "Zürich, Switzerland".to_owned(), ..picture(library, 1) };
    insert(&catalog, &new).await;

    let found = only(&catalog, library, "zurich lake").await;

    assert_eq!((found.id, found.keywords), (new.id, 1));
    assert_eq!(found.found, [("zurich".to_owned(), Field::Place)]);
    assert_eq!(only(&catalog, library, "switserland").await.id, new.id, "the library knows the word");
    assert_eq!(catalog.with_phrase(library, "zürich switzerland", 10).await.unwrap(), [new.id]);
}

#[tokio::test]
async fn other_forms_of_english_words_are_the_words() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    insert_named(&catalog, library, 1, "dogs running.png").await;

    let found = only(&catalog, library, "the dog that runs").await;

    assert_eq!((found.keywords, found.facts), (2, 1.0));
    let where_they_stand = ["dog", "runs"].map(|word| (word.to_owned(), Field::Name));
    assert_eq!(found.found, where_they_stand);
}

#[tokio::test]
async fn words_that_english_leaves_out_count_only_alone() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    insert_named(&catalog, library, 1, "The Who on stage.png").await;

    assert_eq!(words(&catalog, "a dog on the beach").await, ["dog", "beach"]);
    assert_eq!(words(&catalog, "the WHO").await, ["the", "who"]);
    assert_eq!(only(&catalog, library, "the who").await.keywords, 2);
    assert_eq!(catalog.find_words(library, "the dog on it", 10).await.unwrap().matches, []);
}

#[tokio::test]
async fn parts_and_slips_of_long_words_count_less() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    insert_named(&catalog, library, 1, "Lighthouse cats 20241231.png").await;

    for (query, similarity) in [
        ("light", 5.0 / 6.0), // the beginning
        ("house", 4.0 / 6.0), // the end
        ("lighthoose", 7.0 / 11.0),
        ("lighthousekeeper", 0.0), // more of it is wrong than right
        ("cats", 1.25),            // the word itself
        ("ligh", 4.0 / 5.0),
        ("lig", 0.0),  // too short
        ("2024", 0.0), // a number is another number
    ] {
        let found = catalog.find_words(library, query, 10).await.unwrap().matches;
        let facts = found.first().map_or(0.0, |found| found.facts);
        assert!((facts - 0.8 * similarity).abs() < 1e-6, "{query}: {facts}");
        assert!(found.iter().all(|found| found.keywords == u32::from(similarity > 1.0)), "{query}");
        assert_eq!(found.len(), usize::from(similarity > 0.0), "{query}");
    }
}

#[tokio::test]
async fn words_are_told_apart_from_words_like_them() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert_named(&catalog, library, 1, "lighthouses.png").await;
    describe(&catalog, library, id, &["light"], "").await;

    let found = only(&catalog, library, "light").await;

    assert_eq!((found.keywords, found.facts), (1, 1.0));
    assert_eq!(found.found, [("light".to_owned(), Field::Tags)]);
}

#[tokio::test]
async fn every_language_is_found_in_its_plain_form() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let names = [
        ("Straßenbahn_Zürich.jpg", "strassenbahn zurich"),
        ("Ångström-Łódź.jpg", "angstrom lodz"),
        ("ΚΑΛΗΜΕΡΑ κόσμε.jpg", "καλημερα ΚΌΣΜΕ"),
        ("Ёлка Москва.jpg", "елка МОСКВА"),
        ("猫の写真 東京.jpg", "猫の写真 東京"),
        ("ｶﾀｶﾅ・ＡＢＣ.jpg", "カタカナ abc"),
        ("한국어 사진.jpg", "한국어 사진"),
        ("صورة جميلة.jpg", "صورة جميلة"),
        ("हिन्दी चित्र.jpg", "हिन्दी चित्र"),
        ("cafe\u{301} 🏖️beach🏖️.jpg", "café Beach"),
        ("‘quoted’—dashed….jpg", "quoted dashed"),
    ];
    for (number, (name, query)) in (1..).zip(names) {
        let id = insert_named(&catalog, library, number, name).await;
        let best = catalog.find_words(library, query, 10).await.unwrap().matches.remove(0);
        assert_eq!((best.id, best.keywords), (id, 2), "{name}: {query}");
    }
}

#[tokio::test]
async fn a_database_without_a_language_will_do() {
    let postgres = support::connect(&local_postgres::testing::cluster().url("postgres")).await;
    execute(&postgres, "CREATE DATABASE plain ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0").await;
    let url = local_postgres::testing::cluster().url("plain");
    let catalog = catalog::connect(&url, ConnectOptions::default()).await.unwrap();
    let library = catalog.default_library().await.unwrap();
    let names = [("ÉTÉ_Zürich—2024.jpg", "ete zurich 2024"), ("猫の写真 東京🏖️beach.jpg", "猫の写真 東京 beach")];

    for (number, (name, query)) in (1..).zip(names) {
        let id = insert_named(&catalog, library, number, name).await;
        let found = only(&catalog, library, query).await;
        assert_eq!((found.id, found.keywords), (id, 3), "{name}: {query}");
        assert_eq!(catalog.with_phrase(library, query, 10).await.unwrap(), [id]);
    }
    assert_eq!(catalog.with_name(library, "été_", 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn words_change_with_the_picture_and_go_with_it() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert(&catalog, &picture(library, 1)).await;
    describe(&catalog, library, id, &[], "a lighthouse").await;
    assert_eq!(only(&catalog, library, "lighthoose").await.id, id);

    describe(&catalog, library, id, &[], "a windmill").await;
    assert_eq!(catalog.find_words(library, "lighthouse lighthoose", 10).await.unwrap().matches, []);
    assert_eq!(only(&catalog, library, "windmills").await.id, id);

    catalog::delete_media(&mut catalog.connection().await.unwrap(), library, &[id]).await.unwrap();
    assert_eq!(catalog.find_words(library, "windmill windmull", 10).await.unwrap().matches, []);
}
