//! Whether something answers at an address.

use std::io;
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

/// How long an answer is waited for at each address of a host.
const PATIENCE: Duration = Duration::from_secs(3);

/// Connects over TCP to the first address of `host` that answers.
pub fn over_tcp(host: &str, port: u16) -> io::Result<()> {
    // Brackets are how URLs write IPv6 addresses; names are looked up without them.
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let mut last = io::Error::new(io::ErrorKind::NotFound, "the name has no address");
    for address in (host, port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, PATIENCE) {
            Ok(_) => return Ok(()),
            Err(error) => last = error,
        }
    }
    Err(last)
}
