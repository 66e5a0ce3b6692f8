//! `POST /api/upload`

use futures::{StreamExt, stream};
use reqwest::multipart::{Form, Part};
use reqwest::{Body, StatusCode};
use serde_json::Value;
use tokio::task::JoinSet;

use crate::support::{TestApp, expectations, fixture, gallery};

#[tokio::test]
async fn a_picture_is_stored_under_its_name() {
    let app = TestApp::start().await;

    let (status, answer) = app.upload("cherries.png", gallery(0)).await;

    assert_eq!(status, StatusCode::CREATED);
    let id = answer["image_id"].as_str().unwrap();
    assert_eq!(answer["image_url"], format!("/images/{id}"));
    assert_eq!(answer["duplicate"], false);
    assert_eq!(app.json(&format!("/api/images/{id}")).await["name"], "cherries.png");
}

#[tokio::test]
async fn the_same_bytes_are_stored_once() {
    let app = TestApp::start().await;
    let (_, first) = app.upload("a.png", gallery(0)).await;

    let (status, second) = app.upload("b.png", gallery(0)).await;

    assert_eq!(status, StatusCode::OK);
    assert_eq!(second["duplicate"], true);
    assert_eq!(second["image_id"], first["image_id"]);
    assert_eq!(app.json("/api/gallery").await["total"], 1);
}

#[tokio::test]
async fn the_same_bytes_at_once_are_stored_once() {
    let app = TestApp::start().await;

    let uploads = futures::future::join_all((0..8).map(|n| app.upload_owned(format!("{n}.png"), gallery(0)))).await;

    let new = uploads.iter().filter(|(status, _)| *status == StatusCode::CREATED).count();
    assert_eq!(new, 1);
    assert!(
        uploads.iter().all(|(status, answer)| status.is_success() && answer["image_id"] == uploads[0].1["image_id"])
    );
}

#[tokio::test]
async fn several_files_have_an_outcome_each() {
    let app = TestApp::start().await;
    let form = Form::new()
        .part("file", Part::bytes(gallery(0)).file_name("good.png"))
        .part("file", Part::bytes(fixture("bad/text.jpg")).file_name("bad.jpg"))
        .part("file", Part::bytes(gallery(0)).file_name("again.png"));

    let (status, answer) = app.post_form("/api/upload", form).await;

    assert_eq!(status, StatusCode::CREATED);
    let images = answer["images"].as_array().unwrap();
    assert_eq!(images.len(), 3);
    assert_eq!(images[0]["duplicate"], false);
    assert_eq!(images[1]["code"], "unsupported_type");
    assert_eq!(images[1]["image_id"], Value::Null);
    assert_eq!(images[2]["duplicate"], true);
}

#[tokio::test]
async fn an_upload_that_waits_is_searchable_when_it_is_answered() {
    let app = TestApp::start().await;
    let form = Form::new().part("file", Part::bytes(gallery(1)).file_name("guitar.png"));

    let (_, answer) = app.post_form("/api/upload?wait=true", form).await;

    assert_eq!(answer["status"], "ready");
    let found = app.search("a guitar on a stage").await;
    assert_eq!(found["results"][0]["image_id"], answer["image_id"]);
}

#[tokio::test]
async fn every_fixture_has_its_expected_outcome() {
    let app = TestApp::start().await;
    let mut wrong = Vec::new();
    for (name, expected) in expectations() {
        let (status, answer) = app.upload(&name, fixture(&name)).await;
        let accepted = status.is_success();
        let refused = status.is_client_error() && answer["code"].is_string() && answer["detail"].is_string();
        let right = match expected.expect.as_str() {
            "ok" => accepted || (expected.optional && refused),
            _ => refused || (expected.may_accept && accepted),
        };
        let mut measured_right = true;
        if let (true, Some(id)) = (accepted, answer["image_id"].as_str()) {
            let facts = app.json(&format!("/api/images/{id}")).await;
            measured_right = expected.width.is_none_or(|width| facts["width"] == width)
                && expected.height.is_none_or(|height| facts["height"] == height);
        }
        if !right || !measured_right {
            wrong.push(format!("{name}: {status} {answer}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_rejected_file_leaves_nothing_behind() {
    let app = TestApp::start().await;
    let before = app.files_on_disk();

    for (name, _) in
        expectations().into_iter().filter(|(_, expected)| expected.expect == "rejected" && !expected.may_accept)
    {
        app.upload(&name, fixture(&name)).await;
    }

    assert_eq!(app.files_on_disk(), before);
    assert_eq!(app.json("/api/gallery").await["total"], 0);
}

#[tokio::test]
async fn every_reason_has_its_own_code() {
    let app = TestApp::start().await;
    for (name, status, code) in [
        ("bad/zero_bytes.jpg", StatusCode::UNPROCESSABLE_ENTITY, "empty_file"),
        ("bad/text.jpg", StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_type"),
        ("bad/script.svg", StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_type"),
        ("bad/bomb_header_50000.png", StatusCode::PAYLOAD_TOO_LARGE, "too_many_pixels"),
        ("bad/truncated_header.jpg", StatusCode::UNPROCESSABLE_ENTITY, "broken_picture"),
    ] {
        let (answered, answer) = app.upload(name, fixture(name)).await;
        assert_eq!((answered, answer["code"].as_str()), (status, Some(code)), "{name}: {answer}");
    }
}

#[tokio::test]
async fn a_file_above_the_limit_is_cut_off() {
    let app = TestApp::with(&[("MAX_FILE_BYTES", "10KiB")]).await;
    let before = app.files_on_disk();

    let (status, answer) = app.upload("large.jpg", fixture("jpeg/gray.jpg")).await;

    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer["code"], "file_too_large");
    assert_eq!(app.files_on_disk(), before);
}

#[tokio::test]
async fn too_many_files_are_refused() {
    let app = TestApp::with(&[("MAX_FILES", "2")]).await;
    let part = |n| Part::bytes(gallery(n)).file_name(format!("{n}.png"));
    let form = Form::new().part("file", part(0)).part("file", part(1)).part("file", part(2));

    let (status, answer) = app.post_form("/api/upload", form).await;

    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer["code"], "too_many_files");
}

#[tokio::test]
async fn an_upload_without_a_file_is_refused() {
    let app = TestApp::start().await;

    let (status, answer) = app.post_form("/api/upload", Form::new().text("other", "value")).await;

    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(answer["code"], "no_file");
}

#[tokio::test]
async fn names_are_only_ever_text() {
    let app = TestApp::start().await;
    let before = app.files_outside_the_data_folder();
    let names: Value = serde_json::from_slice(&fixture("names.json")).unwrap();
    for (n, entry) in names["names"].as_array().unwrap().iter().enumerate() {
        let Some(name) = entry["name"].as_str() else { continue };
        // Other bytes each time, so that no upload is a duplicate.
        let mut bytes = gallery(n % 200);
        bytes.extend_from_slice(&n.to_le_bytes());
        let (status, answer) = app.upload(name, bytes).await;
        assert!(!status.is_server_error(), "{name:?}: {status}");
        if entry["expect"] == "ok" {
            assert_eq!(status, StatusCode::CREATED, "{name:?}: {answer}");
            let id = answer["image_id"].as_str().unwrap();
            let facts = app.json(&format!("/api/images/{id}")).await;
            assert_eq!(facts["name"], entry["name"], "{}", entry["why"]);
        }
    }
    assert_eq!(app.files_outside_the_data_folder(), before);
}

#[tokio::test]
async fn who_sends_far_too_much_hears_so() {
    let app = TestApp::with(&[("MAX_FILE_BYTES", "100kB")]).await;

    // More than all buffers between the two hold.
    let (status, answer) = app.upload("huge.png", vec![0; 32 << 20]).await;

    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer["code"], "file_too_large");
}

#[tokio::test]
async fn too_many_uploads_at_once_are_told_to_come_back() {
    let app = TestApp::start().await;
    let mut endless = JoinSet::new();
    // One more than there is room for, so that the room is taken at all times.
    for _ in 0..33 {
        let (client, url) = (app.client.clone(), app.url("/api/upload"));
        endless.spawn(async move {
            loop {
                let beginning = stream::iter([Ok::<_, std::io::Error>(gallery(0))]);
                let body = Part::stream(Body::wrap_stream(beginning.chain(stream::pending()))).file_name("slow.png");
                let _refused = client.post(&url).multipart(Form::new().part("file", body)).send().await;
            }
        });
    }

    let refused = loop {
        let part = Part::bytes(gallery(1)).file_name("late.png");
        let request = app.client.post(app.url("/api/upload")).multipart(Form::new().part("file", part));
        let response = request.send().await.unwrap();
        if response.status() == StatusCode::SERVICE_UNAVAILABLE {
            break response;
        }
        assert!(response.status().is_success(), "{response:?}");
    };

    assert_eq!(refused.headers()["retry-after"], "1");
    assert_eq!(refused.json::<Value>().await.unwrap()["code"], "overloaded");
    endless.shutdown().await;
    while app.upload("late.png", gallery(1)).await.0 == StatusCode::SERVICE_UNAVAILABLE {}
}
