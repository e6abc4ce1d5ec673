//! From SVG text to pixels.

use js_sys::{Array, Function, Promise};
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Pixels for each px of the picture.
const SCALE: u32 = 2;

/// Paints a picture that needs nothing from outside, of this size in px, and gives it as PNG.
///
/// # Errors
/// Where the browser cannot read the picture or has no room for so many pixels.
pub async fn png(svg: &str, size: (u32, u32)) -> Result<web_sys::Blob, JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = Array::of1(&JsValue::from_str(svg));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let painted = paint(&url, size).await;
    let _ = web_sys::Url::revoke_object_url(&url);
    to_blob(&painted?).await
}

async fn paint(
    url: &str,
    (width, height): (u32, u32),
) -> Result<web_sys::HtmlCanvasElement, JsValue> {
    let image = web_sys::HtmlImageElement::new()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await?;
    let canvas: web_sys::HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(width.saturating_mul(SCALE));
    canvas.set_height(height.saturating_mul(SCALE));
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: web_sys::CanvasRenderingContext2d = context.dyn_into()?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

async fn to_blob(canvas: &web_sys::HtmlCanvasElement) -> Result<web_sys::Blob, JsValue> {
    let mut refused = None;
    let promise = Promise::new(&mut |resolve: Function, _| {
        refused = canvas.to_blob(&resolve).err();
    });
    if let Some(why) = refused {
        return Err(why);
    }
    let blob = JsFuture::from(promise).await?;
    // Nothing comes where the canvas is too large.
    blob.dyn_into::<web_sys::Blob>()
}
