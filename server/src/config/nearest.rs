//! Guesses which setting was meant by a misspelt one.

use super::table::SETTINGS;

/// The setting whose name is most like `name`, unless none is: at most a third of the letters differ, or one begins with
/// the other.
pub fn nearest_setting(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_uppercase();
    let similar = || nearest_within(&name, (name.len() / 3).max(1));
    let longer = || SETTINGS.iter().map(|setting| setting.name).find(|known| is_part(&name, known));
    similar().or_else(longer)
}

/// The setting whose name is at most `most` typing mistakes away from `name`.
pub fn nearest_within(name: &str, most: usize) -> Option<&'static str> {
    SETTINGS
        .iter()
        .map(|setting| (distance(name, setting.name), setting.name))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, known)| known)
}

fn is_part(name: &str, known: &str) -> bool {
    name.len() >= 4 && (known.starts_with(name) || name.starts_with(known) || known.ends_with(name))
}

/// How many letters must be changed, added, left out or swapped with their neighbour (optimal string alignment).
fn distance(left: &str, right: &str) -> usize {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let mut best = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_finds_the_one_that_was_meant() {
        for (written, meant) in [
            ("temprature", "TEMPERATURE"),
            ("bnid", "BIND"),
            ("Data-Dir", "DATA_DIR"),
            ("data", "DATA_DIR"),
            ("qdrant", "QDRANT_URL"),
            ("max_pixel", "MAX_PIXELS"),
        ] {
            assert_eq!(nearest_setting(written), Some(meant), "{written}");
        }
    }

    #[test]
    fn something_else_finds_nothing() {
        assert_eq!(nearest_setting("favourite_colour"), None);
        assert_eq!(nearest_setting(""), None);
    }

    #[test]
    fn swapped_neighbours_are_one_mistake() {
        assert_eq!(distance("BNID", "BIND"), 1);
        assert_eq!(distance("", "BIND"), 4);
        assert_eq!(distance("BIND", "BIND"), 0);
    }
}
