//! A database URL, parsed once and never shown.

use std::{error::Error, fmt, io, str::FromStr, time::Duration};

use diesel::ConnectionError;
use diesel_async::AsyncPgConnection;
use tokio_postgres::{Config, NoTls, config::Host, error::SqlState};

use crate::error::CatalogError;

/// How long one attempt to connect may take where the URL does not say.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Where the database is and who asks; its `Display` leaves the password out.
#[derive(Clone)]
pub(crate) struct Address(Config);

/// Why one attempt to connect failed.
pub(crate) struct Refusal {
    /// What Postgres or the network said.
    pub(crate) reason: String,
    /// Whether Postgres may merely not be up yet.
    pub(crate) passing: bool,
}

impl Address {
    /// Opens one connection, with one attempt.
    pub(crate) async fn open(&self) -> Result<AsyncPgConnection, Refusal> {
        let (client, connection) = self.0.connect(NoTls).await.map_err(Refusal::from)?;

        AsyncPgConnection::try_from_client_and_connection(client, connection).await.map_err(Refusal::from)
    }
}

impl FromStr for Address {
    type Err = CatalogError;

    fn from_str(url: &str) -> Result<Self, Self::Err> {
        // The parser also takes `key=value` lists; a mistyped URL must not be read as one. And it ends the password at
        // the first `@`: with a second one the rest of the password would be read, and shown, as the host.
        let is_url = url.starts_with("postgres://") || url.starts_with("postgresql://");
        if !is_url || url.matches('@').count() > 1 {
            return Err(CatalogError::InvalidUrl);
        }
        let mut config: Config = url.parse().map_err(|_| CatalogError::InvalidUrl)?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT_TIMEOUT);
        }
        if config.get_application_name().is_none() {
            config.application_name("media-search");
        }
        Ok(Self(config))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Postgres at ")?;
        match self.0.get_hosts().first() {
            Some(Host::Tcp(host)) => write!(f, "{host}:{}", self.0.get_ports().first().unwrap_or(&5432))?,
            #[cfg(unix)]
            Some(Host::Unix(folder)) => write!(f, "{}", folder.display())?,
            None => write!(f, "no host")?,
        }
        if let Some(name) = self.0.get_dbname() {
            write!(f, ", database {name}")?;
        }
        if let Some(user) = self.0.get_user() {
            write!(f, ", user {user}")?;
        }
        Ok(())
    }
}

impl From<tokio_postgres::Error> for Refusal {
    fn from(error: tokio_postgres::Error) -> Self {
        let passing = match error.code() {
            Some(code) => [
                SqlState::CANNOT_CONNECT_NOW,
                SqlState::TOO_MANY_CONNECTIONS,
                SqlState::ADMIN_SHUTDOWN,
                SqlState::CRASH_SHUTDOWN,
            ]
            .contains(code),
            None => error.is_closed() || error.source().is_some_and(|source| source.is::<io::Error>()),
        };
        Self { reason: with_causes(&error), passing }
    }
}

impl From<ConnectionError> for Refusal {
    fn from(error: ConnectionError) -> Self {
        Self { reason: with_causes(&error), passing: false }
    }
}

/// One line of an error and its causes: "db error" alone helps nobody.
fn with_causes(error: &dyn Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line = format!("{line}: {error}");
        cause = error.source();
    }
    line
}
