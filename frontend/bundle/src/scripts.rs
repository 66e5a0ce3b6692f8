//! The script and the WebAssembly that it loads: at once what every page needs, and of some pages the rest when they are shown.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use tempfile::NamedTempFile;
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use crate::tools;

/// The fewest bytes to send. What is called in many places, or is large, is not inlined: that makes the module smaller as it
/// is, but 4 % larger once it is compressed. What is small and called in one place is: a browser compiles a function when
/// it is first called, each with an effort of its own, and these are a quarter of all. The two features are those that rustc
/// uses and wasm-opt leaves off.
const OPTIMISE: &[&str] = &[
    "-Oz",
    "--always-inline-max-function-size=1",
    "--flexible-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=40",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
];

/// What a page begins with. All that is on it works before it is alive, so what is seen is loaded first.
const START: &str = r#"const start = async () => {
  const { default: init, hydrate } = await import("./NAME.js");
  await init();
  hydrate();
};
if (document.readyState === "complete") start();
else addEventListener("load", start);
"#;

/// The version of wasm-opt.
///
/// # Errors
/// Where it is missing.
pub fn optimiser_version() -> Result<String> {
    let mut wasm_opt = tools::command("wasm-opt")?;
    wasm_opt.arg("--version");
    tools::run(wasm_opt)
}

/// Writes `start.js`, which a page begins with, `<name>.js`, `<name>_bg.wasm`, `split.js` with the parts that it loads, and any
/// snippets that the script imports into `folder`; and `parts.txt`, which says what is loaded for what: on each line a function's name and behind it files.
///
/// # Errors
/// Where the input is no module of the frontend, or wasm-opt refuses it.
pub fn build(wasm: &[u8], name: &str, folder: &Path) -> Result<()> {
    let main = NamedTempFile::new()?;
    let parts = split(wasm, name, folder, main.path())?;
    Bindgen::new()
        .input_path(main.path())
        .out_name(name)
        .web(true)?
        .omit_default_module_path(false)
        .typescript(false)
        // What the parts import, under the names that they know.
        .keep_lld_exports(true)
        .demangle(false)
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
    fs::write(folder.join("start.js"), START.replace("NAME", name))?;
    optimise(&folder.join(module))?;
    parts.iter().try_for_each(|part| optimise(part))
}

/// Takes out of a module what is loaded later: writes the parts and their loader into `folder`, and what is left to `main`.
fn split(wasm: &[u8], name: &str, folder: &Path, main: &Path) -> Result<Vec<PathBuf>> {
    let script = format!("./{name}.js");
    let mut options = Options::new(wasm);
    options.output_dir = folder;
    options.main_out_path = main;
    options.main_module = &script;
    options.link_name = "./split.js";
    let split = transform(options).map_err(|error| anyhow!("the module cannot be split: {error:#}"))?;

    let mut lines: Vec<String> =
        split.prefetch_map.iter().map(|(function, files)| format!("{function} {}\n", files.join(" "))).collect();
    lines.sort();
    fs::write(folder.join("parts.txt"), lines.concat())?;
    Ok(split.split_modules)
}

fn optimise(module: &Path) -> Result<()> {
    let mut wasm_opt = tools::command("wasm-opt")?;
    wasm_opt.args(OPTIMISE).arg(module).arg("--output").arg(module);
    tools::run(wasm_opt)?;
    Ok(())
}
