//! Writing about one picture.

use leptos::prelude::*;

use crate::AppError;
use crate::types::MediaId;

/// Sets the tags of a picture, separated by commas, and its description, and leads back to it.
#[server(prefix = "/fn", endpoint = "describe_media")]
pub async fn describe_media(
    id: MediaId,
    #[server(default)] tags: String,
    #[server(default)] description: String,
) -> Result<(), AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    let tags = Some(tags.split(',').map(str::to_owned).collect());
    let edit = crate::types::MediaEdit { tags, description: Some(description) };
    backend.describe(&viewer, id, &edit).await.inspect_err(crate::status::set_call_status)?;
    leptos_axum::redirect(&format!("/media/{id}"));
    Ok(())
}
