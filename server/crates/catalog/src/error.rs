//! What can go wrong between the program and its database.

use diesel::result::{DatabaseErrorKind, Error as QueryError};
use diesel_async::pooled_connection::deadpool::{BuildError, PoolError};

/// Why the catalog could not do what it was asked. No variant ever carries the database URL or its password.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogError {
    /// The URL could not be parsed. What is wrong with it is left out: it might be a piece of the password.
    #[error(
        "the database URL is not of the form postgres://user:password@host:port/database, \
         with special characters percent-encoded"
    )]
    InvalidUrl,
    /// Postgres refused the connection, or did not answer in time.
    #[error("cannot connect to {target}: {reason}")]
    Unreachable {
        /// Host, port, database and user.
        target: String,
        /// What Postgres or the network said.
        reason: String,
    },
    /// The database stores text in an encoding that cannot hold every file name.
    #[error("the database must be created with encoding UTF8, but has {found}")]
    Encoding {
        /// The encoding of the database.
        found: String,
    },
    /// A newer version of the program has already changed the tables.
    #[error("the database was migrated by a newer version of this program (migration {version})")]
    Newer {
        /// The first migration that this version does not know.
        version: String,
    },
    /// A migration failed; the database is as it was before that migration.
    #[error("the database could not be migrated")]
    Migrate(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The pool could not be made.
    #[error("the connection pool could not be made")]
    Build(#[from] BuildError),
    /// No connection could be had in time.
    #[error("no database connection could be had")]
    Pool(#[from] PoolError),
    /// A query failed.
    #[error("a database query failed")]
    Query(#[from] QueryError),
    /// Others kept adding and removing a picture of the same bytes meanwhile.
    #[error("the same picture is being added and removed at the same time")]
    Contended,
}

impl CatalogError {
    /// Whether the database is away or overloaded, so that the same call may work a little later.
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::Pool(_) | Self::Contended => true,
            Self::Query(QueryError::DatabaseError(kind, _)) => matches!(
                kind,
                DatabaseErrorKind::ClosedConnection
                    | DatabaseErrorKind::UnableToSendCommand
                    | DatabaseErrorKind::SerializationFailure
            ),
            Self::Query(QueryError::BrokenTransactionManager) => true,
            _ => false,
        }
    }
}
