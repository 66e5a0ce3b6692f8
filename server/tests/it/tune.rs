//! `media-search tune` and `media-search debug-scores`

use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use crate::support::{Program, shared};

/// What `tune` answers to lines in a pipe.
fn tune(home: &Path, lines: &str) -> String {
    let command = &mut Program::command(home, &["tune"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn settings_are_tried_on_the_library_and_kept() {
    let home = tempfile::tempdir().unwrap();
    let settings = home.path().join("media-search.toml");
    std::fs::write(&settings, "# mine\ntemperature = 30 # steep\n").unwrap();
    let pictures: Vec<_> = (0..30).map(|number| shared(&format!("gallery/scene-{number:03}.png"))).collect();
    let pictures = pictures.iter().map(|path| path.to_str().unwrap());
    Program::json(home.path(), &["import", "--json"].into_iter().chain(pictures).collect::<Vec<_>>());

    let said = tune(
        home.path(),
        "help\n\ntset a guitar\nall 99\nweights 0 0\ntest \ntest -tag:\ntest a guitar on a stage\nall 20\n\
         weights 0.6 0.4\ncompare a guitar on a stage\nrecommend\nsave\nquit\nall 35\n",
    );

    let lines: Vec<&str> = said.lines().collect();
    let has = |start: &str| lines.iter().any(|line| line.starts_with(start));
    assert!(has("Confidence by the model, weights 0.7 and 0.3."), "{said}");
    assert!(has("recommend ") && has("quit "), "help: {said}");
    for sentence in
        ["There is no command \"tset\"", "A temperature is a number", "Weights are two", "Say what to look for"]
    {
        assert!(has(sentence), "{sentence}: {said}");
    }
    let best = lines.iter().position(|line| line.ends_with(" %  scene-001.png")).unwrap();
    assert!(lines[best - 1].ends_with("confidence  picture"), "{said}");
    assert!(lines[best + 1].contains("global 0.") && lines[best + 1].contains(" × 0.30 = "), "{said}");
    assert!(has("| picture "), "compare: {said}");
    let of_weights = lines.iter().find(|line| line.starts_with("| 1 ")).unwrap();
    assert_eq!(of_weights.matches("scene-001.png").count(), 6, "{said}");
    assert!(lines.iter().any(|line| line.contains(" words; temperature ")), "recommend: {said}");
    assert!(has("weights "), "recommend: {said}");
    let written = "# mine\ntemperature = 20.0 # steep\ncalibration = \"temperature\"\nglobal_weight = 0.6\n\
                   local_weight = 0.4\n";
    assert_eq!(std::fs::read_to_string(&settings).unwrap(), written);
    assert!(!has("Confidence by temperature 35"), "quit ends it: {said}");

    let again = tune(home.path(), "");
    assert!(again.starts_with("Confidence by temperature 20, weights 0.6 and 0.4."), "{again}");
}

#[test]
fn pictures_are_told_by_words() {
    let home = tempfile::tempdir().unwrap();
    let picture = shared("gallery/scene-001.png");

    let output = Program::run(home.path(), &["debug-scores", "--json", picture.to_str().unwrap()]);

    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let profile = &answer["profile"];
    let best = profile["best"].as_array().unwrap();
    assert!(best.iter().any(|word| word["text"] == "guitar"), "{answer}");
    assert!(profile["count"].as_u64().unwrap() > 1_000 && profile["max"] == best[0]["cosine"], "{answer}");
    let (cosine, sure) = (best[0]["cosine"].as_f64().unwrap(), &best[0]["temperatures"]);
    assert!((sure[2].as_f64().unwrap() - 1.0 / (1.0 + (-25.0 * cosine).exp())).abs() < 1e-5, "{answer}");
    assert!(answer["recommendation"].as_str().unwrap().contains("temperature"), "{answer}");

    let words = home.path().join("words");
    std::fs::write(&words, "a cat\n\na guitar\n").unwrap();
    let output =
        Program::run(home.path(), &["debug-scores", picture.to_str().unwrap(), "--words", words.to_str().unwrap()]);
    let said = String::from_utf8(output.stdout).unwrap();
    let at = |text: &str| said.find(text).unwrap_or_else(|| panic!("{text}: {said}"));
    assert!(at("a guitar") < at("a cat") && said.contains("2 words: mean"), "{said}");

    let output = Program::run(home.path(), &["debug-scores", "/nonexistent.png"]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("/nonexistent.png"), "{output:?}");
}
