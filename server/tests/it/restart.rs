//! Starting, stopping and starting again.

use crate::support::{Program, shared};

#[test]
fn a_second_start_on_the_same_folder_says_so_and_ends() {
    let home = tempfile::tempdir().unwrap();
    let first = Program::serve(home.path());

    let second = Program::run(home.path(), &["serve", "--bind", "127.0.0.1:0"]);

    assert!(!second.status.success());
    assert!(String::from_utf8_lossy(&second.stderr).contains("another Media Search"), "{second:?}");
    assert!(first.terminate());
}

#[test]
fn the_server_ends_cleanly_and_keeps_everything() {
    let home = tempfile::tempdir().unwrap();
    let picture = shared("gallery/scene-001.png");
    let program = Program::serve(home.path());
    Program::json(home.path(), &["import", "--json", picture.to_str().unwrap()]);

    assert!(program.terminate());

    let found = Program::json(home.path(), &["search", "--json", "a guitar on a stage"]);
    assert_eq!(found["results"][0]["name"], "scene-001.png");
}

#[test]
fn a_bad_setting_stops_the_start_and_is_named() {
    let home = tempfile::tempdir().unwrap();

    let output = Program::command(home.path(), &["serve"]).env("TEMPERATURE", "hot").output().unwrap();

    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("TEMPERATURE"), "{output:?}");
}
