//! Contents that are not what the hub says.

use std::fs;

use hub::HubError;
use tempfile::tempdir;

use crate::support::{COMMIT, FakeHub, Fault, files, model, pull, siglip};

#[tokio::test]
async fn damaged_files_are_never_seen_and_come_again() {
    for name in ["model.safetensors", "config.json"] {
        let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
        let client = server.client(cache.path());
        server.change(name, |file| file.fault.spoiled = true);

        let error = pull(&client).await.unwrap_err();
        let (links, blobs) = (files(cache.path(), &format!("snapshots/{COMMIT}")), files(cache.path(), "blobs"));
        let found = hub::find(cache.path(), &model());
        server.change(name, |file| file.fault = Fault::default());
        let folder = pull(&client).await.unwrap();

        assert!(matches!(&error, HubError::Checksum { file, .. } if file == name), "{error:?}");
        assert!(error.to_string().contains("try again"));
        assert!(!links.contains(&name.to_owned()));
        assert!(blobs.iter().all(|blob| !blob.starts_with(&server.file(name).hash())), "{blobs:?}");
        assert_eq!(found, None);
        assert_eq!(fs::read(folder.join(name)).unwrap(), server.file(name).content);
    }
}

#[tokio::test]
async fn rest_that_does_not_fit_its_beginning_is_removed_with_it() {
    let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
    let client = server.client(cache.path());
    let blobs = cache.path().join("models--google--siglip-tiny/blobs");
    fs::create_dir_all(&blobs).unwrap();
    fs::write(blobs.join(format!("{}.part", server.file("model.safetensors").hash())), "something else").unwrap();

    let first = pull(&client).await.unwrap_err();
    let second = pull(&client).await;

    assert!(matches!(first, HubError::Checksum { .. }), "{first:?}");
    assert!(second.is_ok(), "{second:?}");
    assert_eq!(server.ranges("model.safetensors"), [Some("bytes=14-".into()), None]);
}

/// Such names would lead out of the cache.
#[tokio::test]
async fn hashes_that_are_paths_are_refused() {
    for name in ["config.json", "model.safetensors"] {
        for hash in ["../../../../escaped", "/tmp/escaped", "W/abc", ""] {
            let (server, cache) = (FakeHub::start(siglip()).await, tempdir().unwrap());
            server.change(name, |file| file.fault.listed_hash = Some(hash.into()));

            let error = pull(&server.client(cache.path())).await.unwrap_err();

            assert!(matches!(error, HubError::Unexpected { .. }), "{hash}: {error:?}");
            assert_eq!(files(cache.path(), "blobs"), Vec::<String>::new());
        }
    }
}

#[tokio::test]
async fn index_that_leads_out_of_the_folder_is_refused() {
    let mut remote = siglip();
    let weights = remote.remove("model.safetensors").unwrap();
    let outside = "../../../../../escaped.safetensors";
    remote.insert(outside.into(), weights);
    let index = format!(r#"{{"weight_map": {{"a": "{outside}"}}}}"#);
    remote.insert("model.safetensors.index.json".into(), crate::support::Remote::small(index));
    let (server, parent) = (FakeHub::start(remote).await, tempdir().unwrap());
    let cache = parent.path().join("a/b");

    let error = pull(&server.client(&cache)).await.unwrap_err();

    assert!(matches!(error, HubError::Unexpected { .. }), "{error:?}");
    assert_eq!(server.ranges(outside), []);
}
