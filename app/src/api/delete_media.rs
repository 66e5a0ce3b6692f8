//! Deleting one picture.

use leptos::prelude::*;

use crate::AppError;
use crate::types::MediaId;

/// Deletes a picture with its files and vectors, and leads to the gallery; one that is gone already is no error.
#[server(prefix = "/fn", endpoint = "delete_media")]
pub async fn delete_media(id: MediaId) -> Result<(), AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    backend.delete(&viewer, &[id]).await.inspect_err(crate::status::set_call_status)?;
    leptos_axum::redirect("/gallery");
    Ok(())
}
