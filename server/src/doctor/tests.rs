#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::*;
use crate::config::table::SETTINGS;
use crate::data_folder::DataFolder;

fn config(folder: &Path, variables: &[(&str, &str)]) -> Config {
    let mut sources = Sources::for_testing().with_variable("DATA_DIR", folder.to_str().unwrap());
    sources = sources.with_variable("BIND", "127.0.0.1:0");
    for (name, value) in variables {
        sources = sources.with_variable(name, value);
    }
    Config::build(&sources.with_settings_file().unwrap()).unwrap()
}

fn check(report: &Report, name: &str) -> Check {
    report.checks.iter().find(|check| check.name == name).unwrap().clone()
}

/// A port that nobody listens on.
fn closed_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[test]
fn every_setting_is_shown_with_its_origin() {
    let folder = tempfile::tempdir().unwrap();

    let report = examine(&config(folder.path(), &[("MAX_FILES", "7")]));
    let text = report.to_string();

    assert!(SETTINGS.iter().all(|setting| text.contains(&format!("\n  {} ", setting.name))), "{text}");
    let line = text.lines().find(|line| line.contains("MAX_FILES")).unwrap();
    assert!(line.contains(" 7 ") && line.ends_with("environment MAX_FILES"), "{line}");
}

#[test]
fn secrets_appear_in_neither_form() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("postgres://me:hunter2@127.0.0.1:{}/d", closed_port());
    let redis = format!("redis://:hunter2@127.0.0.1:{}", closed_port());
    let secrets = [("DATABASE_URL", &*url), ("QDRANT_API_KEY", "hunter2"), ("REDIS_URL", &redis)];
    let report = examine(&config(folder.path(), &secrets));

    let printed = format!("{report}{}{report:?}", serde_json::to_string(&report).unwrap());

    assert!(printed.contains("***") && !printed.contains("hunter2"), "{printed}");
}

#[test]
fn every_failed_check_has_a_fix() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = closed_port().to_string();
    let report = examine(&config(
        &file,
        &[
            ("BIND", &taken.local_addr().unwrap().to_string()),
            ("POSTGRES_PORT", &closed),
            ("QDRANT_PORT", &closed),
            ("REDIS_PORT", &closed),
            ("SIGLIP_MODEL", "/nonexistent"),
            ("VLM_MODEL", "/nonexistent"),
        ],
    ));

    assert!(!report.healthy);
    for name in ["data folder", "port", "Postgres", "Qdrant", "Redis", "model", "describing model"] {
        let check = check(&report, name);
        assert!(!check.passed && check.fix.is_some(), "{check:?}");
    }
    assert!(report.to_string().contains("  FAIL  port: "));
}

#[test]
fn servers_that_answer_pass() {
    let folder = tempfile::tempdir().unwrap();
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = server.local_addr().unwrap().port();
    let (database, qdrant) = (format!("postgres://127.0.0.1:{port}/d"), format!("http://127.0.0.1:{port}"));
    let redis = format!("rediss://me:hunter2@127.0.0.1:{port}/1");
    let servers = [("DATABASE_URL", &*database), ("QDRANT_URL", &qdrant), ("REDIS_URL", &redis)];

    let report = examine(&config(folder.path(), &servers));

    assert!(["Postgres", "Qdrant", "Redis"].iter().all(|name| check(&report, name).passed), "{report}");
}

#[test]
fn a_folder_in_use_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), &[]);
    let _owner = DataFolder::open(&config.data).unwrap();

    let check = check(&examine(&config), "data folder");

    assert!(check.passed && check.found.contains(&format!("process {}", std::process::id())), "{check:?}");
}

#[test]
fn a_missing_folder_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("later");

    let report = examine(&config(&path, &[]));

    assert!(check(&report, "data folder").found.contains("will be made"));
    assert!(!path.exists());
}

#[test]
fn a_settings_file_with_a_password_must_be_closed_to_others() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("media-search.toml");
    std::fs::write(&file, "qdrant_api_key = \"hunter2\"").unwrap();

    for (mode, passes) in [(0o644, false), (0o600, true)] {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        assert_eq!(check(&examine(&config(folder.path(), &[])), "settings file").passed, passes);
    }
}

#[test]
fn settings_that_are_wrong_are_a_failed_check() {
    let report = unusable(Config::build(&Sources::for_testing().with_variable("BIND", "nowhere")).unwrap_err());

    assert!(!report.healthy);
    assert!(report.to_string().contains("FAIL  settings: BIND (environment BIND) is \"nowhere\""), "{report}");
}
