//! The README keeps its promise.

use std::path::Path;

use server::config::table;

#[test]
fn the_readme_shows_every_setting_as_it_is() {
    let readme = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../README.md");
    let readme = std::fs::read_to_string(readme).unwrap();

    assert!(readme.contains(&table::markdown()), "put the output of `media-search doctor --table` into README.md");
}
