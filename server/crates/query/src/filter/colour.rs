//! Colours and their names.

/// Basic colours with the values that CSS gives them (CSS Color Module Level 4, section 6.1); the first name of a
/// colour is the one that is written.
const NAMES: [(&str, [u8; 3]); 24] = [
    ("black", [0x00, 0x00, 0x00]),
    ("white", [0xff, 0xff, 0xff]),
    ("gray", [0x80, 0x80, 0x80]),
    ("grey", [0x80, 0x80, 0x80]),
    ("silver", [0xc0, 0xc0, 0xc0]),
    ("red", [0xff, 0x00, 0x00]),
    ("maroon", [0x80, 0x00, 0x00]),
    ("brown", [0xa5, 0x2a, 0x2a]),
    ("orange", [0xff, 0xa5, 0x00]),
    ("gold", [0xff, 0xd7, 0x00]),
    ("beige", [0xf5, 0xf5, 0xdc]),
    ("yellow", [0xff, 0xff, 0x00]),
    ("olive", [0x80, 0x80, 0x00]),
    ("lime", [0x00, 0xff, 0x00]),
    ("green", [0x00, 0x80, 0x00]),
    ("teal", [0x00, 0x80, 0x80]),
    ("turquoise", [0x40, 0xe0, 0xd0]),
    ("cyan", [0x00, 0xff, 0xff]),
    ("blue", [0x00, 0x00, 0xff]),
    ("navy", [0x00, 0x00, 0x80]),
    ("purple", [0x80, 0x00, 0x80]),
    ("violet", [0xee, 0x82, 0xee]),
    ("magenta", [0xff, 0x00, 0xff]),
    ("pink", [0xff, 0xc0, 0xcb]),
];

/// A name, or `#` and three or six hexadecimal digits.
pub(super) fn read(text: &str) -> Option<[u8; 3]> {
    let Some(digits) = text.strip_prefix('#') else {
        return NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, rgb)| *rgb);
    };
    let digits = digits.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect::<Option<Vec<u8>>>()?;
    match digits.as_slice() {
        [r, g, b] => Some([r, g, b].map(|digit| digit * 0x11)),
        [r, red, g, green, b, blue] => Some([r << 4 | red, g << 4 | green, b << 4 | blue]),
        _ => None,
    }
}

/// The name, or `#` and six digits.
pub(super) fn write(rgb: [u8; 3]) -> String {
    let [red, green, blue] = rgb;
    let name = NAMES.iter().find(|(_, named)| *named == rgb).map(|(name, _)| (*name).to_owned());
    name.unwrap_or_else(|| format!("#{red:02x}{green:02x}{blue:02x}"))
}
