//! The two tools that come from npm.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Where `npm ci` puts them, seen from the root of the workspace.
const FOLDER: &str = "style/node_modules/.bin";

/// A command for `tool`, at the version that `style/package-lock.json` pins.
///
/// # Errors
/// Says what to do where the tool is not installed.
pub fn command(tool: &str) -> Result<Command> {
    let path = Path::new(FOLDER).join(tool);
    if !path.exists() {
        bail!("{} is missing: run `npm ci` in style/", path.display());
    }
    Ok(Command::new(path))
}

/// Runs `command` and answers what it printed.
///
/// # Errors
/// Carries what the tool said on its error stream, which is silent otherwise.
pub fn run(mut command: Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {program}"))?;
    if !output.status.success() {
        bail!("{program} ended with {}:\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
