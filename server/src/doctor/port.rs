//! Whether the server's address is free.

use std::io;
use std::net::TcpListener;

use super::check::Check;
use crate::config::Config;
use crate::data_folder::holder;

const NAME: &str = "port";

/// Whether the address can be listened on, or a server of the same data folder has it.
pub fn check(config: &Config) -> Check {
    let address = config.bind.address;
    let error = match TcpListener::bind(address) {
        Ok(_) if address.port() == 0 => return Check::passed(NAME, "any free one is taken"),
        Ok(_) => return Check::passed(NAME, format!("{address} is free")),
        Err(error) => error,
    };
    if let (io::ErrorKind::AddrInUse, Some(process)) = (error.kind(), holder(&config.data.folder)) {
        let found = format!("{address} is in use while a Media Search (process {process}) runs on this data folder");
        return Check::passed(NAME, found);
    }
    let fix = match error.kind() {
        io::ErrorKind::PermissionDenied => "Set BIND to a port above 1023.",
        io::ErrorKind::AddrNotAvailable => "Set BIND to an address of this machine, such as 127.0.0.1:3000.",
        _ => "End the program that uses the port, or set BIND to another one.",
    };
    Check::failed(NAME, format!("{address} cannot be listened on: {error}"), fix)
}
