//! Fetching a checkpoint that is not there.

use std::{collections::BTreeSet, fs, path::Path};

use hub::HubOptions;
use tempfile::tempdir;

use crate::support::{COMMIT, FakeHub, Remote, files, listener, model, pull, siglip};

const READ: [&str; 6] = [
    "config.json",
    "model.safetensors",
    "preprocessor_config.json",
    "special_tokens_map.json",
    "tokenizer.json",
    "tokenizer_config.json",
];

#[tokio::test]
async fn pull_brings_what_the_program_reads_and_nothing_else() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());

    let folder = pull(&server.client(cache.path())).await.unwrap();

    assert_eq!(folder, cache.path().join("models--google--siglip-tiny/snapshots").join(COMMIT));
    assert_eq!(files(cache.path(), &format!("snapshots/{COMMIT}")), READ);
    for name in READ {
        assert_eq!(fs::read(folder.join(name)).unwrap(), server.file(name).content, "{name}");
    }
}

#[tokio::test]
async fn cache_is_laid_out_as_huggingface_hub_does() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());

    let folder = pull(&server.client(cache.path())).await.unwrap();

    for name in READ {
        let target = Path::new("../../blobs").join(server.file(name).hash());
        assert_eq!(fs::read_link(folder.join(name)).unwrap(), target);
    }
    let hashes: BTreeSet<String> = READ.into_iter().map(|name| server.file(name).hash()).collect();
    assert_eq!(files(cache.path(), "blobs"), hashes.into_iter().collect::<Vec<_>>());
    assert_eq!(fs::read_to_string(cache.path().join("models--google--siglip-tiny/refs/main")).unwrap(), COMMIT);
    assert_eq!(files(cache.path(), ""), ["blobs", "refs", "snapshots"]);
}

#[tokio::test]
async fn second_pull_asks_nobody() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let client = server.client(cache.path());
    let first = pull(&client).await.unwrap();
    let asked = server.seen();

    let (heard, listener) = listener();
    let second = client.pull(&model(), listener).await.unwrap();

    assert_eq!(second, first);
    assert_eq!(server.seen(), asked);
    assert_eq!(*heard.lock().unwrap(), []);
}

#[tokio::test]
async fn offline_asks_nobody() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let offline = || hub::Hub::new(HubOptions { offline: true, ..server.options(cache.path()) }).unwrap();

    let before = pull(&offline()).await.unwrap_err();
    let asked_before = server.seen();
    let fetched = pull(&server.client(cache.path())).await.unwrap();
    let asked = server.seen();
    let after = pull(&offline()).await.unwrap();

    assert!(before.to_string().contains("HF_HUB_OFFLINE"), "{before}");
    assert_eq!(asked_before, []);
    assert_eq!(after, fetched);
    assert_eq!(server.seen(), asked);
}

#[tokio::test]
async fn progress_grows_to_the_sum_of_all_files() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let (heard, listener) = listener();

    server.client(cache.path()).pull(&model(), listener).await.unwrap();

    let heard = heard.lock().unwrap();
    let total: u64 = READ.into_iter().map(|name| server.file(name).content.len() as u64).sum();
    assert!(heard.iter().all(|progress| progress.total == total));
    assert!(heard.is_sorted_by_key(|progress| progress.done));
    assert_eq!(heard.last().unwrap().done, total);
    assert!(heard.iter().any(|progress| progress.file == "model.safetensors" && progress.done < total));
}

#[tokio::test]
async fn weights_in_several_files_come_with_all_of_them() {
    let mut remote = siglip();
    remote.remove("model.safetensors");
    for (name, content) in [("model-00001-of-00002.safetensors", "one"), ("model-00002-of-00002.safetensors", "two")] {
        remote.insert(name.into(), Remote::large(content));
    }
    let index = r#"{"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}"#;
    remote.insert("model.safetensors.index.json".into(), Remote::small(index));
    let (server, cache) = (FakeHub::start(remote).await, tempdir().unwrap());
    let client = server.client(cache.path());
    let (heard, listener) = listener();

    let folder = client.pull(&model(), listener).await.unwrap();

    assert_eq!(fs::read(folder.join("model-00002-of-00002.safetensors")).unwrap(), b"two");
    assert_eq!(hub::find(cache.path(), &model()), Some(folder.clone()));
    let last = heard.lock().unwrap().last().unwrap().clone();
    assert_eq!(last.done, last.total);
    fs::remove_file(folder.join("model-00001-of-00002.safetensors")).unwrap();
    assert_eq!(hub::find(cache.path(), &model()), None);
}

#[tokio::test]
async fn whole_weights_are_preferred_to_their_parts() {
    let mut remote = siglip();
    remote.insert("model.safetensors.index.json".into(), Remote::small("{}"));
    let (server, cache) = (FakeHub::start(remote).await, tempdir().unwrap());

    pull(&server.client(cache.path())).await.unwrap();

    assert_eq!(files(cache.path(), &format!("snapshots/{COMMIT}")), READ);
}

#[tokio::test]
async fn revision_is_asked_for_and_remembered() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let client = server.client(cache.path());
    let proposed = "google/siglip-tiny@refs/pr/1".parse().unwrap();
    let pinned = format!("google/siglip-tiny@{COMMIT}").parse().unwrap();

    let folder = client.pull(&proposed, |_| {}).await.unwrap();

    assert!(server.seen()[0].path.starts_with("/api/models/google/siglip-tiny/revision/refs%2Fpr%2F1?"));
    assert_eq!(hub::find(cache.path(), &proposed), Some(folder.clone()));
    assert_eq!(hub::find(cache.path(), &pinned), Some(folder));
    assert_eq!(hub::find(cache.path(), &model()), None, "main may be another commit");
    assert_eq!(files(cache.path(), "refs/refs/pr"), ["1"]);
}

#[tokio::test]
async fn pinned_commit_needs_no_note() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let client = server.client(cache.path());
    let pinned = format!("google/siglip-tiny@{COMMIT}").parse().unwrap();

    let folder = client.pull(&pinned, |_| {}).await.unwrap();

    assert_eq!(hub::find(cache.path(), &pinned), Some(folder));
    assert_eq!(files(cache.path(), "refs"), Vec::<String>::new());
}

#[tokio::test]
async fn pull_can_be_spawned() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let client = server.client(cache.path());

    let folder = tokio::spawn(async move { pull(&client).await }).await.unwrap().unwrap();

    assert!(folder.join("config.json").is_file());
}
