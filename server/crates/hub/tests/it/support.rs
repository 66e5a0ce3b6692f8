//! A hub on this machine, and what it serves.

mod fake_hub;
mod remote;

use std::{error::Error, fs, path::Path, sync::Arc};

use hub::{Hub, HubError, ModelId, Progress};

pub use fake_hub::FakeHub;
pub use remote::{COMMIT, Fault, Remote, siglip};

/// The model that the fake hub has.
pub fn model() -> ModelId {
    "google/siglip-tiny".parse().unwrap()
}

/// A pull whose progress nobody watches.
pub async fn pull(hub: &Hub) -> Result<std::path::PathBuf, HubError> {
    hub.pull(&model(), |_| {}).await
}

/// Calls of a pull's progress, and what hears them.
pub fn listener() -> (Arc<std::sync::Mutex<Vec<Progress>>>, impl Fn(Progress) + Send + Sync + 'static) {
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let copy = Arc::clone(&seen);
    (seen, move |progress| copy.lock().unwrap().push(progress))
}

/// All files below a folder of the model in the cache, sorted, as paths from there.
pub fn files(cache: &Path, folder: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(cache.join("models--google--siglip-tiny").join(folder))
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

/// An error and all its causes, as they show in a log, and as `{:?}` shows them.
pub fn everything_of(error: &HubError) -> String {
    let mut text = format!("{error:?} {error:#?} {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text += &format!(" {error} {error:?}");
        cause = error.source();
    }
    text
}
