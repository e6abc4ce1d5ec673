//! Node and npm, which run wasm-opt and the tests in a browser.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process::{capture, command, which};
use crate::system::apt_install;
use crate::version;

/// The first release whose test runner can be told to run one file at a time.
const OLDEST: version::Triple = (20, 10, 0);

pub struct Node {
    pub program: PathBuf,
}

pub fn find() -> Outcome<Node> {
    if which("node").is_none() || which("npm").is_none() {
        apt_install("Node", &["nodejs", "npm"])?;
    }
    let program =
        which("node").ok_or_else(|| failure("Node was installed, yet it is not on PATH."))?;
    let answer = capture(command(&program, Path::new(".")).arg("--version"));
    match answer.as_deref().and_then(version::of_output).and_then(version::triple) {
        Some(found) if found >= OLDEST => Ok(Node { program }),
        Some((major, minor, _)) => {
            Err(failure(&format!("Node {major}.{minor} is too old to run the browser tests.")))
        }
        None => Err(failure(&format!("{} does not tell its version.", program.display()))),
    }
}

fn failure(what: &str) -> Failure {
    Failure::new(what, "Install Node 20.10 or newer, with npm, and put it on PATH.")
}

pub fn npm(folder: &Path) -> Command {
    let mut npm = command("npm", folder);
    npm.args(["--loglevel=error", "--no-audit", "--no-fund", "--no-update-notifier"]);
    npm
}
