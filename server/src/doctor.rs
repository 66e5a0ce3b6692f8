//! `media-search doctor`: every setting, where it came from, and whether everything needed is there.
//!
//! Nothing is changed: no folder is made and nothing is started.

mod check;
mod data_folder;
mod describing;
mod device;
mod disk;
mod model;
mod port;
mod postgres;
mod qdrant;
mod reach;
mod redis;
mod report;
mod settings_file;
mod text;

use std::io::{self, Write};
use std::process::ExitCode;

pub use check::Check;
pub use report::{Report, ShownSetting};

use crate::cli::DoctorArgs;
use crate::config::{Config, ConfigError, Flags, Sources, table};

/// Prints what `args` asks for; fails where a check fails.
///
/// # Errors
/// Where nothing can be printed.
pub fn run(flags: Flags, args: &DoctorArgs) -> io::Result<ExitCode> {
    if args.table {
        io::stdout().write_all(table::markdown().as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let report = match Sources::of_process(flags).and_then(|sources| Config::build(&sources)) {
        Ok(config) => examine(&config),
        Err(error) => unusable(error),
    };
    let printed = if args.json { serde_json::to_string_pretty(&report)? + "\n" } else { report.to_string() };
    io::stdout().write_all(printed.as_bytes())?;
    Ok(if report.healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Looks at everything that these settings need.
pub fn examine(config: &Config) -> Report {
    let mut checks = vec![data_folder::check(&config.data), disk::check(&config.data)];
    checks.extend(settings_file::check(config));
    checks.push(port::check(config));
    checks.push(postgres::check(config));
    checks.push(qdrant::check(&config.qdrant));
    checks.push(redis::check(&config.redis));
    checks.push(model::check(&config.model));
    checks.push(describing::check(&config.model));
    checks.push(device::check());
    Report::new(config.effective.iter().map(ShownSetting::from).collect(), config.remarks.clone(), checks)
}

/// The report on settings that the program does not start with.
fn unusable(error: ConfigError) -> Report {
    let found = format!("{:#}", anyhow::Error::new(error));
    let fix = "Correct this: the program does not start otherwise.";
    Report::new(Vec::new(), Vec::new(), vec![Check::failed("settings", found, fix)])
}

#[cfg(test)]
mod tests;
