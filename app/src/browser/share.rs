//! Handing a picture to another program of the system.

use js_sys::Array;
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FilePropertyBag, ShareData};

use super::objects::get;
use super::original::fetch_blob;

/// Whether the browser shares files of this kind.
pub fn can_share(name: &str, media_type: &str) -> bool {
    let navigator = window().navigator();
    let knows_how = ["canShare", "share"].iter().all(|method| get(&navigator, method).is_some());
    knows_how && offer(None, name, media_type).is_ok_and(|offer| navigator.can_share_with_data(&offer))
}

/// Shares what is at an address as a file. Answers whether there is nothing more to do: it is shared, or it was thought better
/// of.
pub async fn share_picture(address: String, name: String, media_type: String) -> bool {
    match share(&address, &name, &media_type).await {
        Ok(()) => true,
        Err(error) => get(&error, "name").and_then(|name| name.as_string()).as_deref() == Some("AbortError"),
    }
}

async fn share(address: &str, name: &str, media_type: &str) -> Result<(), JsValue> {
    let bytes = fetch_blob(address).await?;
    let offer = offer(Some(&bytes), name, media_type)?;
    JsFuture::from(window().navigator().share_with_data(&offer)).await?;
    Ok(())
}

/// A file of these bytes, or of none, as it is offered to others.
fn offer(bytes: Option<&Blob>, name: &str, media_type: &str) -> Result<ShareData, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type(media_type);
    let bytes: Array = bytes.into_iter().collect();
    let file = File::new_with_blob_sequence_and_options(&bytes, name, &options)?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    Ok(data)
}
