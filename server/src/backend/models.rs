//! Which models there are, fetching one, and putting one into use.

use std::sync::Arc;

use app::types::{ModelEntry, ModelList};
use app::{AppError, ErrorCode};
use hub::{InvalidId, ModelId};
use inference::Options;

use super::{Unexpected, sentence};
use crate::boot;
use crate::config::{ModelChoice, ModelConfig, Origin, choose_model};
use crate::index::{self, Index};
use crate::models::{self, known};
use crate::services::Services;
use crate::strings;
use crate::worker;

/// The models to choose from, and what is being fetched.
pub fn list(services: &Services) -> ModelList {
    let used = services.indexes.present().model.summary().name;
    let entry = |choice: known::Choice| ModelEntry {
        used: choice.name == used,
        name: choice.name,
        bytes: choice.bytes,
        dimension: choice.dimension as u32,
        image_size: choice.image_size as u32,
        licence: choice.licence.to_owned(),
        here: choice.here,
    };
    ModelList {
        models: known::list(&services.config.model).into_iter().map(entry).collect(),
        downloads: services.downloads.list(),
        used,
        fixed: fixed(services),
    }
}

/// What sets the model so that a choice would not outlive the server.
fn fixed(services: &Services) -> Option<String> {
    let origin = &services.config.effective.iter().find(|effective| effective.setting.name == "SIGLIP_MODEL")?.origin;
    matches!(origin, Origin::Environment(_) | Origin::Flag(_)).then(|| origin.to_string())
}

/// Begins to fetch a model of the hub.
pub fn fetch(services: &Services, name: &str) -> Result<(), AppError> {
    let id: ModelId = name.trim().parse().map_err(|error| invalid(&error))?;
    let started = services.downloads.start(id, &services.config.model.hub, &services.changes);
    started.map_err(|error| missing(&error))
}

/// Stops to fetch it; what came is kept.
pub fn stop_fetching(services: &Services, name: &str) {
    services.downloads.stop(name.trim(), &services.changes);
}

fn invalid(error: &InvalidId) -> AppError {
    let message = match error {
        InvalidId::Shape => strings::server_model_shape().to_owned(),
        InvalidId::Character => strings::server_model_character().to_owned(),
        InvalidId::Edge => strings::server_model_edge().to_owned(),
        InvalidId::Repeated => strings::server_model_repeated().to_owned(),
        InvalidId::TooLong => strings::server_model_too_long().to_owned(),
        InvalidId::Revision => strings::server_model_revision().to_owned(),
        other => sentence(other),
    };
    AppError::new(ErrorCode::InvalidRequest, message)
}

fn missing(error: &dyn std::error::Error) -> AppError {
    AppError::new(ErrorCode::ModelMissing, sentence(error))
}

/// Puts a model into use that is here, now and after the next start; pictures are indexed for it in the background.
///
/// Folders are for the command line: over the network nobody names paths of this machine.
pub async fn choose(services: &Arc<Services>, name: &str) -> Result<(), AppError> {
    let _alone = services.choosing.lock().await;
    let choice = match name.trim() {
        ModelChoice::BUNDLED => ModelChoice::Bundled,
        name => ModelChoice::of_hub(&services.config.model.hub, &name.parse().map_err(|error| invalid(&error))?),
    };
    choice.locate().map_err(|error| missing(&error))?;
    let options = Options { capacity: services.config.model.queue_capacity, ..Options::default() };
    let config = ModelConfig { choice: choice.clone(), ..services.config.model.clone() };
    let model = models::load(&config, options).await.map_err(|error| missing(&error))?;
    model.ready().await.map_err(|error| missing(&error))?;

    let key = model.key().to_owned();
    if services.indexes.present().model.key() == key {
        model.stop().await;
    } else {
        let replaced = if services.indexes.former().is_some_and(|former| former.model.key() == key) {
            model.stop().await;
            services.indexes.take_back()
        } else {
            let vectors = boot::vectors::open(&services.config.qdrant, &services.config.data, &model).await;
            services
                .indexes
                .take_over(Index { model, vectors: vectors.unexpected("opening vectors of another model")? })
        };
        services.describer.follow(&services.indexes.present().model);
        tracing::info!(model = key, "another model is in use");
        if let Some(replaced) = replaced {
            index::retire(replaced).await.unexpected("closing vectors of a model that was replaced")?;
        }
        worker::enqueue_what_is_missing(services).await.unexpected("queueing pictures for another model")?;
        services.switched.notify_one();
    }
    choose_model(&services.config.data, &choice).unexpected("writing the settings file")?;
    services.changes.announce();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_refused_as_the_hub_refuses_them() {
        use InvalidId::{Character, Edge, Repeated, Revision, Shape, TooLong};
        for error in [Shape, Character, Edge, Repeated, TooLong, Revision] {
            assert_eq!(invalid(&error).message, sentence(&error));
        }
    }
}
