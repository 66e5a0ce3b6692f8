//! Pulls that cannot succeed, and what they say.

use std::fs;

use hub::{Hub, HubError, HubOptions, Missing};
use tempfile::tempdir;
use tokio::net::TcpListener;

use crate::support::{FakeHub, files, pull, siglip};

/// What a pull says when the hub answers the first question so.
async fn refused(status: u16, body: &'static str, token: Option<&str>) -> HubError {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    server.refuse(status, body);
    let options = HubOptions { token: token.map(Into::into), ..server.options(cache.path()) };
    pull(&Hub::new(options).unwrap()).await.unwrap_err()
}

#[tokio::test]
async fn statuses_of_the_hub_say_what_to_do() {
    let stranger = refused(401, "", None).await;
    let known = refused(403, "", Some("hf_x")).await;
    let absent = refused(404, "", None).await;
    let busy = refused(503, "", None).await;
    let moved = refused(302, "", None).await;

    assert!(matches!(stranger, HubError::Unauthorised { with_token: false, .. }));
    assert!(stranger.to_string().contains("set HF_TOKEN"), "{stranger}");
    assert!(matches!(known, HubError::Unauthorised { with_token: true, .. }));
    assert!(known.to_string().contains("correct HF_TOKEN"), "{known}");
    assert!(matches!(absent, HubError::NotFound { .. }));
    assert!(absent.to_string().contains("google/siglip-tiny"), "{absent}");
    assert!(matches!(busy, HubError::Refused { status: 503, .. }));
    assert!(matches!(moved, HubError::Refused { status: 302, .. }), "a redirect to nowhere: {moved:?}");
}

#[tokio::test]
async fn login_page_is_not_taken_for_the_hub() {
    let error = refused(200, "<html>Welcome to our hotel</html>", None).await;

    assert!(matches!(error, HubError::Unexpected { .. }), "{error:?}");
    assert!(error.to_string().contains("login page"), "{error}");
}

#[tokio::test]
async fn hub_that_nobody_can_reach_is_named() {
    let cache = tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Hub::new(HubOptions { endpoint: endpoint.clone(), ..HubOptions::new(cache.path()) }).unwrap();

    let error = pull(&client).await.unwrap_err();

    assert!(matches!(error, HubError::Unreachable { .. }), "{error:?}");
    assert!(error.to_string().contains(&endpoint) && error.to_string().contains("folder"), "{error}");
}

/// The hub lists the files of gated models for everybody.
#[tokio::test]
async fn gated_files_are_told_from_broken_transfers() {
    for (status, name) in [(401, "config.json"), (403, "model.safetensors")] {
        let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
        server.change(name, |file| file.fault.status = Some(status));

        let error = pull(&server.client(cache.path())).await.unwrap_err();

        assert!(matches!(error, HubError::Unauthorised { .. }), "{error:?}");
        assert_eq!(server.seen().iter().filter(|seen| seen.path.ends_with(name)).count(), 1, "asked again in vain");
    }
}

#[tokio::test]
async fn hub_that_stays_busy_is_asked_as_often_as_the_options_say() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    server.change("config.json", |file| file.fault.status = Some(500));

    let error = pull(&server.client(cache.path())).await.unwrap_err();

    assert!(matches!(error, HubError::Transfer { .. }), "{error:?}");
    assert_eq!(server.seen().iter().filter(|seen| seen.path.ends_with("/config.json")).count(), 3);
}

#[tokio::test]
async fn models_that_cannot_be_read_are_refused_before_anything_comes() {
    let cases = [
        ("model.safetensors", Missing::Weights, "safetensors"),
        ("tokenizer.json", Missing::Tokenizer, "tokenizer.json"),
        ("config.json", Missing::Config("config.json"), "config.json"),
        ("preprocessor_config.json", Missing::Config("preprocessor_config.json"), "preprocessor_config.json"),
    ];

    for (name, expected, word) in cases {
        let mut remote = siglip();
        remote.remove(name);
        let (server, cache) = (FakeHub::start(remote).await, tempdir().unwrap());

        let error = pull(&server.client(cache.path())).await.unwrap_err();

        assert!(matches!(error, HubError::Unsupported { missing, .. } if missing == expected), "{error:?}");
        assert!(error.to_string().contains(word) && error.to_string().contains("choose"), "{error}");
        assert_eq!(server.seen().len(), 1);
        assert_eq!(fs::read_dir(cache.path()).unwrap().count(), 0);
    }
}

#[tokio::test]
async fn full_disk_is_seen_before_anything_comes() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    server.change("model.safetensors", |file| file.fault.listed_size = Some(1 << 62));

    let error = pull(&server.client(cache.path())).await.unwrap_err();

    assert!(matches!(error, HubError::NoSpace { needed: Some(needed), .. } if needed > 1 << 62), "{error:?}");
    assert_eq!(files(cache.path(), "blobs"), Vec::<String>::new());
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn cache_that_cannot_be_written_is_named() {
    let server = FakeHub::start(siglip()).await;
    let file = tempfile::NamedTempFile::new().unwrap();

    let error = pull(&server.client(file.path())).await.unwrap_err();

    assert!(matches!(&error, HubError::Io { path, .. } if path.starts_with(file.path())), "{error:?}");
}
