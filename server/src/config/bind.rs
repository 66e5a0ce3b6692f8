//! Where the server listens and which names it answers to.

use std::net::SocketAddr;

use url::Host;

use super::error::ConfigError;
use super::host_names::HostNames;
use super::parse;
use super::reader::Reader;
use super::table::{ALLOWED_HOSTS, BIND};

/// Where the server listens and which names it answers to.
#[derive(Clone, Debug)]
pub struct BindConfig {
    /// The address; port 0 takes a free port.
    pub address: SocketAddr,
    /// Names that the server answers to besides those of this machine.
    pub more_names: Vec<Host>,
}

impl BindConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        let address = reader.value(&BIND, address)?;
        let more_names = reader.optional(&ALLOWED_HOSTS, hosts)?.unwrap_or_default();
        if !address.ip().is_loopback() {
            reader.remark(format!(
                "BIND is {address}: other machines may reach the server, and it asks nobody for a password."
            ));
        }
        Ok(Self { address, more_names })
    }

    /// The names of a server that came to listen on `address`.
    pub fn host_names(&self, address: SocketAddr) -> HostNames {
        HostNames::new(address.ip(), self.more_names.clone())
    }
}

fn address(text: &str) -> Option<SocketAddr> {
    let text = match text.strip_prefix("localhost:") {
        Some(port) => format!("127.0.0.1:{port}"),
        None => text.to_owned(),
    };
    text.parse().ok()
}

fn hosts(text: &str) -> Option<Vec<Host>> {
    text.split(',').map(str::trim).filter(|host| !host.is_empty()).map(parse::host).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn localhost_is_an_address_too() {
        assert_eq!(address("localhost:3000"), address("127.0.0.1:3000"));
        assert!(address("[::1]:0").is_some());
        for bad in ["", "3000", ":3000", "127.0.0.1", "127.0.0.1:65536", "example.org:80"] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_list_of_hosts_has_only_hosts() {
        assert_eq!(hosts("a.example, 10.0.0.1,").map(|hosts| hosts.len()), Some(2));
        assert_eq!(hosts("a.example, https://b.example"), None);
    }
}
