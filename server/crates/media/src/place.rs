//! Where a picture was taken, as its file says in words.
//!
//! Programs that sort photographs write it as XMP, older ones as IPTC; a camera may write it into EXIF.

mod iptc;
mod xmp;

pub(crate) use iptc::read as from_iptc;
pub(crate) use xmp::read as from_xmp;

/// Of a name no more characters are kept: the longest that a place has is half as long.
const MOST_CHARS: usize = 200;

/// Names of places from the smallest to the largest as one line, each of them once: "Altstadt, Bern, Switzerland".
/// `None` where there is no name.
pub(crate) fn line<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut line: Vec<String> = Vec::new();
    for name in names {
        let words: Vec<&str> = name.split(|letter: char| letter.is_whitespace() || letter.is_control()).collect();
        let words = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let name: String = words.chars().take(MOST_CHARS).collect();
        if !name.is_empty() && !line.contains(&name) {
            line.push(name);
        }
    }
    Some(line.join(", ")).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_line_has_each_name_once_and_nothing_that_is_not_seen() {
        assert_eq!(line([" Alt\n\tstadt ", "Bern", "", "Bern", "\0"]).as_deref(), Some("Alt stadt, Bern"));
        assert_eq!(line(["", " \0"]), None);
        assert_eq!(line(["ä".repeat(300).as_str()]).map(|line| line.chars().count()), Some(200));
    }
}
