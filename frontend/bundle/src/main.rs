#![doc = include_str!("../README.md")]

mod compress;
mod name;
mod report;
mod scripts;
mod site;
mod styles;
mod tools;
mod tree;

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(wasm), Some(site), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        anyhow::bail!("usage: bundle <frontend.wasm> <site folder>");
    };

    let outcome = site::build(&wasm, &site).with_context(|| format!("cannot make the site {}", site.display()))?;
    print!("{}", report::sizes(&site, outcome)?);
    Ok(())
}
