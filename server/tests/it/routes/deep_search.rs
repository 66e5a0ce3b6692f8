//! `POST /api/deep-search`, with the bundled models and what they say about drawn scenes.

use std::collections::BTreeSet;

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{TestApp, gallery};

/// A library of drawn scenes, all described but for the last one.
async fn start(count: usize) -> (TestApp, Vec<String>) {
    let app = TestApp::start().await;
    let ids = app.upload_gallery(count).await;
    app.await_idle().await;
    let (status, outcome) = app.post("/api/batch-describe", json!({ "image_ids": ids[..count - 1] })).await;
    assert_eq!((status, &outcome["queued"]), (StatusCode::ACCEPTED, &json!(count - 1)), "{outcome}");
    app.await_idle().await;
    (app, ids)
}

async fn deep(app: &TestApp, query: &str) -> Value {
    let body = json!({ "query": query, "top_k": 200, "explain": true });
    let (status, page) = app.post("/api/deep-search", body).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    page
}

fn hits(page: &Value) -> &Vec<Value> {
    page["results"].as_array().unwrap()
}

async fn caption(app: &TestApp, id: &str) -> String {
    app.json(&format!("/api/images/{id}")).await["captions"][0]["text"].as_str().unwrap().to_owned()
}

async fn edit(app: &TestApp, id: &str, text: &str) {
    let address = app.url(&format!("/api/images/{id}/captions/short"));
    let response = app.client.put(address).json(&json!({ "text": text })).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    app.await_idle().await;
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_found_by_what_is_said_and_the_rest_takes_part() {
    let (app, ids) = start(24).await;
    let said = caption(&app, &ids[3]).await;

    let page = deep(&app, &said).await;

    assert_eq!((&page["undescribed"], &page["total"]), (&json!(1), &json!(24)), "{page}");
    let best = &hits(&page)[0];
    assert_eq!((&best["description"], &best["sentence"]), (&json!(said), &json!(said)), "{best}");
    let pieces = best["highlights"].as_array().unwrap();
    let whole: String = pieces.iter().map(|piece| piece.as_str().unwrap()).collect();
    assert!(whole == said && pieces.len() > 1, "{pieces:?}");
    let shown: BTreeSet<&str> = hits(&page).iter().map(|hit| hit["image_id"].as_str().unwrap()).collect();
    assert_eq!(shown, ids.iter().map(String::as_str).collect());
    let silent = hits(&page).iter().find(|hit| hit["image_id"] == ids[23].as_str()).unwrap();
    assert_eq!([&silent["description"], &silent["sentence"], &silent["highlights"]], [&Value::Null; 3]);

    // What a list was meant by is marked, where it has none of the words.
    edit(&app, &ids[3], "Objects: a purple zeppelin, a dog on a lead").await;
    let page = deep(&app, "puppy").await;
    let told = hits(&page).iter().find(|hit| hit["image_id"] == ids[3].as_str()).unwrap();
    let marked = &told["highlights"][1];
    assert!(marked == "a purple zeppelin" || marked == "a dog on a lead", "{told}");

    // A search that is not deep knows nothing of sentences.
    let plain = app.search(&said).await;
    assert!(plain.get("undescribed").is_none(), "{plain}");
    assert!(hits(&plain).iter().all(|hit| hit.get("description").is_none() && hit.get("sentence").is_none()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sentence_raises_a_picture_and_says_how_much() {
    let (app, ids) = start(40).await;
    // What people put in other words is what counts; what is asked for stands nowhere.
    edit(&app, &ids[7], "A puppy. Behind it is nothing.").await;
    let of = |page: &Value| hits(page).iter().find(|hit| hit["image_id"] == ids[7].as_str()).unwrap().clone();
    let score = |page: &Value| number(&of(page)["score"]);
    let body = json!({ "query": "dog", "top_k": 200 });

    let plain = app.post("/api/search", body).await.1;
    let page = deep(&app, "dog").await;

    let (before, hit) = (score(&plain), of(&page));
    assert!(score(&page) > before, "{hit}");
    assert_eq!((&hit["sentence"], &hit["similarity"]), (&json!("A puppy."), &of(&plain)["similarity"]));
    let parts = hit["explanation"]["parts"].as_array().unwrap();
    let sum: f64 = parts.iter().map(|part| number(&part["contribution"])).sum();
    assert!((sum - number(&hit["explanation"]["penalty"]) - number(&hit["score"])).abs() < 1e-4, "{hit}");
    let said = parts.iter().find(|part| part["name"] == "captions").unwrap();
    assert!(number(&said["contribution"]) > 0.0 && number(&said["value"]) > 0.5, "{said}");
    assert!(hit["explanation"]["sentences"].as_str().unwrap().contains("what is said about it"));
    // Every score is as good as its order.
    let scores: Vec<f64> =
        hits(&page).iter().filter(|hit| hit["above_cutoff"] == true).map(|hit| number(&hit["score"])).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");

    // With weight nothing it is a plain search, and without words there is nothing to compare.
    let body = json!({ "query": "dog", "top_k": 200, "tuning": { "captions_weight": 0 } });
    let (_, page) = app.post("/api/deep-search", body).await;
    assert!((score(&page) - before).abs() < 1e-6);
    edit(&app, &ids[7], "").await;
    let page = deep(&app, "dog").await;
    assert!((score(&page) - before).abs() < 1e-6 && of(&page).get("sentence").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_made_anew_knows_what_was_said() {
    let (app, ids) = start(24).await;
    edit(&app, &ids[5], "A camel on the moon.").await;

    let (status, _) = app.post("/api/reindex", json!({})).await;
    assert!(status.is_success());
    app.await_idle().await;

    let page = deep(&app, "a camel on the moon").await;
    let hit = hits(&page).iter().find(|hit| hit["image_id"] == ids[5].as_str()).unwrap();
    assert_eq!(hit["sentence"], "A camel on the moon.");
}

#[tokio::test(flavor = "multi_thread")]
async fn few_descriptions_and_other_questions_are_answered_all_the_same() {
    let app = TestApp::start().await;
    let id = app.upload_ready("a.png", gallery(1)).await;
    app.upload_ready("b.png", gallery(2)).await;
    app.await_idle().await;
    assert_eq!((&deep(&app, "a cat").await["undescribed"], hits(&deep(&app, "tag:none").await).len()), (&json!(2), 0));
    app.post("/api/batch-describe", json!({ "image_ids": [id] })).await;
    app.await_idle().await;

    let page = deep(&app, "-cat").await;
    assert_eq!((&page["undescribed"], hits(&page).len()), (&json!(1), 2));
    for (body, code) in
        [(json!({ "query": " " }), "empty_query"), (json!({ "query": "a", "deep": 1 }), "invalid_request")]
    {
        let (status, problem) = app.post("/api/deep-search", body).await;
        assert_eq!((status, &problem["code"]), (StatusCode::BAD_REQUEST, &json!(code)), "{problem}");
    }
}
