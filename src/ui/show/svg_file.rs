//! A picture as a file of its own: it takes its styles along, in the colours of the page.

use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsValue;

use crate::chart::Sheeted;
use crate::ui::browser::{download, raster};

const CHARTS: &str = include_str!("../../../style/charts.css");

/// The picture with its styles inside, as it looks on the page now.
pub fn standalone(sheet: &Sheeted) -> String {
    let Sheeted { svg, width, height } = sheet;
    let Some(rest) = svg.strip_prefix("<svg ") else { return svg.clone() };
    let Some((head, body)) = rest.split_once('>') else { return svg.clone() };
    let alone = format!(
        "svg{{font-family:{};inline-size:{width}px;block-size:{height}px}}",
        token("--sans")
    );
    format!(
        "<svg width=\"{width}\" height=\"{height}\" {head}><style><![CDATA[:root{{{}}}\
         {CHARTS}{alone}]]></style>{body}",
        colours()
    )
}

/// Saves the picture as pixels, two for each px, so that it stays sharp.
///
/// # Errors
/// Where the browser cannot paint it.
pub async fn save_png(name: &str, sheet: &Sheeted) -> Result<(), JsValue> {
    let size = (sheet.width, sheet.height);
    let blob = raster::png(&standalone(sheet), size).await?;
    download::offer(name, &blob)
}

/// The value of every token that the pictures' style sheet uses.
fn colours() -> String {
    let mut names: Vec<&str> = CHARTS
        .split("var(")
        .skip(1)
        .filter_map(|rest| rest.split([')', ',']).next())
        .filter(|name| *name != "--ink")
        .collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| format!("{name}:{};", token(name))).collect()
}

/// The value of a token on the page now.
fn token(name: &str) -> String {
    let value = || -> Option<String> {
        let root: web_sys::Element = document().document_element()?;
        let style = window().get_computed_style(&root).ok()??;
        style.get_property_value(name).ok()
    };
    value().unwrap_or_default().trim().to_owned()
}
