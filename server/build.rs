//! Tells the compiler where the built site lies, so that it becomes part of the program, and turns what the server says
//! into functions.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_codegen::Folder;

/// Where the messages are, of the pages and of the server.
const STRINGS: &str = "../app/strings";
/// The language that all others translate.
const REFERENCE: &str = "en";
/// How the ids of those messages begin that only the server says; `app/build.rs` makes functions of all others.
const OF_SERVER: &str = "server-";

fn main() -> Result<(), Box<dyn Error>> {
    find_site();
    write_strings()
}

fn find_site() {
    println!("cargo::rerun-if-env-changed=SITE_DIR");
    let site = env::var_os("SITE_DIR").map_or_else(default_site, PathBuf::from);
    if !site.join("name.txt").is_file() {
        println!("cargo::warning=no site in {}: pages will have no styles (`make site` builds it)", site.display());
        // The folder has to exist for the program to compile.
        let _ = fs::create_dir_all(&site);
    }
    println!("cargo::rerun-if-changed={}", site.display());
    println!("cargo::rustc-env=SITE_DIR={}", site.display());
}

/// `<target folder>/site`, found from the build script's own output folder: `<target>/<profile>/build/<package>/out`.
fn default_site() -> PathBuf {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts"));
    out.ancestors().nth(4).expect("cargo's output folder lies four levels below the target folder").join("site")
}

fn write_strings() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={STRINGS}");
    let code = Folder::read(Path::new(STRINGS), REFERENCE)?.functions(|id| id.starts_with(OF_SERVER))?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("strings.rs"), code)?;
    Ok(())
}
