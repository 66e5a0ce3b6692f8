//! Turns `strings/*.ftl` into functions: all but those of the server, which are made in `server/build.rs`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use fluent_codegen::Folder;

/// The language that all others translate.
const REFERENCE: &str = "en";
/// How the ids of those messages begin that only the server says.
const OF_SERVER: &str = "server-";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=strings");
    let (strings, out) = (Folder::read(Path::new("strings"), REFERENCE)?, env::var("OUT_DIR")?);
    fs::write(Path::new(&out).join("languages.rs"), strings.languages())?;
    fs::write(Path::new(&out).join("strings.rs"), strings.functions(|id| !id.starts_with(OF_SERVER))?)?;
    Ok(())
}
