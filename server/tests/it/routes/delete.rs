//! `DELETE /api/images`

use reqwest::StatusCode;
use serde_json::json;

use crate::support::{TestApp, gallery};

#[tokio::test]
async fn a_deleted_picture_leaves_no_row_no_file_and_no_vector() {
    let app = TestApp::start().await;
    let before = app.files_on_disk();
    let id = app.upload_ready("scene.png", gallery(1)).await;

    let (status, answer) = app.delete(json!([id])).await;
    app.await_idle().await;

    assert_eq!((status, answer), (StatusCode::OK, json!({ "deleted": [id], "missing": [] })));
    assert_eq!(app.get(&format!("/images/{id}")).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(app.files_on_disk(), before);
    assert_eq!(app.search("a guitar").await["total"], 0);
}

#[tokio::test]
async fn ids_that_name_nothing_are_told() {
    let app = TestApp::start().await;
    let id = app.upload_ready("scene.png", gallery(1)).await;
    let nobody = "01890000-0000-7000-8000-000000000000";

    let (_, answer) = app.delete(json!([id, nobody, id])).await;

    assert_eq!(answer, json!({ "deleted": [id], "missing": [nobody] }));
}

#[tokio::test]
async fn a_deleted_picture_can_be_uploaded_again() {
    let app = TestApp::start().await;
    let first = app.upload_ready("scene.png", gallery(1)).await;
    app.delete(json!([first])).await;

    let again = app.upload_ready("scene.png", gallery(1)).await;
    app.await_idle().await;

    assert_ne!(again, first);
    assert_eq!(app.get(&format!("/images/{again}")).await.bytes().await.unwrap(), gallery(1));
    assert_eq!(app.search("a guitar").await["total"], 1);
}

#[tokio::test]
async fn what_is_no_list_of_ids_is_refused() {
    let app = TestApp::start().await;
    for body in
        [json!({}), json!(["x"]), json!([1]), json!("id"), json!(vec!["01890000-0000-7000-8000-000000000000"; 1001])]
    {
        let (status, answer) = app.delete(body).await;
        assert_eq!((status, answer["code"].as_str()), (StatusCode::BAD_REQUEST, Some("invalid_request")), "{answer}");
    }
}
