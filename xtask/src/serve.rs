//! Serving the built page on this machine.

use crate::build;
use crate::context::Context;
use crate::failure::{Failure, OrFail, Outcome};
use crate::http::{self, Server, Site};
use crate::report::{AfterFailure, Report};

const PORT: u16 = 8080;

#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    port: u16,
    first: First,
}

/// What is done before serving.
#[derive(Debug, PartialEq, Eq)]
enum First {
    Build,
    Nothing,
}

impl Options {
    pub fn parse(words: &[&str]) -> Outcome<Self> {
        let mut options = Self { port: PORT, first: First::Build };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--no-build" => options.first = First::Nothing,
                "--port" => options.port = port(words.next().copied())?,
                other => return Err(unknown(other)),
            }
        }
        Ok(options)
    }
}

fn port(word: Option<&str>) -> Outcome<u16> {
    word.and_then(|word| word.parse().ok()).ok_or_else(|| {
        Failure::new(
            format!("`--port {}` names no port.", word.unwrap_or_default()),
            "Give a number from 1 to 65535, or 0 for any free port.",
        )
    })
}

fn unknown(word: &str) -> Failure {
    Failure::new(format!("`serve` knows no `{word}`."), "It knows --port N and --no-build.")
}

pub fn serve(context: &Context, options: &Options) -> Outcome<()> {
    if options.first == First::Build {
        let steps = [&build::INPUTS[..], &[build::RELEASE]].concat();
        let mut report = Report::default();
        report.run_all(context, &steps, AfterFailure::Stop);
        report.print_times();
        if report.any_failed() {
            return Err(Failure::new("There is nothing to serve.", "See the failed step above."));
        }
    }
    let server = start(context, options.port)?;
    println!("\nFreehold is at http://{}/   (Ctrl+C stops it)", server.address);
    server.wait();
    Ok(())
}

/// Serves the page at the root, and again where only the tests look: in a folder of the site, and
/// the debug build, which warns of more.
pub fn start(context: &Context, port: u16) -> Outcome<Server> {
    let dist = context.path(build::DIST);
    if !dist.join("index.html").is_file() {
        return Err(Failure::new(
            "There is no built page in dist/.",
            "Run `cargo xtask build` first.",
        ));
    }
    let site = Site::new(vec![
        ("/sub/folder/", dist.clone()),
        ("/debug/", context.path(build::DIST_DEBUG)),
        ("/", dist),
    ]);
    http::start(site, port)
        .or_fail(|| format!("No port from {port} on is free"), "Choose another one with --port.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serving_builds_first_unless_told_otherwise() {
        let plain = Options::parse(&[]).expect("no option is needed");
        assert_eq!(plain, Options { port: PORT, first: First::Build });
        let other = Options::parse(&["--port", "0", "--no-build"]).expect("both are known");
        assert_eq!(other, Options { port: 0, first: First::Nothing });
    }

    #[test]
    fn a_mistyped_option_is_refused_not_ignored() {
        for words in [&["--prot", "1"][..], &["--port"], &["--port", "65536"], &["8080"]] {
            assert!(Options::parse(words).is_err(), "{words:?}");
        }
    }
}
