//! Where the files lie.

use std::path::Path;
use std::{fs, io};

use crate::{FluentError, Source, generate, generate_languages};

/// The Fluent files of a folder, one a language: `en.ftl`, `pt-BR.ftl`.
#[derive(Clone, Debug)]
pub struct Folder {
    reference: File,
    others: Vec<File>,
}

#[derive(Clone, Debug)]
struct File {
    language: String,
    text: String,
}

impl Folder {
    /// Reads it; all other languages translate the `reference`.
    ///
    /// # Errors
    /// Where it cannot be read, or the reference is not in it.
    pub fn read(path: &Path, reference: &str) -> io::Result<Self> {
        let mut files = Vec::new();
        for entry in fs::read_dir(path)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "ftl") {
                let language = path.file_stem().and_then(|stem| stem.to_str());
                let language = language.ok_or_else(|| io::Error::other("a file's name is no language"))?.to_owned();
                files.push(File { language, text: fs::read_to_string(&path)? });
            }
        }
        files.sort_by(|a, b| a.language.cmp(&b.language));
        let place = files.iter().position(|file| file.language == reference);
        let place = place.ok_or_else(|| io::Error::other(format!("{reference}.ftl is missing")))?;
        Ok(Self { reference: files.remove(place), others: files })
    }

    /// Writes a function for each message whose id is `wanted`.
    ///
    /// # Errors
    /// Those of [`generate`].
    pub fn functions(&self, wanted: impl Fn(&str) -> bool) -> Result<String, FluentError> {
        let others: Vec<Source> = self.others.iter().map(File::source).collect();
        generate(self.reference.source(), &others, wanted)
    }

    /// Writes the enum of the languages.
    pub fn languages(&self) -> String {
        let all = [&self.reference].into_iter().chain(&self.others);
        generate_languages(&all.map(|file| file.language.as_str()).collect::<Vec<_>>())
    }
}

impl File {
    fn source(&self) -> Source<'_> {
        Source { language: &self.language, text: &self.text }
    }
}
