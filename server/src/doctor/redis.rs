//! Whether a Redis is there.

use secrecy::ExposeSecret;
use url::Url;

use super::check::Check;
use super::reach;
use crate::config::RedisConfig;

const NAME: &str = "Redis";

/// The port of a URL that names none.
const PORT: u16 = 6379;

/// Whether a server answers; without one embeddings of texts are kept in the process alone.
pub fn check(config: &RedisConfig) -> Check {
    let Some(url) = &config.url else {
        return Check::passed(NAME, "not used: embeddings of texts are kept in the process");
    };
    let url = Url::parse(url.expose_secret()).ok();
    let place = url.as_ref().and_then(|url| Some((url.host_str()?, url.port().unwrap_or(PORT))));
    let Some((host, port)) = place else {
        return Check::failed(NAME, "REDIS_URL names no host", "Write redis://HOST:PORT.");
    };
    match reach::over_tcp(host, port) {
        Ok(()) => Check::passed(NAME, format!("something answers at {host} port {port}; who may log in was not tried")),
        Err(error) => Check::failed(
            NAME,
            format!("nothing answers at {host} port {port}: {error}"),
            "Start that server, correct REDIS_URL or REDIS_HOST, or set neither: searches work without it.",
        ),
    }
}
