//! Folders that make it hard.

use std::{
    fs::{self, Permissions},
    os::unix::fs::{MetadataExt, PermissionsExt},
};

use rustix::process::geteuid;

use crate::support::{place, remember, remembers, start};

/// As in /root/.local/share below a /root that only root may enter.
#[tokio::test]
async fn folder_below_a_closed_one_works() {
    let (parent, _) = place();
    let home = parent.path().join("home");
    fs::create_dir(&home).unwrap();
    fs::set_permissions(&home, Permissions::from_mode(0o700)).unwrap();
    let dir = home.join(".local/share/media search/postgres");

    for _ in 0..2 {
        let cluster = start(&dir).await;
        cluster.create_database("media").await.unwrap();
        cluster.stop().await.unwrap();
    }

    assert_eq!(geteuid().is_root(), fs::metadata(dir.join("data")).unwrap().uid() != geteuid().as_raw());
    assert_eq!(fs::metadata(&home).unwrap().mode() & 0o777, 0o700);
}

#[tokio::test]
async fn path_longer_than_a_socket_address_works() {
    let (parent, _) = place();
    let dir = parent.path().join("a rather long name, with a comma").join("x".repeat(200)).join("y".repeat(200));
    let cluster = start(&dir).await;
    remember(&cluster.url("postgres")).await;
    let link = cluster.socket_folder().to_owned();

    cluster.stop().await.unwrap();
    let cluster = start(&dir).await;

    assert!(remembers(&cluster.url("postgres")).await);
    cluster.stop().await.unwrap();
    assert!(!link.exists());
}

/// What `initdb` of a killed program has left must neither be used nor stay.
#[tokio::test]
async fn unfinished_cluster_is_removed() {
    let (_parent, dir) = place();
    let unfinished = dir.join("data.new.1");
    fs::create_dir_all(&unfinished).unwrap();
    fs::write(unfinished.join("PG_VERSION"), "15\n").unwrap();

    start(&dir).await.stop().await.unwrap();

    assert!(!unfinished.exists());
}
