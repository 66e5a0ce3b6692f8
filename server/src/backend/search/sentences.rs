//! Scores and cut-offs in words.

use app::types::Part;
use catalog::Field;

use super::meaning::Kind;

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
    format!(
        "Found is what scores {score:.digits$} or more. By chance a picture scores {noise_mean:.digits$} ± \
         {noise_sd:.digits$}, and about {:.0} % of what is called found may be such.",
        fdr * 100.0
    )
}

/// A part of a score.
pub fn of_part(kind: Kind, part: &Part, view: Option<&str>) -> String {
    let Part { name, value, weight, contribution } = part;
    let digits = digits(kind);
    let name = match (name.as_str(), view) {
        ("global", _) => "whole picture".to_owned(),
        ("local", Some(view)) => view.replace('_', " "),
        (other, _) => other.to_owned(),
    };
    format!("{name}: {value:.3} × {weight:.2} = {contribution:.digits$}")
}

/// Which words of the query stand where.
pub fn of_words(found: &[(String, Field)]) -> String {
    let place = |field| match field {
        Field::Name => "in the name",
        Field::Tags => "among the tags",
        Field::Description => "in the description",
        Field::Place => "in the place",
    };
    let mut places: Vec<(Field, Vec<&str>)> = Vec::new();
    for (word, field) in found {
        match places.iter_mut().find(|(other, _)| other == field) {
            Some((_, words)) => words.push(word),
            None => places.push((*field, vec![word])),
        }
    }
    let sentences = places.iter().map(|(field, words)| format!("“{}” {}", words.join("”, “"), place(*field)));
    sentences.collect::<Vec<_>>().join(", ")
}

/// What words added to a score.
pub fn of_words_part(part: &Part) -> String {
    let name = if part.name == "keywords" { "words of the query that stand in it" } else { "what is known of it" };
    format!("{name}: {:.0} %, adds {:.3}", 100.0 * part.value, part.contribution)
}

/// What finding a picture by other words costs.
pub fn of_variant(kind: Kind, text: &str, penalty: f32) -> String {
    let digits = digits(kind);
    format!("found as “{text}”: −{penalty:.digits$}")
}

/// How far a score stands out.
pub fn of_deviations(deviations: f32) -> String {
    let side = if deviations < 0.0 { "below" } else { "above" };
    format!("{:.1} × the usual deviation {side} chance", deviations.abs())
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
