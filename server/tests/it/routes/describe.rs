//! `PATCH /api/images/{id}` and the form of the page.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{TestApp, gallery};

async fn patch(app: &TestApp, id: &str, body: Value) -> (StatusCode, Value) {
    let request = app.client.patch(app.url(&format!("/api/images/{id}"))).json(&body);
    let response = request.send().await.unwrap();
    let status = response.status();
    (status, response.json().await.unwrap())
}

#[tokio::test]
async fn what_is_written_can_be_searched() {
    let app = TestApp::start().await;
    app.upload_gallery(6).await;
    let id = app.upload_ready("a.png", gallery(30)).await;
    app.await_idle().await;

    let edit =
        json!({ "tags": ["Holiday", "holiday ", "Golden Gate"], "description": "Grandma's zeppelin\r\nin Málaga" });
    let (status, changed) = patch(&app, &id, edit).await;
    app.await_idle().await;

    assert_eq!(status, StatusCode::OK, "{changed}");
    assert_eq!(changed["tags"], json!(["Holiday", "Golden Gate"]));
    assert_eq!(changed["description"], "Grandma's zeppelin\nin Málaga");
    for query in ["tag:holiday", "tag:\"golden gate\"", "\"zeppelin in malaga\"", "zeppelin", "MÁLAGA zeppelins"] {
        let found = app.search(query).await;
        assert_eq!(found["results"][0]["image_id"], id.as_str(), "{query}: {found}");
        assert_eq!(found["found"], 1, "{query}: {found}");
    }
    assert_eq!(app.search("cat -tag:holiday").await["total"], 6);
    let suggested = app.json("/api/search-suggestions?query=golden%20g").await;
    let tag = json!({ "text": "Golden Gate", "kind": "tag" });
    assert!(suggested.as_array().unwrap().contains(&tag), "{suggested}");
    assert_eq!(suggested[0]["kind"], "recent", "what was searched for lately comes first: {suggested}");
}

#[tokio::test]
async fn a_part_that_is_not_named_stays() {
    let app = TestApp::start().await;
    let id = app.upload_ready("a.png", gallery(1)).await;

    patch(&app, &id, json!({ "tags": ["one"], "description": "two" })).await;
    let (_, changed) = patch(&app, &id, json!({ "description": "three" })).await;

    assert_eq!((&changed["tags"], &changed["description"]), (&json!(["one"]), &json!("three")));
    let (_, changed) = patch(&app, &id, json!({ "tags": [] })).await;
    assert_eq!((&changed["tags"], &changed["description"]), (&json!([]), &json!("three")));
}

#[tokio::test]
async fn too_much_or_nonsense_is_refused() {
    let app = TestApp::start().await;
    let id = app.upload_ready("a.png", gallery(1)).await;
    let many: Vec<String> = (0..101).map(|number| number.to_string()).collect();

    for body in
        [json!({ "tags": many }), json!({ "tags": ["a".repeat(101)] }), json!({ "description": "a".repeat(10_001) })]
    {
        assert_eq!(patch(&app, &id, body).await.0, StatusCode::BAD_REQUEST);
    }
    let (status, _) = patch(&app, &id, json!({ "name": "b.png" })).await;
    assert!(status.is_client_error(), "{status}");
    let absent = "00000000-0000-7000-8000-00000000dead";
    assert_eq!(patch(&app, absent, json!({ "tags": [] })).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.json(&format!("/api/images/{id}")).await["tags"], json!([]));
}

#[tokio::test]
async fn the_form_of_the_page_needs_no_script() {
    let app = TestApp::start().await;
    let id = app.upload_ready("a.png", gallery(1)).await;

    let body = format!("id={id}&tags=sea%2C+blue+sky+%2C&description=%3Cb%3Efar%3C%2Fb%3E");
    let request = app.client.post(app.url("/fn/describe_media")).header("accept", "text/html");
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
    let response = request.send().await.unwrap();

    assert_eq!(response.status(), StatusCode::FOUND);
    assert_eq!(response.headers()["location"].to_str().unwrap(), format!("/media/{id}"));
    assert_eq!(app.json(&format!("/api/images/{id}")).await["tags"], json!(["sea", "blue sky"]));
    let page = app.get(&format!("/media/{id}")).await.text().await.unwrap();
    assert!(page.contains("&lt;b&gt;far&lt;/b&gt;") && page.contains("/?q=tag%3A%22blue%20sky%22"), "{page}");
}
