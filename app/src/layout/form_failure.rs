//! How a form ended that was sent without JavaScript and failed.

use leptos::prelude::*;
use leptos::server_fn::error::ServerFnUrlError;
use leptos_router::hooks::use_query_map;

use crate::kit::Alert;
use crate::{AppError, strings};

/// Says what went wrong, where the server led back to this page because of a failure.
///
/// The address carries the failure, and anybody can write an address: only its code is believed, not its words.
#[component]
pub fn FormFailure() -> impl IntoView {
    let parameters = use_query_map();
    move || {
        let failure = parameters.with(|parameters| parameters.get("__err"))?;
        let code = ServerFnUrlError::<AppError>::decode_err(&failure).code;
        Some(view! { <Alert message=strings::failure_sentence(code.local_title())/> })
    }
}
