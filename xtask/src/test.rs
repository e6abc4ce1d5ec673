//! What is tested, in which order. Cheap steps come first, and steps that share compiled
//! dependencies come one after another, so that nothing is compiled twice.

use std::process::{Command, ExitCode};

use crate::context::Context;
use crate::failure::{Failure, Outcome};
use crate::process::{cargo, count, run};
use crate::report::{AfterFailure, Report, Step};
use crate::tally::Tally;
use crate::tools::in_ci;
use crate::{browser, build, components, stories, tools, wasm};

pub const MEND: &str = "Mend what is reported above, then run this again.";

const FORMAT: Step = Step {
    name: "Formatting",
    estimate: "a second",
    run: |context| {
        components::ensure(context, "fmt")?;
        check(cargo(&context.root).args(["fmt", "--all", "--check"]))
    },
};

const LINT_NATIVE: Step = Step {
    name: "Lint the core and xtask",
    estimate: "2 min the first time",
    run: |context| {
        components::ensure(context, "clippy")?;
        check(
            cargo(&context.root)
                .args(["clippy", "--locked", "--workspace", "--all-targets", "--"])
                .args(["-D", "warnings"]),
        )
    },
};

/// `--tests` would include the native tests, whose dependencies do not exist in the browser.
const LINT_WASM: Step = Step {
    name: "Lint the page",
    estimate: "2 min the first time",
    run: |context| {
        check(
            context
                .toolchain()?
                .cargo(&context.root)
                .args(["clippy", "--locked", "--target", wasm::TARGET])
                .args(["--lib", "--bins", "--test", "web", "--", "-D", "warnings"]),
        )
    },
};

const DOC_NATIVE: Step = Step {
    name: "Document the core and xtask",
    estimate: "half a minute",
    run: |context| {
        check(
            cargo(&context.root)
                .args(["doc", "--locked", "--workspace", "--no-deps"])
                .env("RUSTDOCFLAGS", "-D warnings"),
        )
    },
};

const DOC_WASM: Step = Step {
    name: "Document the page",
    estimate: "half a minute",
    run: |context| {
        check(
            context
                .toolchain()?
                .cargo(&context.root)
                .args(["doc", "--locked", "--lib", "--no-deps", "--target", wasm::TARGET])
                .env("RUSTDOCFLAGS", "-D warnings"),
        )
    },
};

const CORE: Step = Step {
    name: "Test the core",
    estimate: "2 min the first time",
    run: |context| {
        let mut test = cargo(&context.root);
        count(test.args(["test", "--locked", "--workspace", "--no-fail-fast"]), MEND)
    },
};

/// What `core` does for some seconds, for some minutes.
const LONG: Step = Step {
    name: "Test long sequences of commands",
    estimate: "3 min",
    run: |context| {
        let mut test = cargo(&context.root);
        test.args(["test", "--locked", "--test", "rules", "machine"]);
        count(test.env("FREEHOLD_CASES", "2000"), MEND)
    },
};

/// In release mode, so that the build of the page finds its dependencies compiled.
const WEB: Step = Step {
    name: "Test parts in the browser",
    estimate: "3 min the first time",
    run: |context| {
        let browser = context.browser()?;
        let runner = &context.tools()?.wasm_bindgen_test_runner;
        count(
            context
                .toolchain()?
                .cargo(&context.root)
                .args(["test", "--locked", "--release", "--target", wasm::TARGET, "--test", "web"])
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
                .env("CHROMEDRIVER", &browser.driver)
                // Seconds; a busy machine needs more than the runner's own 20.
                .env("WASM_BINDGEN_TEST_TIMEOUT", "300"),
            MEND,
        )
    },
};

pub const BENCH: Step = Step {
    name: "Benchmarks",
    estimate: "3 min the first time",
    run: |context| check(cargo(&context.root).args(["bench", "--locked"])),
};

const LINT: [Step; 4] = [FORMAT, LINT_NATIVE, wasm::READY, LINT_WASM];
const DOC: [Step; 3] = [DOC_NATIVE, wasm::READY, DOC_WASM];
const E2E: [Step; 5] =
    [build::RELEASE, build::DEBUG, browser::READY, stories::PACKAGES, stories::STORIES];

/// The steps of a part, or of everything.
fn plan(part: Option<&str>) -> Option<Vec<Step>> {
    let inputs = &build::INPUTS[..];
    Some(match part {
        Some("lint") => LINT.to_vec(),
        Some("doc") => DOC.to_vec(),
        Some("core") => vec![CORE],
        Some("long") => vec![LONG],
        Some("web") => [inputs, &[browser::READY, WEB]].concat(),
        Some("e2e") => [inputs, &E2E].concat(),
        None => {
            [&LINT[..], &[DOC_NATIVE, DOC_WASM, CORE, inputs[0], tools::READY, browser::READY, WEB]]
                .concat()
                .into_iter()
                .chain(E2E.into_iter().filter(|step| step.name != browser::READY.name))
                .collect()
        }
        Some(_) => return None,
    })
}

pub fn test(context: &Context, words: &[&str]) -> Outcome<ExitCode> {
    let (flags, parts): (Vec<&str>, Vec<&str>) =
        words.iter().partition(|word| word.starts_with('-'));
    let steps = match (parts.as_slice(), flags.as_slice()) {
        (parts @ ([] | [_]), [] | ["--keep-going"]) => plan(parts.first().copied()),
        _ => None,
    };
    let steps = steps.ok_or_else(|| {
        Failure::new(
            format!("`test {}` names no part of the tests.", words.join(" ")),
            "The parts are lint, doc, core, long, web and e2e; the one option is --keep-going.",
        )
    })?;
    // A person wants to hear of the first failure at once; a report wants them all.
    let after_failure =
        if in_ci() || !flags.is_empty() { AfterFailure::KeepGoing } else { AfterFailure::Stop };
    let mut report = Report::default();
    report.run_all(context, &steps, after_failure);
    report.print_times();
    report.print_total();
    Ok(report.exit_code())
}

fn check(command: &mut Command) -> Outcome<Tally> {
    run(command, MEND).map(|()| Tally::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_includes_each_step_of_each_part_once() {
        let all = plan(None).expect("the whole plan");
        for part in ["lint", "doc", "core", "web", "e2e"] {
            for step in plan(Some(part)).expect("a known part") {
                let times = all.iter().filter(|other| other.name == step.name).count();
                assert_eq!(times, 1, "{} of {part}", step.name);
            }
        }
    }

    #[test]
    fn an_unknown_part_is_refused() {
        assert!(plan(Some("e3e")).is_none());
    }
}
