//! `POST /api/images/zip` and the form of pages.

use std::io::{Cursor, Read};

use reqwest::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};
use zip::ZipArchive;

use crate::support::{TestApp, gallery};

const NOBODY: &str = "01890000-0000-7000-8000-000000000000";

/// Asks for an archive as programs do.
async fn ask(app: &TestApp, ids: &Value) -> Response {
    let request = app.client.post(app.url("/api/images/zip")).header(ACCEPT_ENCODING, "gzip, br");
    request.json(ids).send().await.unwrap()
}

/// Asks for an archive as pages do.
async fn submit(app: &TestApp, ids: &[&str]) -> Response {
    let fields: Vec<_> = ids.iter().map(|id| format!("ids%5B%5D={id}")).collect();
    let request = app.client.post(app.url("/pictures.zip"));
    let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(fields.join("&"));
    request.send().await.unwrap()
}

/// The names and contents of the files in an archive, in their order.
async fn unpacked(response: Response) -> Vec<(String, Vec<u8>)> {
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()[CONTENT_TYPE], "application/zip");
    assert_eq!(response.headers()[CONTENT_DISPOSITION], "attachment; filename=\"pictures.zip\"");
    assert_eq!(response.headers()[CACHE_CONTROL], "no-store");
    assert!(!response.headers().contains_key(CONTENT_ENCODING));
    let mut archive = ZipArchive::new(Cursor::new(response.bytes().await.unwrap())).unwrap();
    let files = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        (file.name().unwrap().into_owned(), content)
    });
    files.collect()
}

#[tokio::test]
async fn pictures_of_one_name_come_back_byte_for_byte() {
    let app = TestApp::start().await;
    let first = app.upload_ready("größe.png", gallery(1)).await;
    let second = app.upload_ready("größe.png", gallery(2)).await;

    let files = unpacked(ask(&app, &json!([second, NOBODY, first, second])).await).await;

    let expected = [("größe.png".to_owned(), gallery(2)), ("größe (2).png".to_owned(), gallery(1))];
    assert!(files == expected, "{:?}", files.iter().map(|(name, _)| name).collect::<Vec<_>>());
    let by_form = unpacked(submit(&app, &[&second, NOBODY, &first]).await).await;
    assert!(by_form == expected, "{:?}", by_form.iter().map(|(name, _)| name).collect::<Vec<_>>());
}

#[tokio::test]
async fn nothing_is_no_archive() {
    let app = TestApp::start().await;
    for ids in [json!([]), json!([NOBODY])] {
        let response = ask(&app, &ids).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{ids}");
        assert_eq!(response.headers()[CONTENT_TYPE], "application/problem+json");
    }
}

#[tokio::test]
async fn what_is_no_list_of_ids_is_refused() {
    let app = TestApp::start().await;
    for ids in [json!({}), json!(["x"]), json!([1]), json!(vec![NOBODY; 1001])] {
        let (status, problem) = app.post("/api/images/zip", ids).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert_eq!(problem["code"], "invalid_request", "{problem}");
    }
}

#[tokio::test]
async fn a_form_that_fails_leads_back_to_a_page() {
    let app = TestApp::start().await;
    let no_list = "cannot be understood";
    for (ids, reason) in [(vec![], "Not found"), (vec!["x"], no_list), (vec![NOBODY; 1001], no_list)] {
        let response = submit(&app, &ids).await;

        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        let link = response.headers()[LOCATION].to_str().unwrap().to_owned();
        assert!(link.starts_with("/gallery?"), "{link}");
        assert!(app.get(&link).await.text().await.unwrap().contains(reason), "{link}");
    }
}

#[tokio::test]
async fn an_archive_without_an_original_breaks_off() {
    let app = TestApp::start().await;
    let ids = app.upload_gallery(2).await;
    let facts = app.json(&format!("/api/images/{}", ids[1])).await;
    let hash = facts["blake3"].as_str().unwrap();
    std::fs::remove_file(app.folder().join("originals").join(&hash[..2]).join(&hash[2..4]).join(hash)).unwrap();

    let request = app.client.post(app.url("/api/images/zip")).json(&ids);
    let downloaded = async { request.send().await?.bytes().await };

    assert!(downloaded.await.is_err());
}
