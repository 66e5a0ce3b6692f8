//! The commands beside `serve`.

use std::path::Path;

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

/// The tokens are those of transformers, which `crates/smolvlm/tests/tiny/generate.py` wrote down.
#[test]
fn captions_are_those_of_pytorch() {
    let home = tempfile::tempdir().unwrap();
    let model = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("crates/smolvlm/tests/tiny/idefics3");
    let expected: Value = serde_json::from_slice(&std::fs::read(model.join("expected.json")).unwrap()).unwrap();
    let wanted = &expected["prompts"][0];
    let picture = home.path().join("noise.png");
    // The first picture of the script, by its formula.
    let level = |x: i64, y: i64, c: i64| (((x * x * 7 + y * x * 13 + y * y * 3 + c * 97 + x * 31) >> 1) % 256) as u8;
    let pixel = |x, y| image::Rgb([0, 1, 2].map(|c| level(i64::from(x), i64::from(y), c)));
    image::RgbImage::from_fn(47, 31, pixel).save(&picture).unwrap();
    let (model, picture) = (model.to_str().unwrap(), picture.to_str().unwrap());

    let answer = Program::json(
        &home.path().join("data"),
        &["caption", "--model", model, "--image", picture, "--max-new-tokens", "16", "--json"],
    );

    assert_eq!((&answer["input"], &answer["prompt_ids"]), (&json!(picture), &wanted["prompt_ids"]));
    assert_eq!(answer["ids"], wanted["ids"]);
    assert_eq!(answer["text"].as_str(), wanted["text"].as_str().map(str::trim));
}

#[test]
fn pictures_are_described_on_demand() {
    let home = tempfile::tempdir().unwrap();
    let model = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("crates/smolvlm/tests/tiny/idefics3");
    Program::json(home.path(), &["import", "--json", shared("gallery/scene-001.png").to_str().unwrap()]);
    let run = |arguments: &[&str]| {
        let output = Program::command(home.path(), arguments).env("VLM_MODEL", &model).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let out = String::from_utf8(output.stdout).unwrap();
        serde_json::from_str::<Value>(out.lines().last().unwrap()).unwrap()
    };

    let (first, again) = (run(&["describe", "--json"]), run(&["describe", "--missing", "--json"]));
    let reprocessed = run(&["reprocess", "--json"]);

    assert_eq!(first, json!({ "queued": 1, "skipped": 0, "missing": [], "failed": 0 }));
    assert_eq!((&again["queued"], &again["skipped"]), (&json!(0), &json!(1)));
    assert_eq!(reprocessed["queued"], 0);
    let refused = Program::command(home.path(), &["describe"]).env("VLM_MODEL", "none").output().unwrap();
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("model_missing"), "{refused:?}");
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
