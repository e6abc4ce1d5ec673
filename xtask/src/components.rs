//! The parts of a Rust toolchain that a minimal installation leaves out.

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::process::{capture, cargo, command, run, which};

/// Makes sure that `cargo fmt` or `cargo clippy` exists; both are named by their command.
pub fn ensure(context: &Context, subcommand: &str) -> Outcome<()> {
    if capture(cargo(&context.root).args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    let component = if subcommand == "fmt" { "rustfmt" } else { subcommand };
    let remedy = format!("Install {component} for the Rust toolchain that is in use.");
    if which("rustup").is_none() {
        return Err(Failure::new(
            format!("There is no `cargo {subcommand}`, and no rustup."),
            remedy,
        ));
    }
    run(command("rustup", &context.root).args(["component", "add", component]), &remedy)
}
