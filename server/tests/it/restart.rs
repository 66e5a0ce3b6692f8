//! Starting, stopping and starting again.

use std::path::Path;
use std::time::{Duration, Instant};

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

#[test]
fn a_server_that_took_pictures_in_cuts_off_where_one_does_that_starts_with_them() {
    let (grown, started) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let pictures: Vec<_> = (0..30).map(|number| shared(&format!("gallery/scene-{number:03}.png"))).collect();
    let import: Vec<_> =
        ["import", "--json"].into_iter().chain(pictures.iter().map(|path| path.to_str().unwrap())).collect();
    // Two terms, so that only the pictures say what they score by chance.
    let cut = |home: &Path| {
        Program::json(home, &["search", "--json", "2:guitar 1:stage"])["cutoff"]["score"].as_f64().unwrap()
    };
    Program::json(started.path(), &import);
    let expected = cut(started.path());

    let server = Program::serve(grown.path());
    Program::json(grown.path(), &import);

    // What was drawn while local views were still to come is drawn again.
    let begin = Instant::now();
    while (cut(grown.path()) - expected).abs() > 1e-4 {
        assert!(begin.elapsed() < Duration::from_secs(60), "{} is not {expected}", cut(grown.path()));
    }
    assert!(server.terminate());
}
