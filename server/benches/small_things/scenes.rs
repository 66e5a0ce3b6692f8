//! Drawn scenes, and what somebody may look for in them.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;

/// A scene as its set describes it.
#[derive(Deserialize)]
pub struct Scene {
    pub file: String,
    caption: String,
    background: String,
    objects: Vec<Object>,
}

#[derive(Deserialize, PartialEq)]
struct Object {
    name: String,
    count: u32,
}

/// What the model was taught to call an object.
#[derive(Deserialize)]
struct Known {
    name: String,
    synonyms: Vec<String>,
    keywords: Vec<String>,
    categories: Vec<String>,
}

#[derive(Deserialize)]
struct Vocabulary {
    objects: Vec<Known>,
}

/// Words, and which scenes they are true of.
pub struct Query {
    pub text: String,
    pub relevant: Vec<bool>,
}

/// The scenes of a set.
pub fn read(folder: &Path) -> Vec<Scene> {
    serde_json::from_slice(&std::fs::read(folder.join("captions.json")).unwrap()).unwrap()
}

/// The caption of each scene: true of every one with the same background in which there is all that there is in its own.
pub fn captions(scenes: &[Scene]) -> Vec<Query> {
    let query = |scene: &Scene| Query {
        text: scene.caption.clone(),
        relevant: scenes.iter().map(|other| scene.is_part_of(other)).collect(),
    };
    scenes.iter().map(query).collect()
}

/// The name of each thing: true of every scene with something that is called so.
pub fn names(scenes: &[Scene]) -> Vec<Query> {
    let path =
        Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("models/pixel-siglip-tiny/vocabulary.json");
    let vocabulary: Vocabulary = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let names: BTreeSet<&str> = scenes.iter().flat_map(Scene::names).collect();
    let query = |name: &str| {
        let called: BTreeSet<&str> = vocabulary.called(name).chain([name]).collect();
        let relevant = scenes.iter().map(|scene| scene.names().any(|name| called.contains(name))).collect();
        Query { text: name.to_owned(), relevant }
    };
    names.into_iter().map(query).collect()
}

impl Scene {
    fn names(&self) -> impl Iterator<Item = &str> {
        self.objects.iter().map(|object| object.name.as_str())
    }

    fn is_part_of(&self, other: &Self) -> bool {
        self.background == other.background && self.objects.iter().all(|object| other.objects.contains(object))
    }
}

impl Vocabulary {
    /// The names of the objects that a word is one for.
    fn called<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        let is = move |known: &&Known| {
            let others = [&known.synonyms, &known.keywords, &known.categories];
            others.into_iter().flatten().any(|other| other == word)
        };
        self.objects.iter().filter(is).map(|known| known.name.as_str())
    }
}
