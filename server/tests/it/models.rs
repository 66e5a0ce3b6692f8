//! `media-search models`

use std::path::Path;
use std::process::{Command, Output};

use crate::support::Program;

const ID: &str = "google/siglip-base-patch16-224";

/// The program with an empty cache of Hugging Face in its home.
fn models(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Program::command(home, &[&["models"], arguments].concat());
    for name in ["HF_ENDPOINT", "HF_TOKEN", "HF_HUB_CACHE", "HF_HUB_OFFLINE"] {
        command.env_remove(name);
    }
    command.env("HF_HOME", home.join("hf"));
    command
}

fn texts(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_list_says_what_is_used_and_what_is_here() {
    let home = tempfile::tempdir().unwrap();

    let output = models(home.path(), &["list", "--json"]).output().unwrap();

    let list: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let list = list.as_array().unwrap();
    let named = |name: &str| list.iter().find(|model| model["name"] == name).unwrap();
    assert_eq!(
        (&named("pixel-siglip-tiny")["used"], &named("pixel-siglip-tiny")["here"]),
        (&true.into(), &true.into())
    );
    assert_eq!((&named(ID)["used"], &named(ID)["here"]), (&false.into(), &false.into()));
    assert_eq!(named(ID)["dimension"], 768);
}

#[test]
fn what_cannot_be_fetched_says_why() {
    let home = tempfile::tempdir().unwrap();
    // A port that was free a moment ago answers nobody.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let endpoint = format!("http://127.0.0.1:{port}");

    let unreachable = models(home.path(), &["pull", ID]).env("HF_ENDPOINT", &endpoint).output().unwrap();
    let offline = models(home.path(), &["pull", ID]).env("HF_HUB_OFFLINE", "1").output().unwrap();
    let no_name = models(home.path(), &["pull", "../../etc/passwd"]).output().unwrap();
    let absent = models(home.path(), &["use", ID]).output().unwrap();

    for (output, hint) in [
        (unreachable, endpoint.as_str()),
        (offline, "HF_HUB_OFFLINE"),
        (no_name, "owner/name"),
        (absent, "media-search models pull"),
    ] {
        assert!(!output.status.success());
        assert!(texts(&output).1.contains(hint), "{hint}: {output:?}");
    }
}

#[test]
fn a_chosen_model_is_used_from_then_on() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("media-search.toml"), "siglip_model = \"absent\" # mine\n").unwrap();

    let output = models(home.path(), &["use", "pixel-siglip-tiny"]).output().unwrap();

    assert!(output.status.success(), "{output:?}");
    let settings = std::fs::read_to_string(home.path().join("media-search.toml")).unwrap();
    assert_eq!(settings, "siglip_model = \"pixel-siglip-tiny\" # mine\n");
    let overridden = models(home.path(), &["use", "pixel-siglip-tiny"]).env("SIGLIP_MODEL", "other").output().unwrap();
    assert!(texts(&overridden).0.contains("SIGLIP_MODEL is set by the environment"), "{overridden:?}");
}

#[test]
fn precisions_are_compared_with_each_other() {
    let home = tempfile::tempdir().unwrap();

    let output = models(home.path(), &["verify"]).output().unwrap();

    let (out, _) = texts(&output);
    assert!(output.status.success(), "{output:?}");
    assert!(out.contains("no published numbers"), "{out}");
    for precision in ["bf16", "int8"] {
        let line = out.lines().find(|line| line.starts_with(precision)).unwrap();
        let cosine: f32 = line.split("at least ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        assert!(cosine > 0.99, "{line}");
    }
}
