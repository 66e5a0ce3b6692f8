//! From a URL to a catalog.

use std::{error::Error, time::Duration};

use catalog::{CatalogError, ConnectOptions, DEFAULT_LIBRARY};
use futures::future::join_all;

use crate::support::{self, execute};

const IMPATIENT: ConnectOptions = ConnectOptions { pool_size: 2, wait: Duration::ZERO };

/// Everything that could be printed of an error.
fn all_words(error: &CatalogError) -> String {
    let mut words = format!("{error} {error:?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        words += &format!(" {error} {error:?}");
        cause = error.source();
    }
    words
}

#[tokio::test]
async fn a_server_that_is_away_is_named_without_the_password() {
    let error = catalog::connect("postgres://ann:s3cret@127.0.0.1:1/pictures", IMPATIENT).await.unwrap_err();

    let words = all_words(&error);
    assert!(error.is_unavailable(), "{words}");
    assert!(words.contains("127.0.0.1:1, database pictures, user ann"), "{words}");
    assert!(words.contains("refused"), "{words}");
    assert!(!words.contains("s3cret"), "{words}");
}

#[tokio::test]
async fn no_piece_of_a_password_is_shown_from_a_broken_url() {
    for url in [
        "postgres://ann:s3cret@host:notaport/pictures",
        "postgres://ann:p@s3cret@host/pictures",
        "postgres://ann:x@host/pictures?s3cret=x",
        "postgres://ann@host/pictures?port=s3cret",
        "postgres://ann:p/s3cret@127.0.0.1:notaport/pictures",
        "mysql://ann:s3cret@host/pictures",
        "host=h password=s3cret s3cret",
        "s3cret",
        "",
    ] {
        let error = catalog::connect(url, IMPATIENT).await.unwrap_err();

        let words = all_words(&error);
        assert!(matches!(error, CatalogError::InvalidUrl), "{words}");
        assert!(!words.contains("s3cret"), "{words}");
    }
}

#[tokio::test]
async fn a_pool_that_cannot_connect_does_not_show_the_password() {
    let url = local_postgres::testing::fresh_database().await + "&password=s3cret";
    let catalog = support::connect(&url).await;
    let database = support::lines(&mut catalog.connection().await.unwrap(), "SELECT current_database() AS line").await;
    let postgres = local_postgres::testing::cluster().url("postgres");
    let elsewhere = support::connect(&postgres).await;

    execute(&elsewhere, &format!("DROP DATABASE {} WITH (FORCE)", database[0])).await;
    let error = catalog.total_media().await.unwrap_err();

    let words = all_words(&error) + &format!("{catalog:?}");
    assert!(words.contains("does not exist"), "{words}");
    assert!(error.is_unavailable(), "{words}");
    assert!(!words.contains("s3cret"), "{words}");
}

#[tokio::test]
async fn a_database_that_is_not_there_is_reported_at_once() {
    let url = local_postgres::testing::cluster().url("nowhere");
    let patient = ConnectOptions { wait: Duration::from_secs(3600), ..ConnectOptions::default() };

    let error = catalog::connect(&url, patient).await.unwrap_err();

    assert!(all_words(&error).contains("database \"nowhere\" does not exist"), "{error}");
}

#[tokio::test]
async fn a_database_in_another_encoding_is_refused() {
    let postgres = support::connect(&local_postgres::testing::cluster().url("postgres")).await;
    execute(&postgres, "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0").await;

    let error = catalog::connect(&local_postgres::testing::cluster().url("latin"), IMPATIENT).await.unwrap_err();

    assert!(matches!(error, CatalogError::Encoding { found } if found == "LATIN1"));
}

#[tokio::test]
async fn connections_that_postgres_ended_are_replaced() {
    let catalog = support::catalog().await;
    let mut survivor = catalog.connection().await.unwrap();
    assert_eq!(catalog.total_media().await.unwrap(), 0);

    support::lines(
        &mut survivor,
        "SELECT pg_terminate_backend(pid)::text AS line FROM pg_stat_activity \
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    .await;

    assert_eq!(catalog.total_media().await.unwrap(), 0);
}

#[tokio::test]
async fn many_processes_may_start_at_once() {
    let url = local_postgres::testing::fresh_database().await;

    let catalogs = join_all((0..8).map(|_| support::connect(&url))).await;

    for catalog in catalogs {
        assert_eq!(catalog.default_library().await.unwrap(), DEFAULT_LIBRARY);
    }
}

#[tokio::test]
async fn a_removed_default_library_comes_back() {
    let catalog = support::catalog().await;
    execute(&catalog, "DELETE FROM library").await;

    assert_eq!(catalog.default_library().await.unwrap(), DEFAULT_LIBRARY);
}
