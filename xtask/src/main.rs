//! `cargo xtask`: the one tool for people and for CI. It installs what is missing, once, and then
//! builds, serves, tests and measures. It uses the standard library only, so it starts in seconds.

mod browser;
mod build;
mod components;
mod context;
mod coverage;
mod debian;
mod failure;
mod http;
mod mutants;
mod node;
mod process;
mod report;
mod serve;
mod stamp;
mod stories;
mod system;
mod tally;
mod test;
mod tools;
mod version;
mod wasm;

use std::process::ExitCode;

use context::Context;
use failure::Outcome;
use report::Report;

const HELP: &str = "\
Freehold's one tool. It installs what is missing, once; clones share it.

  cargo xtask serve [--port N] [--no-build]
                             build in release mode, then serve the page on this machine
  cargo xtask build [--debug]
                             build the page into dist/ (with --debug into dist-debug/)
  cargo xtask test [PART] [--keep-going]
                             everything, or one PART: lint, doc, core, web, e2e
  cargo xtask test long      random sequences of all commands by the thousand (3 min)
  cargo xtask coverage       which lines of the core its tests run (4 min)
  cargo xtask mutants [--file F]
                             which small mistakes in the core no test would see (90 min)
  cargo xtask bench          run the benchmarks
  cargo xtask screenshots    build, then photograph every page into tests/e2e/screenshots/
  cargo xtask tools          install everything that the others need, and do no more

Environment
  FREEHOLD_TOOLS             where installed tools are kept (else ~/.cache/freehold/tools)
  FREEHOLD_TOOLCHAIN         rustup or debian: where the WebAssembly toolchain comes from
  CHROME, CHROMEDRIVER       the browser to test with
  CI                         when set, a failing step does not keep later ones from running
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Outcome<ExitCode> {
    match words {
        ["serve", options @ ..] => {
            serve::serve(&Context::new()?, &serve::Options::parse(options)?)?;
            Ok(ExitCode::SUCCESS)
        }
        ["build"] => steps(&[&build::INPUTS[..], &[build::RELEASE]].concat()),
        ["build", "--debug"] => steps(&[&build::INPUTS[..], &[build::DEBUG]].concat()),
        ["test", options @ ..] => test::test(&Context::new()?, options),
        ["coverage"] => steps(&[coverage::COVERAGE]),
        ["mutants", options @ ..] => {
            mutants::mutants(&Context::new()?, options).map(|_| ExitCode::SUCCESS)
        }
        ["bench"] => steps(&[test::BENCH]),
        ["screenshots"] => {
            steps(&[&build::INPUTS[..], &[build::RELEASE, stories::SCREENSHOTS]].concat())
        }
        ["tools"] => steps(&[&build::INPUTS[..], &[browser::READY, stories::PACKAGES]].concat()),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            eprint!("{HELP}");
            eprintln!("\nxtask: `{}` is none of these.", words.join(" "));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Runs the steps in order up to the first that fails, then prints how long each took.
fn steps(steps: &[report::Step]) -> Outcome<ExitCode> {
    let context = Context::new()?;
    let mut report = Report::default();
    report.run_all(&context, steps, report::AfterFailure::Stop);
    report.print_times();
    Ok(report.exit_code())
}
