//! Types of files.

/// Ends of file names and the media types they stand for; the first of a type is the one that is written.
const NAMES: [(&str, &str); 9] = [
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
    ("bmp", "image/bmp"),
    ("tiff", "image/tiff"),
    ("tif", "image/tiff"),
    ("ico", "image/x-icon"),
];

/// The media type that has this name, or is written out.
pub(super) fn read(text: &str) -> Option<&'static str> {
    let is_meant = |name: &str| name.eq_ignore_ascii_case(text);
    NAMES.iter().find(|(name, media_type)| is_meant(name) || is_meant(media_type)).map(|(_, media_type)| *media_type)
}

/// The short name of a media type.
pub(super) fn write(media_type: &str) -> String {
    NAMES.iter().find(|(_, named)| *named == media_type).map_or(media_type, |(name, _)| name).to_owned()
}
