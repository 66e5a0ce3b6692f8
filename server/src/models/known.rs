//! Models to choose from.

use hub::KNOWN;
use serde::Serialize;

use crate::config::{ModelChoice, ModelConfig};

/// A model to choose.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// Bytes of its files, about.
    pub bytes: u64,
    /// Length of its vectors.
    pub dimension: usize,
    /// Side of the square that it looks at, in pixels.
    pub image_size: usize,
    /// Its licence, by SPDX identifier in lower case.
    pub licence: &'static str,
    /// Whether all of its files are on this machine.
    pub here: bool,
    /// Whether the settings name it.
    pub used: bool,
}

/// The bundled model and those of the hub that are known to work.
pub fn list(config: &ModelConfig) -> Vec<Choice> {
    let used = config.choice.name();
    let bundled = super::bundled::checkpoint().ok().map(|checkpoint| Choice {
        name: ModelChoice::BUNDLED.to_owned(),
        bytes: super::bundled::FILES.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
        dimension: checkpoint.config().embedding_size(),
        image_size: checkpoint.config().vision.image_size,
        licence: "mit",
        here: true,
        used: used == ModelChoice::BUNDLED,
    });
    let cache = config.hub.cache();
    let of_hub = KNOWN.iter().map(|model| Choice {
        name: model.id.to_owned(),
        bytes: model.bytes,
        dimension: model.dimension,
        image_size: model.image_size,
        licence: model.licence,
        here: cache.as_ref().is_some_and(|cache| model.id.parse().is_ok_and(|id| hub::find(cache, &id).is_some())),
        used: used == model.id,
    });
    bundled.into_iter().chain(of_hub).collect()
}
