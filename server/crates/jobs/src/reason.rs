//! A reason for failure as the table keeps it.

/// The most characters of a reason that are kept: a sentence, not a dump.
const LONGEST: usize = 500;

/// Shortens a reason and replaces NUL, which Postgres cannot store.
pub(crate) fn storable(reason: &str) -> String {
    let mut characters = reason.trim().chars().map(|character| if character == '\0' { '\u{FFFD}' } else { character });
    let mut stored: String = characters.by_ref().take(LONGEST).collect();
    if characters.next().is_some() {
        stored.push('…');
    }
    stored
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_reasons_are_cut_between_characters() {
        let stored = storable(&"é".repeat(600));

        assert_eq!(stored.chars().count(), LONGEST + 1);
        assert!(stored.ends_with("é…"));
    }

    #[test]
    fn nul_is_replaced() {
        assert_eq!(storable(" a\0b\n"), "a\u{FFFD}b");
    }
}
