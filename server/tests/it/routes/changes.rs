//! `POST /fn/change_pictures`, the form of what is selected.

use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION, REFERER};
use reqwest::{Response, StatusCode};

use crate::support::TestApp;

/// Sends the form as a page without scripts does; the fields are named with brackets, which are escaped.
async fn submit(app: &TestApp, ids: &[&str], rest: &str) -> Response {
    let fields: String = ids.iter().map(|id| format!("ids%5B%5D={id}&")).collect();
    let request = app.client.post(app.url("/fn/change_pictures")).header(ACCEPT, "text/html");
    let request =
        request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").header(REFERER, app.url("/gallery"));
    let request = request.body(fields + rest);
    request.send().await.unwrap()
}

async fn leads_to(response: &Response) -> String {
    assert_eq!(response.status(), StatusCode::FOUND);
    response.headers()[LOCATION].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn tags_are_added_to_those_that_are_there() {
    let app = TestApp::start().await;
    let ids = app.upload_gallery(3).await;
    submit(&app, &[&ids[0]], "change=tag&tags=Red").await;

    let response = submit(&app, &[&ids[0], &ids[1]], "change=tag&tags=red%2C+two+words%2C").await;

    assert_eq!(leads_to(&response).await, "/gallery");
    let tags = async |id: &str| app.json(&format!("/api/images/{id}")).await["tags"].to_string();
    assert_eq!(tags(&ids[0]).await, r#"["Red","two words"]"#);
    assert_eq!(tags(&ids[1]).await, r#"["red","two words"]"#);
    assert_eq!(tags(&ids[2]).await, "[]");
}

#[tokio::test]
async fn what_is_deleted_can_be_undone_restored_and_deleted_for_good() {
    let app = TestApp::start().await;
    let ids = app.upload_gallery(2).await;
    let trashed = async || app.json("/api/trash").await["total"].as_u64().unwrap();

    let deleted = leads_to(&submit(&app, &[&ids[0], &ids[1]], "change=trash").await).await;
    let batch = deleted.strip_prefix("/gallery?trashed=").unwrap();
    assert_eq!(trashed().await, 2);
    assert!(app.get(&deleted).await.text().await.unwrap().contains("Moved to the trash."));

    assert_eq!(leads_to(&submit(&app, &[], &format!("change=undo&batch={batch}")).await).await, "/gallery");
    assert_eq!(trashed().await, 0);

    submit(&app, &[&ids[0], &ids[1]], "change=trash").await;
    assert_eq!(leads_to(&submit(&app, &[&ids[0]], "change=restore").await).await, "/trash");
    assert_eq!(trashed().await, 1);
    assert_eq!(leads_to(&submit(&app, &[&ids[1]], "change=delete").await).await, "/trash");
    assert_eq!((trashed().await, app.json("/api/gallery").await["total"].as_u64()), (0, Some(1)));
}

#[tokio::test]
async fn what_cannot_be_done_leads_back_with_a_sentence() {
    let app = TestApp::start().await;
    let [id] = &app.upload_gallery(1).await[..] else { panic!("one picture") };

    let too_long = format!("change=tag&tags={}", "x".repeat(101));
    assert!(leads_to(&submit(&app, &[id], &too_long).await).await.contains("__err="));
    let many = vec![id.as_str(); 1_001];
    assert!(leads_to(&submit(&app, &many, "change=trash").await).await.contains("__err="));
    assert!(leads_to(&submit(&app, &[], "change=undo&batch=x").await).await.contains("__err="));
    assert!(leads_to(&submit(&app, &[id], "change=explode").await).await.contains("__err="));
    assert_eq!(app.json("/api/trash").await["total"], 0);
}
