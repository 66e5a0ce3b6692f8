//! Tags and descriptions.

use catalog::{Catalog, CatalogError, describe_media};
use diesel_async::AsyncConnection;
use uuid::Uuid;

use crate::support::{MODEL, catalog, describe, insert, insert_named, other_library, picture};

/// What is written about a picture.
async fn written(catalog: &Catalog, library: Uuid, id: Uuid) -> (Vec<String>, String) {
    let media = catalog.media(library, MODEL, id).await.unwrap().unwrap();
    (media.tags, media.description)
}

#[tokio::test]
async fn each_part_is_changed_alone_and_together() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert(&catalog, &picture(library, 1)).await;
    assert_eq!(written(&catalog, library, id).await, (vec![], String::new()));
    let mut connection = catalog.connection().await.unwrap();
    let [red, blue] = ["red", "blue"].map(|tag| vec![tag.to_owned()]);

    describe(&catalog, library, id, &["red"], "a car").await;
    assert_eq!(written(&catalog, library, id).await, (red.clone(), "a car".to_owned()));

    assert!(describe_media(&mut connection, library, id, Some(&blue), None).await.unwrap());
    assert_eq!(written(&catalog, library, id).await, (blue, "a car".to_owned()));

    assert!(describe_media(&mut connection, library, id, Some(&[]), None).await.unwrap());
    assert!(describe_media(&mut connection, library, id, None, Some("")).await.unwrap());
    assert!(describe_media(&mut connection, library, id, None, None).await.unwrap());
    assert_eq!(written(&catalog, library, id).await, (vec![], String::new()));

    describe(&catalog, library, id, &["red"], "a car").await;
    let (page, _) = catalog.page(library, MODEL, 0, 1).await.unwrap();
    assert_eq!((&page[0].tags, page[0].description.as_str()), (&red, "a car"));
}

#[tokio::test]
async fn pictures_of_others_and_none_are_left_alone() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    let foreign = insert(&catalog, &picture(theirs, 1)).await;
    let mut connection = catalog.connection().await.unwrap();

    for id in [foreign, Uuid::now_v7()] {
        assert!(!describe_media(&mut connection, ours, id, Some(&[]), Some("ours")).await.unwrap());
        assert!(!describe_media(&mut connection, ours, id, None, None).await.unwrap());
    }
    assert_eq!(written(&catalog, theirs, foreign).await.1, "");
}

#[tokio::test]
async fn a_description_goes_with_its_transaction() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert(&catalog, &picture(library, 1)).await;
    let mut connection = catalog.connection().await.unwrap();

    let outcome = connection
        .transaction::<(), CatalogError, _>(async |connection| {
            assert!(describe_media(connection, library, id, None, Some("a zebra")).await?);
            Err(CatalogError::Contended)
        })
        .await;

    assert!(matches!(outcome, Err(CatalogError::Contended)));
    assert_eq!(written(&catalog, library, id).await.1, "");
    assert_eq!(catalog.find_words(library, "zebra", 10).await.unwrap().matches, []);
}

#[tokio::test]
async fn every_text_can_be_written() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert(&catalog, &picture(library, 1)).await;
    let many: String = (0..200_000).map(|number| format!("w{number} ")).collect();
    let wide = "\u{FDFA}".repeat(100_000);
    let tags: Vec<String> = (0..10_000).map(|number| format!("tag {number}")).collect();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();

    for text in [&many, &wide, &"語".repeat(100_000), "'; DROP TABLE media; --", "\u{1F}{}\\N\",NULL", " "] {
        describe(&catalog, library, id, &[text, "", "NULL"], text).await;
        let (tags, description) = written(&catalog, library, id).await;
        assert_eq!((tags, description.as_str()), (vec![text.to_owned(), String::new(), "NULL".to_owned()], text));
    }
    describe(&catalog, library, id, &["sea", "red", "sea", "Sea", "red"], "").await;
    assert_eq!(written(&catalog, library, id).await.0, ["sea", "red", "Sea"]);
    describe(&catalog, library, id, &tags, &many).await;
    assert_eq!(catalog.find_words(library, "w7 tag", 10).await.unwrap().matches[0].keywords, 2);

    describe(&catalog, library, id, &["a\0b"], "c\0d").await;
    assert_eq!(written(&catalog, library, id).await, (vec!["a\u{FFFD}b".to_owned()], "c\u{FFFD}d".to_owned()));
}

#[tokio::test]
async fn tags_are_counted_by_picture_most_frequent_first() {
    let catalog = catalog().await;
    let (library, other) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    for (number, tags) in (1..).zip([&["sea", "red", "sea"][..], &["sea", "Red"], &[], &["sea", "blue", "red"]]) {
        let id = insert(&catalog, &picture(library, number)).await;
        describe(&catalog, library, id, tags, "").await;
    }
    let foreign = insert(&catalog, &picture(other, 1)).await;
    describe(&catalog, other, foreign, &["theirs"], "").await;

    let tags = catalog.tags(library, 10).await.unwrap();

    let expected = [("sea", 3), ("red", 2), ("Red", 1), ("blue", 1)].map(|(tag, count)| (tag.to_owned(), count));
    assert_eq!(tags, expected);
    assert_eq!(catalog.tags(library, 2).await.unwrap(), expected[..2]);
    assert_eq!(catalog.tags(library, 0).await.unwrap(), []);
}

#[tokio::test]
async fn texts_are_names_tags_and_descriptions_of_the_newest() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert_named(&catalog, library, 1, "old.png").await;
    describe(&catalog, library, id, &["sea", "red car"], "by the sea").await;
    insert_named(&catalog, library, 2, "new.png").await;

    let texts = catalog.texts(library, 10).await.unwrap();

    assert_eq!(texts, ["new.png", "old.png", "sea", "red car", "by the sea"]);
    assert_eq!(catalog.texts(library, 1).await.unwrap(), ["new.png"]);
    assert_eq!(catalog.texts(other_library(&catalog).await, 10).await.unwrap(), [""; 0]);
}
