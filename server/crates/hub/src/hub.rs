//! The hub and its cache as the rest of the program sees them.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use crate::{
    checkpoint::is_complete,
    client::Client,
    error::HubError,
    fetch::Fetch,
    layout::Layout,
    listing::Listing,
    model_id::ModelId,
    options::{HubOptions, Retry},
    plan::plan,
    progress::{Meter, Progress},
    space,
};

/// The Hugging Face hub, and the folder that keeps what it gave.
pub struct Hub {
    client: Client,
    cache: PathBuf,
    offline: bool,
    retry: Retry,
}

impl Hub {
    /// Prepares to ask; nobody is asked yet.
    ///
    /// # Errors
    /// [`HubError::InvalidEndpoint`] and [`HubError::InvalidToken`] if an option is none, [`HubError::Client`] if no
    /// connections can be made at all.
    pub fn new(options: HubOptions) -> Result<Self, HubError> {
        let client = Client::new(&options)?;
        Ok(Self { client, cache: options.cache, offline: options.offline, retry: options.retry })
    }

    /// The folder of a checkpoint, whose missing files are fetched and verified first. If it is complete, nobody is asked,
    /// so that the model under a library does not change by itself.
    ///
    /// `progress` is told of every piece that comes, so it should be quick; it is not called if nothing is missing. Dropping
    /// the future stops the transfer. What has come stays, and a later call goes on from there.
    ///
    /// # Errors
    /// Most variants of [`HubError`]; each message says what to do. Files that came completely are kept.
    pub async fn pull(
        &self,
        model: &ModelId,
        progress: impl Fn(Progress) + Send + Sync + 'static,
    ) -> Result<PathBuf, HubError> {
        if let Some(folder) = find(&self.cache, model) {
            return Ok(folder);
        }
        if self.offline {
            return Err(HubError::Offline { model: model.clone(), cache: self.cache.clone() });
        }
        let listing = Listing::fetch(&self.client, model).await?;
        let (layout, commit) = (Layout::new(&self.cache, model), listing.commit());
        let fetch = Fetch { client: &self.client, retry: self.retry, model, layout: &layout, commit };
        let files = plan(&listing, model, &fetch).await?;
        // The hub says how large they are, so the sum may be absurd.
        let missing = files.iter().map(|file| layout.place(commit, file).missing()).fold(0, u64::saturating_add);
        let total = files.iter().map(|file| file.size).fold(0, u64::saturating_add);
        space::ensure(&layout.make_blobs()?, missing)?;
        let mut meter = Meter::new(total, progress);
        for file in &files {
            fetch.file(file, &mut meter).await?;
        }
        layout.remember(commit)?;
        Ok(layout.snapshot(commit))
    }
}

/// The folder of a checkpoint that is complete in a cache, whichever program has fetched it.
///
/// Nobody is asked, and the contents are not read, only which files there are.
pub fn find(cache: &Path, model: &ModelId) -> Option<PathBuf> {
    let layout = Layout::new(cache, model);
    let folder = layout.snapshot(&layout.commit()?);
    is_complete(&folder).then_some(folder)
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (endpoint, cache, offline) = (self.client.endpoint(), &self.cache, self.offline);
        f.debug_struct("Hub").field("endpoint", &endpoint).field("cache", cache).field("offline", &offline).finish()
    }
}
