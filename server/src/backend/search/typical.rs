//! Words that tell what searches score by chance, with their vectors: kept on disk, so that the first search after a
//! start knows as much as any other.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use inference::{InferenceError, Lane};
use tempfile::NamedTempFile;

use crate::embeddings::bytes;
use crate::models::Model;
use crate::services::Services;

/// The file in the data folder: what it is of, and the vectors one behind the other.
const FILE: &str = "typical-words";

/// The vectors of the words, from disk or else from the model, behind everything else that it has to do.
///
/// # Errors
/// Where the queue is full or the model fails.
pub async fn vectors(services: &Services, model: &Model) -> Result<Arc<Vec<Arc<[f32]>>>, InferenceError> {
    let words = services.words.typical();
    let (file, mark) = (File::in_folder(&services.config.data.folder), mark(model.key(), &words));
    let (dim, count) = (model.dim(), words.len());
    let reading = file.clone();
    if let Ok(Some(known)) = tokio::task::spawn_blocking(move || reading.read(mark, dim, count)).await {
        return Ok(Arc::new(known));
    }
    let vectors = Arc::new(services.embeddings.of_texts(model, &words, Lane::Background).await?);
    let written = Arc::clone(&vectors);
    // Where it cannot be kept, it is made again after the next start.
    if let Ok(Err(error)) = tokio::task::spawn_blocking(move || file.write(mark, &written)).await {
        tracing::debug!(%error, "the vectors of typical words are not kept");
    }
    Ok(vectors)
}

/// Stands for a model and words.
fn mark(model: &str, words: &[&str]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for text in [model].iter().chain(words) {
        hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
    }
    hasher.finalize()
}

#[derive(Clone)]
struct File(PathBuf);

impl File {
    fn in_folder(folder: &Path) -> Self {
        Self(folder.join(FILE))
    }

    /// So many vectors of so many numbers, if they are of what the mark stands for; anything else is as good as nothing.
    fn read(&self, mark: blake3::Hash, dim: usize, count: usize) -> Option<Vec<Arc<[f32]>>> {
        let content = std::fs::read(&self.0).ok()?;
        let vectors = content.strip_prefix(mark.as_bytes())?;
        let each = (dim * size_of::<f32>()).max(1);
        let known: Option<Vec<_>> = vectors.chunks(each).map(|vector| bytes::read(vector, dim)).collect();
        known.filter(|known| known.len() == count)
    }

    fn write(&self, mark: blake3::Hash, vectors: &[Arc<[f32]>]) -> io::Result<()> {
        let mut file = NamedTempFile::new_in(self.0.parent().unwrap_or(Path::new(".")))?;
        file.write_all(mark.as_bytes())?;
        for vector in vectors {
            file.write_all(&bytes::of(vector))?;
        }
        file.persist(&self.0).map(drop).map_err(|error| error.error)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn what_was_kept_comes_back_for_the_same_words_and_model_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = File::in_folder(folder.path());
        let vectors: Vec<Arc<[f32]>> = vec![Arc::from([0.6, 0.8]), Arc::from([1.0, -0.0])];
        let of = mark("model", &["a", "bc"]);
        assert_eq!(file.read(of, 2, 2), None);

        file.write(of, &vectors).unwrap();

        assert_eq!(file.read(of, 2, 2), Some(vectors.clone()));
        for other in [mark("model", &["ab", "c"]), mark("other", &["a", "bc"]), mark("model", &["a"])] {
            assert_eq!(file.read(other, 2, 2), None);
        }
        assert!(file.read(of, 2, 1).is_none() && file.read(of, 3, 2).is_none());
        std::fs::write(folder.path().join(FILE), of.as_bytes()).unwrap();
        assert_eq!(file.read(of, 2, 2), None);

        file.write(mark("other", &[]), &[]).unwrap();
        assert_eq!(file.read(mark("other", &[]), 2, 0), Some(Vec::new()));
        assert_eq!(folder.path().read_dir().unwrap().count(), 1, "one file, for the last model");
    }
}
