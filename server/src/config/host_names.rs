//! The host names that requests may ask for.

use std::net::IpAddr;
use std::sync::Arc;

use url::Host;

/// The host names that requests may ask for, against DNS rebinding: a page of another site can point its own name at this
/// machine, and then reads answers as if they were its own.
#[derive(Clone, Debug)]
pub struct HostNames {
    bound: IpAddr,
    more: Arc<[Host]>,
}

impl HostNames {
    /// The names of a server that listens on `bound` and answers to `more` names.
    pub fn new(bound: IpAddr, more: Vec<Host>) -> Self {
        Self { bound, more: more.into() }
    }

    /// Whether a request may ask for `host`, which may carry a port.
    ///
    /// An address is no name that could be pointed elsewhere, so a server that listens on all addresses answers to all.
    pub fn allows(&self, host: &str) -> bool {
        let Some(host) = without_port(host).and_then(|host| Host::parse(host.trim_end_matches('.')).ok()) else {
            return false;
        };
        let is_ours = match &host {
            Host::Domain(name) => name == "localhost",
            Host::Ipv4(address) => self.answers_to(IpAddr::V4(*address)),
            Host::Ipv6(address) => self.answers_to(IpAddr::V6(*address)),
        };
        is_ours || self.more.contains(&host)
    }

    fn answers_to(&self, address: IpAddr) -> bool {
        self.bound.is_unspecified() || address == self.bound || address.is_loopback()
    }
}

fn without_port(text: &str) -> Option<&str> {
    let end = text.rfind(']').map_or(0, |bracket| bracket + 1);
    match text.get(end..)?.split_once(':') {
        None => Some(text),
        Some((rest, port)) => {
            let is_port = port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
            is_port.then_some(&text[..end + rest.len()])
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    fn names(bound: &str, more: &str) -> HostNames {
        HostNames::new(bound.parse().unwrap(), vec![Host::parse(more).unwrap()])
    }

    #[test]
    fn the_names_of_this_machine_are_allowed_with_and_without_port() {
        let names = names("192.168.1.5", "pictures.example");

        for host in ["localhost", "LOCALHOST:3000", "127.0.0.1:3000", "[::1]:3000", "[::1]", "192.168.1.5:80"] {
            assert!(names.allows(host), "{host}");
        }
        assert!(names.allows("Pictures.Example.:3000"));
    }

    #[test]
    fn other_names_are_refused() {
        let names = names("127.0.0.1", "pictures.example");

        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "evil.example:3000",
            "10.0.0.1",
            "localhost:3000:4",
            "[::1",
            "localhost:port",
            "pictures.example@evil.example",
            "::1",
            "localhost:3000/",
        ] {
            assert!(!names.allows(host), "{host}");
        }
    }

    #[test]
    fn a_server_on_all_addresses_answers_to_addresses_but_not_to_names() {
        let names = names("0.0.0.0", "pictures.example");

        assert!(names.allows("192.168.1.5:3000"));
        assert!(names.allows("[fe80::1]:3000"));
        assert!(!names.allows("evil.example:3000"));
    }
}
