//! What can go wrong between the queue and its database.

use diesel_async::pooled_connection::deadpool::PoolError;

/// Why the queue could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JobsError {
    /// No connection could be had in time.
    #[error("no database connection could be had")]
    Pool(#[from] PoolError),
    /// A query failed.
    #[error("a query on the job queue failed")]
    Query(#[from] diesel::result::Error),
}
