//! A library of pictures of which it is known what they show.

use std::collections::{BTreeSet, HashSet};
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;

use app::types::{Activity, DescribeRequest, MediaEdit, MediaId, ModelSummary, PageRequest};
use app::{AppError, Backend};
use bytes::Bytes;
use catalog::CaptionKind;
use futures::{StreamExt, TryStreamExt, stream};
use media::ContentHash;

use super::material::{Material, Picture};
use super::question::Question;
use crate::backend::{LiveBackend, Received, Unexpected, ingest, renew_chance};
use crate::boot::Running;
use crate::print::bar;

/// Pictures that are taken in at the same time.
const PARALLEL: usize = 4;

/// Why nothing can be measured.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// A picture that cannot be read.
    #[error("{} cannot be read", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// A picture that was not taken.
    #[error("{} was not taken: {reason}", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// Pictures that the model could not encode.
    #[error("{count} of the pictures could not be indexed, the last of them, {name:?}, because: {reason}")]
    NotIndexed {
        /// How many.
        count: u64,
        /// The last one.
        name: String,
        /// Why it could not.
        reason: String,
    },
    /// Pictures that the model could not describe.
    #[error("{count} of the pictures could not be described")]
    NotDescribed {
        /// How many.
        count: u64,
    },
    /// What works elsewhere failed.
    #[error(transparent)]
    Failed(#[from] AppError),
}

/// Pictures in a library that has no others.
pub struct Library {
    /// The model that it is indexed with.
    pub model: ModelSummary,
    /// How many pictures were tagged with what they show.
    pub tagged: usize,
    ids: Vec<MediaId>,
}

impl Library {
    /// Takes pictures in, tags a share of them with what they show, and waits until all can be found.
    pub async fn fill(running: &Running, material: &Material, share: f64) -> Result<Self, LibraryError> {
        let bar = bar(material.pictures.len() as u64, "importing");
        let take = async |picture| {
            let taken = take(running, material, picture, share).await;
            bar.inc(1);
            taken
        };
        let taken = stream::iter(&material.pictures).map(take).buffered(PARALLEL).try_collect::<Vec<_>>().await?;
        bar.finish_and_clear();
        let model = index(running).await?.model;
        let tagged = taken.iter().filter(|(_, is_tagged)| *is_tagged).count();
        Ok(Self { model, tagged, ids: taken.into_iter().map(|(id, _)| id).collect() })
    }

    /// Has all pictures described, and waits until searches know of it.
    pub async fn describe(&self, running: &Running, kinds: &[CaptionKind]) -> Result<(), LibraryError> {
        let (services, viewer) = (&running.services, &running.viewer);
        let backend = LiveBackend(Arc::clone(services));
        let bar = bar((self.ids.len() * kinds.len()) as u64, "describing");
        let mut changes = services.changes.listen();
        for kind in kinds {
            let enhanced = *kind == CaptionKind::Enhanced;
            backend.describe_pictures(viewer, &DescribeRequest { enhanced, ..DescribeRequest::default() }).await?;
        }
        loop {
            let state = backend.describing(viewer).await?;
            bar.set_position(state.described + state.enhanced);
            if state.queued + state.running == 0 && is_idle(running).await? {
                if state.failed > 0 {
                    return Err(LibraryError::NotDescribed { count: state.failed });
                }
                break;
            }
            // The bell belongs to the system, which outlives this.
            let _ = changes.changed().await;
        }
        bar.finish_and_clear();
        services.samples.invalidate_all();
        Ok(renew_chance(services, viewer.library()).await?)
    }

    /// The pictures that are the right answer.
    pub fn of(&self, question: &Question) -> HashSet<MediaId> {
        question.relevant.iter().filter_map(|place| self.ids.get(*place)).copied().collect()
    }
}

/// Takes a picture in; answers whether it was tagged with what it shows, too.
async fn take(
    running: &Running,
    material: &Material,
    picture: &Picture,
    share: f64,
) -> Result<(MediaId, bool), LibraryError> {
    let (services, viewer) = (&running.services, &running.viewer);
    let path = material.folder.join(&picture.file);
    let bytes = tokio::fs::read(&path).await;
    let bytes = bytes.map_err(|source| LibraryError::Unreadable { path: path.clone(), source })?;
    let is_tagged = is_chosen(&ContentHash::of(&bytes), share);
    let whole = stream::iter([Ok::<_, Infallible>(Bytes::from(bytes))]);
    let taken = async {
        let received = Received::from_stream(services, whole).await?;
        ingest(services, viewer, &picture.file, received).await
    };
    let taken = taken.await.map_err(|error| LibraryError::Refused { path, reason: error.message })?;

    let names = picture.objects.iter().filter(|_| is_tagged);
    let tags: BTreeSet<String> = picture.tags.iter().chain(names).cloned().collect();
    if !tags.is_empty() || picture.description.is_some() {
        let edit = MediaEdit { tags: Some(tags.into_iter().collect()), description: picture.description.clone() };
        LiveBackend(Arc::clone(services)).describe(viewer, taken.id, &edit).await?;
    }
    Ok((taken.id, is_tagged))
}

/// Whether a picture is one of a share of all: always the same ones, of which a larger share has more.
fn is_chosen(hash: &ContentHash, share: f64) -> bool {
    let [first, second, ..] = hash.as_bytes();
    f64::from(u16::from_be_bytes([*first, *second])) < share * f64::from(u16::MAX)
}

/// Waits until nothing is left to do, and learns what searches score by chance.
async fn index(running: &Running) -> Result<Activity, LibraryError> {
    let (services, viewer) = (&running.services, &running.viewer);
    let backend = LiveBackend(Arc::clone(services));
    let bar = bar(0, "indexing");
    let mut changes = services.changes.listen();
    let activity = loop {
        let activity = backend.activity(viewer).await?;
        bar.set_length(activity.total);
        bar.set_position(activity.ready + activity.failed - activity.refining.min(activity.ready));
        if is_idle(running).await? {
            break activity;
        }
        // The bell belongs to the system, which outlives this.
        let _ = changes.changed().await;
    };
    bar.finish_and_clear();
    if let Some(last) = activity.failures.first() {
        let (name, reason) = (last.tile.name.clone(), last.reason.clone());
        return Err(LibraryError::NotIndexed { count: activity.failed, name, reason });
    }
    // One that was drawn on the way may lack the last pictures, and each time others.
    services.samples.invalidate_all();
    renew_chance(services, viewer.library()).await?;
    Ok(activity)
}

/// Takes all pictures out again.
///
/// # Errors
/// Where the database is away.
pub async fn empty(running: &Running) -> Result<(), AppError> {
    let (backend, viewer) = (LiveBackend(Arc::clone(&running.services)), &running.viewer);
    let mut changes = running.services.changes.listen();
    loop {
        let page = PageRequest::bounded(1, PageRequest::MAX_SIZE);
        let ids: Vec<_> = backend.gallery(viewer, page).await?.images.iter().map(|tile| tile.image_id).collect();
        if ids.is_empty() {
            break;
        }
        backend.delete(viewer, &ids).await?;
    }
    while !is_idle(running).await? {
        let _ = changes.changed().await;
    }
    Ok(())
}

/// Whether no work is left.
async fn is_idle(running: &Running) -> Result<bool, AppError> {
    Ok(running.services.queue.pending().await.unexpected("counting jobs")? == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_share_has_the_same_pictures_and_more() {
        let hashes: Vec<_> = (0..2_000_u32).map(|number| ContentHash::of(&number.to_be_bytes())).collect();
        let chosen = |share| hashes.iter().filter(|hash| is_chosen(hash, share)).count();
        assert!((450..550).contains(&chosen(0.25)), "{}", chosen(0.25));
        assert_eq!(chosen(0.0), 0);
        assert!(hashes.iter().all(|hash| !is_chosen(hash, 0.25) || is_chosen(hash, 0.5)));
    }
}
