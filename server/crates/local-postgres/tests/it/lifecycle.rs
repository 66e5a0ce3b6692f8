//! Start, use, stop.

use std::os::unix::fs::MetadataExt;

use local_postgres::{Cluster, Health, Options, testing};

use crate::support::{connect, is_running, place, postmaster, remember, remembers, start};

#[tokio::test]
async fn data_outlives_a_stop() {
    let (_parent, dir) = place();
    let cluster = start(&dir).await;
    cluster.create_database("media").await.unwrap();
    remember(&cluster.url("media")).await;
    cluster.stop().await.unwrap();

    let cluster = start(&dir).await;

    assert!(remembers(&cluster.url("media")).await);
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn default_cluster_is_durable_checked_and_deaf_to_the_network() {
    let (_parent, dir) = place();
    let cluster = Cluster::start(Options::new(&dir)).await.unwrap();
    let client = connect(&cluster.url("postgres")).await;

    let mut settings = Vec::new();
    for name in ["fsync", "full_page_writes", "data_checksums", "listen_addresses", "server_encoding", "lc_collate"] {
        settings.push(client.query_one(&format!("SHOW {name}"), &[]).await.unwrap().get::<_, String>(0));
    }

    assert_eq!(settings, ["on", "on", "on", "", "UTF8", "C.UTF-8"]);
    assert_eq!(std::fs::metadata(&dir).unwrap().mode() & 0o777, 0o700);
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn database_is_created_once_however_often_it_is_asked_for() {
    let (_parent, dir) = place();
    let cluster = start(&dir).await;
    let names = ["media", "with \"quotes\" and ünïcode?", "media"];

    for name in names {
        cluster.create_database(name).await.unwrap();
    }
    let (one, two) = tokio::join!(cluster.create_database("both"), cluster.create_database("both"));

    one.and(two).unwrap();
    for name in names {
        let client = connect(&cluster.url(name)).await;
        let row = client.query_one("SELECT current_database()::text", &[]).await.unwrap();
        assert_eq!(row.get::<_, String>(0), name);
    }
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn stop_waits_for_postgres_although_clients_are_connected() {
    let (_parent, dir) = place();
    let cluster = start(&dir).await;
    let _client = connect(&cluster.url("postgres")).await;
    let mut health = cluster.health();
    let pid = postmaster(&dir);

    cluster.stop().await.unwrap();

    assert!(!is_running(pid));
    assert!(matches!(&*health.borrow_and_update(), Health::Stopped));
}

#[test]
fn dropped_cluster_is_stopped() {
    let (_parent, dir) = place();
    let cluster = Cluster::start_blocking(Options::for_testing(&dir)).unwrap();
    let pid = postmaster(&dir);

    drop(cluster);

    assert!(!is_running(pid));
}

#[tokio::test]
async fn start_given_up_by_the_caller_leaves_nothing_running() {
    let (_parent, dir) = place();

    let given_up = tokio::select! {
        biased;
        _ = Cluster::start(Options::for_testing(&dir)) => false,
        () = tokio::task::yield_now() => true,
    };

    assert!(given_up);
    start(&dir).await.stop().await.unwrap();
}

#[tokio::test]
async fn tests_get_databases_of_their_own() {
    let (one, two) = (testing::fresh_database().await, testing::fresh_database().await);

    remember(&one).await;
    remember(&two).await;

    assert!(one != two && remembers(&one).await);
}
