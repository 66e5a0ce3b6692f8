//! Tells the compiler where the built site lies, so that it becomes part of the program.

use std::path::PathBuf;

fn main() {
    println!("cargo::rerun-if-env-changed=SITE_DIR");
    let site = std::env::var_os("SITE_DIR").map_or_else(default_site, PathBuf::from);
    if !site.join("name.txt").is_file() {
        println!("cargo::warning=no site in {}: pages will have no styles (`make site` builds it)", site.display());
        // The folder has to exist for the program to compile.
        let _ = std::fs::create_dir_all(&site);
    }
    println!("cargo::rerun-if-changed={}", site.display());
    println!("cargo::rustc-env=SITE_DIR={}", site.display());
}

/// `<target folder>/site`, found from the build script's own output folder: `<target>/<profile>/build/<package>/out`.
fn default_site() -> PathBuf {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts"));
    out.ancestors().nth(4).expect("cargo's output folder lies four levels below the target folder").join("site")
}
