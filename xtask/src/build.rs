//! Building the page.

use std::fs;
use std::path::Path;

use crate::context::Context;
use crate::failure::{Failure, OrFail, Outcome};
use crate::process::{capture, cargo, command, run};
use crate::report::Step;
use crate::tally::Tally;
use crate::{stamp, tools, wasm};

pub const DIST: &str = "dist";
pub const DIST_DEBUG: &str = "dist-debug";

/// What must be there before anything can be built for the browser.
pub const INPUTS: [Step; 3] = [
    Step {
        name: "Dependencies",
        estimate: "half a minute the first time",
        run: |context| fetch(context).map(|()| Tally::default()),
    },
    wasm::READY,
    tools::READY,
];

pub const RELEASE: Step = Step {
    name: "Build the page",
    estimate: "3 min the first time",
    run: |context| {
        if build(context, Profile::Release)? == Built::Anew {
            print_sizes(context)?;
        }
        Ok(Tally::default())
    },
};

pub const DEBUG: Step = Step {
    name: "Build the page for debugging",
    estimate: "2 min the first time",
    run: |context| build(context, Profile::Debug).map(|_| Tally::default()),
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Release,
    Debug,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Built {
    Anew,
    Before,
}

/// Everything that decides what the page becomes, the tools' versions among it.
const SOURCES: [&str; 8] =
    ["src", "style", "index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock", ".cargo", "xtask/src"];

/// Trunk works offline, so that a build cannot depend on the network halfway through.
fn fetch(context: &Context) -> Outcome<()> {
    if capture(cargo(&context.root).args(["fetch", "--locked", "--offline"])).is_some() {
        return Ok(());
    }
    run(
        cargo(&context.root).args(["fetch", "--locked"]),
        "Check that cargo can reach its registry, and that Cargo.lock fits Cargo.toml.",
    )
}

/// Builds the page, unless just this was built last.
fn build(context: &Context, profile: Profile) -> Outcome<Built> {
    let dist = match profile {
        Profile::Release => DIST,
        Profile::Debug => DIST_DEBUG,
    };
    let mark = context.path("target").join(format!("{dist}.built"));
    // Before it is built: what is saved meanwhile is not in it.
    let sources = stamp::of(&context.root, &SOURCES)?;
    let built = || stamp::of(&context.root, &[dist]).map(|dist| format!("{sources:x} {dist:x}"));
    if fs::read_to_string(&mark).is_ok_and(|last| built().is_ok_and(|now| now == last)) {
        println!("    {dist}/ is built from these very sources already");
        return Ok(Built::Before);
    }
    let tools = context.tools()?;
    let mut trunk = command(&tools.trunk, &context.root);
    trunk.arg("build").args((profile == Profile::Release).then_some("--release"));
    trunk.args(["--dist", dist]);
    context.toolchain()?.apply(tools.apply(&mut trunk));
    // Trunk 0.21.14 takes NO_COLOR=1 for an option of its own and refuses it.
    trunk.env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true");
    for inherited in ["CARGO", "RUSTC", "RUSTDOC"] {
        trunk.env_remove(inherited);
    }
    run(&mut trunk, "The compiler's words above say what is wrong.")?;
    fs::write(&mark, built()?)
        .or_fail(|| format!("{} cannot be written", mark.display()), "Check who owns target/.")?;
    Ok(Built::Anew)
}

/// Prints what a visitor downloads, as it lies there and as hosts send it.
fn print_sizes(context: &Context) -> Outcome<()> {
    let dist = context.path(DIST);
    let mut files: Vec<_> = fs::read_dir(&dist)
        .or_fail(|| "dist/ cannot be read".into(), "Run `cargo xtask build` again.")?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    let compressed = compressed_sizes(context, &dist, &files)?;
    println!("    {:>10} {:>10}", "bytes", "brotli");
    let (mut all, mut all_compressed) = (0, 0);
    for (file, compressed) in files.iter().zip(compressed) {
        let size = file.metadata().map_or(0, |meta| meta.len());
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        println!("    {size:>10} {compressed:>10}  {name}");
        all += size;
        all_compressed += compressed;
    }
    println!("    {all:>10} {all_compressed:>10}  in all");
    Ok(())
}

/// Node, which the build needs anyway, knows brotli.
fn compressed_sizes(
    context: &Context,
    dist: &Path,
    files: &[std::path::PathBuf],
) -> Outcome<Vec<u64>> {
    const SCRIPT: &str = "const fs = require('fs'), zlib = require('zlib'); \
        for (const file of process.argv.slice(1)) \
            console.log(zlib.brotliCompressSync(fs.readFileSync(file)).length)";
    let mut node = command(&context.node()?.program, dist);
    node.args(["-e", SCRIPT, "--"]).args(files);
    let sizes = capture(&mut node).map(|text| text.lines().map(str::parse).collect());
    match sizes {
        Some(Ok(sizes)) => Ok(sizes),
        _ => Err(Failure::new(
            "Node cannot compress the built files.",
            "Try another version of Node.",
        )),
    }
}
