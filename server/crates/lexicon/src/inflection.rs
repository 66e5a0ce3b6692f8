//! The forms of English words that rules and a short list can tell.

/// Plurals that no rule makes; the endings of longer words, too: `policemen`, `grandchildren`.
const IRREGULAR: &[(&str, &str)] = &[
    ("men", "man"),
    ("people", "person"),
    ("children", "child"),
    ("mice", "mouse"),
    ("geese", "goose"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("wolves", "wolf"),
    ("leaves", "leaf"),
    ("loaves", "loaf"),
    ("knives", "knife"),
    ("calves", "calf"),
    ("scarves", "scarf"),
    ("shelves", "shelf"),
];

/// Words whose plural is themselves.
const UNCHANGED: &[&str] = &[
    "aircraft",
    "baggage",
    "beef",
    "cattle",
    "deer",
    "fish",
    "food",
    "foliage",
    "footwear",
    "furniture",
    "livestock",
    "luggage",
    "moose",
    "people",
    "poultry",
    "seafood",
    "sheep",
    "shrimp",
    "swine",
    "wildlife",
];

/// What follows one of these does not take part in a plural: `cups of tea`.
const PREPOSITIONS: &[&str] = &["of", "on", "in", "at", "with", "for"];

/// What `word` may be the plural of, best guess first. A verb's third person is one: `swims`.
pub(crate) fn singulars(word: &str) -> Vec<String> {
    if let Some((plural, singular)) = IRREGULAR.iter().find(|(plural, _)| word.ends_with(plural)) {
        return vec![format!("{}{singular}", &word[..word.len() - plural.len()])];
    }
    let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with('s')) else {
        return Vec::new();
    };
    let mut found = vec![stem.to_owned()];
    found.extend(stem.strip_suffix("ie").map(|stem| format!("{stem}y")));
    found.extend(stem.strip_suffix('e').map(str::to_owned));
    found
}

/// The -ing forms that `word` may belong to: `run`, `runs`, `danced`.
pub(crate) fn gerunds(word: &str) -> Vec<String> {
    let mut stems = singulars(word);
    stems.extend(word.strip_suffix("ed").map(str::to_owned));
    stems.push(word.to_owned());
    let forms = stems.iter().flat_map(|stem| {
        let doubled = stem.chars().next_back().map(|last| format!("{stem}{last}ing"));
        [Some(format!("{stem}ing")), stem.strip_suffix('e').map(|stem| format!("{stem}ing")), doubled]
    });
    forms.flatten().collect()
}

/// The plural of a noun or of a phrase that has one: `puppies`, `cups of tea`.
pub(crate) fn plural(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split(' ').collect();
    let noun = words.iter().position(|word| PREPOSITIONS.contains(word)).unwrap_or(words.len()).saturating_sub(1);
    let forms = words.iter().enumerate();
    forms
        .map(|(place, word)| if place == noun { plural_word(word) } else { (*word).to_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}

fn plural_word(word: &str) -> String {
    if let Some((plural, singular)) = IRREGULAR.iter().find(|(_, singular)| word.ends_with(singular) && word != "human")
    {
        return format!("{}{plural}", &word[..word.len() - singular.len()]);
    }
    let before_y = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match before_y {
        _ if UNCHANGED.contains(&word) || word.ends_with("ing") => word.to_owned(),
        Some(stem) => format!("{stem}ies"),
        None if ["ss", "us", "x", "ch", "sh"].iter().any(|ending| word.ends_with(ending)) => format!("{word}es"),
        None if word.ends_with('s') => word.to_owned(),
        None => format!("{word}s"),
    }
}

/// The indefinite article that goes before `phrase`, by its spelling.
pub(crate) fn article(phrase: &str) -> &'static str {
    let sounds_like_you = ["uni", "eu", "ufo", "one"].iter().any(|start| phrase.starts_with(start));
    if phrase.starts_with(['a', 'e', 'i', 'o', 'u']) && !sounds_like_you { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_lead_back_to_their_singular() {
        let words =
            ["dog", "puppy", "box", "bus", "church", "horse", "wolf", "policeman", "child", "mouse", "toy", "human"];
        for word in words {
            assert!(singulars(&plural(word)).contains(&word.to_owned()), "{word}: {}", plural(word));
        }
    }

    #[test]
    fn words_that_only_look_like_plurals_have_no_singular() {
        for word in ["grass", "s", "is", "dress", "snow", ""] {
            assert!(singulars(word).iter().all(String::is_empty), "{word}: {:?}", singulars(word));
        }
    }

    #[test]
    fn the_noun_of_a_phrase_is_what_has_a_plural() {
        assert_eq!(plural("cup of tea"), "cups of tea");
        assert_eq!(plural("polar bear"), "polar bears");
        assert_eq!(plural("jeans"), "jeans");
    }

    #[test]
    fn forms_of_a_verb_lead_to_its_gerund() {
        for (word, gerund) in [("runs", "running"), ("danced", "dancing"), ("surf", "surfing"), ("swim", "swimming")] {
            assert!(gerunds(word).contains(&gerund.to_owned()), "{word}: {:?}", gerunds(word));
        }
    }

    #[test]
    fn the_article_agrees_with_the_word_behind_it() {
        for (phrase, expected) in
            [("automobile", "an"), ("puppy", "a"), ("unicorn", "a"), ("umbrella", "an"), ("", "a")]
        {
            assert_eq!(article(phrase), expected, "{phrase}");
        }
    }
}
