//! Reading files that the user chose.

use leptos::web_sys;
use wasm_bindgen_futures::JsFuture;

/// A file's name and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedBytes {
    /// The name that the file has on the user's disk.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// The files of a list.
pub fn list(files: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

/// Reads files one after the other: what could be read, and the names of what could not.
pub async fn read_all(files: Vec<web_sys::File>) -> (Vec<NamedBytes>, Vec<String>) {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for file in files {
        match read(file).await {
            Ok(named) => good.push(named),
            Err(name) => bad.push(name),
        }
    }
    (good, bad)
}

/// Reads a file; its name where the browser cannot, as for a folder.
async fn read(file: web_sys::File) -> Result<NamedBytes, String> {
    let name = file.name();
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(NamedBytes { name, bytes: js_sys::Uint8Array::new(&buffer).to_vec() }),
        Err(_) => Err(name),
    }
}
