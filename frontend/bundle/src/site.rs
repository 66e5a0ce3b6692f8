//! The site as a whole.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::{compress, name, scripts, styles, tree};

/// Files that need no making, seen from the root of the workspace.
const PUBLIC: &str = "public";
const NAME_FILE: &str = "name.txt";
const PKG: &str = "pkg";
/// The service worker, and what stands there for the name of the build: by another one browsers know that it is another.
const WORKER: &str = "sw.js";
const BUILD: &str = "__BUILD__";
/// What the stylesheet, the script and the WebAssembly are called.
const FILES: &str = "media-search";

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
    fs::create_dir_all(&stage)?;

    let name = fill_pkg(wasm, site, &stage)?;
    tree::copy(Path::new(PUBLIC), &stage).context("cannot copy the public files")?;
    name_worker(&stage.join(WORKER), &name)?;
    compress::add_siblings(&stage)?;
    fs::write(stage.join(NAME_FILE), name)?;

    if tree::equal(site, &stage)? {
        fs::remove_dir_all(stage)?;
        return Ok(Outcome::Unchanged);
    }
    tree::replace(site, &stage)?;
    Ok(Outcome::Replaced)
}

/// Fills a folder in `pkg` of the stage and answers its name; takes it over from the site where that has it.
fn fill_pkg(wasm: &Path, site: &Path, stage: &Path) -> Result<String> {
    let styles = stage.join("styles.css");
    let css = styles::build(&styles)?;
    let module = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let name = name::derive(&module, &css, &scripts::optimiser_version()?)?;

    let folder = Path::new(PKG).join(&name);
    let (built, folder) = (site.join(&folder), stage.join(&folder));
    fs::create_dir_all(&folder)?;
    if fs::read_to_string(site.join(NAME_FILE)).is_ok_and(|current| current == name) {
        fs::remove_file(styles)?;
        tree::copy(&built, &folder)?;
    } else {
        fs::rename(styles, folder.join(FILES).with_extension("css"))?;
        scripts::build(&module, FILES, &folder)?;
    }
    Ok(name)
}

fn name_worker(worker: &Path, name: &str) -> Result<()> {
    let script = fs::read_to_string(worker)?;
    ensure!(script.contains(BUILD), "{WORKER} has no place for the name of the build");
    Ok(fs::write(worker, script.replace(BUILD, name))?)
}

/// A folder on the same file system as `site`, so that the two can change places.
fn beside(site: &Path, suffix: &str) -> PathBuf {
    let mut path = site.as_os_str().to_owned();
    path.push(".");
    path.push(suffix);
    PathBuf::from(path)
}
