//! Finding pictures.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::AppError;
use crate::types::{SearchAnswer, SearchRequest};

/// One page of pictures, best first. What is searched for by words is kept.
#[server(prefix = "/fn", endpoint = "search_media", input = GetUrl)]
pub async fn search_media(request: SearchRequest) -> Result<SearchAnswer, AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    let page = crate::types::PageRequest::bounded(request.page.page, request.page.page_size);
    let request = SearchRequest { page, ..request };
    backend.answer(&viewer, &request).await.inspect_err(crate::status::set_call_status)
}
