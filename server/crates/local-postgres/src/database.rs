//! Databases inside a cluster.

use tokio_postgres::{Client, Error, NoTls, error::SqlState};

/// Creates the database `name` through the connection `url`, unless it is there.
pub(crate) async fn create(url: &str, name: &str) -> Result<(), Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    // It ends when the client is dropped; what goes wrong on it also fails the statement.
    let driver = tokio::spawn(connection);
    let outcome = create_with(&client, name).await;
    drop(client);
    let _ = driver.await;
    outcome
}

async fn create_with(client: &Client, name: &str) -> Result<(), Error> {
    if client.query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&name]).await?.is_some() {
        return Ok(());
    }
    // template0 takes no connections, so nobody can block the copy.
    let quoted = name.replace('"', "\"\"");
    match client.batch_execute(&format!("CREATE DATABASE \"{quoted}\" TEMPLATE template0")).await {
        // Somebody else was quicker; the second code is what two at the very same time may get.
        Err(error) if matches!(error.code(), Some(&SqlState::DUPLICATE_DATABASE | &SqlState::UNIQUE_VIOLATION)) => {
            Ok(())
        }
        outcome => outcome,
    }
}
