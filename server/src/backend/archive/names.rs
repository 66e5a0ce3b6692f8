//! What pictures are called in an archive.

use std::collections::HashMap;

/// The most bytes of a name: less than file systems allow, for programs that count the folder they unpack into.
const MAX_NAME_BYTES: usize = 200;

/// An extension longer than this is taken for a part of the name.
const MAX_EXTENSION_BYTES: usize = 16;

/// Gives names out, each once.
#[derive(Default)]
pub struct Names {
    /// The highest number that was tried for a name. They are in lower case, since some systems take `A.png` for `a.png`.
    given: HashMap<String, usize>,
}

impl Names {
    /// A name that every system takes and no other picture has, as much like `called` as that allows.
    pub fn take(&mut self, called: &str) -> String {
        let name = numbered(&clean(called), 1);
        let key = name.to_lowercase();
        let mut number = self.given.get(&key).copied().unwrap_or_default();
        let free = loop {
            number += 1;
            let candidate = numbered(&name, number);
            if !self.given.contains_key(&candidate.to_lowercase()) {
                break candidate;
            }
        };
        self.given.insert(free.to_lowercase(), 1);
        self.given.insert(key, number);
        free
    }
}

/// The name as it is stored, without characters that Windows does not take.
fn clean(called: &str) -> String {
    media::clean_name(called).replace(['<', '>', ':', '|', '?', '*'], "_")
}

/// The name with a number before its extension, except for the first; too long a name is cut before that.
fn numbered(name: &str, number: usize) -> String {
    let (stem, extension) = split(name);
    let number = if number == 1 { String::new() } else { format!(" ({number})") };
    let room = MAX_NAME_BYTES - number.len() - extension.len();
    if stem.len() <= room {
        return format!("{stem}{number}{extension}");
    }
    // What a cut leaves at the end may be what no name ends with.
    let stem = media::clean_name(&stem[..stem.floor_char_boundary(room)]);
    format!("{stem}{number}{extension}")
}

/// A name and its extension with the dot, or nothing for that.
fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name.len() - dot <= MAX_EXTENSION_BYTES => name.split_at(dot),
        _ => (name, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that pictures get which are called so, one after the other.
    fn given<const N: usize>(called: [&str; N]) -> [String; N] {
        let mut names = Names::default();
        called.map(|called| names.take(called))
    }

    #[test]
    fn a_name_that_is_free_stays_as_it_is() {
        for name in ["a.png", "größe.jpeg", "a .tar.gz", ".png", "no extension", "a..b.png"] {
            assert_eq!(given([name]), [name]);
        }
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        for (called, name) in [
            ("../../a.png", "a.png"),
            (r"C:\pictures\a.png", "a.png"),
            ("/", "unnamed"),
            ("..", "unnamed"),
            ("", "unnamed"),
            ("a\0b\n.png", "a_b_.png"),
            ("12:30 <why?>.png", "12_30 _why__.png"),
        ] {
            assert_eq!(given([called]), [name], "{called:?}");
        }
    }

    #[test]
    fn names_differ_in_more_than_their_case() {
        assert_eq!(given(["a.png", "A.PNG", "a.png", "b.png"]), ["a.png", "A (2).PNG", "a (3).png", "b.png"]);
        assert_eq!(given(["größe", "GRÖSSE", "GRÖßE"]), ["größe", "GRÖSSE", "GRÖßE (2)"]);
    }

    #[test]
    fn a_number_is_no_name_that_another_picture_has() {
        assert_eq!(given(["a (2).png", "a.png", "a.png"]), ["a (2).png", "a.png", "a (3).png"]);
        assert_eq!(given(["a.png", "a.png", "a (2).png"]), ["a.png", "a (2).png", "a (2) (2).png"]);
    }

    #[test]
    fn a_long_name_is_cut_between_characters_and_keeps_its_extension() {
        let long = format!("{}.jpg", "ü".repeat(120));
        let names = given([long.as_str(), long.as_str()]);

        assert_eq!(names, [format!("{}.jpg", "ü".repeat(98)), format!("{} (2).jpg", "ü".repeat(96))]);
        assert!(names.iter().all(|name| name.len() <= MAX_NAME_BYTES));
    }

    #[test]
    fn long_names_that_differ_at_their_ends_stay_different() {
        let long = |end: char| format!("{}{end}", "a".repeat(220));
        let [first, second] = given([long('x').as_str(), long('y').as_str()]);

        assert_eq!(first, "a".repeat(200));
        assert_eq!(second, format!("{} (2)", "a".repeat(196)));
    }
}
