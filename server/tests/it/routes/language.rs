//! The language of the search box.

use serde_json::{Value, json};

use crate::support::{TestApp, fixture, gallery};

fn ids(found: &Value) -> Vec<&str> {
    found["results"].as_array().unwrap().iter().map(|hit| hit["image_id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_file_with_the_words_in_its_name_comes_first() {
    let app = TestApp::start().await;
    app.upload_gallery(8).await;
    let invoice = app.upload_ready("invoice-0423.png", gallery(20)).await;
    app.upload_ready("invoice-0399.png", gallery(21)).await;
    app.await_idle().await;

    let found = app.search("invoice 0423").await;

    let first = &found["results"][0];
    assert_eq!(first["image_id"], invoice, "{found}");
    assert_eq!(first["above_cutoff"], true);
    assert_eq!(first["words"], "“invoice”, “0423” in the name");
    assert_eq!(found["found"], 1, "{found}");
    assert!(first["score"].as_f64().unwrap() > 0.9 && first["similarity"].as_f64().unwrap() < 0.9);

    let (_, explained) = app.post("/api/search", json!({ "query": "invoice 0423", "explain": true })).await;
    for hit in explained["results"].as_array().unwrap() {
        let why = &hit["explanation"];
        let number = |value: &Value| value.as_f64().unwrap();
        let parts: f64 = why["parts"].as_array().unwrap().iter().map(|part| number(&part["contribution"])).sum();
        assert!((parts - number(&why["penalty"]) - number(&hit["score"])).abs() < 1e-5, "{hit}");
    }
}

#[tokio::test]
async fn words_that_count_nothing_are_left_out() {
    let app = TestApp::with(&[("FACTS_WEIGHT", "0"), ("KEYWORDS_WEIGHT", "0")]).await;
    app.upload_gallery(4).await;
    app.upload_ready("invoice-0423.png", gallery(20)).await;

    let found = app.search("invoice 0423").await;

    assert!(found["results"].as_array().unwrap().iter().all(|hit| hit["words"].is_null()), "{found}");
}

#[tokio::test]
async fn ranks_are_the_other_way_to_fuse() {
    let app = TestApp::with(&[("FUSION", "ranks")]).await;
    let ids = app.upload_gallery(8).await;
    let invoice = app.upload_ready("invoice-0423.png", gallery(20)).await;
    app.await_idle().await;

    assert_eq!(app.search("invoice 0423").await["results"][0]["image_id"], invoice);
    assert_eq!(app.search("a guitar on a stage").await["results"][0]["image_id"], ids[1]);
}

#[tokio::test]
async fn filters_are_part_of_the_search() {
    let app = TestApp::start().await;
    app.upload_gallery(12).await;
    let photo = app.upload_ready("Chelsea the Cat.jpg", fixture("dups/chelsea_q90.jpg")).await;
    app.await_idle().await;
    let total = async |query: &str| app.search(query).await["total"].as_u64().unwrap();

    let found = app.search("a guitar type:jpg").await;
    assert_eq!((ids(&found), found["total"].as_u64()), (vec![photo.as_str()], Some(1)));
    assert_eq!(total("a guitar -type:jpg").await, 12);
    assert_eq!(total("a guitar file:chelsea").await, 1);
    assert_eq!(total("a guitar -file:chelsea").await, 12);
    assert_eq!(total("a guitar \"the cat\"").await, 1);
    assert_eq!(total("a guitar -cat").await, 12);
    assert_eq!(total("a guitar size:>100000").await, 0);
    assert_eq!(total("a guitar after:2000 before:2999").await, 13);
    assert_eq!(total("a guitar before:2000").await, 0);
    let (some, others) = (total("a guitar color:green").await, total("a guitar -color:green").await);
    assert!(some > 0 && others > 0 && some + others == 13, "{some} and {others}");
}

#[tokio::test]
async fn an_empty_answer_names_the_filter_that_emptied_it() {
    let app = TestApp::start().await;
    app.upload_gallery(3).await;

    let found = app.search("a lizard type:png before:2000").await;

    assert_eq!(found["total"], 0);
    assert_eq!(
        found["emptied_by"]["sentence"],
        "No picture passes “before 2000”. Without it there is a choice of 3 pictures."
    );
    assert_eq!(found["emptied_by"]["without"], "a lizard type:png");
    let both = app.search("type:gif before:2000").await;
    assert!(both["emptied_by"]["without"].is_null() && both["emptied_by"]["sentence"].is_string(), "{both}");
}

#[tokio::test]
async fn filters_alone_list_by_date() {
    let app = TestApp::start().await;
    let uploaded = app.upload_gallery(5).await;

    let (_, newest) = app.post("/api/search", json!({ "query": "type:png", "top_k": 3 })).await;
    let (_, second) = app.post("/api/search", json!({ "query": "type:png", "top_k": 3, "page": 2 })).await;
    let (_, oldest) = app.post("/api/search", json!({ "query": "type:png", "sort": "oldest" })).await;

    assert_eq!((newest["total"].as_u64(), newest["found"].as_u64()), (Some(5), Some(5)));
    assert!(newest["results"][0]["score"].is_null() && newest["cutoff"].is_null());
    let mut listed = [ids(&newest), ids(&second)].concat();
    let mut of_oldest = ids(&oldest);
    // Uploads of the same second have no order but that of the index.
    listed.sort_unstable();
    of_oldest.sort_unstable();
    let mut all: Vec<_> = uploaded.iter().map(String::as_str).collect();
    all.sort_unstable();
    assert_eq!((&listed, &of_oldest), (&all, &all));
}

#[tokio::test]
async fn what_was_found_can_be_put_by_date() {
    let app = TestApp::start().await;
    app.upload_gallery(12).await;
    for name in ["cat-a.png", "cat-c.png", "cat-b.png"] {
        let number = 20 + usize::from(name.as_bytes()[4]);
        app.upload_ready(name, gallery(number)).await;
    }
    app.await_idle().await;
    let by_relevance = app.search("a cat").await;

    let (_, newest) = app.post("/api/search", json!({ "query": "a cat", "sort": "newest" })).await;
    let (_, oldest) = app.post("/api/search", json!({ "query": "a cat", "sort": "oldest" })).await;

    let found = by_relevance["found"].as_u64().unwrap();
    assert!((3..15).contains(&found), "{by_relevance}");
    assert_eq!((newest["total"].as_u64(), newest["found"].as_u64()), (Some(found), Some(found)));
    let mut reversed = ids(&oldest);
    reversed.reverse();
    assert_eq!(ids(&newest), reversed);
    assert!(ids(&newest).is_sorted_by(|a, b| a > b), "ids grow with time");
}

#[tokio::test]
async fn words_and_pictures_are_added_and_subtracted() {
    let app = TestApp::start().await;
    let gallery = app.upload_gallery(20).await;
    app.await_idle().await;

    let alone = app.search(&format!("like:{}", gallery[1])).await;
    assert_eq!((&alone["results"][0]["image_id"], &alone["results"][0]["score"]), (&json!(gallery[1]), &json!(100.0)));
    let mixed = app.search(&format!("like:{} 3:\"a lizard\"", gallery[1])).await;
    assert!(mixed["results"][0]["confidence"].is_null(), "{mixed}");
    assert!(ids(&mixed)[..3].contains(&gallery[1].as_str()), "{mixed}");
    let less = app.search(&format!("a guitar on a stage -1:like:{}", gallery[1])).await;
    assert_ne!(less["results"][0]["image_id"], gallery[1].as_str());
    let nothing = app.search("2:guitar -2:guitar").await;
    assert_eq!((nothing["total"].as_u64(), nothing["results"][0]["score"].is_null()), (Some(20), true), "{nothing}");
}

#[tokio::test]
async fn a_query_says_how_it_was_understood() {
    let app = TestApp::start().await;
    app.upload_gallery(2).await;

    let found = app.search("cat  -dog before:soon").await;

    let parts = found["parts"].as_array().unwrap();
    assert_eq!(parts[1], json!({ "label": "without: dog", "without": "cat before:soon" }), "{found}");
    assert!(found["notes"][0].as_str().unwrap().contains("before:2024"), "{found}");
    assert_eq!(app.search("cat").await["parts"], json!([]));
}

#[tokio::test]
async fn odd_queries_are_answered() {
    let app = TestApp::start().await;
    app.upload_gallery(2).await;
    for query in [
        "\"",
        "-",
        "\"\" -\"\"",
        "tag:",
        "-tag:\"",
        "size:..",
        "2:",
        "-1:-1:x",
        "%_\\",
        "':*&|!<->",
        "\u{0}cat",
        "like:00000000-0000-0000-0000-000000000000x",
        "🐈 猫 кот",
        "color:#12345g",
        "date:0000",
        "\\",
        "0:cat",
        "99:cat",
        "file:%",
        "tag:'; DROP TABLE media; --",
    ] {
        let found = app.search(query).await;
        assert!(found["query"].is_string(), "{query}: {found}");
    }
}

#[tokio::test]
async fn spelling_leaves_filters_alone() {
    let app = TestApp::start().await;
    app.upload_gallery(6).await;
    app.await_idle().await;

    let (_, spelling) = app.post("/api/spell-check", json!({ "query": "a sunste tag:sunste -file:bech" })).await;

    assert_eq!(spelling["corrected"], "a sunset tag:sunste -file:bech", "{spelling}");
}
