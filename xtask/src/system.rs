//! Asking the operating system's package manager for what cargo and npm cannot bring.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process::{capture, command, run, which};

/// Installs Debian packages, if this is Debian (or alike) and we may. `purpose` completes the
/// sentence "… is missing".
pub fn apt_install(purpose: &str, packages: &[&str]) -> Outcome<()> {
    let list = packages.join(" ");
    if which("apt-get").is_none() {
        return Err(Failure::new(
            format!("{purpose} is missing, and this system has no apt-get to install it with."),
            format!("Install what your system calls {list}, then run this again."),
        ));
    }
    if !is_root() {
        return Err(Failure::new(
            format!("{purpose} is missing, and only root may install it."),
            format!("Run `sudo apt-get install {list}`, then this again."),
        ));
    }
    println!("    {purpose} is missing: installing {list} (about a minute)");
    let remedy = "Check the network and /etc/apt, or install the packages by hand.";
    // Without fresh lists the install may still work, so only the install decides.
    let _ = run(&mut apt_get(&["update", "--quiet=2"]), remedy);
    let mut words = vec!["install", "--quiet=2", "--yes", "--no-install-recommends"];
    words.extend(packages);
    run(&mut apt_get(&words), remedy)
}

fn apt_get(words: &[&str]) -> Command {
    let mut apt_get = command("apt-get", Path::new("/"));
    apt_get.args(words).env("DEBIAN_FRONTEND", "noninteractive");
    apt_get
}

fn is_root() -> bool {
    capture(command("id", Path::new("/")).arg("-u")).is_some_and(|id| id.trim() == "0")
}
