//! Putting in other words what a model says about a picture.

use leptos::prelude::*;

use crate::AppError;
use crate::types::{CaptionKind, MediaId};

/// Sets the words, or removes what was said where there are none, and leads back to the picture.
#[server(prefix = "/fn", endpoint = "edit_caption")]
pub async fn edit_caption(id: MediaId, kind: CaptionKind, #[server(default)] text: String) -> Result<(), AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    let edit = crate::types::CaptionEdit { text };
    backend.edit_caption(&viewer, id, kind, &edit).await.inspect_err(crate::status::set_call_status)?;
    leptos_axum::redirect(&format!("/media/{id}"));
    Ok(())
}
