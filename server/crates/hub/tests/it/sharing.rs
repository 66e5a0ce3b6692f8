//! A cache in which others read and write, too.

use std::fs;

use tempfile::tempdir;

use crate::support::{COMMIT, FakeHub, files, pull, siglip};

#[tokio::test]
async fn contents_that_another_program_has_fetched_are_used() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let weights = server.file("model.safetensors");
    let blobs = cache.path().join("models--google--siglip-tiny/blobs");
    fs::create_dir_all(&blobs).unwrap();
    fs::write(blobs.join(weights.hash()), &weights.content).unwrap();

    let folder = pull(&server.client(cache.path())).await.unwrap();

    assert_eq!(server.ranges("model.safetensors"), []);
    assert_eq!(fs::read(folder.join("model.safetensors")).unwrap(), weights.content);
}

/// On disks without links, the contents stand where the link would be.
#[tokio::test]
async fn contents_in_place_of_a_link_are_used() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let weights = server.file("model.safetensors");
    let snapshot = cache.path().join("models--google--siglip-tiny/snapshots").join(COMMIT);
    fs::create_dir_all(&snapshot).unwrap();
    fs::write(snapshot.join("model.safetensors"), &weights.content).unwrap();

    pull(&server.client(cache.path())).await.unwrap();

    assert_eq!(server.ranges("model.safetensors"), []);
    assert!(snapshot.join("model.safetensors").symlink_metadata().unwrap().is_file());
}

#[tokio::test]
async fn false_contents_under_a_true_name_are_removed_and_replaced() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let weights = server.file("model.safetensors");
    let blobs = cache.path().join("models--google--siglip-tiny/blobs");
    fs::create_dir_all(&blobs).unwrap();
    let blob = blobs.join(weights.hash());
    fs::write(&blob, vec![0; weights.content.len()]).unwrap();
    let client = server.client(cache.path());

    server.change("model.safetensors", |file| file.fault.status = Some(500));
    pull(&client).await.unwrap_err();
    let is_left = blob.exists();
    server.change("model.safetensors", |file| file.fault.status = None);
    let folder = pull(&client).await.unwrap();

    assert!(!is_left);
    assert_eq!(server.ranges("model.safetensors"), [None]);
    assert_eq!(fs::read(folder.join("model.safetensors")).unwrap(), weights.content);
}

#[tokio::test]
async fn link_that_leads_nowhere_is_mended() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let client = server.client(cache.path());
    let folder = pull(&client).await.unwrap();
    let weights = server.file("model.safetensors");
    fs::remove_file(cache.path().join("models--google--siglip-tiny/blobs").join(weights.hash())).unwrap();

    pull(&client).await.unwrap();

    assert_eq!(fs::read(folder.join("model.safetensors")).unwrap(), weights.content);
}

/// The large files come only when both pulls have begun, so both would ask for them if they did not know of each other.
#[tokio::test]
async fn two_pulls_at_a_time_fetch_each_file_once() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    for name in ["tokenizer.json", "model.safetensors"] {
        server.change(name, |file| file.fault.waits_for_lists = 2);
    }
    let (one, two) = (server.client(cache.path()), server.client(cache.path()));

    let (one, two) = tokio::join!(pull(&one), pull(&two));

    assert_eq!(one.unwrap(), two.unwrap());
    for name in ["tokenizer.json", "model.safetensors"] {
        assert_eq!(server.ranges(name), [None], "{name}");
    }
    assert!(files(cache.path(), "blobs").iter().all(|name| !name.contains('.')));
}

/// huggingface_hub locks the same files in the same way.
#[tokio::test]
async fn locks_are_where_other_programs_look_for_them() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());

    pull(&server.client(cache.path())).await.unwrap();

    let locks = cache.path().join(".locks/models--google--siglip-tiny");
    for name in ["config.json", "model.safetensors"] {
        assert!(locks.join(format!("{}.lock", server.file(name).hash())).is_file(), "{name}");
    }
}
