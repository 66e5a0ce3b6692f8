//! Where the token goes, and where it does not.

use std::fs;

use hub::{Hub, HubError, HubOptions};
use tempfile::tempdir;
use tokio::net::TcpListener;

use crate::support::{FakeHub, everything_of, pull, siglip};

const TOKEN: &str = "hf_NobodyMayReadThis";

fn with_token(server: &FakeHub, cache: &std::path::Path) -> Hub {
    Hub::new(HubOptions { token: Some(TOKEN.into()), ..server.options(cache) }).unwrap()
}

#[tokio::test]
async fn token_goes_to_the_hub_and_to_no_other_host() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());

    pull(&with_token(&server, cache.path())).await.unwrap();

    let (hub, others): (Vec<_>, Vec<_>) = server.seen().into_iter().partition(|seen| seen.host == "127.0.0.1");
    let bearer = format!("Bearer {TOKEN}");
    assert!(hub.len() >= 7 && hub.iter().all(|seen| seen.authorization.as_deref() == Some(&bearer)), "{hub:?}");
    assert_eq!(others.len(), 2, "the tokenizer and the weights: {others:?}");
    assert!(others.iter().all(|seen| seen.host == "localhost" && seen.authorization.is_none()), "{others:?}");
}

#[tokio::test]
async fn token_stays_with_the_hub_when_a_transfer_goes_on() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    server.change("model.safetensors", |file| (file.fault.ends_at, file.fault.times) = (Some(1 << 20), 2));

    pull(&with_token(&server, cache.path())).await.unwrap();

    assert!(server.ranges("model.safetensors").len() > 1);
    assert!(server.seen().iter().all(|seen| seen.authorization.is_some() == (seen.host == "127.0.0.1")));
}

/// hf-hub looks for a file beside the cache, which is another program's token if the cache is a folder of its own.
#[tokio::test]
async fn no_token_means_no_token() {
    let (server, home) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    fs::write(home.path().join("token"), TOKEN).unwrap();

    pull(&server.client(&home.path().join("hub"))).await.unwrap();

    assert!(server.seen().iter().all(|seen| seen.authorization.is_none()));
}

#[tokio::test]
async fn token_shows_in_no_error_and_no_debug_output() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let client = with_token(&server, cache.path());
    server.change("model.safetensors", |file| (file.fault.ends_at, file.fault.times) = (Some(1), usize::MAX));

    let broken = pull(&client).await.unwrap_err();
    server.refuse(401, "");
    let refused = pull(&client).await.unwrap_err();
    let invalid = Hub::new(HubOptions { token: Some(format!("{TOKEN}\n!").into()), ..HubOptions::new("/x") });

    assert!(matches!(broken, HubError::Transfer { .. }) && matches!(refused, HubError::Unauthorised { .. }));
    assert!(matches!(invalid, Err(HubError::InvalidToken)));
    let shown = format!("{client:?} {client:#?} {} {}", everything_of(&broken), everything_of(&refused));
    assert!(!shown.contains(TOKEN), "{shown}");
    assert!(!format!("{:?}", invalid.unwrap_err()).contains(TOKEN));
}

/// The address of a large file holds a signature: whoever knows it may fetch the file.
#[tokio::test]
async fn address_of_a_large_file_shows_in_no_error() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    server.change("model.safetensors", |file| file.fault.port = Some(nobody));

    let error = pull(&server.client(cache.path())).await.unwrap_err();

    assert!(matches!(error, HubError::Transfer { .. }), "{error:?}");
    assert!(!everything_of(&error).contains("signature"), "{error:?}");
}

#[test]
fn endpoint_with_a_password_is_refused_and_not_repeated() {
    let options = HubOptions { endpoint: format!("https://ann:{TOKEN}@hub"), ..HubOptions::new("/x") };

    let error = Hub::new(options).unwrap_err();

    assert!(matches!(error, HubError::InvalidEndpoint));
    assert!(!everything_of(&error).contains(TOKEN));
}
