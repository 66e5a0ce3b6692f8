//! What to look for, as Postgres writes its `tsquery`.

/// A word itself or another form of it.
pub(crate) fn exact(word: &str, stems: &[String]) -> String {
    let others = stems.iter().filter(|stem| *stem != word);
    any(&std::iter::once(quoted(word)).chain(others.map(|stem| quoted(stem))).collect::<Vec<_>>())
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
#[derive(Debug, PartialEq)]
pub(crate) struct Level {
    /// What to look for.
    pub(crate) wanted: String,
    /// How many levels share the room for one.
    pub(crate) sharing: u64,
}

/// What to look for first, second and so on, each without what was found before: all words, all but one, two, each one alone,
/// and last what is `near` one. So the best are found first, up to what lies between two words and all but one, and the
/// pictures with a common word leave room for those with a rare one.
pub(crate) fn levels(exact: &[String], near: &[String]) -> Vec<Level> {
    let mut counts = vec![exact.len(), exact.len().saturating_sub(1), 2];
    counts.retain(|count| (2..=exact.len()).contains(count));
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts.dedup();

    let mut levels = Vec::new();
    let mut before = None;
    for count in counts {
        let wanted = at_least(count, exact);
        levels.push(Level { wanted: without(&wanted, before.as_ref()), sharing: 1 });
        before = Some(wanted);
    }
    for (place, one) in exact.iter().enumerate() {
        let others = [&exact[..place], &exact[place + 1..]].concat();
        let others = (!others.is_empty()).then(|| any(&others));
        levels.push(Level { wanted: without(one, others.as_ref()), sharing: exact.len() as u64 });
    }
    if !near.is_empty() {
        levels.push(Level { wanted: without(&any(near), Some(&any(exact))), sharing: 1 });
    }
    levels
}

fn without(wanted: &str, unwanted: Option<&String>) -> String {
    unwanted.map_or_else(|| wanted.to_owned(), |unwanted| format!("{wanted} & !{unwanted}"))
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

    fn wanted(exact: &[&str], near: &[&str]) -> Vec<(String, u64)> {
        levels(&of(exact), &of(near)).into_iter().map(|level| (level.wanted, level.sharing)).collect()
    }

    #[test]
    fn levels_ask_for_fewer_and_fewer_words_and_for_near_ones_last() {
        let expected = [
            ("(a & b & c)", 1),
            ("(a & (b | c) | (b & c)) & !(a & b & c)", 1),
            ("a & !(b | c)", 3),
            ("b & !(a | c)", 3),
            ("c & !(a | b)", 3),
            ("(d | e) & !(a | b | c)", 1),
        ];

        assert_eq!(
            wanted(&["a", "b", "c"], &["d", "e"]),
            expected.map(|(wanted, sharing)| (wanted.to_owned(), sharing))
        );
    }

    #[test]
    fn one_word_is_one_level() {
        assert_eq!(wanted(&["a"], &[]), [("a".to_owned(), 1)]);
    }

    #[test]
    fn many_words_make_no_longer_queries_than_their_square() {
        let words: Vec<String> = (0..16).map(|number| format!("w{number}")).collect();

        let operands: usize = levels(&words, &[]).iter().map(|level| level.wanted.matches('w').count()).sum();

        assert!(operands < 4 * 16 * 16, "{operands}");
    }

    #[test]
    fn no_sign_of_a_word_gets_out_of_its_quotes() {
        assert_eq!(exact("o'\\neil", &of(&["o'\\neil", "x"])), "('o''\\\\neil' | 'x')");
        assert_eq!(beginning("':*&|!"), "''':*&|!':*");
    }
}
