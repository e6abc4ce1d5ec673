//! Running other programs: aloud, in silence, or while counting their tests.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::tally::Tally;

/// A command that runs at `folder`. It is given no standard input, so it cannot wait for any.
pub fn command(program: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// Cargo by its name, so that the toolchain chosen in the environment decides which one runs.
pub fn cargo(folder: &Path) -> Command {
    let mut cargo = command("cargo", folder);
    // Cargo tells its children which cargo and compiler they belong to. That is this program's own
    // build, and would follow a child into another toolchain.
    for inherited in ["CARGO", "RUSTC", "RUSTDOC"] {
        cargo.env_remove(inherited);
    }
    cargo
}

/// Runs a command whose output the reader sees.
pub fn run(command: &mut Command, remedy: &str) -> Outcome<()> {
    println!("    $ {}", shown(command));
    let status = command.status().map_err(|error| unstartable(command, &error, remedy))?;
    if status.success() { Ok(()) } else { Err(failed(command, remedy)) }
}

/// Runs a command aloud that says by its exit code what it found.
pub fn exit_code(command: &mut Command) -> Outcome<Option<i32>> {
    println!("    $ {}", shown(command));
    let remedy = "Check that the program is there and may be run.";
    let status = command.status().map_err(|error| unstartable(command, &error, remedy))?;
    Ok(status.code())
}

/// Runs a command in silence and returns what it wrote, or nothing if it failed.
pub fn capture(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a test runner aloud and counts the tests by its closing lines. A runner that fails without
/// having counted a failed test has failed as a whole, and that is an error.
pub fn count(command: &mut Command, remedy: &str) -> Outcome<Tally> {
    println!("    $ {}", shown(command));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| unstartable(command, &error, remedy))?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            // A closed terminal is no reason to stop counting.
            let _ = writeln!(std::io::stdout(), "{line}");
            tally += Tally::from_line(&line);
        }
    }
    let status = child.wait().map_err(|error| unstartable(command, &error, remedy))?;
    if status.success() || tally.failed > 0 { Ok(tally) } else { Err(failed(command, remedy)) }
}

/// The command as one would type it, without the folders of its program.
fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn unstartable(command: &Command, error: &std::io::Error, remedy: &str) -> Failure {
    Failure::new(format!("`{}` could not be started: {error}.", shown(command)), remedy)
}

fn failed(command: &Command, remedy: &str) -> Failure {
    Failure::new(format!("`{}` failed; its own words are above.", shown(command)), remedy)
}

/// The first program of that name on PATH.
pub fn which(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| is_program(file))
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file() || file.with_extension("exe").is_file()
}

/// PATH with some folders before all others.
pub fn path_with(first: &[PathBuf]) -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain(env::split_paths(&path));
    // Only a folder whose name holds the separator cannot be joined; then PATH stays as it is.
    env::join_paths(folders).unwrap_or(path)
}
