//! What pictures hardly ever show.

use std::collections::HashSet;

use super::material::Material;

/// Things for which nothing should be found, unless somebody has just these pictures.
const OUTSIDE: [&str; 40] = [
    "invoice",
    "spreadsheet",
    "quantum physics",
    "tax return",
    "portrait by rembrandt",
    "wedding ceremony",
    "brain scan",
    "bar chart",
    "x-ray of a lung",
    "circuit diagram",
    "passport",
    "shopping receipt",
    "handwriting",
    "map of europe",
    "cathedral interior",
    "welding",
    "surgery",
    "parliament",
    "philosophy",
    "democracy",
    "courtroom",
    "barcode",
    "escalator",
    "chandelier",
    "harpsichord",
    "marble statue",
    "zeppelin",
    "coral bleaching",
    "nuclear reactor",
    "assembly line",
    "dentist",
    "photosynthesis",
    "carburettor",
    "hydraulic press",
    "software architecture",
    "typewriter ribbon",
    "inflation rate",
    "mortgage",
    "jurisprudence",
    "sonnet",
];

/// Shorter words say nothing about what a picture shows.
const TELLING: usize = 4;

/// Those of which no word stands in what is known of the pictures.
pub fn of(material: &Material) -> impl Iterator<Item = &'static str> {
    let known: HashSet<String> = material.pictures.iter().flat_map(|picture| picture.texts()).flat_map(words).collect();
    OUTSIDE.into_iter().filter(move |text| !words(text).any(|word| known.contains(&word)))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    words.filter(|word| word.chars().count() >= TELLING).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::material::Picture;
    use super::*;

    #[test]
    fn what_is_shown_is_not_outside() {
        let picture = Picture {
            file: String::new(),
            caption: "a Map, on a road of lava".to_owned(),
            background: None,
            objects: vec!["shopping bags".to_owned()],
            tags: vec!["Dentist".to_owned()],
            description: Some("The invoice is paid.".to_owned()),
        };
        let material = Material { folder: "".into(), pictures: vec![picture], queries: BTreeMap::new() };
        let outside: Vec<_> = of(&material).collect();
        assert_eq!(outside.len(), OUTSIDE.len() - 3);
        assert!(!["shopping receipt", "dentist", "invoice"].iter().any(|text| outside.contains(text)));
        assert!(outside.contains(&"map of europe"), "a map is not one of Europe");
    }
}
