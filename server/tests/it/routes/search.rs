//! `POST /api/search`, `POST /api/search-by-image`, `GET /api/images/{id}/similar`

use reqwest::StatusCode;
use reqwest::multipart::{Form, Part};
use serde_json::json;

use crate::support::{TestApp, fixture, gallery};

#[tokio::test]
async fn words_find_the_picture_that_shows_them_first() {
    let app = TestApp::with(&[("LOCAL_VIEWS", "off")]).await;
    let ids = app.upload_gallery(12).await;

    let found = app.search("a guitar on a stage").await;

    let best = &found["results"][0];
    assert_eq!(best["image_id"], ids[1]);
    assert_eq!(found["total"], 12);
    assert_eq!(best["score"], best["global_score"]);
    assert!(best["confidence"].as_f64().unwrap() > 0.5, "{best}");
    assert!(best["local_score"].is_null());
    let scores: Vec<f64> =
        found["results"].as_array().unwrap().iter().map(|hit| hit["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[tokio::test]
async fn an_identical_picture_is_found_first_at_100_per_cent() {
    let app = TestApp::start().await;
    let ids = app.upload_gallery(12).await;

    let form = Form::new().part("file", Part::bytes(gallery(5)).file_name("query.png"));
    let (status, found) = app.post_form("/api/search-by-image", form).await;

    assert_eq!(status, StatusCode::OK);
    assert_eq!(found["results"][0]["image_id"], ids[5]);
    assert_eq!(found["results"][0]["score"], 100.0);
    assert!(found["results"][1]["score"].as_f64().unwrap() < 100.0);
    assert_eq!(
        app.json("/api/gallery").await["total"],
        12,
        "a picture that was searched by does not enter the library"
    );
}

#[tokio::test]
async fn a_picture_of_the_library_finds_itself_and_then_its_like() {
    let app = TestApp::start().await;
    let original = app.upload_ready("cat.jpg", fixture("dups/chelsea_q90.jpg")).await;
    let copy = app.upload_ready("cat-small.png", fixture("dups/chelsea_half.png")).await;
    app.upload_gallery(6).await;

    let found = app.json(&format!("/api/images/{original}/similar")).await;

    assert_eq!(found["results"][0]["image_id"], original);
    assert_eq!(found["results"][0]["score"], 100.0);
    assert_eq!(found["results"][1]["image_id"], copy);
    assert_eq!(found["total"], 8);
    assert!(found["results"].as_array().unwrap().iter().all(|hit| hit["confidence"].is_null()));
}

#[tokio::test]
async fn pages_of_results_neither_overlap_nor_leave_gaps() {
    let app = TestApp::start().await;
    let mut ids = app.upload_gallery(10).await;
    let mut seen = Vec::new();
    for page in 1..=4 {
        let (_, found) = app.post("/api/search", json!({ "query": "an animal", "top_k": 3, "page": page })).await;
        let results = found["results"].as_array().unwrap();
        seen.extend(results.iter().map(|hit| hit["image_id"].as_str().unwrap().to_owned()));
    }
    ids.sort();
    seen.sort();
    assert_eq!(seen, ids);
}

#[tokio::test]
async fn a_search_in_an_empty_library_finds_nothing() {
    let app = TestApp::start().await;

    let found = app.search("a cat").await;

    assert_eq!(found["total"], 0);
    assert_eq!(found["results"], json!([]));
}

#[tokio::test]
async fn bad_queries_are_refused_with_a_code() {
    let app = TestApp::start().await;
    for (body, code) in [
        (json!({ "query": "" }), "empty_query"),
        (json!({ "query": " \n\t" }), "empty_query"),
        (json!({ "query": "x".repeat(501) }), "query_too_long"),
        (json!({}), "invalid_request"),
        (json!({ "query": 5 }), "invalid_request"),
        (json!({ "query": "cat", "top_k": -1 }), "invalid_request"),
        (json!({ "query": "cat", "colour": "red" }), "invalid_request"),
        (json!([]), "invalid_request"),
    ] {
        let (status, answer) = app.post("/api/search", body.clone()).await;
        assert_eq!((status, answer["code"].as_str()), (StatusCode::BAD_REQUEST, Some(code)), "{body}: {answer}");
    }
}

#[tokio::test]
async fn odd_queries_are_answered() {
    let app = TestApp::start().await;
    app.upload_gallery(3).await;
    for query in ["<script>alert(1)</script>", "\u{0}\u{1}", "ねこ 🐈 قطة", "' OR 1=1 --", "%00%0a", &"a ".repeat(250)]
    {
        let (status, found) = app.post("/api/search", json!({ "query": query })).await;
        assert_eq!(status, StatusCode::OK, "{query:?}: {found}");
        assert_eq!(found["total"], 3);
    }
}

#[tokio::test]
async fn extreme_pages_are_brought_into_bounds() {
    let app = TestApp::start().await;
    app.upload_gallery(3).await;
    for body in [
        json!({ "query": "cat", "top_k": 0 }),
        json!({ "query": "cat", "page": 0 }),
        json!({ "query": "cat", "top_k": u32::MAX, "page": u32::MAX }),
    ] {
        let (status, answer) = app.post("/api/search", body.clone()).await;
        assert_eq!(status, StatusCode::OK, "{body}: {answer}");
    }
}

#[tokio::test]
async fn what_is_no_picture_cannot_be_searched_by() {
    let app = TestApp::start().await;
    let before = app.files_on_disk();

    let form = Form::new().part("file", Part::bytes(fixture("bad/html.jpg")).file_name("page.jpg"));
    let (status, answer) = app.post_form("/api/search-by-image", form).await;

    assert_eq!((status, answer["code"].as_str()), (StatusCode::UNSUPPORTED_MEDIA_TYPE, Some("unsupported_type")));
    assert_eq!(app.files_on_disk(), before);
}
