//! Sending a picture to search by.

use js_sys::{JSON, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FormData, Headers, RequestInit, Response};

use crate::state::{Answer, read_answer};
use crate::types::QueryImageId;
use crate::{AppError, ErrorCode, strings};

/// Sends a picture to search by and answers the id under which the server keeps it.
///
/// # Errors
/// What the server said, or [`ErrorCode::NotReady`] where it said nothing.
pub async fn send_query_image(file: File) -> Result<QueryImageId, AppError> {
    let (status, body) = post(&file).await.map_err(|_| no_answer())?;
    let image = JSON::parse(&body)
        .and_then(|answer| Reflect::get(&answer, &JsValue::from_str("image")))
        .ok()
        .and_then(|image| image.as_string()?.parse().ok());
    match (image, read_answer(status, &body, None)) {
        (Some(image), _) => Ok(image),
        (None, Answer::Refused(error)) => Err(error),
        (None, Answer::Busy(_)) => Err(AppError::new(ErrorCode::Overloaded, strings::failure_busy())),
        (None, Answer::Accepted(_)) => Err(AppError::internal()),
    }
}

async fn post(file: &File) -> Result<(u16, String), JsValue> {
    let form = FormData::new()?;
    form.append_with_blob_and_filename("file", file, &file.name())?;
    let headers = Headers::new()?;
    headers.set("Accept", "application/json")?;
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_headers(&headers);
    options.set_body(&form);
    let response: Response =
        JsFuture::from(window().fetch_with_str_and_init("/search-image", &options)).await?.unchecked_into();
    let body = JsFuture::from(response.text()?).await?;
    Ok((response.status(), body.as_string().unwrap_or_default()))
}

fn no_answer() -> AppError {
    AppError::new(ErrorCode::NotReady, strings::failure_no_answer())
}
