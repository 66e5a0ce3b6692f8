//! Why bytes are not taken as a picture.

use std::error::Error;

/// A reason that the person who sent the bytes can understand; its text is one sentence for them.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MediaError {
    /// There are no bytes.
    #[error("The file is empty.")]
    Empty,
    /// The content is of no kind that can be decoded, whatever its name says.
    #[error("{}", unsupported(*looks_like))]
    Unsupported {
        /// What the content looks like, with its article, where that is known.
        looks_like: Option<&'static str>,
    },
    /// The file is larger than allowed.
    #[error("The file has {} MB; at most {} MB are taken.", megas(*bytes), megas(*limit))]
    TooManyBytes {
        /// The size of the file.
        bytes: u64,
        /// The most bytes that are taken.
        limit: u64,
    },
    /// The header claims more pixels than allowed; nothing was decoded.
    #[error("The picture has {width} × {height} pixels; at most {} megapixels are taken.", megas(*limit))]
    TooManyPixels {
        /// As the header says, before any rotation.
        width: u32,
        /// As the header says, before any rotation.
        height: u32,
        /// The most pixels that are taken of this kind of picture.
        limit: u64,
    },
    /// The header claims a side that is longer than allowed; nothing was decoded.
    #[error("The picture has {width} × {height} pixels; a side may have at most {limit}.")]
    TooLong {
        /// As the header says, before any rotation.
        width: u32,
        /// As the header says, before any rotation.
        height: u32,
        /// The most pixels of a side.
        limit: u32,
    },
    /// The bytes begin like a picture and cannot be decoded.
    #[error("The picture is damaged and cannot be read.")]
    Broken {
        /// What the decoder says.
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
    /// A thumbnail could not be written, which no picture is known to cause.
    #[error("No thumbnail could be made of the picture.")]
    Thumbnail {
        /// What the encoder says.
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
}

impl MediaError {
    pub(crate) fn broken(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Broken { source: source.into() }
    }

    pub(crate) fn thumbnail(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Thumbnail { source: source.into() }
    }
}

fn unsupported(looks_like: Option<&'static str>) -> String {
    let kinds = "JPEG, PNG, WebP, GIF, BMP and TIFF pictures are taken";
    match looks_like {
        Some(looks_like) => format!("The file looks like {looks_like}; {kinds}."),
        None => format!("The file is not a picture that can be read; {kinds}."),
    }
}

/// Millions, rounded up, with one digit behind the point where that says more.
pub fn megas(number: u64) -> String {
    let tenths = number.div_ceil(100_000);
    if tenths >= 100 || tenths.is_multiple_of(10) {
        format!("{}", tenths / 10)
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_a_sentence_with_its_numbers() {
        let bytes = MediaError::TooManyBytes { bytes: 101_000_000, limit: 100_000_000 };
        assert_eq!(bytes.to_string(), "The file has 101 MB; at most 100 MB are taken.");

        let pixels = MediaError::TooManyPixels { width: 50_000, height: 50_000, limit: 1_500_000 };
        assert_eq!(pixels.to_string(), "The picture has 50000 × 50000 pixels; at most 1.5 megapixels are taken.");

        let foreign = MediaError::Unsupported { looks_like: Some("a PDF document") };
        assert!(foreign.to_string().starts_with("The file looks like a PDF document; JPEG"));
    }
}
