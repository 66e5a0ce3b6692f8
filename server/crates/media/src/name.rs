//! File names as people gave them, made safe to keep and to show as text.

/// The most bytes of a name that is kept, which is also what common file systems allow.
pub const MAX_NAME_BYTES: usize = 255;

/// An extension longer than this is taken for a part of the name when a name is shortened.
const MAX_EXTENSION_BYTES: usize = 16;

const NAMELESS: &str = "unnamed";

/// The name to store for a file that was called `raw`: its last path component without line breaks, control
/// characters, double quotes and characters that turn the direction of writing, at most [`MAX_NAME_BYTES`] long,
/// never empty, and never one that means a folder. Everything else stays as it is: a name is only ever text.
pub fn clean_name(raw: &str) -> String {
    // Browsers and tools send paths of either system; only what a person calls the name is kept of them.
    let component = raw.rsplit(['/', '\\']).find(|component| !component.is_empty()).unwrap_or_default();
    let safe: String = component.chars().map(|char| if is_unsafe(char) { '_' } else { char }).collect();
    let name = shorten(trim(&safe));
    if name.is_empty() { NAMELESS.to_owned() } else { name }
}

fn is_unsafe(char: char) -> bool {
    // A quote ends the file name in a Content-Disposition header; an override shows `gpj.exe` as `exe.jpg`.
    char.is_control() || matches!(char, '"' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Without blanks around and dots behind, which some systems drop and which make `.` and `..`.
fn trim(name: &str) -> &str {
    name.trim_start().trim_end_matches(|char: char| char.is_whitespace() || char == '.')
}

/// Cuts between characters and keeps the extension.
fn shorten(name: &str) -> String {
    if name.len() <= MAX_NAME_BYTES {
        return name.to_owned();
    }
    let extension = match name.rfind('.') {
        Some(dot) if name.len() - dot <= MAX_EXTENSION_BYTES => &name[dot..],
        _ => "",
    };
    let stem = &name[..name.floor_char_boundary(MAX_NAME_BYTES - extension.len())];
    format!("{}{extension}", trim(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_component_of_a_path_is_kept() {
        for path in ["../../x.png", r"..\..\x.png", "/etc/cron.d/x.png", r"C:\temp\x.png", "....//x.png", "a/x.png/"] {
            assert_eq!(clean_name(path), "x.png", "{path}");
        }
    }

    #[test]
    fn what_breaks_lines_headers_or_reading_is_replaced() {
        assert_eq!(clean_name("a\r\nSet-Cookie: x.jpg"), "a__Set-Cookie: x.jpg");
        assert_eq!(clean_name("x.php\0.jpg"), "x.php_.jpg");
        assert_eq!(clean_name("a\"; filename=\"b.html"), "a_; filename=_b.html");
        assert_eq!(clean_name("\u{202e}gpj.exe"), "_gpj.exe");
    }

    #[test]
    fn a_name_of_nothing_becomes_unnamed() {
        for nothing in ["", " ", ".", "..", "/", "//", r"\", " . . ", "a/.."] {
            assert_eq!(clean_name(nothing), "unnamed", "{nothing:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_between_characters_and_keeps_its_extension() {
        let name = clean_name(&format!("{}.jpg", "ü".repeat(200)));

        assert_eq!(name, format!("{}.jpg", "ü".repeat(125)));
    }

    #[test]
    fn a_long_extension_is_no_extension() {
        assert_eq!(clean_name(&format!("a.{}", "b".repeat(900))).len(), MAX_NAME_BYTES);
    }
}
