//! Browsing the library.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::AppError;
use crate::types::GalleryPage;

/// One page of the library, newest first.
#[server(prefix = "/fn", endpoint = "get_gallery", input = GetUrl)]
pub async fn get_gallery(page: u32, page_size: u32) -> Result<GalleryPage, AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    let page = crate::types::PageRequest::bounded(page, page_size);
    backend.gallery(&viewer, page).await.inspect_err(crate::status::set_call_status)
}
