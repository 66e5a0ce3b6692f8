//! Copying pictures and links.

use std::future::Future;

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{ClipboardItem, ImageBitmap, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

use super::objects::get;
use super::original::fetch_blob;

/// The only kind of picture that every browser copies, and every program pastes.
const PNG: &str = "image/png";

/// Whether the browser copies pictures: not every one does, and none for addresses that are neither local nor encrypted.
pub fn can_copy() -> bool {
    get(&window().navigator(), "clipboard").is_some() && get(&window(), "ClipboardItem").is_some()
}

/// Copies a picture: the original as it is where it is a PNG, else drawn anew, or its `preview` where browsers cannot show the
/// original. Answers whether it is copied. What is clicked is copied at once: the clipboard itself waits for the picture.
pub fn copy_picture(original: String, preview: String, media_type: &str) -> impl Future<Output = bool> + use<> {
    let is_png = media_type == PNG;
    let picture = future_to_promise(async move {
        if is_png {
            return fetch_blob(&original).await.map(JsValue::from);
        }
        match drawn(&original).await {
            Ok(picture) => Ok(picture),
            Err(_) => drawn(&preview).await,
        }
    });
    let written = write(&picture);
    async move {
        match written {
            Ok(written) => JsFuture::from(written).await.is_ok(),
            Err(_) => false,
        }
    }
}

/// Copies the address of this page. Answers whether it is copied.
pub async fn copy_link() -> bool {
    let Ok(link) = window().location().href() else { return false };
    JsFuture::from(window().navigator().clipboard().write_text(&link)).await.is_ok()
}

fn write(picture: &Promise) -> Result<Promise, JsValue> {
    let kinds = Object::new();
    Reflect::set(&kinds, &JsValue::from_str(PNG), picture)?;
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds)?;
    Ok(window().navigator().clipboard().write(&Array::of1(&item)))
}

/// A picture as a PNG, in its own size and upright.
async fn drawn(address: &str) -> Result<JsValue, JsValue> {
    let bytes = fetch_blob(address).await?;
    let picture: ImageBitmap = JsFuture::from(window().create_image_bitmap_with_blob(&bytes)?).await?.unchecked_into();
    let canvas = OffscreenCanvas::new(picture.width(), picture.height())?;
    let context = canvas.get_context("2d")?.ok_or(JsValue::UNDEFINED)?;
    context.unchecked_into::<OffscreenCanvasRenderingContext2d>().draw_image_with_image_bitmap(&picture, 0.0, 0.0)?;
    // It takes four bytes a pixel until somebody notices that it is not needed any more.
    picture.close();
    JsFuture::from(canvas.convert_to_blob()?).await
}
