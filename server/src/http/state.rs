//! What handlers work with.

use std::sync::Arc;

use app::Parts;
use app::types::Viewer;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::backend::LiveBackend;
use crate::services::Services;
use crate::site;

/// How many browsers may watch events at once.
const WATCHERS: usize = 64;

/// How many requests may send files at once; some of them are held in memory.
const UPLOADS: usize = 32;

/// Shared by all handlers.
#[derive(Clone)]
pub struct HttpState {
    /// The parts of the running system.
    pub services: Arc<Services>,
    /// The use cases behind pages.
    pub backend: Arc<dyn app::Backend>,
    /// Who asks: until accounts exist, everybody who reaches the server is its owner.
    pub viewer: Viewer,
    /// What Leptos has to know to write a document.
    pub leptos: LeptosOptions,
    /// Which files hold the code of the pages.
    pub parts: Parts,
    /// Bounds how many browsers watch events.
    pub watchers: Arc<Semaphore>,
    /// Bounds how many requests send files.
    pub uploads: Arc<Semaphore>,
    /// Ends streams that would go on for ever.
    pub stopping: CancellationToken,
}

impl HttpState {
    /// The state of a running server.
    pub fn new(services: Arc<Services>, viewer: Viewer, stopping: CancellationToken) -> Self {
        let leptos = LeptosOptions::builder().output_name(site::OUTPUT_NAME).site_pkg_dir(site::folder()).build();
        let parts = Parts(Arc::new(site::parts()));
        let backend = Arc::new(LiveBackend(Arc::clone(&services)));
        let [watchers, uploads] = [WATCHERS, UPLOADS].map(|most| Arc::new(Semaphore::new(most)));
        Self { services, backend, viewer, leptos, parts, watchers, uploads, stopping }
    }
}

impl FromRef<HttpState> for LeptosOptions {
    fn from_ref(state: &HttpState) -> Self {
        state.leptos.clone()
    }
}

impl FromRef<HttpState> for Viewer {
    fn from_ref(state: &HttpState) -> Self {
        state.viewer.clone()
    }
}
