//! What was searched for, and which of it was saved.

use catalog::{Catalog, NewSearch};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::support::{catalog, other_library};

/// A search for some words, so many seconds after the first.
fn search(words: &str, seconds: i64) -> NewSearch {
    let first: DateTime<Utc> = "2026-11-22T08:00:00Z".parse().unwrap();
    NewSearch { address: address(words), words: words.to_owned(), at: first + TimeDelta::seconds(seconds) }
}

fn address(words: &str) -> String {
    format!("/?q={words}")
}

async fn note(catalog: &Catalog, library: Uuid, words: &str, seconds: i64, most: u64) {
    let search = search(words, seconds);
    catalog.note_search(library, &search, &search.address, most).await.unwrap();
}

/// The words of what is not saved, and of what is.
async fn kept(catalog: &Catalog, library: Uuid) -> (Vec<String>, Vec<String>) {
    let all = catalog.past_searches(library).await.unwrap();
    let (saved, recent): (Vec<_>, Vec<_>) = all.into_iter().partition(|search| search.saved_at.is_some());
    let words = |searches: Vec<catalog::PastSearch>| searches.into_iter().map(|search| search.words).collect();
    (words(recent), words(saved))
}

#[tokio::test]
async fn each_search_is_kept_once_and_the_latest_is_first() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    for (second, words) in ["cat", "dog", "cat", "cow"].into_iter().enumerate() {
        note(&catalog, library, words, second as i64, 10).await;
    }

    assert_eq!(kept(&catalog, library).await, (vec!["cow".into(), "cat".into(), "dog".into()], vec![]));
    let all = catalog.past_searches(library).await.unwrap();
    assert_eq!((all[1].address.as_str(), all[1].searched_at), ("/?q=cat", search("cat", 2).at));
    assert_eq!(catalog.past_search(library, all[1].id).await.unwrap().as_ref(), Some(&all[1]));
    assert_eq!(catalog.past_search(library, Uuid::now_v7()).await.unwrap(), None);
}

#[tokio::test]
async fn only_the_latest_stay_and_what_is_saved() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    assert!(catalog.save_search(library, &search("saved", 0), 10).await.unwrap());
    for second in 1..=6 {
        note(&catalog, library, &second.to_string(), second, 3).await;
    }

    assert_eq!(kept(&catalog, library).await, (vec!["6".into(), "5".into(), "4".into()], vec!["saved".into()]));
    // It is older than all of them.
    catalog.unsave_search(library, &address("saved"), 3).await.unwrap();
    assert_eq!(kept(&catalog, library).await, (vec!["6".into(), "5".into(), "4".into()], vec![]));
}

#[tokio::test]
async fn as_many_are_saved_as_may_be() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    note(&catalog, library, "cat", 0, 10).await;
    let save = async |words: &str| catalog.save_search(library, &search(words, 9), 2).await.unwrap();

    assert!(save("cat").await && save("dog").await);
    assert!(!save("cow").await);
    assert!(save("cat").await, "it is one of them");

    assert!(catalog.is_saved(library, &address("dog")).await.unwrap());
    assert!(!catalog.is_saved(library, &address("cow")).await.unwrap());
    catalog.unsave_search(library, &address("dog"), 10).await.unwrap();
    assert!(!catalog.is_saved(library, &address("dog")).await.unwrap());
    assert!(save("cow").await);
    assert_eq!(kept(&catalog, library).await, (vec!["dog".into()], vec!["cow".into(), "cat".into()]));
}

#[tokio::test]
async fn a_search_that_is_saved_with_its_order_is_not_noted_without_it() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let sorted = NewSearch { address: "/?q=cat&sort=newest".to_owned(), ..search("cat", 0) };
    catalog.note_search(library, &search("cat", 1), &sorted.address, 10).await.unwrap();
    assert_eq!(kept(&catalog, library).await, (vec!["cat".into()], vec![]));
    assert_eq!(catalog.past_searches(library).await.unwrap()[0].address, "/?q=cat");
    catalog.forget_searches(library).await.unwrap();

    catalog.save_search(library, &sorted, 10).await.unwrap();
    catalog.note_search(library, &search("cat", 2), &sorted.address, 10).await.unwrap();

    assert_eq!(kept(&catalog, library).await, (vec![], vec!["cat".into()]));
    assert_eq!(catalog.past_searches(library).await.unwrap()[0].searched_at, search("cat", 2).at);
}

#[tokio::test]
async fn what_is_forgotten_is_gone_and_what_is_saved_stays() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    for (second, words) in ["cat", "dog", "cow"].into_iter().enumerate() {
        note(&catalog, library, words, second as i64, 10).await;
    }
    catalog.save_search(library, &search("cat", 3), 10).await.unwrap();

    assert_eq!(catalog.forget_searches(library).await.unwrap(), 2);
    assert_eq!(kept(&catalog, library).await, (vec![], vec!["cat".into()]));

    let id = catalog.past_searches(library).await.unwrap()[0].id;
    assert!(catalog.forget_search(library, id).await.unwrap());
    assert!(!catalog.forget_search(library, id).await.unwrap());
    assert_eq!(kept(&catalog, library).await, (vec![], vec![]));
}

#[tokio::test]
async fn other_libraries_have_their_own() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    note(&catalog, ours, "cat", 0, 1).await;
    note(&catalog, theirs, "cat", 0, 1).await;
    catalog.save_search(theirs, &search("dog", 1), 1).await.unwrap();
    let id = catalog.past_searches(ours).await.unwrap()[0].id;

    assert_eq!(catalog.past_search(theirs, id).await.unwrap(), None);
    assert!(!catalog.forget_search(theirs, id).await.unwrap());
    assert!(!catalog.is_saved(ours, &address("dog")).await.unwrap());
    assert_eq!(catalog.forget_searches(theirs).await.unwrap(), 1);
    assert_eq!(kept(&catalog, ours).await, (vec!["cat".into()], vec![]));
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_search_at_once_do_not_keep_too_much() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();

    let noted = (0..30).map(|second| {
        let catalog = catalog.clone();
        tokio::spawn(async move { note(&catalog, library, &second.to_string(), second, 5).await })
    });
    for noted in noted.collect::<Vec<_>>() {
        noted.await.unwrap();
    }

    let latest: Vec<String> = (25..30).rev().map(|second: i64| second.to_string()).collect();
    assert_eq!(kept(&catalog, library).await, (latest, vec![]));
}

#[tokio::test]
async fn odd_words_are_kept_as_they_are() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let odd = NewSearch { address: "/?q=%00".to_owned(), words: "a\0b \"ä\" 猫".to_owned(), ..search("", 0) };

    catalog.note_search(library, &odd, &odd.address, 5).await.unwrap();

    assert_eq!(kept(&catalog, library).await.0, ["a\u{FFFD}b \"ä\" 猫"]);
}
