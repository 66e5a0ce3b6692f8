//! What greets a visitor.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::AppError;
use crate::types::Welcome;

/// Pictures that greet a visitor who has not asked for anything.
#[cfg(feature = "ssr")]
const NEWEST: u32 = 12;

/// The newest pictures, what was searched for, and how far somebody has come with the library.
#[server(prefix = "/fn", endpoint = "get_welcome", input = GetUrl)]
pub async fn get_welcome() -> Result<Welcome, AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    let newest = crate::types::PageRequest::bounded(1, NEWEST);
    let newest = backend.gallery(&viewer, newest).await.inspect_err(crate::status::set_call_status)?;
    let demo = backend.demo(&viewer).await.inspect_err(crate::status::set_call_status)?;
    let searches = backend.past_searches(&viewer).await.inspect_err(crate::status::set_call_status)?.shown();
    Ok(Welcome { newest: newest.images, total: newest.total, demo, searches })
}
