//! Having all pictures described.

use leptos::prelude::*;

use crate::AppError;
use crate::types::DescribingChange;

/// Has all pictures described that lack a description, or takes back those that wait for it; answers how many that are. A form
/// without a script is led to the activity page.
#[server(prefix = "/fn", endpoint = "change_describing")]
pub async fn change_describing(change: DescribingChange) -> Result<u64, AppError> {
    let changed = perform(change).await.inspect_err(crate::status::set_call_status)?;
    if crate::status::is_form() {
        leptos_axum::redirect("/activity");
    }
    Ok(changed)
}

#[cfg(feature = "ssr")]
async fn perform(change: DescribingChange) -> Result<u64, AppError> {
    use crate::types::DescribeRequest;

    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    if change == DescribingChange::Stop {
        return backend.cancel_describing(&viewer).await;
    }
    let request = DescribeRequest { enhanced: change == DescribingChange::Detail, ..DescribeRequest::default() };
    Ok(backend.describe_pictures(&viewer, &request).await?.queued)
}
