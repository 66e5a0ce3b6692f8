//! What to look for, as Postgres writes its `tsquery`.

/// A word or another form of it. Whoever has a word has its stem too, so this is enough; stop words have none.
pub(crate) fn exact(word: &str, stems: &[String]) -> String {
    match stems {
        [] => quoted(word),
        [stem] => quoted(stem),
        stems => format!("({})", stems.iter().map(|stem| quoted(stem)).collect::<Vec<_>>().join(" & ")),
    }
}

/// Words that begin with this one.
pub(crate) fn beginning(word: &str) -> String {
    quoted(word) + ":*"
}

/// Exactly this word.
pub(crate) fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\\', "\\\\").replace('\'', "''"))
}

/// Any of these, of which there is at least one.
pub(crate) fn any(forms: &[String]) -> String {
    format!("({})", forms.join(" | "))
}

/// What to look for at a time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Level {
    /// What to look for.
    pub(crate) wanted: String,
    /// What was found before, and is not looked for again.
    pub(crate) unwanted: Option<String>,
    /// How many levels share the room for one.
    pub(crate) sharing: u64,
}

/// What to look for first, second and so on: all words, all but one, two, and last each one. So the best are found first, up
/// to what lies between two words and all but one, and those with a common word leave room for those with a rare one.
pub(crate) fn levels(exact: &[String]) -> Vec<Level> {
    let mut counts = vec![exact.len(), exact.len().saturating_sub(1), 2];
    counts.retain(|count| (2..=exact.len()).contains(count));
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts.dedup();

    let mut levels: Vec<Level> = Vec::new();
    for count in counts {
        let before = levels.last().map(|level| level.wanted.clone());
        levels.push(Level { wanted: at_least(count, exact), unwanted: before, sharing: 1 });
    }
    let several = levels.last().map(|level| level.wanted.clone());
    for one in exact {
        levels.push(Level { wanted: one.clone(), unwanted: several.clone(), sharing: exact.len() as u64 });
    }
    levels
}

/// What has something `near` a word but none of the words, as not all with one were found; nothing where nothing is near.
pub(crate) fn only_near(exact: &[String], near: &[String]) -> Option<String> {
    (!near.is_empty()).then(|| format!("{} & !{}", any(near), any(exact)))
}

/// At least `count` of these, of which there are as many.
fn at_least(count: usize, forms: &[String]) -> String {
    match forms {
        _ if count == 1 => any(forms),
        [first, rest @ ..] if rest.len() >= count => {
            format!("({first} & {} | {})", at_least(count - 1, rest), at_least(count, rest))
        }
        _ => format!("({})", forms.join(" & ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn level(wanted: &str, unwanted: &str, sharing: u64) -> Level {
        let unwanted = Some(unwanted.to_owned()).filter(|unwanted| !unwanted.is_empty());
        Level { wanted: wanted.to_owned(), unwanted, sharing }
    }

    #[test]
    fn levels_ask_for_fewer_and_fewer_words() {
        let two = "(a & (b | c) | (b & c))";
        let expected = [
            level("(a & b & c)", "", 1),
            level(two, "(a & b & c)", 1),
            level("a", two, 3),
            level("b", two, 3),
            level("c", two, 3),
        ];

        assert_eq!(levels(&of(&["a", "b", "c"])), expected);
    }

    #[test]
    fn what_is_near_has_none_of_the_words() {
        assert_eq!(only_near(&of(&["a", "b"]), &of(&["d", "e"])).as_deref(), Some("(d | e) & !(a | b)"));
        assert_eq!(only_near(&of(&["a"]), &[]), None);
    }

    #[test]
    fn one_word_is_one_level() {
        assert_eq!(levels(&of(&["a"])), [level("a", "", 1)]);
    }

    #[test]
    fn many_words_make_no_longer_queries_than_their_square() {
        let words: Vec<String> = (0..16).map(|number| format!("w{number}")).collect();

        let operands: usize = levels(&words).iter().map(|level| level.wanted.matches('w').count()).sum();

        assert!(operands < 2 * 16 * 16, "{operands}");
    }

    #[test]
    fn no_sign_of_a_word_gets_out_of_its_quotes() {
        assert_eq!(exact("o'\\neil", &[]), "'o''\\\\neil'");
        assert_eq!(beginning("':*&|!"), "''':*&|!':*");
    }
}
