//! Sets up logging.

use std::io::{IsTerminal, stderr};

use tracing_subscriber::util::{SubscriberInitExt, TryInitError};
use tracing_subscriber::{EnvFilter, fmt};

use crate::config::{LogConfig, LogFormat};

/// Logs to stderr from now on: stdout belongs to results.
///
/// # Errors
/// Where the process logs already.
pub fn start(config: &LogConfig) -> Result<(), TryInitError> {
    let log = fmt().with_env_filter(EnvFilter::new(&config.filter)).with_writer(stderr);
    match config.format {
        LogFormat::Text => log.with_ansi(shows_colours()).finish().try_init(),
        LogFormat::Json => log.json().flatten_event(true).finish().try_init(),
    }
}

fn shows_colours() -> bool {
    stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
