//! Which Postgres keeps the facts.

use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretString};
use url::{Host, Url};

use super::error::ConfigError;
use super::reader::Reader;
use super::setting::Setting;
use super::table::{
    DATABASE_POOL, DATABASE_URL, POSTGRES_BIN, POSTGRES_DB, POSTGRES_HOST, POSTGRES_PASSWORD, POSTGRES_PORT,
    POSTGRES_USER,
};
use super::{parse, secret_url};

static POSTGRES: [&Setting; 5] = [&POSTGRES_HOST, &POSTGRES_PORT, &POSTGRES_DB, &POSTGRES_USER, &POSTGRES_PASSWORD];

/// Which Postgres keeps the facts, and how it is used.
#[derive(Clone, Debug)]
pub struct DatabaseConfig {
    /// How a server of the user's own is reached: `postgres://…`; none for the private cluster.
    pub url: Option<SecretString>,
    /// The folder with the programs of the private cluster, unless they are to be searched for.
    pub bin: Option<PathBuf>,
    /// How many connections are kept at most.
    pub pool: usize,
}

enum Place {
    Net(Host),
    Socket(PathBuf),
}

impl DatabaseConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        let url = reader.optional(&DATABASE_URL, postgres_url)?;
        if let Some(url) = &url {
            reader.replace(&DATABASE_URL, secret_url::redacted(url));
        }
        let parts: Vec<_> = POSTGRES.iter().filter(|part| reader.sources.sets(part)).map(|part| part.name).collect();
        if url.is_some() && !parts.is_empty() {
            reader.remark(format!("DATABASE_URL wins over {}, which nothing uses now.", parts.join(", ")));
        }
        let from_parts = read_parts(reader, url.is_none() && !parts.is_empty())?;
        Ok(Self {
            url: url.map(|url| url.as_str().into()).or(from_parts),
            bin: reader.path(&POSTGRES_BIN)?,
            pool: reader.value(&DATABASE_POOL, parse::whole(2..=500))?,
        })
    }
}

/// Reads the five settings of a server; they make a URL where they are in use.
fn read_parts(reader: &mut Reader<'_>, in_use: bool) -> Result<Option<SecretString>, ConfigError> {
    let place = reader.value_if(in_use, &POSTGRES_HOST, place)?;
    let port = reader.value_if(in_use, &POSTGRES_PORT, parse::whole(1..=u16::MAX))?;
    let database = reader.value_if(in_use, &POSTGRES_DB, parse::name)?;
    let user = reader.value_if(in_use, &POSTGRES_USER, parse::name)?;
    let password = reader.secret(&POSTGRES_PASSWORD, |password| !password.contains('\0'))?;
    let (true, Some(place), Some(port), Some(database), Some(user)) = (in_use, place, port, database, user) else {
        return Ok(None);
    };
    let password = password.map(|password| escaped(password.expose_secret()));
    let (database, user) = (escaped(&database), escaped(&user));
    let url = match place {
        Place::Net(host) => {
            let password = password.map(|password| format!(":{password}")).unwrap_or_default();
            format!("postgres://{user}{password}@{host}:{port}/{database}")
        }
        Place::Socket(folder) => {
            let password = password.map(|password| format!("&password={password}")).unwrap_or_default();
            let folder = escaped(&folder.display().to_string());
            format!("postgres:///{database}?host={folder}&port={port}&user={user}{password}")
        }
    };
    Ok(Some(url.into()))
}

/// A URL of a Postgres server. An `@`, `?` or `#` of an unescaped password would move parts of it into the host or path,
/// where they would be shown: such URLs are refused.
fn postgres_url(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "postgres" | "postgresql"))?;
    let after_host = [url.path(), url.query().unwrap_or_default()];
    let is_sound = url.fragment().is_none() && !after_host.iter().any(|part| part.contains('@'));
    (is_sound && text.contains("://")).then_some(url)
}

fn place(text: &str) -> Option<Place> {
    if text.starts_with('/') {
        return parse::name(text).map(|folder| Place::Socket(folder.into()));
    }
    parse::host(text).map(Place::Net)
}

/// `text` with everything escaped that could mean something in a URL.
fn escaped(text: &str) -> String {
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if keep(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::super::{Config, Sources};
    use super::*;

    fn database(variables: &[(&str, &str)]) -> Config {
        let sources =
            variables.iter().fold(Sources::for_testing(), |sources, (name, value)| sources.with_variable(name, value));
        Config::build(&sources).unwrap()
    }

    fn url(variables: &[(&str, &str)]) -> Option<String> {
        database(variables).database.url.map(|url| url.expose_secret().to_owned())
    }

    #[test]
    fn the_private_cluster_is_the_default() {
        assert_eq!(url(&[]), None);
        assert_eq!(url(&[("DATABASE_POOL", "20"), ("POSTGRES_BIN", "/pg"), ("POSTGRES_HOST", "")]), None);
    }

    #[test]
    fn any_part_makes_a_server_of_ones_own() {
        assert_eq!(url(&[("POSTGRES_PORT", "5433")]).unwrap(), "postgres://postgres@localhost:5433/media_search");
        assert_eq!(
            url(&[("POSTGRES_HOST", "::1"), ("POSTGRES_PASSWORD", " p@ss/w:#? "), ("POSTGRES_DB", "my db")]).unwrap(),
            "postgres://postgres:%20p%40ss%2Fw%3A%23%3F%20@[::1]:5432/my%20db"
        );
        assert_eq!(
            url(&[("POSTGRES_HOST", "/run/postgresql"), ("POSTGRES_USER", "me")]).unwrap(),
            "postgres:///media_search?host=%2Frun%2Fpostgresql&port=5432&user=me"
        );
    }

    #[test]
    fn a_url_wins_and_says_so() {
        let config = database(&[("DATABASE_URL", "postgres://u:hunter2@h/d"), ("POSTGRES_HOST", "other")]);

        assert!(config.remarks.contains(&"DATABASE_URL wins over POSTGRES_HOST, which nothing uses now.".to_owned()));
        assert!(!format!("{config:?}").contains("hunter2"));
    }

    #[test]
    fn a_url_of_something_else_is_refused() {
        for bad in
            ["", "mysql://h/d", "postgres", "postgres:db", "h:5432/d", "postgres://u:1/2@h/d", "postgres://u:1#2@h/d"]
        {
            assert!(postgres_url(bad).is_none(), "{bad}");
        }
        assert!(postgres_url("postgres:///postgres?host=/socket/dir&user=postgres").is_some());
    }
}
