//! Whether a file is worth a closer look.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::foreign;
use crate::kind::Kind;

/// As many bytes as telling the kind of a file can need.
const HEAD_BYTES: u64 = 1024;

pub(super) fn is_candidate(path: &Path) -> io::Result<bool> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD_BYTES).read_to_end(&mut head)?;
    Ok(Kind::sniff(&head).is_some() || foreign::recognise(&head).is_some_and(|foreign| foreign.is_picture))
}
