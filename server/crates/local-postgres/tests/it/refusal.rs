//! Starts that must fail, and say why.

use std::{fs, os::unix::fs::chown};

use local_postgres::{Cluster, Options, PostgresError, find_programs};
use rustix::process::geteuid;

use crate::support::{place, start};

#[tokio::test]
async fn second_start_on_a_live_folder_is_refused() {
    let (_parent, dir) = place();
    let cluster = start(&dir).await;

    let refused = Cluster::start(Options::for_testing(&dir)).await;

    assert!(matches!(refused, Err(PostgresError::InUse { .. })));
    cluster.create_database("still_alive").await.unwrap();
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn folder_without_programs_is_named() {
    let (parent, dir) = place();
    let options = Options { bin: Some(parent.path().to_owned()), ..Options::new(&dir) };

    let error = Cluster::start(options).await.unwrap_err();

    assert!(matches!(&error, PostgresError::NoPrograms { bin } if bin == parent.path()), "{error}");
}

#[tokio::test]
async fn cluster_of_another_version_names_the_package() {
    let (_parent, dir) = place();
    start(&dir).await.stop().await.unwrap();
    fs::write(dir.join("data/PG_VERSION"), "9999\n").unwrap();

    let error = Cluster::start(Options::new(&dir)).await.unwrap_err();

    assert!(error.to_string().contains("postgresql-9999"), "{error}");
    assert!(matches!(find_programs(&Options::new(&dir)), Err(PostgresError::WrongVersion { needed: 9999, .. })));
}

#[test]
fn programs_are_found_without_creating_anything() {
    let (_parent, dir) = place();

    let programs = find_programs(&Options::new(&dir)).unwrap();

    assert!(programs.join("postgres").is_file() && programs.join("initdb").is_file());
    assert!(!dir.exists());
}

#[tokio::test]
async fn folder_that_is_no_cluster_is_left_alone() {
    let (_parent, dir) = place();
    fs::create_dir_all(dir.join("data")).unwrap();
    fs::write(dir.join("data/thesis.txt"), "years of work").unwrap();

    let error = Cluster::start(Options::new(&dir)).await.unwrap_err();

    assert!(matches!(error, PostgresError::NotACluster { .. }), "{error}");
    assert!(dir.join("data/thesis.txt").exists());
}

#[tokio::test]
async fn folder_of_somebody_else_is_refused() {
    if !geteuid().is_root() {
        return; // Only root can give a folder away.
    }
    let (_parent, dir) = place();
    fs::create_dir(&dir).unwrap();
    chown(&dir, Some(54321), Some(54321)).unwrap();

    let error = Cluster::start(Options::new(&dir)).await.unwrap_err();

    assert!(matches!(error, PostgresError::ForeignOwner { owner: 54321, .. }), "{error}");
}

#[tokio::test]
async fn cluster_that_belongs_to_root_is_refused_in_words() {
    if !geteuid().is_root() {
        return; // An ordinary user owns its clusters itself.
    }
    let (_parent, dir) = place();
    start(&dir).await.stop().await.unwrap();
    chown(dir.join("data"), Some(0), Some(0)).unwrap();

    let error = Cluster::start(Options::new(&dir)).await.unwrap_err();

    assert!(error.to_string().contains("cannot run as root"), "{error}");
}
