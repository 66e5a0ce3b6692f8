//! Which Qdrant keeps the vectors.

use std::net::IpAddr;

use secrecy::SecretString;
use url::{Host, Url};
use vectors::ServerOptions;

use super::error::ConfigError;
use super::parse;
use super::reader::Reader;
use super::table::{
    QDRANT_API_KEY, QDRANT_COLLECTION_PREFIX, QDRANT_HOST, QDRANT_PORT, QDRANT_REPLICAS, QDRANT_SHARDS, QDRANT_URL,
};

/// The port of Qdrant's REST interface, which is easily taken for the one of gRPC.
const REST_PORT: u16 = 6333;
const GRPC_PORT: u16 = 6334;

/// Which Qdrant keeps the vectors, and how.
#[derive(Clone, Debug)]
pub struct QdrantConfig {
    /// The gRPC interface of a server of the user's own, `http://HOST:PORT` or `https://HOST:PORT`; none for Qdrant Edge
    /// in the process.
    pub url: Option<String>,
    /// The key that the server asks for.
    pub api_key: Option<SecretString>,
    /// What the names of collections begin with.
    pub collection_prefix: String,
    /// Into how many shards new collections are split, unless the server decides.
    pub shards: Option<u32>,
    /// How many copies of each shard new collections have, unless the server decides.
    pub replicas: Option<u32>,
}

struct Address {
    scheme: &'static str,
    host: Host,
    port: u16,
}

impl QdrantConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        let from_url = reader.optional(&QDRANT_URL, address)?;
        if let Some(address) = &from_url {
            reader.replace(&QDRANT_URL, address.url());
        }
        let parts = reader.sources.sets(&QDRANT_HOST) || reader.sources.sets(&QDRANT_PORT);
        if from_url.is_some() && parts {
            reader.remark("QDRANT_URL wins over QDRANT_HOST and QDRANT_PORT, which nothing uses now.");
        }
        let in_use = parts && from_url.is_none();
        let host = reader.value_if(in_use, &QDRANT_HOST, parse::host)?;
        let port = reader.value_if(in_use, &QDRANT_PORT, parse::whole(1..=u16::MAX))?;
        let from_parts = host.zip(port).filter(|_| in_use);
        let address = from_url.or(from_parts.map(|(host, port)| Address { scheme: "http", host, port }));
        let api_key = reader.secret(&QDRANT_API_KEY, |key| key.bytes().all(|byte| (b' '..=b'~').contains(&byte)))?;
        remark(reader, address.as_ref(), api_key.is_some());
        Ok(Self {
            url: address.map(|address| address.url()),
            api_key,
            collection_prefix: reader.value(&QDRANT_COLLECTION_PREFIX, prefix)?,
            shards: reader.optional(&QDRANT_SHARDS, parse::whole(1..=256))?,
            replicas: reader.optional(&QDRANT_REPLICAS, parse::whole(1..=32))?,
        })
    }

    /// How a server of the user's own is used, where there is one.
    pub fn server(&self) -> Option<ServerOptions> {
        let mut options = ServerOptions::new(self.url.as_ref()?);
        options.api_key = self.api_key.clone();
        options.prefix = self.collection_prefix.clone();
        options.shards = self.shards;
        options.replicas = self.replicas;
        Some(options)
    }
}

impl Address {
    fn url(&self) -> String {
        format!("{}://{}:{}", self.scheme, self.host, self.port)
    }

    fn is_local(&self) -> bool {
        match &self.host {
            Host::Domain(name) => name == "localhost",
            Host::Ipv4(address) => IpAddr::V4(*address).is_loopback(),
            Host::Ipv6(address) => IpAddr::V6(*address).is_loopback(),
        }
    }
}

fn remark(reader: &mut Reader<'_>, address: Option<&Address>, has_key: bool) {
    match address {
        None if has_key => reader.remark("QDRANT_API_KEY is set, but no Qdrant server is: nothing uses it."),
        Some(address) if has_key && address.scheme == "http" && !address.is_local() => {
            reader.remark("QDRANT_API_KEY travels unencrypted. Use https:// in QDRANT_URL.");
        }
        _ => {}
    }
    if address.is_some_and(|address| address.port == REST_PORT) {
        reader.remark(
            "Qdrant's port is set to 6333, where it usually serves REST; gRPC, which is needed here, is on 6334.",
        );
    }
}

fn address(text: &str) -> Option<Address> {
    let url = Url::parse(text).ok()?;
    let scheme = match url.scheme() {
        "http" => "http",
        "https" => "https",
        _ => return None,
    };
    let has_more = !url.username().is_empty()
        || url.password().is_some()
        || url.path() != "/"
        || url.query().is_some()
        || url.fragment().is_some();
    let host = url.host().filter(|_| !has_more)?.to_owned();
    Some(Address { scheme, host, port: written_port(text).unwrap_or(GRPC_PORT) })
}

/// The port as it was written; `Url` forgets it where it is the usual one of the scheme.
fn written_port(text: &str) -> Option<u16> {
    text.trim_end_matches('/').rsplit_once(':')?.1.parse().ok()
}

fn prefix(text: &str) -> Option<String> {
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    ((1..=64).contains(&text.len()) && text.bytes().all(sound)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::super::{Config, Sources};
    use super::*;

    fn config(variables: &[(&str, &str)]) -> Config {
        let set = |sources: Sources, (name, value): &(&str, &str)| sources.with_variable(name, value);
        Config::build(&variables.iter().fold(Sources::for_testing(), set)).unwrap()
    }

    fn url(variables: &[(&str, &str)]) -> Option<String> {
        config(variables).qdrant.server().map(|server| server.url)
    }

    #[test]
    fn a_server_comes_from_a_url_or_from_host_and_port() {
        assert_eq!(url(&[]), None);
        assert_eq!(url(&[("QDRANT_URL", "https://q.example/")]).unwrap(), "https://q.example:6334");
        assert_eq!(url(&[("QDRANT_URL", "https://q.example:443")]).unwrap(), "https://q.example:443");
        assert_eq!(url(&[("QDRANT_URL", "http://[::1]")]).unwrap(), "http://[::1]:6334");
        assert_eq!(url(&[("QDRANT_HOST", "q")]).unwrap(), "http://q:6334");
        assert_eq!(url(&[("QDRANT_PORT", "7000")]).unwrap(), "http://localhost:7000");
        assert_eq!(url(&[("QDRANT_URL", "http://a"), ("QDRANT_HOST", "b")]).unwrap(), "http://a:6334");
    }

    #[test]
    fn the_port_of_rest_is_remarked_upon() {
        assert!(config(&[("QDRANT_PORT", "6333")]).remarks.iter().any(|remark| remark.contains("6334")));
    }

    #[test]
    fn other_urls_are_refused() {
        for bad in
            ["", "q:6334", "ftp://q", "http://", "http://key@q", "http://q/path", "http://q?k=v", "http://q:99999"]
        {
            assert!(address(bad).is_none(), "{bad}");
        }
    }
}
