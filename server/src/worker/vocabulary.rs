//! Encodes the vocabulary before anybody searches for it.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use inference::Lane;
use tokio_util::sync::CancellationToken;

use crate::embeddings::Embeddings;
use crate::models::Model;
use crate::services::Services;

/// How long after the start it begins: what waited for the start comes first, and a command that ends sooner needs none.
const SOON: Duration = Duration::from_secs(5);

/// How many phrases are encoded at once: a search waits for so many at most.
const BATCH: usize = 4;

/// Encodes the vocabulary after the start and after each change of model, behind everything else that the model has to
/// do, until it is told to stop.
pub async fn encode_vocabulary(services: Arc<Services>, stopping: CancellationToken) {
    let mut changes = services.changes.listen();
    let mut done = HashSet::new();
    let work = async {
        tokio::time::sleep(SOON).await;
        loop {
            encode_for_all(&services, &mut done).await;
            if changes.changed().await.is_err() {
                return;
            }
        }
    };
    tokio::select! {
        () = work => {}
        () = stopping.cancelled() => {}
    }
}

/// For the model that answers searches and, where that is another one, for the one that will.
async fn encode_for_all(services: &Services, done: &mut HashSet<String>) {
    let indexes = [services.indexes.searched(), services.indexes.present()];
    // Models alone: an index that somebody holds does not close.
    let models = indexes.map(|index| index.model.clone());
    done.retain(|key| models.iter().any(|model| model.key() == key));
    for model in models {
        if done.insert(model.key().to_owned()) {
            encode(services, &model).await;
        }
    }
}

async fn encode(services: &Services, model: &Model) {
    let vocabulary = services.words.vocabulary();
    let most = Embeddings::room_ahead(model.dim()).min(vocabulary.len());
    for phrases in vocabulary[..most].chunks(BATCH) {
        if let Err(error) = services.embeddings.of_texts(model, phrases, Lane::Background).await {
            tracing::debug!(%error, "the vocabulary is encoded when it is searched for");
            return;
        }
    }
    tracing::debug!(model = model.key(), phrases = most, "the vocabulary is encoded");
}
