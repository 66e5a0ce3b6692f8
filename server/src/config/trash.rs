//! How long what was deleted can be brought back.

use super::error::ConfigError;
use super::parse;
use super::reader::Reader;
use super::table::TRASH_DAYS;

/// How long what was deleted can be brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrashConfig {
    /// How many days pictures stay in the trash.
    pub days: u32,
}

impl TrashConfig {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        Ok(Self { days: reader.value(&TRASH_DAYS, parse::whole(0..=3650))? })
    }
}
