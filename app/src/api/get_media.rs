//! Looking at one picture.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::AppError;
use crate::types::{MediaDetail, MediaId};

/// The facts and state of one picture.
#[server(prefix = "/fn", endpoint = "get_media", input = GetUrl)]
pub async fn get_media(id: MediaId) -> Result<MediaDetail, AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    backend.media(&viewer, id).await.inspect_err(crate::status::set_call_status)
}
