//! From a URL to a catalog that is ready for queries.

use std::time::Duration;

use diesel_async::AsyncPgConnection;
use tokio::time::{Instant, sleep};

use crate::{address::Address, catalog::Catalog, error::CatalogError, migrate::migrate, pool};

/// The first pause between two attempts to connect; each pause doubles, up to the second value.
const PAUSES: (Duration, Duration) = (Duration::from_millis(50), Duration::from_secs(1));

/// How to connect.
#[derive(Debug, Clone)]
pub struct ConnectOptions {
    /// The most connections that are open at once, dedicated listeners not counted.
    pub pool_size: usize,
    /// How long to wait for a Postgres that is still starting; wrong passwords and the like are reported at once.
    pub wait: Duration,
}

impl Default for ConnectOptions {
    fn default() -> Self {
        Self { pool_size: 8, wait: Duration::from_secs(15) }
    }
}

/// Connects to `url`, brings the tables up to date (several processes may do so at once) and makes the pool.
///
/// # Errors
/// A URL that cannot be read, a database that cannot be reached, is not UTF8, or was migrated by a newer version.
pub async fn connect(url: &str, options: ConnectOptions) -> Result<Catalog, CatalogError> {
    let address: Address = url.parse()?;
    let connection = open_patiently(&address, options.wait).await?;
    migrate(connection).await?;

    Ok(Catalog::new(pool::build(&address, options.pool_size)?))
}

async fn open_patiently(address: &Address, wait: Duration) -> Result<AsyncPgConnection, CatalogError> {
    let deadline = Instant::now() + wait;
    let (mut pause, longest) = PAUSES;
    loop {
        let refusal = match address.open().await {
            Ok(connection) => return Ok(connection),
            Err(refusal) => refusal,
        };
        if !refusal.passing || Instant::now() + pause > deadline {
            return Err(CatalogError::Unreachable { target: address.to_string(), reason: refusal.reason });
        }
        tracing::debug!(reason = refusal.reason, "Waiting for {address}.");
        sleep(pause).await;
        pause = (pause * 2).min(longest);
    }
}
