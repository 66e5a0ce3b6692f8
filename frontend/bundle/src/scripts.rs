//! The script and the WebAssembly that it loads.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::tools;

/// The fewest bytes to send: inlining makes the module smaller as it is, but 8 % larger once it is compressed. The two
/// features are those that rustc uses and wasm-opt leaves off.
const OPTIMISE: &[&str] =
    &["-Oz", "--skip-pass=inlining-optimizing", "--enable-bulk-memory", "--enable-nontrapping-float-to-int"];

/// The version of wasm-opt.
///
/// # Errors
/// Where it is missing.
pub fn optimiser_version() -> Result<String> {
    let mut wasm_opt = tools::command("wasm-opt")?;
    wasm_opt.arg("--version");
    tools::run(wasm_opt)
}

/// Writes `<name>.js`, `<name>_bg.wasm` and any snippets that the script imports into `folder`.
///
/// # Errors
/// Where the input is no module of the frontend, or wasm-opt refuses it.
pub fn build(wasm: &Path, name: &str, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .omit_default_module_path(false)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen failed")?;

    // The shell of the page asks for the module by this name, and so must the script.
    let module = format!("{name}_bg.wasm");
    let script = fs::read_to_string(folder.join(format!("{name}.js")))?;
    if !script.contains(&module) {
        bail!("the script of wasm-bindgen does not load {module}");
    }
    optimise(&folder.join(module))
}

fn optimise(module: &Path) -> Result<()> {
    let mut wasm_opt = tools::command("wasm-opt")?;
    wasm_opt.args(OPTIMISE).arg(module).arg("--output").arg(module);
    tools::run(wasm_opt)?;
    Ok(())
}
