//! What a file is that is not taken, so that the refusal can say it.

mod boxes;
mod markup;
mod signatures;

/// A file that is known by sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Foreign {
    /// With its article, to be put into a sentence: "a PDF document".
    pub(crate) looks_like: &'static str,
    /// Whether a person would call it a picture, and miss it if it were passed over in silence.
    pub(crate) is_picture: bool,
}

/// What the first bytes of a file look like; 1 KiB is enough.
pub(crate) fn recognise(bytes: &[u8]) -> Option<Foreign> {
    signatures::recognise(bytes).or_else(|| boxes::recognise(bytes)).or_else(|| markup::recognise(bytes))
}

const fn picture(looks_like: &'static str) -> Foreign {
    Foreign { looks_like, is_picture: true }
}

const fn other(looks_like: &'static str) -> Foreign {
    Foreign { looks_like, is_picture: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks_like(bytes: &[u8]) -> Option<&'static str> {
        recognise(bytes).map(|foreign| foreign.looks_like)
    }

    #[test]
    fn common_files_are_known_by_sight() {
        assert_eq!(looks_like(b"%PDF-1.7\n"), Some("a PDF document"));
        assert_eq!(looks_like(b"\0\0\0\x1cftypavif\0\0\0\0"), Some("an AVIF picture"));
        assert_eq!(looks_like(b"\0\0\0\x18ftypheic\0\0\0\0"), Some("a HEIC picture"));
        assert_eq!(looks_like(b"\0\0\0\x18ftypisom\0\0\0\0"), Some("a video"));
        assert_eq!(looks_like(b"\xef\xbb\xbf <?xml version='1.0'?>\n<svg>"), Some("an SVG drawing"));
        assert_eq!(looks_like(b"<!DOCTYPE html><title>x</title>"), Some("a web page"));
        assert_eq!(looks_like(b"PK\x03\x04...."), Some("a ZIP archive"));
    }

    #[test]
    fn plain_text_and_noise_are_not_known() {
        assert_eq!(looks_like(b"Dear diary, today I drew a <svg>"), None);
        assert_eq!(looks_like(b"\x07\x91\x12"), None);
        assert_eq!(looks_like(b""), None);
    }
}
