//! Brings the tables up to date.

use std::error::Error;

use diesel::{
    migration::{Migration, MigrationSource},
    pg::Pg,
    sql_types::Text,
};
use diesel_async::{
    AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection, async_connection_wrapper::AsyncConnectionWrapper,
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::{error::CatalogError, extensions};

/// The migrations of this version, in order; published ones never change.
pub const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Held while migrating, so that of several processes that start at once one migrates and the others wait. The number
/// is `media` in ASCII.
const LOCK: &str = "SET lock_timeout = '120s'; SELECT pg_advisory_lock(469852514657)";

/// Checks the database, runs what is missing under a lock, and closes the connection, which frees the lock.
pub(crate) async fn migrate(mut connection: AsyncPgConnection) -> Result<(), CatalogError> {
    let found: String = diesel::select(diesel::dsl::sql::<Text>("current_setting('server_encoding')"))
        .get_result(&mut connection)
        .await?;
    if found != "UTF8" {
        return Err(CatalogError::Encoding { found });
    }
    connection.batch_execute(LOCK).await?;
    extensions::ensure(&mut connection).await?;

    // Diesel migrates synchronously. A thread of its own works on every kind of runtime.
    tokio::task::spawn_blocking(move || run_missing(connection))
        .await
        .map_err(|error| CatalogError::Migrate(Box::new(error)))?
}

fn run_missing(connection: AsyncPgConnection) -> Result<(), CatalogError> {
    let mut connection = AsyncConnectionWrapper::<AsyncPgConnection>::from(connection);
    if let Some(version) = first_unknown(&mut connection).map_err(CatalogError::Migrate)? {
        return Err(CatalogError::Newer { version });
    }
    for version in connection.run_pending_migrations(MIGRATIONS).map_err(CatalogError::Migrate)? {
        tracing::info!(migration.version = %version, "The database was migrated.");
    }
    Ok(())
}

fn first_unknown(connection: &mut impl MigrationHarness<Pg>) -> Result<Option<String>, Box<dyn Error + Send + Sync>> {
    let known: Vec<Box<dyn Migration<Pg>>> = MIGRATIONS.migrations()?;
    let unknown = connection
        .applied_migrations()?
        .into_iter()
        .filter(|version| known.iter().all(|migration| migration.name().version() != *version))
        .min();
    Ok(unknown.map(|version| version.to_string()))
}
