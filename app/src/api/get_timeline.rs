//! Browsing the library by time.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::AppError;
use crate::types::TimelinePart;

/// Up to `limit` pictures from `offset` on, the newest first, with `months` those of the whole library.
#[server(prefix = "/fn", endpoint = "get_timeline", input = GetUrl)]
pub async fn get_timeline(offset: u64, limit: u32, months: bool) -> Result<TimelinePart, AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    let limit = crate::types::PageRequest::bounded(1, limit).page_size;
    backend.timeline(&viewer, offset, limit, months).await.inspect_err(crate::status::set_call_status)
}
