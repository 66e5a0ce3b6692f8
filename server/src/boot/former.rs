//! Remembers which model's vectors answer searches, and opens them again where another model is to take over.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use inference::Options;
use serde::{Deserialize, Serialize};
use siglip::Precision;

use super::vectors;
use crate::config::{Config, DataConfig, LocalViews, ModelChoice, ModelConfig};
use crate::index::Index;
use crate::models::{self, Model};

/// The file in the data folder.
const FILE: &str = "index.json";

/// The model whose vectors answer searches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Record {
    key: String,
    name: String,
    /// None for the bundled one.
    folder: Option<PathBuf>,
    precision: String,
    #[serde(default)]
    local_views: LocalViews,
}

/// Notes that a model's vectors answer searches from now on.
///
/// # Errors
/// Where the file cannot be written.
pub(super) fn remember(data: &DataConfig, model: &Model) -> std::io::Result<()> {
    let summary = model.summary();
    let record = Record {
        key: model.key().to_owned(),
        name: summary.name,
        folder: model.folder().map(Path::to_owned),
        precision: summary.precision,
        local_views: model.local_views(),
    };
    let data = data.folder.as_path();
    if read(data).as_ref() == Some(&record) {
        return Ok(());
    }
    let mut file = tempfile::NamedTempFile::new_in(data)?;
    serde_json::to_writer_pretty(&mut file, &record)?;
    file.as_file().sync_all()?;
    file.persist(data.join(FILE)).map_err(|error| error.error)?;
    Ok(())
}

fn read(data: &Path) -> Option<Record> {
    let text = match std::fs::read(data.join(FILE)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        text => text,
    };
    let record = text.map_err(anyhow::Error::new).and_then(|text| Ok(serde_json::from_slice(&text)?));
    record.inspect_err(|error| tracing::warn!(%error, "{FILE} cannot be read and is passed over")).ok()
}

/// The index of the model before `present`, where that is still there: searches go on with it meanwhile.
pub(super) async fn open(config: &Config, present: &Model) -> Option<Index> {
    let record = read(&config.data.folder).filter(|record| record.key != present.key())?;
    let name = record.name.clone();
    let opened = load(config, record).await;
    match &opened {
        Ok(Some(_)) => {
            tracing::info!(
                former = name,
                present = present.key(),
                "searching with the former model until this one has seen every picture"
            );
        }
        Ok(None) => tracing::info!(former = name, "the former model has changed: what it indexed is not used any more"),
        Err(error) => {
            let error = format!("{error:#}");
            tracing::warn!(
                former = name,
                error,
                "the former model does not start: pictures are found as this one sees them"
            );
        }
    }
    opened.ok().flatten()
}

async fn load(config: &Config, record: Record) -> anyhow::Result<Option<Index>> {
    let choice = match record.folder {
        Some(folder) => ModelChoice::Found { name: record.name, folder },
        None => ModelChoice::Bundled,
    };
    let precision = Precision::named(&record.precision);
    let options = Options { capacity: config.model.queue_capacity, ..Options::default() };
    let config_then = ModelConfig { choice, precision, local_views: record.local_views, ..config.model.clone() };
    let model = models::load(&config_then, options).await?;
    if model.key() != record.key {
        model.stop().await;
        return Ok(None);
    }
    model.ready().await?;
    let vectors = vectors::open(&config.qdrant, &config.data, &model).await?;
    Ok(Some(Index { model, vectors }))
}
