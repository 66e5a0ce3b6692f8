//! `GET /api/demo`, `POST /api/demo`, `DELETE /api/demo`

use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::support::{TestApp, gallery};

async fn answer(request: RequestBuilder) -> Value {
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    response.json().await.unwrap()
}

async fn add(app: &TestApp) -> Value {
    answer(app.client.post(app.url("/api/demo"))).await
}

async fn remove(app: &TestApp) -> Value {
    answer(app.client.delete(app.url("/api/demo"))).await
}

#[tokio::test]
async fn the_demo_comes_once_and_leaves_what_is_ones_own() {
    let app = TestApp::start().await;
    // Looks like one of the demo's, but has other bytes.
    let mut bytes = gallery(0);
    bytes.push(0);
    let own = app.upload_ready("scene-000.png", bytes).await;
    app.await_idle().await;
    let before = app.files_on_disk();
    assert_eq!(app.json("/api/demo").await, json!({ "pictures": 0, "all": 200 }));
    assert_eq!(remove(&app).await, json!({ "deleted": 0 }));

    assert_eq!(add(&app).await, json!({ "added": 200 }));
    assert_eq!(add(&app).await, json!({ "added": 0 }));
    assert_eq!(app.json("/api/demo").await, json!({ "pictures": 200, "all": 200 }));
    assert_eq!(app.json("/api/gallery").await["total"], 201);

    assert_eq!(remove(&app).await, json!({ "deleted": 200 }));
    app.await_idle().await;
    assert_eq!(app.json("/api/demo").await, json!({ "pictures": 0, "all": 200 }));
    assert_eq!(app.json("/api/gallery").await["images"][0]["image_id"], json!(own));
    assert_eq!(app.json("/api/gallery").await["total"], 1);
    assert_eq!(app.files_on_disk(), before);
}

#[tokio::test]
async fn what_is_in_the_trash_comes_back_and_goes_with_the_others() {
    let app = TestApp::start().await;
    let before = app.files_on_disk();
    let id = app.upload_ready("mine.png", gallery(7)).await;
    let trash = async || assert_eq!(app.post("/api/images/trash", json!([id])).await.0, StatusCode::OK);
    trash().await;

    assert_eq!(add(&app).await, json!({ "added": 200 }));
    assert_eq!(app.json(&format!("/api/images/{id}")).await["name"], "mine.png");
    assert_eq!(app.json("/api/trash").await["total"], 0);

    trash().await;
    assert_eq!(app.json("/api/demo").await["pictures"], 199);
    assert_eq!(remove(&app).await, json!({ "deleted": 200 }));
    app.await_idle().await;
    assert_eq!(app.json("/api/trash").await["total"], 0);
    assert_eq!(app.files_on_disk(), before);
}

#[tokio::test]
async fn the_form_of_the_page_needs_no_script() {
    let app = TestApp::start().await;
    for (add, pictures) in [("true", 200), ("false", 0)] {
        let request = app.client.post(app.url("/fn/change_demo")).header(ACCEPT, "text/html");
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(format!("add={add}"));

        let response = request.send().await.unwrap();

        assert_eq!((response.status().as_u16(), response.headers()[LOCATION].to_str().unwrap()), (302, "/gallery"));
        assert_eq!(app.json("/api/demo").await["pictures"], pictures);
    }
}
