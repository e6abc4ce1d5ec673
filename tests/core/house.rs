//! The rooms of the house use only rooms below them, and the page keeps its policy.

use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up: a room may use itself and those before it.
const ROOMS: [&str; 14] = [
    "address", "model", "insight", "command", "query", "search", "history", "demo", "feed",
    "storage", "text", "chart", "export", "ui",
];

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The code of a file without its line comments, so that prose may name any room.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_room_is_in_the_picture() {
    let mut rooms: Vec<String> = fs::read_dir(root().join("src"))
        .expect("the sources")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    rooms.retain(|room| !ROOMS.contains(&room.as_str()));
    assert_eq!(rooms, Vec::<String>::new(), "rooms that the picture does not know");
}

#[test]
fn a_room_uses_only_rooms_below_it() {
    let mut wrong = Vec::new();
    for (floor, room) in ROOMS.iter().enumerate() {
        let folder = root().join("src").join(room);
        if !folder.exists() {
            continue;
        }
        for file in files(&folder, "rs") {
            let code = code(&file);
            for above in &ROOMS[floor + 1..] {
                if code.contains(&format!("crate::{above}::")) {
                    wrong.push(format!("{} uses {above}", file.display()));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_core_knows_no_browser_clock_or_chance() {
    let mut wrong = Vec::new();
    for file in files(&root().join("src"), "rs") {
        let path = file.strip_prefix(root().join("src")).expect("inside").to_path_buf();
        let browser = path.starts_with("ui") || path.ends_with("storage/browser.rs");
        if browser {
            continue;
        }
        let code = code(&file);
        for word in ["web_sys", "js_sys", "leptos", "SystemTime", "Instant::now", "rand::"] {
            if code.contains(word) {
                wrong.push(format!("{} uses {word}", file.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The policy of the page blocks inline styles, in views and in pictures.
#[test]
fn no_view_and_no_picture_has_an_inline_style() {
    let mut wrong = Vec::new();
    for file in files(&root().join("src"), "rs") {
        if code(&file).contains(" style=\"") {
            wrong.push(file.display().to_string());
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn colours_stand_in_the_tokens_only() {
    let mut wrong = Vec::new();
    for file in files(&root().join("style"), "css") {
        // The start-up sheet is painted before the tokens are there.
        if file.ends_with("tokens.css") || file.ends_with("boot.css") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a style sheet");
        for (number, line) in text.lines().enumerate() {
            let hex = line
                .split('#')
                .skip(1)
                .any(|rest| rest.chars().take_while(char::is_ascii_hexdigit).count() >= 3);
            if hex || line.contains("rgb(") || line.contains("hsl(") {
                wrong.push(format!("{}:{}", file.display(), number + 1));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Both halves of the bridge between Rust and JavaScript must be of one version.
#[test]
fn the_lock_file_holds_the_pinned_bridge() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lock file");
    let pinned = manifest
        .lines()
        .filter(|line| line.starts_with("wasm-bindgen = "))
        .find_map(|line| line.split_once("\"=")?.1.split('"').next())
        .expect("an exact version");
    assert!(lock.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{pinned}\"")));
}
