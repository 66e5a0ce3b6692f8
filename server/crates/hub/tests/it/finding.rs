//! What is in the cache already.

use std::{fs, path::Path};

use tempfile::tempdir;

use crate::support::{COMMIT, model};

const COMPLETE: [&str; 4] = ["config.json", "preprocessor_config.json", "tokenizer.json", "model.safetensors"];

/// A cache as another program leaves it.
fn make(cache: &Path, names: &[&str], main: &str) {
    let folder = cache.join("models--google--siglip-tiny");
    let snapshot = folder.join("snapshots").join(COMMIT);
    for folder in [&snapshot, &folder.join("refs")] {
        fs::create_dir_all(folder).unwrap();
    }
    fs::write(folder.join("refs/main"), main).unwrap();
    for name in names {
        fs::write(snapshot.join(name), "{}").unwrap();
    }
}

fn find(cache: &Path) -> Option<std::path::PathBuf> {
    hub::find(cache, &model())
}

#[test]
fn complete_checkpoint_is_found() {
    for main in [COMMIT, &format!("{COMMIT}\n")] {
        let cache = tempdir().unwrap();
        make(cache.path(), &COMPLETE, main);

        assert_eq!(find(cache.path()), Some(cache.path().join("models--google--siglip-tiny/snapshots").join(COMMIT)));
    }
}

#[test]
fn checkpoint_that_lacks_a_file_is_not_found() {
    for missing in COMPLETE {
        let cache = tempdir().unwrap();
        let rest: Vec<&str> = COMPLETE.into_iter().filter(|name| *name != missing).collect();
        make(cache.path(), &rest, COMMIT);

        assert_eq!(find(cache.path()), None, "without {missing}");
    }
}

#[test]
fn link_that_leads_nowhere_is_no_file() {
    let cache = tempdir().unwrap();
    make(cache.path(), &COMPLETE[..3], COMMIT);
    let link = cache.path().join("models--google--siglip-tiny/snapshots").join(COMMIT).join("model.safetensors");
    std::os::unix::fs::symlink("../../blobs/none", link).unwrap();

    assert_eq!(find(cache.path()), None);
}

#[test]
fn note_that_is_no_commit_leads_nowhere() {
    let cache = tempdir().unwrap();
    make(cache.path(), &COMPLETE, &format!("../snapshots/{COMMIT}"));

    assert_eq!(find(cache.path()), None);
}

#[test]
fn empty_cache_has_nothing() {
    let cache = tempdir().unwrap();

    assert_eq!(find(&cache.path().join("not/yet/made")), None);
}
