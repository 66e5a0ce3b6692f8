//! The name of the folder with the stylesheet, the script and the WebAssembly.

use std::{env, fs};

use anyhow::{Context, Result};

/// A hash that covers everything that its files are made of: the compiled frontend, the
/// stylesheet, the optimiser's version and this program, which holds wasm-bindgen and every setting.
///
/// # Errors
/// Where this program cannot read itself.
pub fn derive(wasm: &[u8], css: &str, optimiser: &str) -> Result<String> {
    let bundler = env::current_exe().and_then(fs::read).context("cannot read this program")?;
    Ok(of_parts(&[wasm, css.as_bytes(), optimiser.as_bytes(), &bundler]))
}

fn of_parts(parts: &[&[u8]]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        // Hashed one by one, so that bytes cannot move from one part to the next unseen.
        hasher.update(blake3::hash(part).as_bytes());
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_changes_the_name() {
        let name = of_parts(&[b"wasm", b"css"]);

        assert_eq!(name, of_parts(&[b"wasm", b"css"]));
        assert_ne!(name, of_parts(&[b"wasm!", b"css"]));
        assert_ne!(name, of_parts(&[b"wasm", b"css!"]));
    }

    #[test]
    fn bytes_that_move_between_parts_change_the_name() {
        assert_ne!(of_parts(&[b"ab", b"c"]), of_parts(&[b"a", b"bc"]));
    }
}
