//! Adding and removing the demo gallery.

use leptos::prelude::*;

use crate::AppError;

/// Adds the demo gallery to the library, or deletes it for good; answers how many pictures came or went. A form without a
/// script is led to the gallery.
#[server(prefix = "/fn", endpoint = "change_demo")]
pub async fn change_demo(add: bool) -> Result<u64, AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    let changed = if add { backend.add_demo(&viewer).await } else { backend.remove_demo(&viewer).await };
    let changed = changed.inspect_err(crate::status::set_call_status)?;
    if crate::status::is_form() {
        leptos_axum::redirect("/gallery");
    }
    Ok(changed)
}
