//! How large a picture may be.

use crate::error::MediaError;

/// The bounds that hold before and while a picture is decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a file.
    pub max_bytes: u64,
    /// The most pixels, width times height.
    pub max_pixels: u64,
    /// The most pixels of one side.
    pub max_side: u32,
    /// The most bytes that decoding may hold at once beside the file itself.
    pub max_memory: u64,
}

impl Default for Limits {
    /// 100 MB, 150 megapixels, 65,535 pixels a side, and memory for as many pixels in every common kind of picture.
    fn default() -> Self {
        Self { max_bytes: 100_000_000, max_pixels: 150_000_000, max_side: 65_535, max_memory: 1_650_000_000 }
    }
}

impl Limits {
    pub(crate) fn check_bytes(&self, bytes: u64) -> Result<(), MediaError> {
        if bytes > self.max_bytes {
            return Err(MediaError::TooManyBytes { bytes, limit: self.max_bytes });
        }
        Ok(())
    }

    /// Checks what a header claims, where decoding takes so many bytes of memory for a pixel.
    pub(crate) fn check_pixels(&self, width: u32, height: u32, bytes_per_pixel: u64) -> Result<(), MediaError> {
        if width.max(height) > self.max_side {
            return Err(MediaError::TooLong { width, height, limit: self.max_side });
        }
        let limit = self.max_pixels.min(self.max_memory / bytes_per_pixel.max(1));
        if u64::from(width) * u64::from(height) > limit {
            return Err(MediaError::TooManyPixels { width, height, limit });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tight_memory_lowers_the_pixels_that_are_taken() {
        let limits = Limits { max_memory: 800, ..Limits::default() };

        assert!(limits.check_pixels(10, 10, 8).is_ok());
        assert!(matches!(limits.check_pixels(101, 1, 8), Err(MediaError::TooManyPixels { limit: 100, .. })));
    }

    #[test]
    fn sides_whose_product_overflows_are_refused() {
        let limits = Limits { max_side: u32::MAX, ..Limits::default() };

        assert!(matches!(limits.check_pixels(u32::MAX, u32::MAX, 4), Err(MediaError::TooManyPixels { .. })));
    }
}
