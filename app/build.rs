//! Turns `strings/*.ftl` into functions.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use fluent_codegen::Source;

/// The language that all others translate.
const REFERENCE: &str = "en";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=strings");
    let mut files = Vec::new();
    for entry in fs::read_dir("strings")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let language = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a file's name is no language")?;
            files.push((language.to_owned(), fs::read_to_string(&path)?));
        }
    }
    files.sort();
    let (reference, others): (Vec<_>, Vec<_>) = files.iter().partition(|(language, _)| language == REFERENCE);
    let reference = reference.first().ok_or("strings/en.ftl is missing")?;
    let others: Vec<Source> = others.into_iter().map(as_source).collect();
    let code = fluent_codegen::generate(as_source(reference), &others)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("strings.rs"), code)?;
    Ok(())
}

fn as_source((language, text): &(String, String)) -> Source<'_> {
    Source { language, text }
}
