//! Walks through real folders.

use std::fs;
use std::path::Path;

use media::walk;
use tempfile::TempDir;

const GIF: &[u8] = b"GIF89a\x01\0\x01\0\0\0\0;";

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The found paths below the root; an error stands as `!path`.
fn found(root: &Path, walk: &mut media::Walk) -> Vec<String> {
    let below = |path: &Path| path.strip_prefix(root).unwrap().display().to_string();
    walk.map(|entry| match entry {
        Ok(path) => below(&path),
        Err(error) => format!("!{}", below(&error.path)),
    })
    .collect()
}

#[test]
fn pictures_come_sorted_from_all_folders_and_other_files_are_counted() {
    let root = TempDir::new().unwrap();
    for path in ["b/two.gif", "b/one", "a.gif", "c/d/e/deep.txt"] {
        put(root.path(), path, GIF);
    }
    put(root.path(), "notes.gif", b"no picture at all");
    put(root.path(), "empty.gif", b"");

    let mut walk = walk([root.path()]);

    assert_eq!(found(root.path(), &mut walk), ["a.gif", "b/one", "b/two.gif", "c/d/e/deep.txt"]);
    assert_eq!(walk.passed_over(), 2);
}

#[test]
fn pictures_of_kinds_that_are_not_taken_are_not_passed_over_in_silence() {
    let root = TempDir::new().unwrap();
    put(root.path(), "phone.heic", b"\0\0\0\x18ftypheic\0\0\0\0");
    put(root.path(), "film.mp4", b"\0\0\0\x18ftypisom\0\0\0\0");

    assert_eq!(found(root.path(), &mut walk([root.path()])), ["phone.heic"]);
}

#[test]
fn hidden_entries_are_left_out_unless_they_are_named() {
    let root = TempDir::new().unwrap();
    put(root.path(), ".hidden.gif", GIF);
    put(root.path(), ".folder/a.gif", GIF);

    assert_eq!(found(root.path(), &mut walk([root.path()])), Vec::<String>::new());
    assert_eq!(found(root.path(), &mut walk([root.path().join(".hidden.gif")])), [".hidden.gif"]);
    assert_eq!(found(root.path(), &mut walk([root.path().join(".folder")])), [".folder/a.gif"]);
}

#[test]
fn a_folder_that_is_named_twice_is_walked_through_once() {
    let root = TempDir::new().unwrap();
    put(root.path(), "a/b/one.gif", GIF);

    assert_eq!(found(root.path(), &mut walk([root.path(), &root.path().join("a")])), ["a/b/one.gif"]);
}

#[test]
fn what_is_missing_is_an_item_and_not_the_end() {
    let root = TempDir::new().unwrap();
    put(root.path(), "here.gif", GIF);

    let paths = ["gone.gif", "here.gif"].map(|name| root.path().join(name));

    assert_eq!(found(root.path(), &mut walk(paths)), ["!gone.gif", "here.gif"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_end() {
    let (root, elsewhere) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    put(elsewhere.path(), "far.gif", GIF);
    put(root.path(), "a/near.gif", GIF);
    std::os::unix::fs::symlink(root.path(), root.path().join("a/loop")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), root.path().join("b")).unwrap();
    std::os::unix::fs::symlink(root.path().join("nowhere"), root.path().join("c")).unwrap();

    assert_eq!(found(root.path(), &mut walk([root.path()])), ["a/near.gif", "b/far.gif", "!c"]);
}
