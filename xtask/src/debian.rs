//! A WebAssembly toolchain from Debian's packages, for machines where rustup can fetch nothing.
//!
//! Debian has a recent compiler and the sources of its standard library, but no build of that
//! library for the browser. So a folder of ours imitates a toolchain: its programs are Debian's, its
//! libraries are links to Debian's, and beside them lies a standard library that is built here once.
//! Nothing is written where Debian's own files are.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::failure::{Failure, OrFail, Outcome};
use crate::process::{capture, cargo, command, run, which};
use crate::version;
use crate::wasm::{TARGET, Toolchain, holds_std, target_libraries};

/// The folder's name. Rustup is told the folder itself, which leaves the reader's list of
/// toolchains as it was.
const NAME: &str = "freehold-wasm";
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22"];
const LINKER: &str = "wasm-ld-22";
const NEEDED: [&str; 6] = [
    "/usr/bin/rustc",
    "/usr/bin/cargo",
    "/usr/bin/rustdoc",
    "/usr/bin/cargo-clippy",
    "/usr/bin/clippy-driver",
    "/usr/bin/wasm-ld-22",
];
const OLDEST: version::Triple = (1, 88, 0);
const REMEDY: &str = "See README, \"Without rustup's downloads\", or use a machine where \
    `rustup target add wasm32-unknown-unknown` works.";

pub fn toolchain(context: &Context) -> Outcome<Toolchain> {
    install_packages(context)?;
    let folder = context.tools_folder.join(NAME);
    let release = release()?;
    if !is_ready(&folder, &release) {
        imitate_toolchain(&folder)?;
        build_std(context, &folder)?;
        // Written last, so that an interrupted build is done again.
        fs::write(stamp(&folder), &release)
            .or_fail(|| "The stamp cannot be written".into(), REMEDY)?;
    }
    Ok(Toolchain::with(vec![
        ("RUSTUP_TOOLCHAIN", folder.clone().into_os_string()),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER.into()),
        // Clippy's driver is the one program that finds its libraries without asking the compiler.
        ("SYSROOT", folder.into_os_string()),
    ]))
}

/// Whether an earlier run has made the toolchain, and Debian's compiler is still the same.
pub fn is_made(context: &Context) -> bool {
    release().is_ok_and(|release| is_ready(&context.tools_folder.join(NAME), &release))
}

fn install_packages(context: &Context) -> Outcome<()> {
    let have_programs = NEEDED.iter().all(|program| Path::new(program).exists());
    if !(have_programs && sources().is_some()) {
        crate::system::apt_install("Debian's Rust toolchain", &PACKAGES)?;
    }
    if which("rustup").is_none() {
        return Err(Failure::new("There is no rustup to choose between two toolchains.", REMEDY));
    }
    let found = capture(command("/usr/bin/rustc", &context.root).arg("--version"));
    match found.as_deref().and_then(version::of_output).and_then(version::triple) {
        Some(found) if found >= OLDEST => Ok(()),
        _ => Err(Failure::new("Debian's Rust compiler is older than 1.88.", REMEDY)),
    }
}

fn sources() -> Option<PathBuf> {
    let sources = PathBuf::from("/usr/lib/rustlib/src/rust/library/Cargo.toml");
    sources.exists().then_some(sources)
}

/// Everything that identifies Debian's compiler; another release needs another library.
fn release() -> Outcome<String> {
    capture(command("/usr/bin/rustc", Path::new("/")).args(["--version", "--verbose"]))
        .ok_or_else(|| Failure::new("Debian's Rust compiler does not start.", REMEDY))
}

fn stamp(folder: &Path) -> PathBuf {
    folder.join("built-for")
}

fn is_ready(folder: &Path, release: &str) -> bool {
    fs::read_to_string(stamp(folder)).is_ok_and(|built_for| built_for == release)
        && holds_std(&target_libraries(folder))
}

/// Lays out `bin/` and `lib/` of a toolchain around Debian's files.
fn imitate_toolchain(folder: &Path) -> Outcome<()> {
    lay_out(folder).or_fail(
        || format!("{} cannot be written", folder.display()),
        "Set FREEHOLD_TOOLS to another folder.",
    )
}

fn lay_out(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder.join("bin"))?;
    for program in ["cargo", "cargo-clippy", "clippy-driver"] {
        link_file(&Path::new("/usr/bin").join(program), &folder.join("bin").join(program))?;
    }
    for program in ["rustc", "rustdoc"] {
        let file = folder.join("bin").join(program);
        fs::write(&file, wrapper(program, folder))?;
        make_executable(&file)?;
    }
    fs::create_dir_all(target_libraries(folder))?;
    let rustlib = folder.join("lib/rustlib");
    for entry in fs::read_dir("/usr/lib/rustlib")?.flatten() {
        if entry.file_name() != TARGET {
            link_file(&entry.path(), &rustlib.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// A program that looks for libraries in our folder first. A question for the root of the
/// toolchain is answered with it, too, so that cargo and Trunk see one consistent place.
fn wrapper(program: &str, folder: &Path) -> String {
    format!("#!/bin/sh\nexec /usr/bin/{program} --sysroot '{}' \"$@\"\n", folder.display())
}

/// Builds the standard library for the browser by way of an empty package, and keeps its parts.
fn build_std(context: &Context, folder: &Path) -> Outcome<()> {
    println!("    building Rust's standard library for the browser, once (1 to 2 min)");
    let package = context.tools_folder.join("std-build");
    let cannot = || format!("{} cannot be written", package.display());
    empty_package(&package).or_fail(cannot, "Set FREEHOLD_TOOLS to another folder.")?;
    let mut build = cargo(&package);
    build
        .args(["build", "--quiet", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,proc_macro,test")
        .env("RUSTUP_TOOLCHAIN", folder)
        .env("CARGO_TARGET_DIR", package.join("target"))
        // The released compiler builds its own standard library only when told so.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without it a build with link-time optimisation cannot read the library.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
    run(&mut build, REMEDY)?;
    let built = package.join("target").join(TARGET).join("release/deps");
    copy_libraries(&built, &target_libraries(folder))
        .or_fail(|| "The built standard library cannot be copied".into(), REMEDY)?;
    fs::remove_dir_all(&package).or_fail(cannot, REMEDY)
}

fn empty_package(package: &Path) -> io::Result<()> {
    fs::create_dir_all(package.join("src"))?;
    fs::write(package.join("src/lib.rs"), "")?;
    let manifest =
        "[package]\nname = \"nothing\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n";
    fs::write(package.join("Cargo.toml"), manifest)
}

fn copy_libraries(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)?.flatten() {
        if is_library(&entry.file_name()) {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// Whether a build product belongs to the standard library, and not to the empty package.
fn is_library(name: &OsString) -> bool {
    let name = name.to_string_lossy();
    name.starts_with("lib") && name.ends_with(".rlib") && !name.starts_with("libnothing")
}

#[cfg(unix)]
fn link_file(to: &Path, at: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, at)
}

#[cfg(unix)]
fn make_executable(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn link_file(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
