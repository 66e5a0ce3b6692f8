//! What is logged, and how.

use tracing_subscriber::EnvFilter;

use super::error::ConfigError;
use super::reader::Reader;
use super::table::{LOG, LOG_FORMAT};

/// Crates that report as warnings what concerns nobody; a filter may still ask for them by name.
const QUIET: &str = "qdrant_edge=error,segment=error,shard=error,cubecl_runtime=error";

/// Names of levels, as filters know them.
const LEVELS: [&str; 6] = ["error", "warn", "info", "debug", "trace", "off"];

/// What is logged, and how.
#[derive(Clone, Debug)]
pub struct LogConfig {
    /// Directives of a tracing filter, understood by [`EnvFilter`].
    pub filter: String,
    /// How it looks.
    pub format: LogFormat,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

impl LogConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        Ok(Self { filter: reader.value(&LOG, filter)?, format: reader.value(&LOG_FORMAT, format)? })
    }
}

/// A bare word that is no level would be a target that nothing has: a misspelt level would silence everything.
fn filter(text: &str) -> Option<String> {
    let mut parts = text.split(',').map(str::trim);
    let is_known = |part: &str| part.contains(['=', '[']) || LEVELS.contains(&part.to_ascii_lowercase().as_str());
    if !parts.clone().all(is_known) || EnvFilter::builder().parse(text).is_err() {
        return None;
    }
    if parts.any(|part| part.eq_ignore_ascii_case("off")) {
        return Some(text.to_owned());
    }
    Some(format!("{QUIET},{text}"))
}

fn format(text: &str) -> Option<LogFormat> {
    match text.to_ascii_lowercase().as_str() {
        "text" => Some(LogFormat::Text),
        "json" => Some(LogFormat::Json),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_keep_noisy_crates_quiet() {
        assert_eq!(filter("debug"), Some(format!("{QUIET},debug")));
        assert_eq!(filter("off"), Some("off".to_owned()));
        assert!(filter("info,server::http=trace").is_some());
    }

    #[test]
    fn misspelt_levels_are_refused() {
        for bad in ["", "verbose", "server=loud", "info,,debug", "server=[[["] {
            assert_eq!(filter(bad), None, "{bad}");
        }
    }
}
