//! Whether a vector store is there.

use url::Url;

use super::check::Check;
use super::reach;
use crate::config::QdrantConfig;

const NAME: &str = "Qdrant";

/// Whether a server of the user's own answers; the store in the process is always there.
pub fn check(config: &QdrantConfig) -> Check {
    let Some(url) = &config.url else {
        return Check::passed(NAME, "vectors are kept in the process, in the data folder");
    };
    let parsed = Url::parse(url).ok();
    let place = parsed.as_ref().and_then(|url| url.host_str().zip(url.port_or_known_default()));
    match place.map(|(host, port)| reach::over_tcp(host, port)) {
        Some(Ok(())) => Check::passed(NAME, format!("something answers at {url}")),
        Some(Err(error)) => Check::failed(
            NAME,
            format!("nothing answers at {url}: {error}"),
            "Start that server, correct QDRANT_URL or QDRANT_HOST, or set neither to keep vectors in the process.",
        ),
        None => Check::failed(NAME, format!("{url} names no host"), "Write QDRANT_URL as http://HOST:PORT."),
    }
}
