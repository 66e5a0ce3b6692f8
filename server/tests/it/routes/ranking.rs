//! What a score is made of, and where what was found ends.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{TestApp, gallery};

async fn explained(app: &TestApp, query: &str) -> Value {
    let body = json!({ "query": query, "explain": true, "top_k": 100 });
    let (status, found) = app.post("/api/search", body).await;
    assert_eq!(status, StatusCode::OK, "{found}");
    found
}

fn hits(found: &Value) -> &[Value] {
    found["results"].as_array().unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

#[tokio::test]
async fn a_score_is_made_of_the_whole_picture_and_its_best_part() {
    let app = TestApp::start().await;
    let ids = app.upload_gallery(12).await;
    app.await_idle().await;

    let found = explained(&app, "a guitar on a stage").await;

    assert_eq!(hits(&found)[0]["image_id"], ids[1]);
    for hit in hits(&found) {
        let (score, why) = (number(&hit["score"]), &hit["explanation"]);
        let expected = 0.7 * number(&hit["global_score"]) + 0.3 * number(&hit["local_score"]);
        assert!((score + number(&why["penalty"]) - expected).abs() < 1e-5, "{hit}");
        let parts: f64 = why["parts"].as_array().unwrap().iter().map(|part| number(&part["contribution"])).sum();
        assert!((parts - number(&why["penalty"]) - score).abs() < 1e-5, "{hit}");
        let part = &hit["local_box"];
        let place = ["x", "y", "width", "height"].map(|name| number(&part[name]));
        assert!(place[0] + place[2] <= 1.0 && place[1] + place[3] <= 1.0 && place[2] > 0.4, "{hit}");
        assert!(why["view"].is_string() && why["calibration"].is_string());
    }
    let scores: Vec<f64> = hits(&found).iter().map(|hit| number(&hit["score"])).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[tokio::test]
async fn weights_and_calibration_are_settings() {
    let settings =
        [("GLOBAL_WEIGHT", "0"), ("LOCAL_WEIGHT", "1"), ("CALIBRATION", "temperature"), ("TEMPERATURE", "20")];
    let app = TestApp::with(&settings).await;
    app.upload_gallery(3).await;
    app.await_idle().await;

    for hit in hits(&explained(&app, "a lizard").await) {
        let score = number(&hit["score"]);
        assert!((score + number(&hit["explanation"]["penalty"]) - number(&hit["local_score"])).abs() < 1e-5, "{hit}");
        assert!((number(&hit["confidence"]) - 1.0 / (1.0 + (-20.0 * score).exp())).abs() < 1e-4, "{hit}");
    }
}

#[tokio::test]
async fn what_was_found_ends_where_chance_begins() {
    let app = TestApp::start().await;
    let ids = app.upload_gallery(40).await;
    app.await_idle().await;

    let found = explained(&app, "a guitar on a stage").await;

    let cutoff = &found["cutoff"];
    let above: Vec<bool> = hits(&found).iter().map(|hit| hit["above_cutoff"].as_bool().unwrap()).collect();
    assert!(above[0] && !above[39] && above.is_sorted_by(|a, b| a >= b), "{above:?}");
    assert_eq!(hits(&found)[0]["image_id"], ids[1]);
    assert_eq!(found["found"], above.iter().filter(|above| **above).count());
    assert!(number(&cutoff["noise_sd"]) > 0.0 && number(&cutoff["noise_mean"]) < number(&cutoff["score"]), "{cutoff}");
    assert!((number(&cutoff["fdr"]) - 0.05).abs() < 1e-6);
    for hit in hits(&found) {
        let stands_out = number(&hit["score"]) >= number(&cutoff["score"]);
        assert_eq!(hit["above_cutoff"], stands_out, "{hit}");
        let deviations = (number(&hit["score"]) - number(&cutoff["noise_mean"])) / number(&cutoff["noise_sd"]);
        assert!((number(&hit["explanation"]["deviations"]) - deviations).abs() < 1e-2, "{hit}");
    }
}

#[tokio::test]
async fn the_order_is_the_same_on_every_page() {
    let app = TestApp::with(&[("CANDIDATES", "10")]).await;
    app.upload_gallery(25).await;
    app.await_idle().await;
    let ids = |found: &Value| hits(found).iter().map(|hit| hit["image_id"].clone()).collect::<Vec<_>>();
    let all = ids(&explained(&app, "an animal").await);

    let mut paged = Vec::new();
    for page in 1..=4 {
        let (_, found) = app.post("/api/search", json!({ "query": "an animal", "top_k": 7, "page": page })).await;
        paged.extend(ids(&found));
    }

    assert_eq!(all.len(), 25);
    assert_eq!(paged, all);
}

#[tokio::test]
async fn pictures_are_found_by_other_words_for_the_same_unless_told_not_to() {
    let app = TestApp::start().await;
    app.upload_gallery(12).await;
    app.await_idle().await;

    let found = explained(&app, "a photograph of a doggy").await;
    let body = json!({ "query": "a photograph of a doggy", "explain": true, "expand": false, "top_k": 100 });
    let (_, plain) = app.post("/api/search", body).await;

    let as_others = |found: &Value| hits(found).iter().filter(|hit| hit["explanation"]["variant"].is_string()).count();
    assert!(as_others(&found) > 0, "{found}");
    assert_eq!(as_others(&plain), 0);
    for hit in hits(&plain) {
        let same = hits(&found).iter().find(|other| other["image_id"] == hit["image_id"]).unwrap();
        assert!(number(&same["score"]) >= number(&hit["score"]) - 1e-6, "a picture keeps its best score");
    }
}

#[tokio::test]
async fn slips_are_found_and_words_of_the_library_are_none() {
    let app = TestApp::start().await;
    let (_, answer) = app.post("/api/spell-check", json!({ "query": "a guitr on the beech" })).await;
    assert_eq!(answer["corrected"], "a guitar on the beech", "{answer}");
    assert_eq!(answer["suggestions"][0], "a guitar on the beech");

    let other = TestApp::start().await;
    other.upload_ready("guitr-solo.png", gallery(1)).await;
    let (_, answer) = other.post("/api/spell-check", json!({ "query": "a guitr on the beech" })).await;
    assert_eq!(answer, json!({ "corrected": null, "suggestions": [] }));
}

#[tokio::test]
async fn what_is_typed_goes_on_with_the_vocabulary() {
    let app = TestApp::start().await;

    let suggestions = app.json("/api/search-suggestions?query=sun").await;

    let texts: Vec<&str> =
        suggestions.as_array().unwrap().iter().map(|found| found["text"].as_str().unwrap()).collect();
    assert!(texts.contains(&"sunset") && texts.len() <= 8, "{texts:?}");
    assert!(texts.iter().all(|text| text.split(' ').any(|word| word.starts_with("sun"))), "{texts:?}");
    assert_eq!(app.json("/api/search-suggestions?query=").await, json!([]));
}
