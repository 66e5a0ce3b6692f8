//! Databases that lack an extension.

use catalog::{CatalogError, ConnectOptions};
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};

use crate::support;

/// The address of a fresh database after some statements.
async fn prepared(statements: &str) -> String {
    let url = local_postgres::testing::fresh_database().await;
    AsyncPgConnection::establish(&url).await.unwrap().batch_execute(statements).await.unwrap();
    url
}

#[tokio::test]
async fn who_may_not_make_extensions_is_told_what_to_run() {
    let url = prepared("CREATE ROLE guest LOGIN; GRANT ALL ON SCHEMA public TO guest").await;
    let as_guest = url.replace("user=postgres", "user=guest");

    let error = catalog::connect(&as_guest, ConnectOptions::default()).await.unwrap_err();

    let said = error.to_string();
    assert!(matches!(error, CatalogError::ExtensionRefused { name: "unaccent", .. }), "{error:?}");
    assert!(said.contains("CREATE EXTENSION unaccent WITH SCHEMA public"), "{said}");
    assert!(!error.is_unavailable());

    // Who follows the advice gets on.
    let mut owner = AsyncPgConnection::establish(&url).await.unwrap();
    let advice = "CREATE EXTENSION unaccent WITH SCHEMA public; CREATE EXTENSION pg_trgm WITH SCHEMA public";
    owner.batch_execute(advice).await.unwrap();
    let catalog = support::connect(&as_guest).await;
    assert_eq!(catalog.total_media().await.unwrap(), 0);
}

#[tokio::test]
async fn an_extension_in_another_schema_is_named_with_what_to_run() {
    let url = prepared("CREATE SCHEMA extra; CREATE EXTENSION pg_trgm SCHEMA extra").await;

    let error = catalog::connect(&url, ConnectOptions::default()).await.unwrap_err();

    let said = error.to_string();
    let known = matches!(&error, CatalogError::ExtensionElsewhere { name: "pg_trgm", schema } if schema == "extra");
    assert!(known, "{error:?}");
    assert!(said.contains("ALTER EXTENSION pg_trgm SET SCHEMA public"), "{said}");
}

#[tokio::test]
async fn extensions_that_are_there_are_used() {
    let url = prepared("CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm").await;

    support::connect(&url).await;
}
