//! Sending one file with news of its progress, which `fetch` cannot give.

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FormData, ProgressEvent, XmlHttpRequest};

use super::{forget_request, keep_request};
use crate::state::{Answer, read_answer};

/// How a request ended.
pub enum Reply {
    /// The server answered.
    Answered(Answer),
    /// No answer came.
    Lost,
}

/// Sends a file to `POST /api/upload` and calls `on_progress` with the bytes that have left.
pub async fn send_file(id: usize, file: &File, on_progress: impl Fn(u64) + 'static) -> Reply {
    let Ok(request) = XmlHttpRequest::new() else { return Reply::Lost };
    let progress =
        Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| on_progress(event.loaded() as u64));
    let ended = start(&request, file, &progress);
    keep_request(id, request.clone());
    let sent = match ended {
        Ok(ended) => JsFuture::from(ended).await.is_ok(),
        Err(_) => false,
    };
    forget_request(id);
    let status = request.status().unwrap_or(0);
    if !sent || status == 0 {
        return Reply::Lost;
    }
    let body = request.response_text().ok().flatten().unwrap_or_default();
    let retry_after = request.get_response_header("Retry-After").ok().flatten();
    Reply::Answered(read_answer(status, &body, retry_after.as_deref()))
}

/// Starts a request; the promise is kept when it has ended in one way or another.
fn start(request: &XmlHttpRequest, file: &File, progress: &Closure<dyn Fn(ProgressEvent)>) -> Result<Promise, JsValue> {
    let form = FormData::new()?;
    form.append_with_blob_and_filename("file", file, &file.name())?;
    request.open("POST", "/api/upload")?;
    request.set_request_header("Accept", "application/json")?;
    request.upload()?.set_onprogress(Some(progress.as_ref().unchecked_ref()));
    // It is fired last, after load, error and abort alike.
    let ended = Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)));
    request.send_with_opt_form_data(Some(&form))?;
    Ok(ended)
}
