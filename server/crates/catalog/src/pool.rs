//! The connections that all queries share.

use std::time::Duration;

use deadpool::Runtime;
use diesel::ConnectionError;
use diesel_async::{
    AsyncPgConnection, SimpleAsyncConnection,
    pooled_connection::{
        AsyncDieselConnectionManager, ManagerConfig,
        deadpool::{Object, Pool as DeadPool},
    },
};

use crate::{address::Address, error::CatalogError};

/// Connections to one database, made when needed and checked before each use.
pub type Pool = DeadPool<AsyncPgConnection>;

/// A connection lent by the pool; it goes back when dropped.
pub type Connection = Object<AsyncPgConnection>;

/// How long a caller waits for a free connection, and how long the pool tries to make or check one.
const PATIENCE: Duration = Duration::from_secs(5);

/// A query that runs longer than this is stopped, and so is a transaction that sits idle: neither may keep a connection
/// for ever.
const LIMITS: &str = "SET statement_timeout = '60s'; SET idle_in_transaction_session_timeout = '60s'";

/// Makes a pool of at most `size` connections; none is opened yet.
pub(crate) fn build(address: &Address, size: usize) -> Result<Pool, CatalogError> {
    let address = address.clone();
    let mut config = ManagerConfig::default();
    config.custom_setup = Box::new(move |_| {
        let address = address.clone();
        Box::pin(async move {
            let refused = |reason| ConnectionError::BadConnection(format!("cannot connect to {address}: {reason}"));
            let mut connection = address.open().await.map_err(|refusal| refused(refusal.reason))?;
            connection.batch_execute(LIMITS).await.map_err(ConnectionError::CouldntSetupConfiguration)?;
            Ok(connection)
        })
    });
    // The manager keeps the URL that it is given, so it is given none.
    let manager = AsyncDieselConnectionManager::new_with_config("", config);

    let pool = Pool::builder(manager)
        .max_size(size.max(1))
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE * 2))
        .recycle_timeout(Some(PATIENCE))
        .build()?;
    Ok(pool)
}
