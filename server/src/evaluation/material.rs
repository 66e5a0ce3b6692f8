//! Pictures with what they show, in a folder.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The file that says what pictures show.
const CAPTIONS: &str = "captions.json";
/// The file with more queries, where there is one.
const QUERIES: &str = "queries.json";

/// Pictures with what they show.
#[derive(Debug)]
pub struct Material {
    /// The folder.
    pub folder: PathBuf,
    /// The pictures.
    pub pictures: Vec<Picture>,
    /// Queries with the places of the pictures that are right.
    pub queries: BTreeMap<String, BTreeSet<usize>>,
}

/// A picture with what it shows.
#[derive(Debug)]
pub struct Picture {
    /// Its file in the folder.
    pub file: String,
    /// All of it in words.
    pub caption: String,
    /// What is behind the objects.
    pub background: Option<String>,
    /// What is in it.
    pub objects: Vec<String>,
    /// What it is tagged with in the library.
    pub tags: Vec<String>,
    /// What is written about it in the library.
    pub description: Option<String>,
}

/// Why pictures cannot be used to measure anything.
#[derive(Debug, thiserror::Error)]
pub enum MaterialError {
    /// A file that is not there or that nobody may read.
    #[error("{} cannot be read", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// A file with something else in it.
    #[error("{} is not {expected}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What was expected.
        expected: &'static str,
        /// What is wrong, and where.
        #[source]
        source: serde_json::Error,
    },
    /// No pictures.
    #[error("{} names no pictures", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// Pictures that are named, but not there.
    #[error("{}", missing(path, files))]
    Missing {
        /// The file that names them.
        path: PathBuf,
        /// Their names.
        files: Vec<String>,
    },
    /// A picture that nothing is known about.
    #[error("{} names {file:?} for {query:?}, which captions.json does not describe", path.display())]
    Unknown {
        /// The file that names it.
        path: PathBuf,
        /// The query.
        query: String,
        /// The picture.
        file: String,
    },
}

#[derive(Deserialize)]
struct Described {
    file: String,
    caption: String,
    background: Option<String>,
    #[serde(default)]
    objects: Vec<Object>,
    #[serde(default)]
    tags: Vec<String>,
    description: Option<String>,
}

#[derive(Deserialize)]
struct Object {
    name: String,
}

#[derive(Deserialize)]
struct Asked {
    query: String,
    relevant: Vec<String>,
}

impl Material {
    /// Reads what a folder says about its pictures.
    ///
    /// # Errors
    /// [`MaterialError`].
    pub fn read(folder: &Path) -> Result<Self, MaterialError> {
        let path = folder.join(CAPTIONS);
        let expected = "a list of pictures, each with file and caption";
        let described: Vec<Described> = read(&path, expected)?;
        if described.is_empty() {
            return Err(MaterialError::Empty { path });
        }
        let files = described.iter().map(|described| &described.file);
        let missing: Vec<_> = files.filter(|file| !folder.join(file).is_file()).cloned().collect();
        if !missing.is_empty() {
            return Err(MaterialError::Missing { path, files: missing });
        }
        let pictures: Vec<_> = described.into_iter().map(Picture::of).collect();
        let queries = queries(&folder.join(QUERIES), &pictures)?;
        Ok(Self { folder: folder.to_owned(), pictures, queries })
    }
}

impl Picture {
    fn of(described: Described) -> Self {
        Self {
            file: described.file,
            caption: described.caption,
            background: described.background,
            objects: described.objects.into_iter().map(|object| object.name).collect(),
            tags: described.tags,
            description: described.description,
        }
    }

    /// All that is said about it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let lists = self.objects.iter().chain(&self.tags);
        let texts = lists.chain(&self.background).chain(&self.description).chain([&self.caption]);
        texts.map(String::as_str)
    }
}

fn queries(path: &Path, pictures: &[Picture]) -> Result<BTreeMap<String, BTreeSet<usize>>, MaterialError> {
    if !path.exists() {
        return Ok(BTreeMap::new());
    }
    let asked: Vec<Asked> = read(path, "a list of queries, each with query and relevant, a list of files")?;
    let places: HashMap<&str, usize> =
        pictures.iter().enumerate().map(|(place, picture)| (picture.file.as_str(), place)).collect();
    let mut queries: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for Asked { query, relevant } in asked {
        let right = queries.entry(query.clone()).or_default();
        for file in relevant {
            let Some(place) = places.get(file.as_str()) else {
                return Err(MaterialError::Unknown { path: path.to_owned(), query, file });
            };
            right.insert(*place);
        }
    }
    Ok(queries)
}

fn read<T: DeserializeOwned>(path: &Path, expected: &'static str) -> Result<T, MaterialError> {
    let bytes = std::fs::read(path).map_err(|source| MaterialError::Unreadable { path: path.to_owned(), source })?;
    serde_json::from_slice(&bytes).map_err(|source| MaterialError::Malformed {
        path: path.to_owned(),
        expected,
        source,
    })
}

fn missing(path: &Path, files: &[String]) -> String {
    let first = files.first().map(String::as_str).unwrap_or_default();
    let others = match files.len() {
        0 | 1 => ", which is".to_owned(),
        2 => " and another picture, which are".to_owned(),
        more => format!(" and {} other pictures, which are", more - 1),
    };
    format!("{} names {first:?}{others} not there", path.display())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    fn folder(captions: &str, queries: Option<&str>) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(CAPTIONS), captions).unwrap();
        std::fs::write(folder.path().join("a.png"), "").unwrap();
        if let Some(queries) = queries {
            std::fs::write(folder.path().join(QUERIES), queries).unwrap();
        }
        folder
    }

    fn problem(captions: &str, queries: Option<&str>) -> String {
        Material::read(folder(captions, queries).path()).unwrap_err().to_string()
    }

    #[test]
    fn a_caption_is_enough_and_more_is_read() {
        let captions = r#"[{"file": "a.png", "caption": "a bee", "objects": [{"name": "bee", "count": 2}],
            "tags": ["insect"], "unknown": 1}]"#;
        let material = Material::read(folder(captions, None).path()).unwrap();
        let [picture] = material.pictures.as_slice() else { panic!("{material:?}") };
        assert_eq!(picture.texts().collect::<Vec<_>>(), ["bee", "insect", "a bee"]);

        let queries = r#"[{"query": "pets", "relevant": []}, {"query": "fly", "relevant": ["a.png"]}]"#;
        let material = Material::read(folder(captions, Some(queries)).path()).unwrap();
        assert_eq!(material.queries["fly"], BTreeSet::from([0]));
        assert!(material.queries["pets"].is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_in_a_sentence() {
        let described = |file: &&str| format!(r#"{{"file": "{file}", "caption": "a bee"}}"#);
        let list = |files: &[&str]| format!("[{}]", files.iter().map(described).collect::<Vec<_>>().join(","));
        assert!(problem("{", None).ends_with("captions.json is not a list of pictures, each with file and caption"));
        assert!(problem("[]", None).ends_with("captions.json names no pictures"));
        assert!(problem(&list(&["a.png", "b.png"]), None).ends_with("names \"b.png\", which is not there"));
        let three = problem(&list(&["b.png", "c.png", "d.png"]), None);
        assert!(three.ends_with("names \"b.png\" and 2 other pictures, which are not there"), "{three}");
        let unknown = problem(&list(&["a.png"]), Some(r#"[{"query": "fly", "relevant": ["c.png"]}]"#));
        assert!(unknown.ends_with("names \"c.png\" for \"fly\", which captions.json does not describe"), "{unknown}");
        let nowhere = Material::read(Path::new("/nonexistent")).unwrap_err().to_string();
        assert_eq!(nowhere, "/nonexistent/captions.json cannot be read");
    }
}
