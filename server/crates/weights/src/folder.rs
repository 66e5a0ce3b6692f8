//! The files of a Hugging Face folder, from disk or from memory.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::ErrorKind;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use memmap2::Mmap;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::LoadError;

const WEIGHTS: &str = "model.safetensors";
const INDEX: &str = "model.safetensors.index.json";

/// A Hugging Face folder; files are read when they are asked for.
#[derive(Debug, Clone)]
pub struct Folder {
    source: Source,
}

#[derive(Debug, Clone)]
enum Source {
    Disk(PathBuf),
    Memory(HashMap<&'static str, &'static [u8]>),
}

/// Bytes of one file.
#[derive(Debug)]
pub struct Bytes(Kind);

#[derive(Debug)]
enum Kind {
    Mapped(Mmap),
    Static(&'static [u8]),
}

impl Folder {
    /// Opens a folder on disk. Files are memory-mapped while they are read, so the folder must not change then.
    ///
    /// # Errors
    /// Where the path is no folder.
    pub fn open(dir: &Path) -> Result<Self, LoadError> {
        if !dir.is_dir() {
            return Err(LoadError::NotAFolder { path: dir.to_owned() });
        }
        Ok(Self { source: Source::Disk(dir.to_owned()) })
    }

    /// Takes the files of a folder by name, as a program that carries its model inside has them.
    pub fn from_files(files: impl IntoIterator<Item = (&'static str, &'static [u8])>) -> Self {
        Self { source: Source::Memory(files.into_iter().collect()) }
    }

    /// A file that must be there.
    ///
    /// # Errors
    /// Where it is not, or cannot be read.
    pub fn file(&self, name: &str) -> Result<Bytes, LoadError> {
        self.source.require(name)
    }

    /// A file that may be left out.
    ///
    /// # Errors
    /// Where it is there and cannot be read.
    pub fn optional_file(&self, name: &str) -> Result<Option<Bytes>, LoadError> {
        self.source.get(name)
    }

    /// A JSON file that must be there.
    ///
    /// # Errors
    /// Where it is not, cannot be read, or is broken.
    pub fn json<T: DeserializeOwned>(&self, name: &'static str) -> Result<T, LoadError> {
        parse(name, &self.source.require(name)?)
    }

    /// A JSON file that may be left out.
    ///
    /// # Errors
    /// Where it is there and cannot be read, or is broken.
    pub fn optional_json<T: DeserializeOwned>(&self, name: &'static str) -> Result<Option<T>, LoadError> {
        self.source.get(name)?.map(|bytes| parse(name, &bytes)).transpose()
    }

    /// The weight files by name: one, or all that the index lists.
    ///
    /// # Errors
    /// Where one is missing or cannot be read, or the index names something that is no file beside it.
    pub fn weights(&self) -> Result<Vec<(String, Bytes)>, LoadError> {
        #[derive(Deserialize)]
        struct Index {
            weight_map: HashMap<String, String>,
        }
        if let Some(bytes) = self.source.get(WEIGHTS)? {
            return Ok(vec![(WEIGHTS.to_owned(), bytes)]);
        }
        let Some(index) = self.optional_json::<Index>(INDEX)? else {
            return Err(LoadError::MissingFile { name: format!("{WEIGHTS} (nor {INDEX})") });
        };
        let names: BTreeSet<String> = index.weight_map.into_values().collect();
        if let Some(name) =
            names.iter().find(|name| Path::new(name).file_name().is_none_or(|file| file != name.as_str()))
        {
            return Err(LoadError::invalid(
                INDEX,
                "weight_map",
                format!("names {name:?}, which is not a file beside it"),
            ));
        }
        names.into_iter().map(|name| self.source.require(&name).map(|bytes| (name, bytes))).collect()
    }
}

impl Source {
    fn get(&self, name: &str) -> Result<Option<Bytes>, LoadError> {
        match self {
            Self::Memory(files) => Ok(files.get(name).map(|bytes| Bytes(Kind::Static(bytes)))),
            Self::Disk(dir) => match map(&dir.join(name)) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(source) => Err(LoadError::UnreadableFile { name: name.to_owned(), source }),
            },
        }
    }

    fn require(&self, name: &str) -> Result<Bytes, LoadError> {
        self.get(name)?.ok_or_else(|| LoadError::MissingFile { name: name.to_owned() })
    }
}

fn map(path: &Path) -> std::io::Result<Bytes> {
    // Before it is opened: opening a pipe would wait for its other end.
    if !std::fs::metadata(path)?.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let file = File::open(path)?;
    // SAFETY: the bytes may not change under the map. `Folder::open` asks for that; weights are written once, and
    // the map lives only while they are read.
    Ok(Bytes(Kind::Mapped(unsafe { Mmap::map(&file)? })))
}

fn parse<T: DeserializeOwned>(name: &'static str, bytes: &[u8]) -> Result<T, LoadError> {
    serde_json::from_slice(bytes).map_err(|source| LoadError::MalformedJson { name, source })
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.0 {
            Kind::Mapped(map) => map,
            Kind::Static(bytes) => bytes,
        }
    }
}
