//! The site as a whole.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{compress, name, scripts, styles, tree};

/// Files that need no making, seen from the root of the workspace.
const PUBLIC: &str = "public";
const NAME_FILE: &str = "name.txt";
const PKG: &str = "pkg";

/// What became of the site folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It holds a new site.
    Replaced,
    /// It held the same site already and was not touched.
    Unchanged,
}

/// Makes the site from the compiled frontend `wasm` and puts it at `site`.
///
/// # Errors
/// Where an input or a tool is missing, or a file cannot be written.
pub fn build(wasm: &Path, site: &Path) -> Result<Outcome> {
    let stage = beside(site, "next");
    if stage.exists() {
        fs::remove_dir_all(&stage)?;
    }
    fs::create_dir_all(stage.join(PKG))?;

    let name = fill_pkg(wasm, site, &stage)?;
    tree::copy(Path::new(PUBLIC), &stage).context("cannot copy the public files")?;
    compress::add_siblings(&stage)?;
    fs::write(stage.join(NAME_FILE), name)?;

    if tree::equal(site, &stage)? {
        fs::remove_dir_all(stage)?;
        return Ok(Outcome::Unchanged);
    }
    tree::replace(site, &stage)?;
    Ok(Outcome::Replaced)
}

/// Fills `pkg` of the stage and answers the name of what it holds; takes it over from the site where that has it.
fn fill_pkg(wasm: &Path, site: &Path, stage: &Path) -> Result<String> {
    let pkg = stage.join(PKG);
    let unnamed = pkg.join("unnamed.css");
    let css = styles::build(&unnamed)?;
    let module = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let name = name::derive(&module, &css, &scripts::optimiser_version()?)?;

    if fs::read_to_string(site.join(NAME_FILE)).is_ok_and(|current| current == name) {
        fs::remove_file(unnamed)?;
        tree::copy(&site.join(PKG), &pkg)?;
    } else {
        fs::rename(unnamed, pkg.join(format!("{name}.css")))?;
        scripts::build(wasm, &name, &pkg)?;
    }
    Ok(name)
}

/// A folder on the same file system as `site`, so that the two can change places.
fn beside(site: &Path, suffix: &str) -> PathBuf {
    let mut path = site.as_os_str().to_owned();
    path.push(".");
    path.push(suffix);
    PathBuf::from(path)
}
