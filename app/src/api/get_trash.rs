//! Browsing the trash.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::AppError;
use crate::types::Trash;

/// One page of the trash, what was deleted last first.
#[server(prefix = "/fn", endpoint = "get_trash", input = GetUrl)]
pub async fn get_trash(page: u32) -> Result<Trash, AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    let page = crate::types::PageRequest::bounded(page, crate::types::PageRequest::DEFAULT_SIZE);
    backend.trash_page(&viewer, page).await.inspect_err(crate::status::set_call_status)
}
