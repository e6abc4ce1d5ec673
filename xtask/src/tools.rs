//! The programs that turn a compiled crate into a page: Trunk, wasm-bindgen and wasm-opt. Each is
//! taken from PATH if it is there in the right version, else from the shared folder, else installed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::context::Context;
use crate::failure::{Failure, OrFail, Outcome};
use crate::process::{capture, cargo, command, path_with, run, which};
use crate::report::Step;
use crate::tally::Tally;
use crate::version;

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";

pub const READY: Step = Step {
    name: "Trunk and its tools",
    estimate: "8 min the first time, then nothing",
    run: |context| context.tools().map(|_| Tally::default()),
};

pub struct Tools {
    pub trunk: PathBuf,
    pub wasm_bindgen_test_runner: PathBuf,
    /// Folders that must come first on PATH, for Trunk to find the other tools.
    first_on_path: Vec<PathBuf>,
}

impl Tools {
    pub fn apply<'command>(&self, command: &'command mut Command) -> &'command mut Command {
        command.env("PATH", path_with(&self.first_on_path))
    }
}

pub fn tools(context: &Context) -> Outcome<Tools> {
    let wanted = wasm_bindgen_version(context)?;
    let wasm_bindgen = cargo_tool(context, &WASM_BINDGEN, &wanted)?;
    let trunk = cargo_tool(context, &TRUNK_TOOL, TRUNK)?;
    let wasm_opt = wasm_opt(context)?;
    let first_on_path = [&wasm_bindgen, &wasm_opt].into_iter().filter_map(Found::folder).collect();
    let wasm_bindgen_test_runner = wasm_bindgen.file().with_file_name("wasm-bindgen-test-runner");
    Ok(Tools { trunk: trunk.file().to_path_buf(), wasm_bindgen_test_runner, first_on_path })
}

/// The library's version in the lock file. The command-line tool must be the very same, or the glue
/// that it writes does not fit the program.
fn wasm_bindgen_version(context: &Context) -> Outcome<String> {
    let lock = fs::read_to_string(context.path("Cargo.lock"))
        .or_fail(|| "Cargo.lock cannot be read".into(), "Restore it with git.")?;
    version::locked(&lock, "wasm-bindgen")
        .map(str::to_owned)
        .ok_or_else(|| Failure::new("Cargo.lock names no wasm-bindgen.", "Restore it with git."))
}

/// Where a tool was found. What is on PATH already needs no place of honour there.
enum Found {
    OnPath(PathBuf),
    Ours(PathBuf),
}

impl Found {
    fn file(&self) -> &Path {
        match self {
            Self::OnPath(file) | Self::Ours(file) => file,
        }
    }

    fn folder(&self) -> Option<PathBuf> {
        match self {
            Self::OnPath(_) => None,
            Self::Ours(file) => file.parent().map(Path::to_path_buf),
        }
    }
}

/// A tool that cargo can install.
pub struct CargoTool {
    package: &'static str,
    program: &'static str,
    /// Programs of the same package that we need beside it.
    companions: &'static [&'static str],
    options: &'static [&'static str],
    /// How to ask for its version.
    asks: &'static [&'static str],
    minutes: &'static str,
}

const TRUNK_TOOL: CargoTool = CargoTool {
    package: "trunk",
    program: "trunk",
    companions: &[],
    // What is left out is downloading tools and asking for updates; we do both ourselves.
    options: &["--locked", "--no-default-features"],
    asks: &["--version"],
    minutes: "about 5 min",
};

const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    companions: &["wasm-bindgen-test-runner"],
    // Not `--locked`: its lock file names a release that was withdrawn and some mirrors lack.
    options: &[],
    asks: &["--version"],
    minutes: "about 3 min",
};

/// Counts the lines that tests run.
const COVERAGE_TOOL: CargoTool = CargoTool {
    package: "cargo-llvm-cov",
    program: "cargo-llvm-cov",
    companions: &[],
    options: &["--locked"],
    asks: &["llvm-cov", "--version"],
    minutes: "about a minute",
};

/// Changes the core in small places, to see whether a test notices.
const MUTANTS_TOOL: CargoTool = CargoTool {
    package: "cargo-mutants",
    program: "cargo-mutants",
    companions: &[],
    options: &["--locked"],
    asks: &["mutants", "--version"],
    minutes: "about 2 min",
};

pub const LLVM_COV: (&CargoTool, &str) = (&COVERAGE_TOOL, "0.9.1");
pub const MUTANTS: (&CargoTool, &str) = (&MUTANTS_TOOL, "27.1.0");

/// The file of a tool that is seldom needed, installed when it is missing.
pub fn ready(context: &Context, (tool, version): (&CargoTool, &str)) -> Outcome<PathBuf> {
    cargo_tool(context, tool, version).map(|found| found.file().to_path_buf())
}

fn cargo_tool(context: &Context, tool: &CargoTool, wanted: &str) -> Outcome<Found> {
    if let Some(file) = which(tool.program).filter(|file| tool.is_right(file, wanted)) {
        return Ok(Found::OnPath(file));
    }
    let ours = context.tools_folder.join("bin").join(tool.program);
    if !tool.is_right(&ours, wanted) {
        install(context, tool, wanted)?;
    }
    if tool.is_right(&ours, wanted) {
        return Ok(Found::Ours(ours));
    }
    Err(Failure::new(
        format!("{} was installed, yet {} is not version {wanted}.", tool.package, ours.display()),
        "Remove that file and run this again.",
    ))
}

impl CargoTool {
    fn is_right(&self, file: &Path, wanted: &str) -> bool {
        let complete = self.companions.iter().all(|name| file.with_file_name(name).is_file());
        complete && answers(file, self.asks, wanted)
    }
}

fn has_version(file: &Path, wanted: &str) -> bool {
    answers(file, &["--version"], wanted)
}

fn answers(file: &Path, asks: &[&str], wanted: &str) -> bool {
    let answer = capture(command(file, Path::new(".")).args(asks).env_remove("NO_COLOR"));
    answer.as_deref().and_then(version::of_output) == Some(wanted)
}

fn install(context: &Context, tool: &CargoTool, wanted: &str) -> Outcome<()> {
    let package = format!("{}@{wanted}", tool.package);
    if which("cargo-binstall").is_some() && binstall(context, &package).is_ok() {
        return Ok(());
    }
    println!("    installing {package} for all clones ({} on two cores)", tool.minutes);
    let build = context.tools_folder.with_file_name("build");
    let mut install = cargo(&context.root);
    install.args(["install", "--quiet", "--force", "--root"]).arg(&context.tools_folder);
    install.args(tool.options).arg(&package).env("CARGO_TARGET_DIR", &build);
    // The tools only start other programs: a quick build of them matters more than a quick run.
    install
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256");
    run(
        &mut install,
        &format!("Check the network, or put {} {wanted} on PATH by other means.", tool.program),
    )?;
    // It is large and never needed again; a leftover would only cost space.
    let _ = fs::remove_dir_all(&build);
    Ok(())
}

/// Downloads a released binary where the machine has the accelerator for it.
fn binstall(context: &Context, package: &str) -> Outcome<()> {
    let mut binstall = command("cargo-binstall", &context.root);
    binstall.args(["--no-confirm", "--disable-strategies", "compile", "--root"]);
    run(binstall.arg(&context.tools_folder).arg(package), "It will be compiled instead.")
}

/// wasm-opt comes from npm: distributions carry releases too old for today's compilers.
fn wasm_opt(context: &Context) -> Outcome<Found> {
    let major = BINARYEN.split('.').next().unwrap_or(BINARYEN);
    if let Some(file) = which("wasm-opt").filter(|file| has_version(file, major)) {
        return Ok(Found::OnPath(file));
    }
    let folder = context.tools_folder.join(format!("binaryen-{BINARYEN}"));
    let file = folder.join("node_modules/.bin/wasm-opt");
    context.node()?;
    if !has_version(&file, major) {
        println!("    installing wasm-opt for all clones (about 10 s)");
        let cannot = || format!("{} cannot be written", folder.display());
        fs::create_dir_all(&folder).or_fail(cannot, "Set FREEHOLD_TOOLS to another folder.")?;
        let mut install = crate::node::npm(&folder);
        install.args(["install", "--no-save", "--ignore-scripts", "--prefix"]).arg(&folder);
        let package = format!("binaryen@{BINARYEN}");
        run(install.arg(package), "Check that npm can reach its registry.")?;
    }
    if has_version(&file, major) {
        return Ok(Found::Ours(file));
    }
    Err(Failure::new(
        format!("{} is not version {BINARYEN}.", file.display()),
        format!("Remove {} and run this again.", folder.display()),
    ))
}

/// Whether this is an automated run, in which nobody watches.
pub fn in_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}
