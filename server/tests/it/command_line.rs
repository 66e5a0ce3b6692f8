//! The commands beside `serve`.

use serde_json::{Value, json};

use crate::support::{Program, shared};

#[test]
fn folders_are_imported_once() {
    let home = tempfile::tempdir().unwrap();
    let (data, pictures) = (home.path().join("data"), home.path().join("pictures"));
    std::fs::create_dir_all(pictures.join("deep")).unwrap();
    for (from, to) in [
        ("gallery/scene-000.png", "a.png"),
        ("gallery/scene-001.png", "deep/b.png"),
        ("fixtures/bad/truncated_header.jpg", "c.jpg"),
    ] {
        std::fs::copy(shared(from), pictures.join(to)).unwrap();
    }
    let import = || Program::json(&data, &["import", "--json", pictures.to_str().unwrap()]);

    let (first, second) = (import(), import());

    assert_eq!((&first["added"], &first["duplicates"]), (&json!(2), &json!(0)));
    assert_eq!((&second["added"], &second["duplicates"]), (&json!(0), &json!(2)));
    assert_eq!(first["rejected"].as_array().unwrap().len(), 1);
}

#[test]
fn embeddings_come_in_the_order_of_the_arguments() {
    let home = tempfile::tempdir().unwrap();
    let picture = shared("gallery/scene-001.png");
    let picture = picture.to_str().unwrap();

    let output =
        Program::run(home.path(), &["embed", "--json", "--text", "a guitar", "--image", picture, "--text", "a cat"]);

    let lines: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        (&lines[0]["input"], &lines[1]["input"], &lines[2]["input"]),
        (&json!("a guitar"), &json!(picture), &json!("a cat"))
    );
    assert_eq!(lines[0]["ids"].as_array().unwrap().len(), 64);
    assert!(lines[1].get("ids").is_none());
    let vector = |line: &Value| -> Vec<f64> {
        line["embedding"].as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
    };
    let (guitar, picture, cat) = (vector(&lines[0]), vector(&lines[1]), vector(&lines[2]));
    let cosine = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    assert_eq!(lines[0]["dim"], guitar.len());
    assert!((cosine(&guitar, &guitar) - 1.0).abs() < 1e-5, "embeddings have length 1");
    assert!(cosine(&guitar, &picture) > cosine(&cat, &picture), "the picture shows a guitar");
}

#[test]
fn everything_is_indexed_again_on_demand() {
    let home = tempfile::tempdir().unwrap();
    Program::json(home.path(), &["import", "--json", shared("gallery/scene-001.png").to_str().unwrap()]);

    let reindexed = Program::json(home.path(), &["reindex", "--json"]);

    assert!(reindexed["queued"].as_u64().unwrap() >= 1);
    let found = Program::json(home.path(), &["search", "--json", "a guitar on a stage"]);
    assert_eq!(found["total"], 1);
}

#[test]
fn a_query_that_is_refused_fails_with_its_code() {
    let home = tempfile::tempdir().unwrap();

    let output = Program::run(home.path(), &["search", " "]);

    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("empty_query"), "{output:?}");
}

#[test]
fn nobody_who_stops_reading_is_told_of_a_panic() {
    let home = tempfile::tempdir().unwrap();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);

    let output = Program::command(home.path(), &["models", "list"]).stdout(writer).output().unwrap();

    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}
