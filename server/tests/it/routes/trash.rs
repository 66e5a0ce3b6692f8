//! `POST /api/images/trash`, `POST /api/images/restore`, `GET /api/trash`, `DELETE /api/trash`

use std::sync::Arc;

use app::types::{MediaId, Restored};
use app::{AppError, Backend, ErrorCode};
use chrono::{TimeDelta, Utc};
use reqwest::StatusCode;
use serde_json::{Value, json};
use server::backend::{LiveBackend, sweep_trash};

use crate::support::{TestApp, gallery};

const NOBODY: &str = "01890000-0000-7000-8000-000000000000";

async fn trash(app: &TestApp, ids: &[&str]) -> Value {
    let (status, answer) = app.post("/api/images/trash", json!(ids)).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer
}

async fn restore(app: &TestApp, ids: &[&str]) -> Value {
    let (status, answer) = app.post("/api/images/restore", json!(ids)).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer
}

async fn empty(app: &TestApp) -> Value {
    let answer = app.client.delete(app.url("/api/trash")).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    answer.json().await.unwrap()
}

async fn undo(app: &TestApp, batch: &str) -> Result<Restored, AppError> {
    LiveBackend(Arc::clone(app.services())).undo_trash(app.viewer(), batch).await
}

/// The ids of the pictures that a list shows.
async fn listed(app: &TestApp, path: &str) -> Vec<String> {
    let page = app.json(path).await;
    let tiles = page["images"].as_array().unwrap();
    assert_eq!(page["total"], tiles.len());
    tiles.iter().map(|tile| tile["image_id"].as_str().unwrap().to_owned()).collect()
}

async fn status_of(app: &TestApp, path: String) -> StatusCode {
    app.get(&path).await.status()
}

#[tokio::test]
async fn what_is_in_the_trash_is_found_nowhere_else() {
    let app = TestApp::start().await;
    let ids = app.upload_gallery(2).await;
    let (kept, id) = (&ids[0], &ids[1]);

    let answer = trash(&app, &[id, NOBODY, id]).await;
    app.await_idle().await;

    assert_eq!((&answer["moved"], &answer["missing"]), (&json!([id]), &json!([NOBODY])));
    assert!(answer["batch"].is_string());
    assert_eq!(trash(&app, &[id]).await, json!({ "moved": [], "missing": [id], "batch": null }));
    assert_eq!(status_of(&app, format!("/api/images/{id}")).await, StatusCode::NOT_FOUND);
    assert_eq!(listed(&app, "/api/gallery").await, [kept.as_str()]);
    assert_eq!(listed(&app, "/api/trash").await, [id.as_str()]);
    let found = app.search("a guitar").await;
    assert_eq!((&found["total"], &found["results"][0]["image_id"]), (&json!(1), &json!(kept)));
    assert_eq!(app.json("/api/activity").await["total"], 1);
    assert_eq!(app.json("/api/health").await["media"], 1);

    // The page of the trash shows it.
    assert_eq!(status_of(&app, format!("/images/{id}/thumb")).await, StatusCode::OK);
    assert_eq!(app.get(&format!("/images/{id}")).await.bytes().await.unwrap(), gallery(1));
}

#[tokio::test]
async fn what_is_restored_is_as_before_and_found_again() {
    let app = TestApp::start().await;
    app.upload_gallery(2).await;
    let id = app.upload_ready("a.png", gallery(30)).await;
    let edit = json!({ "tags": ["holiday"], "description": "a zeppelin" });
    app.client.patch(app.url(&format!("/api/images/{id}"))).json(&edit).send().await.unwrap();
    app.await_idle().await;
    let before = app.json(&format!("/api/images/{id}")).await;

    trash(&app, &[&id]).await;
    app.await_idle().await;
    assert_eq!(app.search("tag:holiday").await["total"], 0);
    let answer = restore(&app, &[&id, NOBODY]).await;
    app.await_idle().await;

    assert_eq!(answer, json!({ "restored": [id], "missing": [NOBODY] }));
    assert_eq!(app.json(&format!("/api/images/{id}")).await, before);
    assert_eq!(before["tags"], json!(["holiday"]));
    for query in ["tag:holiday", "zeppelin"] {
        assert_eq!(app.search(query).await["results"][0]["image_id"], json!(id), "{query}");
    }
    assert_eq!(app.search("a guitar").await["total"], 3);
    assert_eq!(listed(&app, "/api/trash").await, [""; 0]);
}

#[tokio::test]
async fn what_goes_and_comes_at_once_is_found() {
    let app = TestApp::start().await;
    let ids = app.upload_gallery(4).await;
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();

    // While vectors are forgotten and made, in whatever order.
    for _ in 0..5 {
        trash(&app, &ids).await;
        restore(&app, &ids).await;
    }
    app.await_idle().await;

    assert_eq!(app.json("/api/activity").await["ready"], 4);
    let found = app.search("a guitar").await;
    assert_eq!((&found["total"], found["results"].as_array().unwrap().len()), (&json!(4), 4));
}

#[tokio::test]
async fn what_was_uploaded_again_meanwhile_stays() {
    let app = TestApp::start().await;
    let first = app.upload_ready("a.png", gallery(1)).await;
    trash(&app, &[&first]).await;
    let (status, again) = app.upload("b.png", gallery(1)).await;
    let second = again["image_id"].as_str().unwrap();
    assert_eq!((status, &again["duplicate"]), (StatusCode::CREATED, &json!(false)));

    let answer = restore(&app, &[&first]).await;
    app.await_idle().await;

    assert_eq!(answer, json!({ "restored": [], "missing": [first] }));
    assert_eq!(listed(&app, "/api/gallery").await, [second]);
    assert_eq!(listed(&app, "/api/trash").await, [""; 0]);
    assert_eq!(app.get(&format!("/images/{second}")).await.bytes().await.unwrap(), gallery(1));
    assert_eq!(app.search("a guitar").await["total"], 1);
}

#[tokio::test]
async fn the_same_bytes_lie_in_the_trash_once() {
    let app = TestApp::start().await;
    let first = app.upload_ready("a.png", gallery(1)).await;
    trash(&app, &[&first]).await;
    let second = app.upload_ready("b.png", gallery(1)).await;

    trash(&app, &[&second]).await;
    app.await_idle().await;

    assert_eq!(listed(&app, "/api/trash").await, [second.as_str()]);
    assert_eq!(status_of(&app, format!("/images/{first}")).await, StatusCode::NOT_FOUND);
    assert_eq!(app.get(&format!("/images/{second}")).await.bytes().await.unwrap(), gallery(1));
    assert_eq!(app.search("a guitar").await["total"], 0);
}

#[tokio::test]
async fn what_went_together_comes_back_together() {
    let app = TestApp::start().await;
    let ids = app.upload_gallery(3).await;
    let batch = trash(&app, &[&ids[0], &ids[1]]).await["batch"].as_str().unwrap().to_owned();
    trash(&app, &[&ids[2]]).await;

    let mut back = undo(&app, &batch).await.unwrap();

    back.restored.sort_unstable();
    let expected: Vec<MediaId> = ids[..2].iter().map(|id| id.parse().unwrap()).collect();
    assert_eq!(back, Restored { restored: expected, missing: vec![] });
    assert_eq!(listed(&app, "/api/trash").await, [ids[2].as_str()]);
    for other in [batch.as_str(), "1"] {
        assert_eq!(undo(&app, other).await, Ok(Restored::default()), "{other}");
    }
    for nonsense in ["", "-1", "x"] {
        assert_eq!(undo(&app, nonsense).await.unwrap_err().code, ErrorCode::InvalidRequest, "{nonsense}");
    }
}

#[tokio::test]
async fn what_is_deleted_for_good_leaves_nothing() {
    let app = TestApp::start().await;
    let before = app.files_on_disk();
    let id = app.upload_ready("a.png", gallery(1)).await;
    trash(&app, &[&id]).await;

    let (status, answer) = app.delete(json!([id])).await;
    app.await_idle().await;

    assert_eq!((status, answer), (StatusCode::OK, json!({ "deleted": [id], "missing": [] })));
    assert_eq!(app.files_on_disk(), before);
    assert_eq!(listed(&app, "/api/trash").await, [""; 0]);
    assert_eq!(status_of(&app, format!("/images/{id}")).await, StatusCode::NOT_FOUND);
    assert_eq!(restore(&app, &[&id]).await, json!({ "restored": [], "missing": [id] }));
}

#[tokio::test]
async fn emptying_takes_what_is_in_the_trash_and_nothing_else() {
    let app = TestApp::start().await;
    let kept = app.upload_ready("kept.png", gallery(5)).await;
    app.await_idle().await;
    let files = app.files_on_disk();
    let ids = app.upload_gallery(3).await;
    assert_eq!(empty(&app).await, json!({ "deleted": 0 }));
    trash(&app, &[&ids[0], &ids[2]]).await;
    trash(&app, &[&ids[1]]).await;

    assert_eq!(empty(&app).await, json!({ "deleted": 3 }));
    app.await_idle().await;

    assert_eq!(listed(&app, "/api/trash").await, [""; 0]);
    assert_eq!(listed(&app, "/api/gallery").await, [kept.as_str()]);
    assert_eq!(app.files_on_disk(), files);
    assert_eq!(app.search("a guitar").await["total"], 1);
}

#[tokio::test]
async fn after_some_time_the_trash_is_emptied() {
    let app = TestApp::with(&[("TRASH_DAYS", "7")]).await;
    let before = app.files_on_disk();
    let id = app.upload_ready("a.png", gallery(1)).await;
    trash(&app, &[&id]).await;

    assert_eq!(sweep_trash(app.services(), Utc::now() + TimeDelta::days(6)).await, Ok(0));
    assert_eq!(listed(&app, "/api/trash").await, [id.as_str()]);
    assert_eq!(sweep_trash(app.services(), Utc::now() + TimeDelta::days(7)).await, Ok(1));
    app.await_idle().await;

    assert_eq!(listed(&app, "/api/trash").await, [""; 0]);
    assert_eq!(app.files_on_disk(), before);
}

#[tokio::test]
async fn the_page_says_how_long_pictures_stay() {
    for (days, time) in [("7", "here for 7 days."), ("0", "here for an hour at most.")] {
        let app = TestApp::with(&[("TRASH_DAYS", days)]).await;

        let html = app.get("/trash").await.text().await.unwrap();

        assert!(html.contains(time), "{html}");
    }
}

#[tokio::test]
async fn what_is_no_list_of_ids_is_refused() {
    let app = TestApp::start().await;
    for path in ["/api/images/trash", "/api/images/restore"] {
        for body in [json!({}), json!(["x"]), json!(vec![NOBODY; 1001])] {
            let (status, answer) = app.post(path, body).await;
            assert_eq!((status, answer["code"].as_str()), (StatusCode::BAD_REQUEST, Some("invalid_request")), "{path}");
        }
    }
}
