//! The handle that everything else goes through.

use std::fmt;

use crate::{
    error::CatalogError,
    pool::{Connection, Pool},
};

/// What is known of each picture. Clones share one pool.
#[derive(Clone)]
pub struct Catalog {
    pool: Pool,
}

impl Catalog {
    pub(crate) fn new(pool: Pool) -> Self {
        Self { pool }
    }

    /// The pool, for the job queue, which lives in the same database.
    pub fn pool(&self) -> &Pool {
        &self.pool
    }

    /// A connection for a transaction over several calls: `connection.transaction(async |connection| { … }).await`.
    ///
    /// # Errors
    /// [`CatalogError::Pool`] when none became free in time or the database is away.
    pub async fn connection(&self) -> Result<Connection, CatalogError> {
        Ok(self.pool.get().await?)
    }
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalog").field("pool", &self.pool.status()).finish()
    }
}
