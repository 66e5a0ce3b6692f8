//! What the site weighs.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::compress::sibling;
use crate::site::Outcome;
use crate::tree;

/// A table of the files in `site`, in bytes as they are and as they travel.
///
/// # Errors
/// Where the folder cannot be read.
pub fn sizes(site: &Path, outcome: Outcome) -> Result<String> {
    let mut text = match outcome {
        Outcome::Replaced => format!("New site in {}\n", site.display()),
        Outcome::Unchanged => format!("The site in {} is up to date\n", site.display()),
    };
    let (mut raw_total, mut sent_total) = (0, 0);
    for file in tree::files(site)? {
        if file.extension().is_some_and(|extension| extension == "br") {
            continue;
        }
        let path = site.join(&file);
        let raw = fs::metadata(&path)?.len();
        let sent = fs::metadata(sibling(&path)).map_or(raw, |packed| packed.len());
        raw_total += raw;
        sent_total += sent;
        if file.starts_with("pkg") {
            writeln!(text, "{raw:>10} B {sent:>9} B brotli  {}", file.display())?;
        }
    }
    writeln!(text, "{raw_total:>10} B {sent_total:>9} B brotli  altogether, public files included")?;
    Ok(text)
}
