//! Which Redis shares the cache of embeddings.

use ::redis::IntoConnectionInfo;
use secrecy::SecretString;
use url::Url;

use super::error::ConfigError;
use super::reader::Reader;
use super::table::{REDIS_HOST, REDIS_PORT, REDIS_URL};
use super::{parse, secret_url};

/// Which Redis shares the cache of embeddings.
#[derive(Clone, Debug)]
pub struct RedisConfig {
    /// A server of the user's own: `redis://…`; none for a cache in the process.
    pub url: Option<SecretString>,
}

impl RedisConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        let url = reader.optional(&REDIS_URL, redis_url)?;
        if let Some(url) = &url {
            reader.replace(&REDIS_URL, secret_url::redacted(url));
        }
        let parts = reader.sources.sets(&REDIS_HOST) || reader.sources.sets(&REDIS_PORT);
        if url.is_some() && parts {
            reader.remark("REDIS_URL wins over REDIS_HOST and REDIS_PORT, which nothing uses now.");
        }
        let in_use = parts && url.is_none();
        let host = reader.value_if(in_use, &REDIS_HOST, parse::host)?;
        let port = reader.value_if(in_use, &REDIS_PORT, parse::whole(1..=u16::MAX))?;
        let from_parts = host.zip(port).filter(|_| in_use).map(|(host, port)| format!("redis://{host}:{port}"));
        Ok(Self { url: url.map(String::from).or(from_parts).map(SecretString::from) })
    }
}

fn redis_url(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let is_redis = matches!(url.scheme(), "redis" | "rediss") && url.has_host() && !url.path().contains('@');
    // Such as the number of a database that is none: what the client would not take either.
    (is_redis && url.as_str().into_connection_info().is_ok()).then_some(url)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use secrecy::ExposeSecret;

    use super::super::{Config, Sources};
    use super::*;

    #[test]
    fn a_server_comes_from_a_url_or_from_host_and_port() {
        let url =
            |sources: Sources| Config::build(&sources).unwrap().redis.url.map(|url| url.expose_secret().to_owned());

        assert_eq!(url(Sources::for_testing()), None);
        assert_eq!(url(Sources::for_testing().with_variable("REDIS_HOST", "r")).unwrap(), "redis://r:6379");
        assert_eq!(url(Sources::for_testing().with_variable("REDIS_URL", "redis://r:1")).unwrap(), "redis://r:1");
    }

    #[test]
    fn other_urls_are_refused() {
        for bad in ["", "r:6379", "http://r", "redis:r", "redis://", "redis://r/one", "rediss://r#careless"] {
            assert!(redis_url(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_the_client_takes_is_taken() {
        for good in ["redis://r", "redis://me:pass%40word@r:1/2", "rediss://:password@[::1]"] {
            assert!(redis_url(good).is_some(), "{good}");
        }
    }
}
