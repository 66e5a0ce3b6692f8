//! What models say about pictures.

use catalog::{
    CaptionKind, Catalog, CatalogError, Describing, Field, NewCaption, Undescribed, edit_caption, restore_media,
    set_caption, trash_media,
};
use chrono::Utc;
use diesel_async::AsyncConnection;
use uuid::Uuid;

use crate::support::{catalog, describe, insert, insert_named, lines, other_library, picture, set_job};

const SHORT: CaptionKind = CaptionKind::Short;
const ENHANCED: CaptionKind = CaptionKind::Enhanced;
const NONE: [Uuid; 0] = [];

/// A short caption by the model `m` and the first version of the question.
fn short(text: &str) -> NewCaption<'_> {
    NewCaption { kind: SHORT, text, model: "m", version: 1 }
}

async fn set(catalog: &Catalog, library: Uuid, id: Uuid, new: &NewCaption<'_>) -> bool {
    let mut connection = catalog.connection().await.unwrap();
    connection
        .transaction::<_, CatalogError, _>(async |connection| set_caption(connection, library, id, new).await)
        .await
        .unwrap()
}

async fn edit(catalog: &Catalog, library: Uuid, id: Uuid, text: &str) -> bool {
    let mut connection = catalog.connection().await.unwrap();
    connection
        .transaction::<_, CatalogError, _>(async |connection| edit_caption(connection, library, id, SHORT, text).await)
        .await
        .unwrap()
}

/// Kinds, texts and versions of the captions of a picture.
async fn said(catalog: &Catalog, library: Uuid, id: Uuid) -> Vec<(CaptionKind, String, i32)> {
    let captions = catalog.captions(library, id).await.unwrap();
    captions.into_iter().map(|caption| (caption.kind, caption.text, caption.version)).collect()
}

async fn to_describe(catalog: &Catalog, library: Uuid, ids: Option<&[Uuid]>, which: Undescribed) -> Vec<Uuid> {
    catalog.to_describe(library, ids, SHORT, ("m", 2), which).await.unwrap()
}

#[tokio::test]
async fn the_last_caption_of_a_kind_counts() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert(&catalog, &picture(library, 1)).await;

    assert!(set(&catalog, library, id, &NewCaption { kind: ENHANCED, text: "much", model: "m", version: 3 }).await);
    assert!(set(&catalog, library, id, &short("one")).await);
    assert!(set(&catalog, library, id, &NewCaption { text: "t\0wo", version: 2, ..short("") }).await);

    let captions = [(SHORT, "t\u{FFFD}wo".to_owned(), 2), (ENHANCED, "much".to_owned(), 3)];
    assert_eq!(said(&catalog, library, id).await, captions);
    let first = catalog.captions(library, id).await.unwrap().remove(0);
    assert_eq!((first.model.as_str(), first.edited), ("m", false));
}

#[tokio::test]
async fn captions_are_found_by_words_but_count_less_than_what_people_wrote() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let told = insert_named(&catalog, library, 1, "a.png").await;
    let written = insert_named(&catalog, library, 2, "b.png").await;
    set(&catalog, library, told, &short("A zebra near the lighthouse.")).await;
    set(&catalog, library, told, &NewCaption { kind: ENHANCED, text: "Red car.", ..short("") }).await;
    describe(&catalog, library, written, &[], "two zebras").await;

    let found = catalog.find_words(library, "zebra", 10).await.unwrap().matches;

    assert_eq!(found.iter().map(|found| (found.id, found.keywords)).collect::<Vec<_>>(), [(written, 1), (told, 1)]);
    assert!((found[0].facts - 1.0).abs() < 1e-6 && (found[1].facts - 0.8).abs() < 1e-6, "{found:?}");
    assert_eq!(found[1].found, [("zebra".to_owned(), Field::Caption)]);
    assert_eq!(catalog.find_words(library, "lighthoose", 10).await.unwrap().matches[0].id, told, "it is learnt");
    assert_eq!(catalog.with_phrase(library, "near the lighthouse", 10).await.unwrap(), [told]);
    assert_eq!(catalog.with_phrase(library, "lighthouse red", 10).await.unwrap(), NONE, "captions are apart");
}

#[tokio::test]
async fn what_somebody_put_in_other_words_stays() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert(&catalog, &picture(library, 1)).await;
    assert!(!edit(&catalog, library, id, "nothing to change").await);
    assert_eq!(catalog.undescribed(library).await.unwrap(), 1);
    set(&catalog, library, id, &short("There is nobody.")).await;
    assert_eq!(catalog.undescribed(library).await.unwrap(), 0, "nothing said is something, too");
    set(&catalog, library, id, &short("a horse")).await;

    assert!(edit(&catalog, library, id, "a zebra").await);
    assert!(set(&catalog, library, id, &NewCaption { version: 2, ..short("a horse again") }).await);

    assert_eq!(said(&catalog, library, id).await, [(SHORT, "a zebra".to_owned(), 1)]);
    assert!(catalog.captions(library, id).await.unwrap()[0].edited);
    assert_eq!(catalog.find_words(library, "horse", 10).await.unwrap().matches, []);
    assert_eq!(to_describe(&catalog, library, None, Undescribed::Either).await, NONE);

    assert_eq!(catalog.undescribed(library).await.unwrap(), 0);
    assert!(edit(&catalog, library, id, "").await);
    assert_eq!(catalog.undescribed(library).await.unwrap(), 1);
    assert_eq!(said(&catalog, library, id).await, []);
    assert_eq!(catalog.find_words(library, "zebra", 10).await.unwrap().matches, []);
    assert_eq!(to_describe(&catalog, library, None, Undescribed::Missing).await, [id]);
}

#[tokio::test]
async fn pictures_of_others_and_none_are_left_alone() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    let foreign = insert(&catalog, &picture(theirs, 1)).await;
    set(&catalog, theirs, foreign, &short("theirs")).await;

    for id in [foreign, Uuid::now_v7()] {
        assert!(!set(&catalog, ours, id, &short("ours")).await);
        assert!(!edit(&catalog, ours, id, "ours").await);
        assert_eq!(said(&catalog, ours, id).await, []);
        assert_eq!(to_describe(&catalog, ours, Some(&[id]), Undescribed::Either).await, NONE);
        assert_eq!(catalog.known(ours, &[id]).await.unwrap(), NONE);
    }
    assert_eq!(said(&catalog, theirs, foreign).await, [(SHORT, "theirs".to_owned(), 1)]);
    let ours = catalog.describing(ours, Some("m"), [2, 2]).await.unwrap();
    assert_eq!(ours, Describing::default());
}

#[tokio::test]
async fn it_is_known_what_is_to_be_described() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let new = [1, 2, 3, 4, 5, 6].map(|number| picture(library, number));
    for new in &new {
        insert(&catalog, new).await;
    }
    let [current, older, another, none, waiting, failed] = new.each_ref().map(|new| new.id);
    set(&catalog, library, current, &NewCaption { version: 2, ..short("current") }).await;
    set(&catalog, library, older, &short("older")).await;
    set(&catalog, library, another, &NewCaption { model: "other", version: 2, ..short("another") }).await;
    set_job(&catalog, SHORT.job(), &new[4], "queued", "").await;
    set_job(&catalog, SHORT.job(), &new[5], "failed", "no").await;
    set_job(&catalog, ENHANCED.job(), &new[3], "running", "").await;

    assert_eq!(to_describe(&catalog, library, None, Undescribed::Missing).await, [failed, none]);
    assert_eq!(to_describe(&catalog, library, None, Undescribed::Outdated).await, [another, older]);
    assert_eq!(to_describe(&catalog, library, None, Undescribed::Either).await, [failed, none, another, older]);
    let some = [current, older, waiting, Uuid::now_v7()];
    assert_eq!(to_describe(&catalog, library, Some(&some), Undescribed::Either).await, [older]);
    assert_eq!(to_describe(&catalog, library, Some(&[]), Undescribed::Either).await, NONE);

    let counted = Describing { pictures: 6, described: 3, enhanced: 0, outdated: 2, queued: 1, running: 1, failed: 1 };
    assert_eq!(catalog.describing(library, Some("m"), [2, 1]).await.unwrap(), counted);
    let without_a_model = catalog.describing(library, None, [2, 1]).await.unwrap();
    assert_eq!(without_a_model, Describing { outdated: 1, ..counted });

    set_job(&catalog, ENHANCED.job(), &new[5], "failed", "never").await;
    set_job(&catalog, ENHANCED.job(), &new[4], "failed", "too large").await;
    let given_up = [(failed, "no".to_owned()), (waiting, "too large".to_owned())];
    assert_eq!(catalog.not_described(library, 9).await.unwrap(), given_up);
    assert_eq!(catalog.not_described(library, 1).await.unwrap(), given_up[..1]);
    assert_eq!(catalog.not_described(other_library(&catalog).await, 9).await.unwrap(), []);
}

#[tokio::test]
async fn captions_stay_in_the_trash_and_go_with_their_picture() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert(&catalog, &picture(library, 1)).await;
    set(&catalog, library, id, &short("a zebra")).await;
    let mut connection = catalog.connection().await.unwrap();

    trash_media(&mut connection, library, &[id], Utc::now()).await.unwrap();
    assert!(!set(&catalog, library, id, &short("a ghost")).await);
    assert_eq!(said(&catalog, library, id).await, []);

    restore_media(&mut connection, library, &[id]).await.unwrap();
    assert_eq!(said(&catalog, library, id).await, [(SHORT, "a zebra".to_owned(), 1)]);
    assert_eq!(catalog.find_words(library, "zebra", 10).await.unwrap().matches.len(), 1);

    catalog::delete_media(&mut connection, library, &[id]).await.unwrap();
    assert_eq!(lines(&mut connection, "SELECT text AS line FROM caption").await, [""; 0]);
}

#[tokio::test]
async fn what_a_caption_denies_is_not_found() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert_named(&catalog, library, 1, "a.png").await;
    let text = "Objects: a dumpling\nPeople: none\nText: none";
    set(&catalog, library, id, &NewCaption { kind: ENHANCED, text, ..short("") }).await;
    set(&catalog, library, id, &short("There are no cars, but a kitchen.")).await;

    let mut found = Vec::new();
    for word in ["dumpling", "kitchen", "people", "none", "text", "objects", "cars"] {
        found.push(!catalog.find_words(library, word, 10).await.unwrap().matches.is_empty());
    }

    assert_eq!(found, [true, true, false, false, false, false, false]);
    assert!(edit(&catalog, library, id, "Cars, and nobody in them.").await);
    assert_eq!(catalog.find_words(library, "cars", 10).await.unwrap().matches.len(), 1);
}

#[tokio::test]
async fn captions_of_several_pictures_come_at_once() {
    let (catalog, elsewhere) = (catalog().await, Uuid::now_v7());
    let library = catalog.default_library().await.unwrap();
    let ids = [insert(&catalog, &picture(library, 1)).await, insert(&catalog, &picture(library, 2)).await];
    assert_eq!(catalog.undescribed(library).await.unwrap(), 2);
    set(&catalog, library, ids[1], &NewCaption { kind: ENHANCED, text: "much", ..short("") }).await;
    set(&catalog, library, ids[1], &short("one")).await;

    let captions = catalog.captions_of(library, &[ids[0], ids[1], elsewhere]).await.unwrap();

    assert_eq!(captions.keys().collect::<Vec<_>>(), [&ids[1]]);
    assert_eq!(captions[&ids[1]].iter().map(|caption| caption.text.as_str()).collect::<Vec<_>>(), ["one", "much"]);
    assert!(catalog.captions_of(elsewhere, &ids).await.unwrap().is_empty());
    assert_eq!(catalog.undescribed(library).await.unwrap(), 1);
}

#[tokio::test]
async fn words_are_marked_in_all_their_forms() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let texts = ["Two Cats sit on the <b>sofa</b>.".to_owned(), "Nothing\u{1} of it.".to_owned()];

    let marked = catalog.highlight(library, "the cat's sofa'", &texts).await.unwrap();

    let words: Vec<_> = marked.iter().map(|pieces| pieces.iter().filter(|piece| piece.1).collect::<Vec<_>>()).collect();
    assert_eq!(words[0].iter().map(|piece| piece.0.as_str()).collect::<Vec<_>>(), ["Cats", "sofa"]);
    assert!(words[1].is_empty());
    let whole = |pieces: &[(String, bool)]| pieces.iter().map(|piece| piece.0.as_str()).collect::<String>();
    assert_eq!([whole(&marked[0]), whole(&marked[1])], [texts[0].clone(), "Nothing  of it.".to_owned()]);
    assert_eq!(catalog.highlight(library, "...", &texts[..1]).await.unwrap(), [[(texts[0].clone(), false)]]);
    assert!(catalog.highlight(library, "cat", &[]).await.unwrap().is_empty());
}
