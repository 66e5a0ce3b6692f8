//! How a cluster fares, as its owner may watch it.

use std::sync::Arc;

use crate::PostgresError;

/// The state of a supervised cluster.
#[derive(Debug, Clone)]
pub enum Health {
    /// Postgres takes connections.
    Running,
    /// Postgres died and is being started again.
    Restarting,
    /// Postgres kept dying and is not started any more.
    Failed(Arc<PostgresError>),
    /// The cluster was stopped by its owner.
    Stopped,
}
