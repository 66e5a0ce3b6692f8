//! Scores and cut-offs in words.

use app::types::Part;
use catalog::Field;

use super::meaning::Kind;
use crate::strings;

/// How many digits behind the point a score is shown with.
fn digits(kind: Kind) -> usize {
    match kind {
        Kind::Words | Kind::Mixed => 3,
        Kind::Picture { .. } => 1,
    }
}

/// Where what was found ends, and why there; all in the unit of the scores.
pub fn of_cutoff(kind: Kind, score: f32, noise_mean: f32, noise_sd: f32, fdr: f32) -> String {
    let digits = digits(kind);
    let [score, mean, deviation] = [score, noise_mean, noise_sd].map(|number| format!("{number:.digits$}"));
    strings::server_cutoff(&score, &mean, &deviation, &format!("{:.0}", fdr * 100.0))
}

/// A part of a score.
pub fn of_part(kind: Kind, part: &Part, view: Option<&str>) -> String {
    let Part { name, value, weight, contribution } = part;
    let digits = digits(kind);
    let name = match (name.as_str(), view) {
        ("global", _) => strings::server_view("global"),
        ("local", Some(view)) => strings::server_view(view),
        (other, _) => other.to_owned(),
    };
    let [value, weight] = [format!("{value:.3}"), format!("{weight:.2}")];
    strings::server_part(&name, &value, &weight, &format!("{contribution:.digits$}"))
}

/// Which words of the query stand where.
pub fn of_words(found: &[(String, Field)]) -> String {
    let mut places: Vec<(Field, Vec<&str>)> = Vec::new();
    for (word, field) in found {
        match places.iter_mut().find(|(other, _)| other == field) {
            Some((_, words)) => words.push(word),
            None => places.push((*field, vec![word])),
        }
    }
    let sentences = places.into_iter().map(|(field, words)| {
        let words = listed(words.into_iter().map(strings::server_words_quoted));
        match field {
            Field::Name => strings::server_words_in_name(&words),
            Field::Tags => strings::server_words_in_tags(&words),
            Field::Description => strings::server_words_in_description(&words),
            Field::Place => strings::server_words_in_place(&words),
            Field::Caption => strings::server_words_in_caption(&words),
        }
    });
    listed(sentences)
}

/// One after the other.
fn listed(texts: impl Iterator<Item = String>) -> String {
    texts.reduce(|before, last| strings::server_words_and(&before, &last)).unwrap_or_default()
}

/// What words added to a score.
pub fn of_words_part(part: &Part) -> String {
    let said = match part.name.as_str() {
        "keywords" => strings::server_words_keywords,
        "captions" => strings::server_words_captions,
        _ => strings::server_words_facts,
    };
    said(&format!("{:.0}", 100.0 * part.value), &format!("{:.3}", part.contribution))
}

/// What finding a picture by other words costs.
pub fn of_variant(kind: Kind, text: &str, penalty: f32) -> String {
    let digits = digits(kind);
    strings::server_found_as(text, &format!("{penalty:.digits$}"))
}

/// How far a score stands out.
pub fn of_deviations(deviations: f32) -> String {
    let below = deviations < 0.0;
    let said = if below { strings::server_deviations_below } else { strings::server_deviations_above };
    said(&format!("{:.1}", deviations.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_their_places() {
        let found = [("invoice", Field::Name), ("paid", Field::Tags), ("0423", Field::Name)];
        let found = found.map(|(word, field)| (word.to_owned(), field));
        assert_eq!(of_words(&found), "“invoice”, “0423” in the name, “paid” among the tags");
    }

    #[test]
    fn scores_are_told_in_their_unit() {
        let part = |name: &str| Part { name: name.to_owned(), value: 0.2, weight: 0.7, contribution: 0.14 };
        assert_eq!(of_part(Kind::Words, &part("global"), None), "whole picture: 0.200 × 0.70 = 0.140");
        assert_eq!(of_part(Kind::Words, &part("local"), Some("top_left")), "top left: 0.200 × 0.70 = 0.140");
        let picture = Kind::Picture { blake3: None };
        let part = Part { name: "global".to_owned(), value: 0.9, weight: 1.0, contribution: 90.0 };
        assert_eq!(of_part(picture, &part, None), "whole picture: 0.900 × 1.00 = 90.0");
        assert_eq!(of_deviations(-0.52), "0.5 × the usual deviation below chance");
        assert!(of_cutoff(Kind::Words, 0.25, 0.01, 0.06, 0.05).contains("scores 0.010 ± 0.060, and about 5 %"));
    }
}
