//! The stylesheet.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::tools;

/// Where the styles begin, seen from the root of the workspace.
const INPUT: &str = "style/tailwind.css";

/// Has Tailwind write one minified stylesheet to `output` and answers its text.
///
/// # Errors
/// Where Tailwind is missing or refuses the input.
pub fn build(output: &Path) -> Result<String> {
    let mut tailwind = tools::command("tailwindcss")?;
    tailwind.args(["--input", INPUT, "--minify", "--output"]).arg(output);
    tools::run(tailwind)?;
    fs::read_to_string(output).with_context(|| format!("Tailwind wrote no {}", output.display()))
}
