//! Has pictures described by a model, and says how far that is.

use app::types::{
    self, CaptionEdit, DescribeOutcome, DescribeRequest, Describing, FailedMedia, MediaDetail, MediaId, Viewer,
};
use app::{AppError, ErrorCode};
use catalog::{CaptionKind, Undescribed};
use diesel_async::AsyncConnection;
use jobs::NewJob;
use uuid::Uuid;

use super::activity::FAILURES;
use super::delete::told_apart;
use super::describe::{invalid, printable};
use super::{RecordError, Unexpected, convert, pictures, sentence};
use crate::models::{CAPTION_CHARS, DescribeError, question, versions};
use crate::services::Services;
use crate::strings;
use crate::worker::captions_job;

/// How many jobs are made at once.
const BATCH: usize = 1000;

/// Queues those of the viewer's pictures that lack a current caption: of those that are named, or of all where none are.
///
/// # Errors
/// [`ErrorCode::ModelMissing`] where no model is here, and [`ErrorCode::InvalidRequest`] where the names are none.
pub async fn describe_pictures(
    services: &Services,
    viewer: &Viewer,
    request: &DescribeRequest,
) -> Result<DescribeOutcome, AppError> {
    let ids = &pictures::named(&request.image_ids)?;
    let kind = if request.enhanced { CaptionKind::Enhanced } else { CaptionKind::Short };
    let which = match request.which {
        Some(types::Undescribed::Missing) => Undescribed::Missing,
        Some(types::Undescribed::Outdated) => Undescribed::Outdated,
        Some(types::Undescribed::All) => Undescribed::Either,
        None if ids.is_empty() => Undescribed::Missing,
        None => Undescribed::Either,
    };
    let model = model(services).await?.map_err(|error| missing(&error))?;
    let (library, current) = (viewer.library().0, (model.as_str(), question(kind).version));
    let wanted: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let chosen = (!ids.is_empty()).then_some(wanted.as_slice());
    let found = services.catalog.to_describe(library, chosen, kind, current, which).await;
    let found = found.unexpected("looking for pictures to describe")?;
    let (known, missing) = match chosen {
        Some(chosen) => {
            let known = services.catalog.known(library, chosen).await.unexpected("looking for pictures")?;
            let (known, missing) = told_apart(ids, known);
            (known.len() as u64, missing)
        }
        None => (count(services, library).await?, Vec::new()),
    };

    let mut connection = services.catalog.connection().await.unexpected("reaching the database")?;
    for batch in found.chunks(BATCH) {
        let job = |id: &Uuid| NewJob::new(kind.job(), library, *id).with_priority(kind.priority());
        let jobs: Vec<NewJob> = batch.iter().map(job).collect();
        jobs::enqueue(&mut connection, &jobs).await.unexpected("queueing pictures to be described")?;
    }
    services.changes.announce();
    let queued = found.len() as u64;
    Ok(DescribeOutcome { queued, skipped: known.saturating_sub(queued), missing })
}

/// Takes back what waits to be described; answers how many captions that are. What runs is finished.
pub async fn cancel_describing(services: &Services, viewer: &Viewer) -> Result<u64, AppError> {
    let kinds = CaptionKind::ALL.map(CaptionKind::job);
    let cancelled = services.queue.cancel(viewer.library().0, &kinds).await;
    let cancelled = cancelled.unexpected("taking back pictures to be described")?;
    services.changes.announce();
    Ok(cancelled)
}

/// How far the describing of the viewer's library is.
pub async fn describing(services: &Services, viewer: &Viewer) -> Result<Describing, AppError> {
    let model = model(services).await?.ok();
    let counts = services.catalog.describing(viewer.library().0, model.as_deref(), versions()).await;
    let counts = counts.unexpected("counting captions")?;
    let failures = match counts.failed {
        0 => Vec::new(),
        _ => failures(services, viewer).await?,
    };
    Ok(Describing {
        model,
        pictures: counts.pictures,
        described: counts.described,
        enhanced: counts.enhanced,
        outdated: counts.outdated,
        queued: counts.queued,
        running: counts.running,
        failed: counts.failed,
        failures,
    })
}

/// The pictures that were given up last.
async fn failures(services: &Services, viewer: &Viewer) -> Result<Vec<FailedMedia>, AppError> {
    let (catalog, library) = (&services.catalog, viewer.library().0);
    let given_up = catalog.not_described(library, FAILURES).await.unexpected("loading failures")?;
    let ids: Vec<Uuid> = given_up.iter().map(|(id, _)| *id).collect();
    let index = services.indexes.present();
    let pictures = catalog.media_many(library, index.model.key(), &ids).await.unexpected("loading pictures")?;
    let failure = |(id, reason): (Uuid, String)| {
        let media = pictures.iter().find(|media| media.id == id)?;
        Some(FailedMedia { tile: convert::tile(media), reason })
    };
    Ok(given_up.into_iter().filter_map(failure).collect())
}

/// Puts a caption in other words, which no model replaces, or removes it; answers the picture as it is then.
///
/// # Errors
/// [`ErrorCode::NotFound`] where there is no such caption, or [`ErrorCode::InvalidRequest`] where it is too much.
pub async fn edit_caption(
    services: &Services,
    viewer: &Viewer,
    id: MediaId,
    kind: types::CaptionKind,
    edit: &CaptionEdit,
) -> Result<MediaDetail, AppError> {
    let kind = match kind {
        types::CaptionKind::Short => CaptionKind::Short,
        types::CaptionKind::Enhanced => CaptionKind::Enhanced,
    };
    let (library, text) = (viewer.library().0, printable(&edit.text).trim().to_owned());
    if text.chars().count() > CAPTION_CHARS {
        return Err(invalid(strings::server_description_too_long(&CAPTION_CHARS.to_string())));
    }
    let mut connection = services.catalog.connection().await.unexpected("reaching the database")?;
    let there = connection
        .transaction::<_, RecordError, _>(async |connection| {
            let there = catalog::edit_caption(connection, library, id.0, kind, &text).await?;
            if there {
                jobs::enqueue(connection, &[captions_job(library, id.0)]).await?;
            }
            Ok(there)
        })
        .await
        .unexpected("editing a caption")?;
    // Before anything else needs a connection.
    drop(connection);
    if !there {
        return Err(AppError::not_found());
    }
    services.changes.announce();
    pictures::detail(services, viewer, id).await
}

/// The model that is here; its files are looked at.
pub(super) async fn model(services: &Services) -> Result<Result<String, DescribeError>, AppError> {
    let describer = services.describer.clone();
    tokio::task::spawn_blocking(move || describer.model()).await.unexpected("looking for a model")
}

async fn count(services: &Services, library: Uuid) -> Result<u64, AppError> {
    let counts = services.catalog.describing(library, None, versions()).await.unexpected("counting pictures")?;
    Ok(counts.pictures)
}

fn missing(error: &DescribeError) -> AppError {
    let message = match error {
        DescribeError::NotSet => strings::server_no_describing_model().to_owned(),
        other => sentence(other),
    };
    AppError::new(ErrorCode::ModelMissing, message)
}
