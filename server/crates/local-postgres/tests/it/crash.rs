//! Postgres dies.

use std::fs;

use local_postgres::PostgresError;
use rustix::process::{Signal, kill_process};

use crate::support::{kill_and_wait, place, postmaster, remember, remembers, start};

#[tokio::test]
async fn killed_postgres_comes_back_with_its_data() {
    let (_parent, dir) = place();
    let cluster = start(&dir).await;
    remember(&cluster.url("postgres")).await;
    let before = postmaster(&dir);

    kill_and_wait(&cluster, &dir).await;

    assert_ne!(postmaster(&dir), before);
    assert!(remembers(&cluster.url("postgres")).await);
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn postgres_that_keeps_dying_is_given_up_with_its_log() {
    let (_parent, dir) = place();
    let cluster = start(&dir).await;

    fs::write(dir.join("data/global/pg_control"), "damaged").unwrap();
    kill_process(postmaster(&dir), Signal::KILL).unwrap();
    let error = cluster.failed().await;

    let PostgresError::GaveUp { source, .. } = &*error else { panic!("{error}") };
    assert!(source.to_string().contains("pg_control"), "{source}");
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn stop_during_the_pause_before_a_restart_ends_at_once() {
    let (_parent, dir) = place();
    let cluster = start(&dir).await;
    let mut health = cluster.health();
    fs::write(dir.join("data/global/pg_control"), "damaged").unwrap();

    kill_process(postmaster(&dir), Signal::KILL).unwrap();
    health.changed().await.unwrap();

    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn failed_start_shows_the_end_of_the_log() {
    let (_parent, dir) = place();
    start(&dir).await.stop().await.unwrap();
    fs::write(dir.join("data/postgresql.conf"), "no such setting = 1\n").unwrap();

    let error = local_postgres::Cluster::start(local_postgres::Options::for_testing(&dir)).await.unwrap_err();

    assert!(error.to_string().contains("syntax error"), "{error}");
}
