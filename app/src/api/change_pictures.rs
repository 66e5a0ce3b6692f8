//! Doing something to many pictures at once.

use leptos::prelude::*;

use crate::AppError;
use crate::types::{Change, MediaId};

/// Changes the pictures named, or with [`Change::Undo`] those that `batch` names; `tags` are parted by commas. Answers the
/// batch where pictures went to the trash. A form without a script is led to where it sees what it did.
#[server(prefix = "/fn", endpoint = "change_pictures")]
pub async fn change_pictures(
    change: Change,
    #[server(default)] ids: Vec<MediaId>,
    #[server(default)] tags: String,
    #[server(default)] batch: String,
) -> Result<Option<String>, AppError> {
    let done = perform(change, &ids, &tags, &batch).await.inspect_err(crate::status::set_call_status)?;
    if crate::status::is_form() {
        match (change, &done) {
            (Change::Trash, Some(batch)) => leptos_axum::redirect(&format!("/gallery?trashed={batch}")),
            (Change::Restore | Change::Delete | Change::Empty, _) => leptos_axum::redirect("/trash"),
            // Its page follows it.
            (Change::Describe | Change::Detail, _) if let [id] = ids.as_slice() => {
                leptos_axum::redirect(&format!("/media/{id}"));
            }
            _ => leptos_axum::redirect("/gallery"),
        }
    }
    Ok(done)
}

#[cfg(feature = "ssr")]
async fn perform(change: Change, ids: &[MediaId], tags: &str, batch: &str) -> Result<Option<String>, AppError> {
    use crate::types::{DescribeRequest, MOST_AT_ONCE};

    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    if ids.len() > MOST_AT_ONCE {
        let message = format!("At most {MOST_AT_ONCE} pictures can be changed at once. Select fewer of them.");
        return Err(AppError::new(crate::ErrorCode::InvalidRequest, message));
    }
    match change {
        Change::Tag => {
            let tags: Vec<String> = tags.split(',').map(str::to_owned).collect();
            backend.add_tags(&viewer, ids, &tags).await?;
        }
        Change::Trash => return Ok(backend.trash(&viewer, ids).await?.batch),
        Change::Restore => drop(backend.restore(&viewer, ids).await?),
        Change::Undo => drop(backend.undo_trash(&viewer, batch).await?),
        Change::Delete => drop(backend.delete(&viewer, ids).await?),
        Change::Empty => drop(backend.empty_trash(&viewer).await?),
        // None would mean all.
        Change::Describe | Change::Detail if ids.is_empty() => {}
        Change::Describe | Change::Detail => {
            let image_ids = ids.iter().map(ToString::to_string).collect();
            let request = DescribeRequest { image_ids, enhanced: change == Change::Detail, which: None };
            backend.describe_pictures(&viewer, &request).await?;
        }
    }
    Ok(None)
}
