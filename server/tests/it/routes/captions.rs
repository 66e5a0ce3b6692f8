//! `/api/batch-describe` and what becomes of it, with a tiny model that says nonsense, but always the same.

use std::path::Path;

use catalog::{CaptionKind, NewCaption};
use jobs::NewJob;
use reqwest::StatusCode;
use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION, REFERER};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{TestApp, gallery};

const ABSENT: &str = "00000000-0000-7000-8000-00000000dead";

/// A server with a model that describes.
async fn start() -> TestApp {
    let model = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("crates/smolvlm/tests/tiny/idefics3");
    TestApp::with(&[("VLM_MODEL", model.to_str().unwrap())]).await
}

async fn describe(app: &TestApp, body: Value) -> Value {
    let (status, outcome) = app.post("/api/batch-describe", body).await;
    assert_eq!(status, StatusCode::ACCEPTED, "{outcome}");
    app.await_idle().await;
    outcome
}

async fn captions(app: &TestApp, id: &str) -> Value {
    app.json(&format!("/api/images/{id}")).await["captions"].clone()
}

async fn edit(app: &TestApp, id: &str, kind: &str, text: &str) -> (StatusCode, Value) {
    let address = app.url(&format!("/api/images/{id}/captions/{kind}"));
    let response = app.client.put(address).json(&json!({ "text": text })).send().await.unwrap();
    (response.status(), response.json().await.unwrap())
}

/// Sends a form of the page at `from` as one does that runs no script; answers where it leads to.
async fn submit(app: &TestApp, from: &str, function: &str, fields: String) -> String {
    let request = app.client.post(app.url(&format!("/fn/{function}"))).header(ACCEPT, "text/html");
    let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").header(REFERER, app.url(from));
    let response = request.body(fields).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::FOUND);
    app.await_idle().await;
    response.headers()[LOCATION].to_str().unwrap().trim_start_matches(&app.url("")).to_owned()
}

fn counted(queued: u64, skipped: u64, missing: &[&str]) -> Value {
    json!({ "queued": queued, "skipped": skipped, "missing": missing })
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_model_it_is_said_how_to_get_one() {
    for (settings, wanted) in [
        (&[("VLM_MODEL", "none")][..], "models pull HuggingFaceTB/SmolVLM-500M-Instruct"),
        (&[("VLM_MODEL", "/nonexistent/model")][..], "VLM_MODEL names the folder /nonexistent/model"),
        (&[("VLM_MODEL", "somebody/absent")][..], "media-search models pull somebody/absent"),
    ] {
        let app = TestApp::with(settings).await;
        let id = app.upload_ready("a.png", gallery(1)).await;

        let (status, problem) = app.post("/api/batch-describe", json!({})).await;

        assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("model_missing")), "{problem}");
        assert!(problem["detail"].as_str().unwrap().contains(wanted), "{problem}");
        let state = app.json("/api/batch-describe").await;
        assert_eq!((&state["model"], &state["pictures"], &state["queued"]), (&Value::Null, &json!(1), &json!(0)));
        assert_eq!(captions(&app, &id).await, json!([]));
        let page = app.get(&format!("/media/{id}")).await.text().await.unwrap();
        assert!(page.contains("No model that describes pictures is here.") && !page.contains("value=\"describe\""));

        // The pages say the same.
        let request = app.client.post(app.url("/fn/change_describing")).header(ACCEPT, "application/json");
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body("change=describe");
        let refused = request.send().await.unwrap();
        assert_eq!(refused.status(), StatusCode::CONFLICT);
        assert!(refused.text().await.unwrap().contains(wanted), "{wanted}");
        let back = submit(&app, "/activity", "change_describing", "change=detail".to_owned()).await;
        assert!(back.starts_with("/activity?") && back.contains("__err="), "{back}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_described_once() {
    let app = start().await;
    let ids = app.upload_gallery(2).await;
    app.await_idle().await;

    assert_eq!(describe(&app, json!({})).await, counted(2, 0, &[]));

    let first = captions(&app, &ids[0]).await;
    assert_eq!(first.as_array().unwrap().len(), 1, "{first}");
    assert_eq!(
        (&first[0]["kind"], &first[0]["version"], &first[0]["edited"], &first[0]["outdated"]),
        (&json!("short"), &json!(1), &json!(false), &json!(false))
    );
    let (text, model) = (first[0]["text"].as_str().unwrap(), first[0]["model"].as_str().unwrap());
    assert!(!text.is_empty() && !text.contains(char::is_control), "{first}");
    assert!(model.starts_with("idefics3@"), "{first}");
    let state = app.json("/api/batch-describe").await;
    let figures = ["pictures", "described", "enhanced", "outdated", "queued", "running", "failed"];
    assert_eq!(figures.map(|name| state[name].as_u64().unwrap()), [2, 2, 0, 0, 0, 0, 0], "{state}");
    assert_eq!(state["model"], model);

    assert_eq!(describe(&app, json!({})).await, counted(0, 2, &[]));
    assert_eq!(describe(&app, json!({ "which": "all" })).await, counted(0, 2, &[]));
    let named = json!({ "image_ids": [&ids[0], ABSENT, &ids[0]] });
    assert_eq!(describe(&app, named).await, counted(0, 1, &[ABSENT]));
    assert_eq!(captions(&app, &ids[0]).await, first);
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_that_cannot_be_described_are_listed_and_tried_again() {
    let app = start().await;
    let ids = app.upload_gallery(2).await;
    app.await_idle().await;
    let facts = app.json(&format!("/api/images/{}", ids[1])).await;
    let hash = facts["blake3"].as_str().unwrap();
    let original = app.folder().join("originals").join(&hash[..2]).join(&hash[2..4]).join(hash);
    let kept = std::fs::read(&original).unwrap();
    std::fs::remove_file(&original).unwrap();

    for enhanced in [false, true] {
        assert_eq!(describe(&app, json!({ "enhanced": enhanced })).await, counted(2, 0, &[]));
    }

    let state = app.json("/api/batch-describe").await;
    let reason = "The original is missing from the data folder.";
    assert_eq!((&state["described"], &state["failed"]), (&json!(1), &json!(2)), "{state}");
    let failures = state["failures"].as_array().unwrap();
    assert_eq!((failures.len(), &failures[0]["image_id"], &failures[0]["reason"]), (1, &json!(ids[1]), &json!(reason)));
    assert!(app.get("/activity").await.text().await.unwrap().contains(reason));

    std::fs::write(&original, kept).unwrap();
    submit(&app, "/activity", "retry_failed", format!("id={}", ids[1])).await;
    let state = app.json("/api/batch-describe").await;
    assert_eq!(
        [&state["described"], &state["enhanced"], &state["failed"]],
        [&json!(2), &json!(2), &json!(0)],
        "{state}"
    );
    assert_eq!(state["failures"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_enhanced_caption_stands_beside_the_short_one() {
    let app = start().await;
    let id = app.upload_ready("a.png", gallery(1)).await;

    let both = [json!({ "image_ids": [id] }), json!({ "image_ids": [id], "enhanced": true })];
    for body in both {
        assert_eq!(describe(&app, body).await, counted(1, 0, &[]));
    }

    let kinds: Vec<Value> =
        captions(&app, &id).await.as_array().unwrap().iter().map(|caption| caption["kind"].clone()).collect();
    assert_eq!(kinds, ["short", "enhanced"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_make_of_a_caption_stays_and_is_found() {
    let app = start().await;
    let id = app.upload_ready("a.png", gallery(1)).await;
    app.upload_ready("b.png", gallery(2)).await;
    describe(&app, json!({ "image_ids": [id] })).await;
    let said = captions(&app, &id).await[0]["text"].clone();

    let (status, changed) = edit(&app, &id, "short", " A purple\u{7} zeppelin <b>over</b> the sea ").await;
    assert_eq!(status, StatusCode::OK, "{changed}");
    let caption = &changed["captions"][0];
    assert_eq!((&caption["text"], &caption["edited"]), (&json!("A purple zeppelin <b>over</b> the sea"), &json!(true)));
    app.await_idle().await;
    let found = app.search("\"purple zeppelin\"").await;
    assert_eq!((&found["total"], &found["results"][0]["image_id"]), (&json!(1), &json!(id)), "{found}");
    assert_eq!(describe(&app, json!({ "image_ids": [id] })).await, counted(0, 1, &[]));
    assert_eq!(captions(&app, &id).await[0]["edited"], true);

    // Without words it is removed, and the model says the same again.
    let (_, changed) = edit(&app, &id, "short", " ").await;
    assert_eq!(changed["captions"], json!([]));
    describe(&app, json!({ "image_ids": [id] })).await;
    assert_eq!(captions(&app, &id).await[0]["text"], said);

    assert_eq!(edit(&app, &id, "short", &"a".repeat(2001)).await.0, StatusCode::BAD_REQUEST);
    for (id, kind) in [(id.as_str(), "enhanced"), (id.as_str(), "long"), (ABSENT, "short")] {
        assert_eq!(edit(&app, id, kind, "a").await.0, StatusCode::NOT_FOUND, "{id} {kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn captions_of_another_model_are_made_again_on_demand() {
    let app = start().await;
    let id = app.upload_ready("a.png", gallery(1)).await;
    let library = app.viewer().library().0;
    let old = NewCaption { kind: CaptionKind::Short, text: "old", model: "another", version: 1 };
    let mut connection = app.services().catalog.connection().await.unwrap();
    let set = catalog::set_caption(&mut connection, library, id.parse::<Uuid>().unwrap(), &old).await;
    assert!(set.unwrap());
    drop(connection);

    assert_eq!(captions(&app, &id).await[0]["outdated"], true);
    assert_eq!(app.json("/api/batch-describe").await["outdated"], 1);
    assert_eq!(describe(&app, json!({})).await, counted(0, 1, &[]));
    assert_eq!(captions(&app, &id).await[0]["text"], "old");
    assert_eq!(describe(&app, json!({ "which": "outdated" })).await, counted(1, 0, &[]));

    assert_ne!(captions(&app, &id).await[0]["model"], "another");
    assert_eq!(app.json("/api/batch-describe").await["outdated"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_forms_of_the_pages_need_no_script() {
    let app = start().await;
    let ids = app.upload_gallery(3).await;
    app.await_idle().await;
    let page = format!("/media/{}", ids[0]);
    let figures = async || {
        let state = app.json("/api/activity").await["describing"].clone();
        ["described", "enhanced"].map(|name| state[name].as_u64().unwrap())
    };

    // With nothing selected nothing is described, and not everything.
    assert_eq!(submit(&app, "/gallery?page=1", "change_pictures", "change=describe".to_owned()).await, "/gallery");
    assert_eq!(figures().await, [0, 0]);
    for change in ["describe", "detail"] {
        let fields = format!("ids%5B%5D={}&change={change}", ids[0]);
        assert_eq!(submit(&app, &page, "change_pictures", fields).await, page);
    }
    assert_eq!(figures().await, [1, 1]);

    let html = app.get(&page).await.text().await.unwrap();
    assert!(html.contains("Described by idefics3.") && !html.contains("Describe in detail"), "{html}");
    let fields = format!("id={}&kind=short&text=A+%3Cb%3Ezeppelin%3C%2Fb%3E", ids[0]);
    assert_eq!(submit(&app, &page, "edit_caption", fields).await, page);
    let html = app.get(&page).await.text().await.unwrap();
    assert!(html.contains("A &lt;b&gt;zeppelin&lt;/b&gt;") && html.contains("edited by you"), "{html}");
    let fields = format!("id={}&kind=short&text=", ids[0]);
    assert_eq!(submit(&app, &page, "edit_caption", fields).await, page);
    assert_eq!(figures().await, [0, 1]);

    for (change, expected) in [("stop", [0, 1]), ("describe", [3, 1]), ("detail", [3, 3])] {
        let led = submit(&app, "/activity", "change_describing", format!("change={change}")).await;
        assert_eq!((led.as_str(), figures().await), ("/activity", expected));
    }
    let html = app.get("/activity").await.text().await.unwrap();
    assert!(html.contains("Described: 3 of 3 pictures.") && !html.contains("Describe all"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_can_be_taken_back() {
    // Nobody describes here, so everything waits.
    let app = TestApp::with(&[("VLM_MODEL", "none")]).await;
    let id: Uuid = app.upload_ready("a.png", gallery(1)).await.parse().unwrap();
    app.await_idle().await;
    let library = app.viewer().library().0;
    let jobs = CaptionKind::ALL.map(|kind| NewJob::new(kind.job(), library, id));
    jobs::enqueue(&mut app.services().catalog.connection().await.unwrap(), &jobs).await.unwrap();
    assert_eq!(app.json("/api/batch-describe").await["queued"], 2);

    for cancelled in [2, 0] {
        let response = app.client.delete(app.url("/api/batch-describe")).send().await.unwrap();
        assert_eq!(response.json::<Value>().await.unwrap(), json!({ "cancelled": cancelled }));
    }
    app.await_idle().await;
}

#[tokio::test]
async fn nonsense_is_refused() {
    let app = TestApp::start().await;

    for body in [json!({ "image_ids": ["x"] }), json!({ "ids": [] }), json!({ "which": "some" })] {
        let (status, _) = app.post("/api/batch-describe", body).await;
        assert!(status.is_client_error() && status != StatusCode::CONFLICT, "{status}");
    }
}
