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
    /// The server lacks the files of an extension.
    #[error(
        "the database server lacks the extension {name}: install the modules that come with PostgreSQL \
         (`postgresql-contrib` on Fedora and its kin; Debian's and Ubuntu's `postgresql` has them), then start again"
    )]
    ExtensionMissing {
        /// The extension.
        name: &'static str,
    },
    /// An extension is there, but not where the tables look for it.
    #[error(
        "the extension {name} is in the schema {schema}: let its owner run \
         `ALTER EXTENSION {name} SET SCHEMA public` in the database, then start again"
    )]
    ExtensionElsewhere {
        /// The extension.
        name: &'static str,
        /// Where it is.
        schema: String,
    },
    /// The user of the database may not make an extension.
    #[error(
        "the database refused to make the extension {name}: let its owner, or a superuser, run \
         `CREATE EXTENSION {name} WITH SCHEMA public` in the database, then start again"
    )]
    ExtensionRefused {
        /// The extension.
        name: &'static str,
        /// What Postgres said.
        source: QueryError,
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
