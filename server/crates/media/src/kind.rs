//! The kinds of pictures that are taken, told apart by their first bytes.

use image::ImageFormat;

/// A kind of file that can be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// JPEG: baseline, progressive, grey, CMYK.
    Jpeg,
    /// PNG, of an animation its first picture.
    Png,
    /// WebP, of an animation its first frame.
    WebP,
    /// GIF, of an animation its first frame.
    Gif,
    /// Windows bitmap.
    Bmp,
    /// TIFF, of several pages the first.
    Tiff,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Jpeg, Self::Png, Self::WebP, Self::Gif, Self::Bmp, Self::Tiff];

    /// The kind that the first bytes of a file tell; 32 bytes are enough. A name or a declared type plays no part.
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            // Canon's raw files are TIFFs whose first page is a preview, not the picture.
            [b'I', b'I', b'*', 0, _, _, _, _, b'C', b'R', ..] => None,
            // 42 is the classic TIFF, 43 the one with 64-bit offsets.
            [b'I', b'I', b'*' | b'+', 0, ..] | [b'M', b'M', 0, b'*' | b'+', ..] => Some(Self::Tiff),
            _ if is_bitmap(bytes) => Some(Self::Bmp),
            _ => None,
        }
    }

    /// The kind of a media type such as `image/jpeg`; parameters and letter case are ignored.
    pub fn from_media_type(media_type: &str) -> Option<Self> {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        Self::ALL.into_iter().find(|kind| kind.media_type().eq_ignore_ascii_case(essence))
    }

    /// The media type to serve such a file under.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Gif => "image/gif",
            Self::Bmp => "image/bmp",
            Self::Tiff => "image/tiff",
        }
    }

    /// The usual end of a file name, without its dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Gif => "gif",
            Self::Bmp => "bmp",
            Self::Tiff => "tiff",
        }
    }

    pub(crate) fn format(self) -> ImageFormat {
        match self {
            Self::Jpeg => ImageFormat::Jpeg,
            Self::Png => ImageFormat::Png,
            Self::WebP => ImageFormat::WebP,
            Self::Gif => ImageFormat::Gif,
            Self::Bmp => ImageFormat::Bmp,
            Self::Tiff => ImageFormat::Tiff,
        }
    }

    /// How to call a file of this kind whose variety no decoder here knows, such as a JPEG with arithmetic coding.
    pub(crate) fn rare_variety(self) -> &'static str {
        match self {
            Self::Jpeg => "a rare variety of JPEG",
            Self::Png => "a rare variety of PNG",
            Self::WebP => "a rare variety of WebP",
            Self::Gif => "a rare variety of GIF",
            Self::Bmp => "a rare variety of BMP",
            Self::Tiff => "a rare variety of TIFF",
        }
    }
}

/// `BM` alone begins too many texts, so the size of the second header has to be a known one.
fn is_bitmap(bytes: &[u8]) -> bool {
    let header = bytes.get(14..18).map(|size| [size[0], size[1], size[2], size[3]]).map(u32::from_le_bytes);
    bytes.starts_with(b"BM") && matches!(header, Some(12 | 16 | 40 | 52 | 56 | 64 | 108 | 124))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_lead_back_to_their_kind() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_media_type(kind.media_type()), Some(kind));
        }
        assert_eq!(Kind::from_media_type(" IMAGE/PNG ; q=1"), Some(Kind::Png));
        assert_eq!(Kind::from_media_type("text/html"), None);
    }

    #[test]
    fn a_text_that_begins_like_a_bitmap_is_none() {
        assert_eq!(Kind::sniff(b"BMW makes cars, and other things too"), None);
    }

    #[test]
    fn a_raw_photograph_is_no_tiff() {
        assert_eq!(Kind::sniff(b"II*\0\x10\0\0\0CR\x02\0"), None);
        assert_eq!(Kind::sniff(b"II*\0\x08\0\0\0\x0b\0"), Some(Kind::Tiff));
    }
}
