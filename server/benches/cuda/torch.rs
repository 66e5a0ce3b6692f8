//! The same model by torch.compile, where there is a Python that has it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Context;
use serde::Deserialize;

use crate::report::{Compiled, Torch};
use crate::{Arguments, Setting};

/// A line that the script prints as soon as it knows it.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Missing(String),
    Version(String),
    Rate(Compiled),
}

/// Runs the script beside the program for as long as it may take; what it had measured by then counts.
pub fn measure(folder: &Path, device: &str, setting: &Setting, arguments: &Arguments) -> anyhow::Result<Torch> {
    let script = std::env::current_exe()?.with_file_name("torch_compile.py");
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let mut command = Command::new("timeout");
    command.arg(format!("{}m", arguments.torch_minutes)).arg(python).arg(script).arg(folder).arg(device);
    command.arg(setting.length.as_secs_f64().to_string()).args(setting.batches.iter().map(usize::to_string));
    let mut child = command.stdout(Stdio::piped()).spawn().context("timeout, of the core utilities, is not there")?;
    let mut torch = Torch::default();
    for line in BufReader::new(child.stdout.take().context("its output was asked for")?).lines() {
        take(&mut torch, &line?)?;
    }
    match child.wait()?.code() {
        Some(0) => {}
        Some(124) => missing(&mut torch, format!("what was not done after {} minutes", arguments.torch_minutes)),
        Some(126 | 127) => missing(&mut torch, "there is no python3".to_owned()),
        _ => anyhow::bail!("torch_compile.py failed"),
    }
    Ok(torch)
}

fn missing(torch: &mut Torch, what: String) {
    println!("    not measured: {what}");
    torch.missing.push(what);
}

fn take(torch: &mut Torch, line: &str) -> anyhow::Result<()> {
    match serde_json::from_str(line).with_context(|| format!("torch_compile.py printed {line:?}"))? {
        Line::Missing(what) => missing(torch, what),
        Line::Version(version) => torch.version = version,
        Line::Rate(rate) => {
            let Compiled { kind, batch, mode, per_second } = &rate;
            println!("    {kind}, batches of {batch}: {per_second:.1} a second ({mode})");
            torch.add(rate);
        }
    }
    Ok(())
}
