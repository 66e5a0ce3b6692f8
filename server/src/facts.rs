//! What the vector index knows of a picture beside its vectors, for filters inside a search.

use catalog::Media;
use vectors::Facts;

/// A colour of less than this share is not what a picture is remembered by.
const LEAST_SHARE: f32 = 0.08;

/// The facts of a picture.
pub fn of(media: &Media) -> Facts {
    let mut colours: Vec<u16> = media
        .colours
        .iter()
        .filter(|colour| colour.share >= LEAST_SHARE)
        .filter_map(|colour| Some(media::code_of(rgb(&colour.hex)?)))
        .collect();
    colours.sort_unstable();
    colours.dedup();
    Facts {
        date: date(media),
        side: media.width.max(media.height),
        bytes: media.bytes,
        media_type: media.media_type.clone(),
        tags: media.tags.iter().map(|tag| comparable(tag)).collect(),
        colours,
    }
}

/// When a picture was taken, by the camera's clock, or else uploaded: unix seconds.
pub fn date(media: &Media) -> i64 {
    media.taken_at.map_or_else(|| media.uploaded_at.timestamp(), |taken| taken.and_utc().timestamp())
}

/// A tag as it is compared: letter case and white space around it do not count.
pub fn comparable(tag: &str) -> String {
    tag.trim().to_lowercase()
}

/// `#rrggbb` as numbers.
fn rgb(hex: &str) -> Option<[u8; 3]> {
    let digits = hex.strip_prefix('#').filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_without_case() {
        assert_eq!(comparable("  Übersee Hafen "), "übersee hafen");
    }

    #[test]
    fn colours_are_read_as_they_are_stored() {
        assert_eq!(rgb("#c0ffee"), Some([0xc0, 0xff, 0xee]));
        assert_eq!([rgb("c0ffee"), rgb("#fff"), rgb("#+00000"), rgb("")], [None; 4]);
    }
}
