#![allow(clippy::unwrap_used, reason = "tests may panic")]

use super::*;
use crate::config::table::SETTINGS;

fn problem(name: &str, value: &str) -> String {
    Config::build(&Sources::for_testing().with_variable(name, value)).unwrap_err().to_string()
}

#[test]
fn every_setting_has_a_value_and_an_origin() {
    let config = Config::build(&Sources::for_testing()).unwrap();

    let shown: Vec<&str> = config.effective.iter().map(|effective| effective.setting.name).collect();

    assert_eq!(shown, SETTINGS.iter().map(|setting| setting.name).collect::<Vec<_>>());
    assert!(config.effective.iter().all(|effective| effective.origin == Origin::Default));
    assert!(config.remarks.is_empty());
}

#[test]
fn every_bad_value_names_its_setting_its_origin_and_what_is_allowed() {
    for (name, bad) in [
        ("BIND", "3000"),
        ("ALLOWED_HOSTS", "https://a.example"),
        ("DATABASE_URL", "mysql://h/d"),
        ("POSTGRES_HOST", "a b"),
        ("POSTGRES_PORT", "0"),
        ("POSTGRES_DB", "a\nb"),
        ("POSTGRES_USER", "a\0b"),
        ("POSTGRES_PASSWORD", "a\0b"),
        ("DATABASE_POOL", "1"),
        ("QDRANT_URL", "q:6334"),
        ("QDRANT_HOST", "http://q"),
        ("QDRANT_PORT", "66666"),
        ("QDRANT_API_KEY", "a\nb"),
        ("QDRANT_COLLECTION_PREFIX", "a/b"),
        ("QDRANT_SHARDS", "0"),
        ("QDRANT_REPLICAS", "33"),
        ("REDIS_URL", "http://r"),
        ("REDIS_HOST", "r:6379"),
        ("REDIS_PORT", "-1"),
        ("SIGLIP_MODEL", "a\0b"),
        ("VLM_MODEL", "a\nb"),
        ("VLM_IDLE", "86401"),
        ("DEVICE", "tpu"),
        ("PRECISION", "f64"),
        ("TEMPERATURE", "99"),
        ("NUM_CROPS", "3"),
        ("GLOBAL_WEIGHT", "-0.1"),
        ("LOCAL_WEIGHT", "inf"),
        ("LOCAL_VIEWS", "on"),
        ("MAX_FILE_BYTES", "100 apples"),
        ("MAX_PIXELS", "many"),
        ("MAX_FILES", "0"),
        ("MAX_QUERY_CHARS", "1e3"),
        ("MAX_PAGE_SIZE", "201"),
        ("TRASH_DAYS", "3651"),
        ("HISTORY", "maybe"),
        ("QUEUE_CAPACITY", "0"),
        ("INDEX_WORKERS", "65"),
        ("LOG", "verbose"),
        ("LOG_FORMAT", "xml"),
    ] {
        let problem = problem(name, bad);

        assert!(problem.starts_with(&format!("{name} (environment {name}) is ")), "{problem}");
        assert!(problem.contains("; allowed is "), "{problem}");
    }
}

#[test]
fn a_bad_path_names_its_setting() {
    for name in ["DATA_DIR", "POSTGRES_BIN", "CONFIG"] {
        assert!(problem(name, "a\0b").starts_with(&format!("{name} (environment {name}) is ")), "{name}");
    }
}

#[test]
fn values_of_the_file_may_be_numbers_texts_and_lists() {
    let mut sources = Sources::for_testing();
    let text = "temperature = 20\nnum_crops = 0\nmax_pixels = 1_000\nallowed_hosts = [\"a.example\", \"b.example\"]\n\
                data_dir = \"pictures\"\nglobal_weight = 0.5";
    sources.file = SettingsFile::parse("/etc/media-search.toml".into(), text).ok();

    let config = Config::build(&sources).unwrap();

    assert_eq!((config.search.temperature, config.search.num_crops, config.limits.max_pixels), (20.0, 0, 1_000));
    assert!(config.bind.host_names(config.bind.address).allows("b.example"));
    assert_eq!(config.data.folder, Path::new("/etc/pictures"));
}

#[test]
fn values_of_the_wrong_kind_are_refused() {
    for text in ["bind = true", "bind = [1]", "bind = 1979-05-27", "[bind]", "bind = \"\"", "max_files = 1.5"] {
        let mut sources = Sources::for_testing();
        sources.file = SettingsFile::parse("/f.toml".into(), text).ok();
        assert!(sources.file.is_some(), "{text}");

        let problem = Config::build(&sources).unwrap_err().to_string();

        assert!(problem.contains("(file /f.toml) is "), "{problem}");
    }
}

#[test]
fn secrets_are_never_printed() {
    let secrets = [
        ("DATABASE_URL", "postgres://me:hunter2@h/d?password=hunter2"),
        ("POSTGRES_PASSWORD", "hunter2"),
        ("QDRANT_API_KEY", "hunter2"),
        ("QDRANT_URL", "https://q.example"),
        ("REDIS_URL", "redis://:hunter2@r"),
    ];
    let sources =
        secrets.iter().fold(Sources::for_testing(), |sources, (name, value)| sources.with_variable(name, value));

    let printed = format!("{:?}", Config::build(&sources).unwrap());

    assert!(!printed.contains("hunter2"), "{printed}");
    for (name, bad) in [
        ("DATABASE_URL", "mysql://me:hunter2@h/d"),
        ("DATABASE_URL", "postgres://me:12/hunter2@h/d"),
        ("POSTGRES_PASSWORD", "hunter2\0"),
        ("QDRANT_URL", "https://key:hunter2@q"),
        ("QDRANT_API_KEY", "hunter2\n"),
        ("REDIS_URL", "http://:hunter2@r"),
    ] {
        assert!(!format!("{} {:?}", problem(name, bad), problem(name, bad)).contains("hunter2"), "{name}");
    }
}

#[test]
fn a_misspelt_variable_is_remarked_upon() {
    for (name, meant) in [("TEMPRATURE", "TEMPERATURE"), ("database_url", "DATABASE_URL")] {
        let config = Config::build(&Sources::for_testing().with_variable(name, "20")).unwrap();

        let remark = format!("The environment variable {name} is no setting. Did you mean {meant}?");
        assert_eq!(config.remarks, [remark]);
    }
}

#[test]
fn long_and_wild_values_are_shown_tamely() {
    let problem = problem("DEVICE", &"\u{1b}[2J".repeat(100));

    assert!(problem.len() < 500 && !problem.contains('\u{1b}'), "{problem}");
}
