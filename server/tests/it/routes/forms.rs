//! The forms of pages that run no script.

use reqwest::StatusCode;
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use reqwest::multipart::{Form, Part};

use crate::support::{TestApp, fixture, gallery};

fn picture(bytes: Vec<u8>) -> Part {
    Part::bytes(bytes).file_name("picture.png")
}

#[tokio::test]
async fn an_upload_by_form_tells_its_outcome() {
    let app = TestApp::start().await;
    let form = Form::new()
        .part("file", picture(gallery(0)))
        .part("file", picture(gallery(0)))
        .part("file", picture(fixture("bad/text.jpg")));

    let response = app.client.post(app.url("/upload")).multipart(form).send().await.unwrap();

    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(response.headers()[LOCATION], "/upload?added=1&duplicates=1&rejected=1&code=unsupported_type");
}

#[tokio::test]
async fn a_form_without_a_choice_says_that_no_file_was_sent() {
    let app = TestApp::start().await;
    let form = Form::new().part("file", Part::bytes(Vec::new()).file_name(""));

    let response = app.client.post(app.url("/search-image")).multipart(form).send().await.unwrap();

    let link = response.headers()[LOCATION].to_str().unwrap().to_owned();
    assert!(app.get(&link).await.text().await.unwrap().contains("No file was sent"), "{link}");
}

#[tokio::test]
async fn a_picture_to_search_by_becomes_a_link() {
    let app = TestApp::start().await;
    let ids = app.upload_gallery(3).await;
    let form = Form::new().part("file", picture(gallery(2)));

    let response = app.client.post(app.url("/search-image")).multipart(form).send().await.unwrap();

    let link = response.headers()[LOCATION].to_str().unwrap().to_owned();
    let page = app.get(&link).await.text().await.unwrap();
    assert!(page.contains(&ids[2]) && page.contains("100"), "the identical picture is on the page");
    let hash = link.strip_prefix("/?image=").unwrap();
    assert_eq!(app.get(&format!("/search-image/{hash}")).await.bytes().await.unwrap(), gallery(2));
}

#[tokio::test]
async fn scripts_are_told_the_link() {
    let app = TestApp::start().await;
    let form = Form::new().part("file", picture(gallery(2)));

    let request = app.client.post(app.url("/search-image")).header(ACCEPT, "application/json").multipart(form);
    let answer: serde_json::Value = request.send().await.unwrap().json().await.unwrap();

    assert_eq!(answer["url"], format!("/?image={}", answer["image"].as_str().unwrap()));
}

#[tokio::test]
async fn a_theme_is_kept_and_shown() {
    let app = TestApp::start().await;
    let form = app.client.post(app.url("/theme")).header(CONTENT_TYPE, "application/x-www-form-urlencoded");

    let kept = form.body("theme=dark&back=%2Fgallery%3Fpage%3D2").send().await.unwrap();

    assert_eq!((kept.status().as_u16(), kept.headers()[LOCATION].to_str().unwrap()), (303, "/gallery?page=2"));
    let cookie = kept.headers()[SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
    let page = app.client.get(app.url("/gallery")).header(COOKIE, cookie).send().await.unwrap();
    assert!(page.text().await.unwrap().contains("data-theme=\"dark\""));
    assert!(!app.get("/gallery").await.text().await.unwrap().contains("data-theme"));
}

#[tokio::test]
async fn what_another_program_shares_is_searched_for() {
    let app = TestApp::start().await;
    let share = async |form: Form| {
        let response = app.client.post(app.url("/share")).multipart(form).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        response.headers()[LOCATION].to_str().unwrap().to_owned()
    };

    let link = share(Form::new().text("title", "a.png").part("file", picture(gallery(1)))).await;
    assert!(link.starts_with("/?image="), "{link}");
    assert_eq!(share(Form::new().text("title", "t").text("text", " a cat & a dog ")).await, "/?q=a+cat+%26+a+dog");
    assert_eq!(share(Form::new().text("title", "a cat").text("text", "")).await, "/?q=a+cat");
    assert_eq!(share(Form::new().text("url", "https://a.example")).await, "/");
    let failed = share(Form::new().part("file", picture(fixture("bad/text.jpg")))).await;
    assert!(failed.contains("__err="), "{failed}");
    assert!(share(Form::new().text("text", "x".repeat(5_000))).await.contains("__err="));
}

#[tokio::test]
async fn a_picture_that_was_searched_by_is_taken_into_the_library() {
    let app = TestApp::start().await;
    let form = Form::new().part("file", picture(gallery(2)));
    let kept = app.client.post(app.url("/search-image")).multipart(form).send().await.unwrap();
    let id = kept.headers()[LOCATION].to_str().unwrap().strip_prefix("/?image=").unwrap().to_owned();
    let add = async |id: &str| {
        let added = app.client.post(app.url(&format!("/search-image/{id}/add"))).send().await.unwrap();
        added.headers()[LOCATION].to_str().unwrap().to_owned()
    };

    let link = add(&id).await;

    let facts = app.json(&link.replace("/media/", "/api/images/")).await;
    assert_eq!((facts["name"].as_str(), facts["media_type"].as_str()), (Some("image.png"), Some("image/png")));
    assert_eq!(add(&id).await, link, "the same picture is there once");
    assert!(add(&"0a".repeat(32)).await.contains("__err="));
}
