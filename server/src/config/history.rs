//! Whether searches are kept.

use super::error::ConfigError;
use super::parse;
use super::reader::Reader;
use super::table::HISTORY;

/// Whether searches are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryConfig {
    /// Whether the search page keeps what is searched for with it.
    pub on: bool,
}

impl HistoryConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        Ok(Self { on: reader.value(&HISTORY, parse::on_or_off)? })
    }
}
