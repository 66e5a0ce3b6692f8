//! How much may come in at once.

use super::error::ConfigError;
use super::parse;
use super::reader::Reader;
use super::table::{MAX_FILE_BYTES, MAX_FILES, MAX_PAGE_SIZE, MAX_PIXELS, MAX_QUERY_CHARS};

/// What decoding a pixel of a common kind of picture takes at most, in bytes.
const BYTES_A_PIXEL: u64 = 11;

/// How much may come in at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest picture file, in bytes.
    pub max_file_bytes: u64,
    /// The most pixels of a picture.
    pub max_pixels: u64,
    /// The most files of one upload.
    pub max_files: usize,
    /// The longest query, in characters.
    pub max_query_chars: usize,
    /// The most pictures on one page.
    pub max_page_size: u32,
}

impl Limits {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ConfigError> {
        Ok(Self {
            max_file_bytes: reader.value(&MAX_FILE_BYTES, parse::size(1 << 10..=4 << 30))?,
            max_pixels: reader.value(&MAX_PIXELS, parse::whole(1..=1_000_000_000))?,
            max_files: reader.value(&MAX_FILES, parse::whole(1..=10_000))?,
            max_query_chars: reader.value(&MAX_QUERY_CHARS, parse::whole(1..=10_000))?,
            max_page_size: reader.value(&MAX_PAGE_SIZE, parse::whole(1..=200))?,
        })
    }

    /// The bounds that hold while a picture is decoded; whoever allows more pixels allows the memory for them.
    pub fn picture(&self) -> media::Limits {
        let default = media::Limits::default();
        let max_memory = default.max_memory.max(self.max_pixels.saturating_mul(BYTES_A_PIXEL));
        media::Limits { max_bytes: self.max_file_bytes, max_pixels: self.max_pixels, max_memory, ..default }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::super::{Config, Sources};

    #[test]
    fn more_pixels_come_with_the_memory_for_them() {
        let limits = |pixels| {
            let sources =
                Sources::for_testing().with_variable("MAX_PIXELS", pixels).with_variable("MAX_FILE_BYTES", "1MB");
            Config::build(&sources).unwrap().limits.picture()
        };

        assert_eq!((limits("1000").max_pixels, limits("1000").max_bytes), (1_000, 1_000_000));
        assert_eq!(limits("300_000_000").max_memory, 3_300_000_000);
    }
}
