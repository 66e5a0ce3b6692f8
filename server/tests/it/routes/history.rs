//! `GET /api/history`, `DELETE /api/history`, `DELETE /api/history/{id}`, `PUT /api/history/{id}/saved`, and the search page,
//! which keeps what is searched for.

use std::sync::Arc;
use std::time::Duration;

use app::types::{LibraryId, Viewer};
use app::{Backend, ErrorCode};
use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION, REFERER};
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};
use server::backend::LiveBackend;
use uuid::Uuid;

use crate::support::{Patience, TestApp};

const NOBODY: &str = "01890000-0000-7000-8000-000000000000";

/// Longer than it takes to keep a search that is to be kept.
const A_WHILE: Duration = Duration::from_millis(300);

/// Looks at an answer of the search page.
async fn look(app: &TestApp, address: &str) -> String {
    let page = app.get(address).await;
    assert_eq!(page.status(), StatusCode::OK, "{address}");
    page.text().await.unwrap()
}

async fn words(app: &TestApp, part: &str) -> Vec<String> {
    let history = app.json("/api/history").await;
    history[part].as_array().unwrap().iter().map(|search| search["words"].as_str().unwrap().to_owned()).collect()
}

/// Waits until this is what was searched for lately.
async fn await_recent(app: &TestApp, expected: &[&str]) {
    let patience = Patience::new();
    while words(app, "recent").await != expected {
        patience.wait().await;
    }
}

async fn save(app: &TestApp, id: &str, body: Value) -> StatusCode {
    let request = app.client.put(app.url(&format!("/api/history/{id}/saved"))).json(&body);
    request.send().await.unwrap().status()
}

async fn forget(app: &TestApp, path: &str) -> (StatusCode, Value) {
    let answer = app.client.delete(app.url(path)).send().await.unwrap();
    (answer.status(), answer.json().await.unwrap())
}

/// Sends the form as a page without scripts does.
async fn submit(app: &TestApp, from: &str, fields: &str) -> String {
    let request = app.client.post(app.url("/fn/change_history")).header(ACCEPT, "text/html");
    let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").header(REFERER, app.url(from));
    let response: Response = request.body(fields.to_owned()).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::FOUND);
    response.headers()[LOCATION].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_is_searched_for_is_kept_once_and_the_latest_is_first() {
    let app = TestApp::start().await;
    assert_eq!(app.json("/api/history").await, json!({ "saved": [], "recent": [] }));

    look(&app, "/?q=a+cat").await;
    await_recent(&app, &["a cat"]).await;
    look(&app, "/?q=dog&type=png").await;
    await_recent(&app, &["dog type:png", "a cat"]).await;
    look(&app, "/?q=a%20cat").await;
    await_recent(&app, &["a cat", "dog type:png"]).await;

    let history = app.json("/api/history").await;
    let latest = &history["recent"][0];
    assert_eq!((&latest["address"], &latest["saved"]), (&json!("/?q=a%20cat"), &json!(false)));
    assert!(latest["id"].is_string() && latest["searched_at"].is_string(), "{latest}");
    let start = look(&app, "/").await;
    assert!(start.contains("Lately searched") && !start.contains("Saved searches") && !start.contains(">Try<"));
}

#[tokio::test]
async fn only_first_pages_of_answers_to_words_are_kept() {
    let app = TestApp::start().await;
    let [id] = &app.upload_gallery(1).await[..] else { panic!("one picture") };
    app.await_idle().await;

    look(&app, "/?q=first").await;
    await_recent(&app, &["first"]).await;
    look(&app, "/?q=later&page=2").await;
    look(&app, &format!("/?similar={id}")).await;
    look(&app, &format!("/media/{id}")).await;
    app.get("/lab?q=lab").await;
    app.search("program").await;
    assert_eq!(app.get(&format!("/?q={}", "long".repeat(200))).await.status(), StatusCode::BAD_REQUEST);
    look(&app, "/?q=first&sort=newest").await;
    look(&app, "/?q=sorted&sort=oldest").await;
    await_recent(&app, &["sorted", "first"]).await;

    tokio::time::sleep(A_WHILE).await;
    assert_eq!(words(&app, "recent").await, ["sorted", "first"]);
    assert_eq!(app.json("/api/history").await["recent"][0]["address"], "/?q=sorted");
}

#[tokio::test]
async fn the_latest_fifty_stay() {
    let app = TestApp::start().await;
    for number in 0..52 {
        look(&app, &format!("/?q=number{number}")).await;
    }

    let expected: Vec<String> = (2..52).rev().map(|number| format!("number{number}")).collect();
    await_recent(&app, &expected.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let start = look(&app, "/").await;
    assert!(start.contains("number44") && !start.contains("number43"), "a page shows eight");
}

#[tokio::test]
async fn what_is_saved_stays_when_the_others_are_forgotten() {
    let app = TestApp::start().await;
    for query in ["cat", "dog"] {
        look(&app, &format!("/?q={query}")).await;
    }
    await_recent(&app, &["dog", "cat"]).await;
    let id = app.json("/api/history").await["recent"][1]["id"].as_str().unwrap().to_owned();

    assert_eq!(save(&app, &id, json!({ "saved": true })).await, StatusCode::NO_CONTENT);
    assert_eq!(forget(&app, "/api/history").await, (StatusCode::OK, json!({ "forgotten": 1 })));

    assert_eq!((words(&app, "saved").await, words(&app, "recent").await), (vec!["cat".to_owned()], vec![]));
    assert_eq!(app.json("/api/history").await["saved"][0]["saved"], true);
    assert!(look(&app, "/?q=dog").await.contains("Save this search"));
    assert!(!look(&app, "/?q=cat").await.contains("Save this search"), "the page says that it is saved");
    assert!(look(&app, "/").await.contains("Saved searches"));

    assert_eq!(save(&app, &id, json!({ "saved": false })).await, StatusCode::NO_CONTENT);
    await_recent(&app, &["cat", "dog"]).await;
    assert_eq!(forget(&app, &format!("/api/history/{id}")).await, (StatusCode::OK, json!({ "forgotten": 1 })));
    assert_eq!(words(&app, "recent").await, ["dog"]);
}

#[tokio::test]
async fn what_is_not_there_or_not_understood_is_refused() {
    let app = TestApp::start().await;
    look(&app, "/?q=cat").await;
    await_recent(&app, &["cat"]).await;
    let id = app.json("/api/history").await["recent"][0]["id"].as_str().unwrap().to_owned();

    for id in [NOBODY, "x", "%20", "1"] {
        let (status, problem) = forget(&app, &format!("/api/history/{id}")).await;
        assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!("not_found")), "{id}");
        assert_eq!(save(&app, id, json!({ "saved": true })).await, StatusCode::NOT_FOUND, "{id}");
    }
    for body in [json!({}), json!({ "saved": "yes" }), json!({ "saved": true, "x": 1 }), json!(true)] {
        assert_eq!(save(&app, &id, body.clone()).await, StatusCode::BAD_REQUEST, "{body}");
    }
    assert_eq!(words(&app, "recent").await, ["cat"]);
}

#[tokio::test]
async fn other_libraries_see_nothing_of_it() {
    let app = TestApp::start().await;
    look(&app, "/?q=cat").await;
    await_recent(&app, &["cat"]).await;
    let backend = LiveBackend(Arc::clone(app.services()));
    let ours = backend.past_searches(app.viewer()).await.unwrap().recent;
    let other = Viewer::owner(LibraryId(Uuid::from_u128(7)));

    assert!(backend.past_searches(&other).await.unwrap().is_empty());
    assert_eq!(backend.forget_search(&other, ours[0].id).await.unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(backend.forget_history(&other).await, Ok(0));
    assert_eq!(words(&app, "recent").await, ["cat"]);
}

#[tokio::test]
async fn nothing_is_kept_where_that_is_switched_off() {
    let app = TestApp::with(&[("HISTORY", "off")]).await;

    look(&app, "/?q=cat").await;
    tokio::time::sleep(A_WHILE).await;
    assert_eq!(app.json("/api/history").await, json!({ "saved": [], "recent": [] }));

    // But what is saved is.
    submit(&app, "/?q=cat", "change=save&address=%2F%3Fq%3Dcat").await;
    assert_eq!(words(&app, "saved").await, ["cat"]);
}

#[tokio::test]
async fn forms_without_scripts_lead_back() {
    let app = TestApp::start().await;
    look(&app, "/?q=dog").await;
    await_recent(&app, &["dog"]).await;
    look(&app, "/?q=cow").await;
    await_recent(&app, &["cow", "dog"]).await;

    // One that is not there was forgotten before.
    for _ in 0..2 {
        submit(&app, "/", "change=forget_one&address=%2F%3Fq%3Dcow").await;
        assert_eq!(words(&app, "recent").await, ["dog"]);
    }
    let back = submit(&app, "/?q=cat&sort=newest&page=2", "change=save&address=%2F%3Fq%3Dcat%26sort%3Dnewest").await;
    assert_eq!(back, app.url("/?q=cat&sort=newest&page=2"));
    assert_eq!(app.json("/api/history").await["saved"][0]["address"], "/?q=cat&sort=newest");
    assert!(!look(&app, "/?q=cat&sort=newest&page=2").await.contains("Save this search"));
    assert!(look(&app, "/?q=cow&page=2").await.contains("Save this search"));

    let failed = submit(&app, "/", "change=save&address=%2Fgallery").await;
    assert!(failed.contains("__err="), "{failed}");
    submit(&app, "/", "change=forget_all").await;
    assert_eq!(words(&app, "recent").await, [""; 0]);
    submit(&app, "/", "change=unsave&address=%2F%3Fq%3Dcat%26sort%3Dnewest").await;
    assert_eq!((words(&app, "saved").await, words(&app, "recent").await), (vec![], vec!["cat".to_owned()]));
}

#[tokio::test]
async fn as_many_are_saved_as_may_be() {
    let app = TestApp::start().await;
    let backend = LiveBackend(Arc::clone(app.services()));
    for number in 0..200 {
        backend.save_search(app.viewer(), &format!("/?q={number}"), true).await.unwrap();
    }

    let refused = backend.save_search(app.viewer(), "/?q=200", true).await.unwrap_err();

    assert_eq!(refused.code, ErrorCode::TooManySaved);
    assert_eq!(words(&app, "saved").await.len(), 200);
    let failed = submit(&app, "/?q=200", "change=save&address=%2F%3Fq%3D200").await;
    let path = failed.strip_prefix(&app.url("")).unwrap();
    assert!(look(&app, path).await.contains("Too many searches are saved."));
}
