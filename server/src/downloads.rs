//! Models that are being fetched.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::types::Download;
use hub::{Hub, HubError, ModelId};
use tokio_util::sync::CancellationToken;

use crate::backend;
use crate::changes::Changes;
use crate::config::HubVariables;

/// Every model that is being fetched, or could not be, by name.
#[derive(Clone, Default)]
pub struct Downloads(Arc<Mutex<BTreeMap<String, Running>>>);

struct Running {
    shown: Download,
    stop: CancellationToken,
}

impl Downloads {
    /// What is being fetched, and what failed and was not tried again.
    pub fn list(&self) -> Vec<Download> {
        self.lock().values().map(|running| running.shown.clone()).collect()
    }

    /// Begins to fetch a model, unless that is going on.
    ///
    /// # Errors
    /// Where the variables of the environment make no sense.
    pub fn start(&self, id: ModelId, variables: &HubVariables, changes: &Changes) -> Result<(), HubError> {
        let hub = Hub::new(variables.options()?)?;
        let (name, stop) = (id.to_string(), CancellationToken::new());
        {
            let mut all = self.lock();
            if all.get(&name).is_some_and(|running| running.shown.failure.is_none()) {
                return Ok(());
            }
            let shown = Download { name: name.clone(), done: 0, total: 0, failure: None };
            all.insert(name.clone(), Running { shown, stop: stop.clone() });
        }
        changes.announce();
        tokio::spawn(self.clone().fetch(hub, id, stop, changes.clone()));
        Ok(())
    }

    /// Stops to fetch a model, or forgets that it failed; what came is kept for the next time.
    pub fn stop(&self, name: &str, changes: &Changes) {
        if let Some(running) = self.lock().remove(name) {
            running.stop.cancel();
        }
        changes.announce();
    }

    async fn fetch(self, hub: Hub, id: ModelId, stop: CancellationToken, changes: Changes) {
        let name = id.to_string();
        let (shown, bell, of) = (self.clone(), changes.clone(), name.clone());
        let pulled = hub.pull(&id, move |progress| {
            if let Some(running) = shown.lock().get_mut(&of) {
                (running.shown.done, running.shown.total) = (progress.done, progress.total);
            }
            bell.announce();
        });
        tokio::select! {
            pulled = pulled => match pulled {
                Ok(folder) => {
                    tracing::info!(model = name, folder = %folder.display(), "a model was fetched");
                    self.lock().remove(&name);
                }
                Err(error) => {
                    tracing::warn!(model = name, error = backend::chain(&error), "a model could not be fetched");
                    if let Some(running) = self.lock().get_mut(&name) {
                        running.shown.failure = Some(backend::sentence(&error));
                    }
                }
            },
            // Whoever stopped it has removed it as well.
            () = stop.cancelled() => {}
        }
        changes.announce();
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Running>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
