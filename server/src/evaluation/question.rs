//! What is asked, and which pictures are the right answer.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::material::Material;
use super::outside;

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A picture by its caption.
    Captions,
    /// All pictures that show an object.
    Objects,
    /// All pictures in front of a background.
    Backgrounds,
    /// What queries.json says.
    Queries,
    /// Something that no picture shows.
    Nothing,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Captions, Self::Objects, Self::Backgrounds, Self::Queries, Self::Nothing];

    /// What questions of this kind are called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Captions => "captions",
            Self::Objects => "objects",
            Self::Backgrounds => "backgrounds",
            Self::Queries => "own queries",
            Self::Nothing => "things outside",
        }
    }
}

/// A text to search for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it asks for.
    pub kind: Kind,
    /// The text.
    pub text: String,
    /// Which pictures are right, by their places.
    pub relevant: BTreeSet<usize>,
}

impl Question {
    /// All that can be asked about pictures.
    pub fn all(material: &Material) -> Vec<Self> {
        let pictures = || material.pictures.iter().enumerate();
        let captions = pictures().map(|(place, picture)| (picture.caption.as_str(), place));
        let objects = pictures().flat_map(|(place, picture)| names(&picture.objects).map(move |name| (name, place)));
        let backgrounds =
            pictures().flat_map(|(place, picture)| names(&picture.background).map(move |name| (name, place)));
        let mut questions = Vec::new();
        for (kind, answers) in [
            (Kind::Captions, gathered(captions)),
            (Kind::Objects, gathered(objects)),
            (Kind::Backgrounds, gathered(backgrounds)),
            (Kind::Queries, material.queries.clone()),
            (Kind::Nothing, outside::of(material).map(|text| (text.to_owned(), BTreeSet::new())).collect()),
        ] {
            questions.extend(answers.into_iter().map(|(text, relevant)| Self { kind, text, relevant }));
        }
        questions
    }
}

fn names<'a>(names: impl IntoIterator<Item = &'a String>) -> impl Iterator<Item = &'a str> {
    names.into_iter().map(String::as_str)
}

/// Each text once, with all the places where it stands.
fn gathered<'a>(texts: impl Iterator<Item = (&'a str, usize)>) -> BTreeMap<String, BTreeSet<usize>> {
    let mut gathered: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (text, place) in texts.filter(|(text, _)| !text.trim().is_empty()) {
        gathered.entry(text.to_owned()).or_default().insert(place);
    }
    gathered
}

#[cfg(test)]
mod tests {
    use super::super::material::Picture;
    use super::*;

    fn picture(caption: &str, objects: &[&str], background: &str) -> Picture {
        Picture {
            file: String::new(),
            caption: caption.to_owned(),
            background: Some(background.to_owned()),
            objects: objects.iter().map(|name| (*name).to_owned()).collect(),
            tags: Vec::new(),
            description: None,
        }
    }

    #[test]
    fn each_thing_is_asked_for_once_and_all_pictures_of_it_are_right() {
        let pictures = vec![
            picture("a cat on a road", &["cat"], "road"),
            picture("a cat and a bee", &["cat", "bee"], ""),
            picture("a cat on a road", &["cat"], "road"),
        ];
        let queries = BTreeMap::from([("pets".to_owned(), BTreeSet::from([0, 1, 2]))]);
        let questions = Question::all(&Material { folder: "".into(), pictures, queries });

        let asked = |kind| -> Vec<(&str, Vec<usize>)> {
            let of_kind = questions.iter().filter(move |question| question.kind == kind);
            of_kind.map(|question| (question.text.as_str(), question.relevant.iter().copied().collect())).collect()
        };
        assert_eq!(asked(Kind::Captions), [("a cat and a bee", vec![1]), ("a cat on a road", vec![0, 2])]);
        assert_eq!(asked(Kind::Objects), [("bee", vec![1]), ("cat", vec![0, 1, 2])]);
        assert_eq!(asked(Kind::Backgrounds), [("road", vec![0, 2])]);
        assert_eq!(asked(Kind::Queries), [("pets", vec![0, 1, 2])]);
        assert!(asked(Kind::Nothing).len() > 30 && asked(Kind::Nothing).iter().all(|(_, right)| right.is_empty()));
    }
}
