//! Whether a Postgres is there.

use std::os::unix::net::UnixStream;
use std::path::Path;

use local_postgres::{Options, find_programs};
use secrecy::ExposeSecret;
use url::Url;

use super::check::Check;
use super::reach;
use crate::config::Config;

const NAME: &str = "Postgres";

/// Whether the programs of the private cluster are there, or a server of the user's own answers.
pub fn check(config: &Config) -> Check {
    match &config.database.url {
        Some(url) => server(url.expose_secret()),
        None => {
            let options =
                Options { bin: config.database.bin.clone(), ..Options::new(config.data.folder.join("postgres")) };
            programs(&options)
        }
    }
}

fn programs(options: &Options) -> Check {
    match find_programs(options) {
        Ok(folder) => Check::passed(NAME, format!("a private cluster runs the programs in {}", folder.display())),
        Err(error) => Check::failed(
            NAME,
            error.to_string(),
            "Install PostgreSQL, set POSTGRES_BIN to the folder of its programs, or set DATABASE_URL to a server.",
        ),
    }
}

fn server(url: &str) -> Check {
    let Some((host, port)) = Url::parse(url).ok().and_then(|url| place(&url)) else {
        return Check::failed(NAME, "DATABASE_URL names no host", "Write postgres://USER:PASSWORD@HOST:PORT/DATABASE.");
    };
    let answer = if host.starts_with('/') {
        UnixStream::connect(Path::new(&host).join(format!(".s.PGSQL.{port}"))).map(drop)
    } else {
        reach::over_tcp(&host, port)
    };
    match answer {
        Ok(()) => Check::passed(NAME, format!("something answers at {host} port {port}; who may log in was not tried")),
        Err(error) => Check::failed(
            NAME,
            format!("nothing answers at {host} port {port}: {error}"),
            "Start that server, correct DATABASE_URL or POSTGRES_HOST, or set neither to use a private cluster.",
        ),
    }
}

/// Host or folder of the socket, and port. Both may stand in the query, as libpq allows.
fn place(url: &Url) -> Option<(String, u16)> {
    let in_query = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let written =
        url.host_str().filter(|host| !host.is_empty()).map(|host| host.replace("%2F", "/").replace("%2f", "/"));
    let host = written.or_else(|| in_query("host"))?;
    let port = url.port().or_else(|| in_query("port")?.parse().ok()).unwrap_or(5432);
    Some((host, port))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn the_place_is_found_in_every_kind_of_url() {
        for (url, host, port) in [
            ("postgres://u:p@db/d", "db", 5432),
            ("postgres://[::1]:5433/d", "[::1]", 5433),
            ("postgres:///d?host=%2Frun%2Fpg&port=7", "/run/pg", 7),
            ("postgres://%2Frun%2Fpg/d", "/run/pg", 5432),
        ] {
            assert_eq!(place(&Url::parse(url).unwrap()), Some((host.to_owned(), port)), "{url}");
        }
        assert_eq!(place(&Url::parse("postgres:///d").unwrap()), None);
    }
}
