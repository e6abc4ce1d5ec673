//! The Rust toolchain for the browser half. Normally it is the one in use, with the WebAssembly
//! target added by rustup; where rustup can fetch nothing, it is made from Debian's packages.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::context::Context;
use crate::debian;
use crate::failure::{Failure, Outcome};
use crate::process::{capture, cargo, command, run, which};
use crate::report::Step;
use crate::tally::Tally;

pub const TARGET: &str = "wasm32-unknown-unknown";

pub const READY: Step = Step {
    name: "WebAssembly target",
    estimate: "under a minute the first time; 4 min where rustup can fetch nothing",
    run: |context| context.toolchain().map(|_| Tally::default()),
};

/// What a wasm child needs in its environment; nothing if the toolchain in use can do it.
pub struct Toolchain {
    variables: Vec<(&'static str, OsString)>,
}

impl Toolchain {
    pub fn in_use() -> Self {
        Self { variables: Vec::new() }
    }

    pub fn with(variables: Vec<(&'static str, OsString)>) -> Self {
        Self { variables }
    }

    pub fn apply<'command>(&self, command: &'command mut Command) -> &'command mut Command {
        command.envs(self.variables.iter().map(|(name, value)| (name, value)))
    }

    /// A cargo that compiles for the browser.
    pub fn cargo(&self, folder: &Path) -> Command {
        let mut cargo = cargo(folder);
        self.apply(&mut cargo);
        cargo
    }
}

/// Where the reader wants the toolchain to come from.
enum Wish {
    Any,
    Rustup,
    Debian,
}

fn wish() -> Outcome<Wish> {
    match env::var("FREEHOLD_TOOLCHAIN").as_deref() {
        Err(_) | Ok("") => Ok(Wish::Any),
        Ok("rustup") => Ok(Wish::Rustup),
        Ok("debian") => Ok(Wish::Debian),
        Ok(other) => Err(Failure::new(
            format!("FREEHOLD_TOOLCHAIN is `{other}`, which names no toolchain."),
            "Set it to `rustup` or `debian`, or leave it out.",
        )),
    }
}

pub fn toolchain(context: &Context) -> Outcome<Toolchain> {
    match wish()? {
        Wish::Rustup => rustup(context),
        Wish::Debian => debian::toolchain(context),
        // What had to be made once is used again, rather than waiting for a download to fail again.
        Wish::Any if !has_std(&context.root) && debian::is_made(context) => {
            debian::toolchain(context)
        }
        Wish::Any => rustup(context).or_else(|failure| {
            println!("    {failure}\n    Trying Debian's packages instead.");
            debian::toolchain(context)
        }),
    }
}

fn rustup(context: &Context) -> Outcome<Toolchain> {
    if has_std(&context.root) {
        return Ok(Toolchain::in_use());
    }
    let remedy = "Add the target `wasm32-unknown-unknown` to the Rust toolchain that is in use.";
    if which("rustup").is_none() {
        return Err(Failure::new(
            "The WebAssembly target is missing, and there is no rustup.",
            remedy,
        ));
    }
    let mut add = command("rustup", &context.root);
    add.args(["target", "add", TARGET]);
    // Without a network this would otherwise try for many minutes.
    add.env("RUSTUP_DOWNLOAD_TIMEOUT", "60").env("RUSTUP_MAX_RETRIES", "1");
    run(&mut add, remedy)?;
    if has_std(&context.root) {
        Ok(Toolchain::in_use())
    } else {
        Err(Failure::new("rustup added the WebAssembly target, yet it is not there.", remedy))
    }
}

/// Whether the toolchain in use has a standard library for the target.
fn has_std(root: &Path) -> bool {
    let sysroot = capture(command("rustc", root).args(["--print", "sysroot"]));
    sysroot.is_some_and(|sysroot| holds_std(&target_libraries(Path::new(sysroot.trim()))))
}

pub fn target_libraries(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

pub fn holds_std(libraries: &Path) -> bool {
    let Ok(entries) = libraries.read_dir() else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}
