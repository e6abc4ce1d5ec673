//! Which mistakes the tests would not see: the core is changed in one small place after another,
//! and a change that no test notices is a survivor.

use std::fs;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::failure::{Failure, OrFail, Outcome};
use crate::process::{cargo, exit_code, path_with};
use crate::tally::Tally;
use crate::tools::{self, MUTANTS};

/// The foundations as a whole, and one in eight changes of the rules: always the same ones, so that
/// two runs can be compared.
const PARTS: [Part; 2] = [
    Part {
        name: "foundations",
        files: &["src/address/**/*.rs", "src/insight/**/*.rs"],
        shard: None,
    },
    Part { name: "rules", files: &["src/command/**/*.rs"], shard: Some("0/8") },
];

struct Part {
    name: &'static str,
    files: &'static [&'static str],
    shard: Option<&'static str>,
}

/// Everything, or one file.
pub fn mutants(context: &Context, words: &[&str]) -> Outcome<Tally> {
    match words {
        [] => {
            let mut survivors = String::new();
            for part in &PARTS {
                survivors += &look_for_survivors(context, part.name, part.files, part.shard)?;
            }
            tell(context, &survivors)
        }
        ["--file", file] => tell(context, &look_for_survivors(context, "one", &[*file], None)?),
        _ => Err(Failure::new(
            format!("`mutants {}` is not understood.", words.join(" ")),
            "Say nothing more, or --file and one source file.",
        )),
    }
}

/// Runs the tool on these files and returns its list of survivors, a line for each.
fn look_for_survivors(
    context: &Context,
    name: &str,
    files: &[&str],
    shard: Option<&str>,
) -> Outcome<String> {
    let tool = tools::ready(context, MUTANTS)?;
    let results = context.path("target/mutants").join(name);
    fs::create_dir_all(&results)
        .or_fail(|| format!("{} cannot be made", results.display()), "Check who owns it.")?;
    let mut change = cargo(&context.root);
    change.args(["mutants", "--package", "freehold", "--no-shuffle", "--timeout", "60"]);
    change.args(["--build-timeout", "300", "--jobs", "1"]);
    for file in files {
        change.args(["--file", file]);
    }
    if let Some(shard) = shard {
        change.args(["--shard", shard]);
    }
    change.arg("--output").arg(&results);
    // For building, too, so that no other test is compiled for each change.
    change.args(["--cargo-arg=--lib", "--cargo-arg=--test=rules"]);
    let folder: Vec<PathBuf> = tool.parent().map(Path::to_path_buf).into_iter().collect();
    change.env("PATH", path_with(&folder));
    // The dependencies are compiled once for all changes, and few random sequences must do.
    change.env("CARGO_TARGET_DIR", context.path("target/mutants/build"));
    change.env("FREEHOLD_CASES", "16").env("PROPTEST_CASES", "16");
    // The tool ends with an error where something survived; its lists say what it did.
    let ended = exit_code(&mut change)?;
    let missed = results.join("mutants.out/missed.txt");
    if !matches!(ended, Some(0 | 2 | 3)) {
        return Err(Failure::new(
            "The changes could not be tried; the tool's own words are above.",
            "Run `cargo xtask test core` first: the unchanged core must pass.",
        ));
    }
    fs::read_to_string(&missed).or_fail(
        || format!("{} cannot be read", missed.display()),
        "Run it again; the disk may be full.",
    )
}

fn tell(context: &Context, survivors: &str) -> Outcome<Tally> {
    let list = context.path("target/mutants/survivors.txt");
    fs::write(&list, survivors)
        .or_fail(|| format!("{} cannot be written", list.display()), "Check who owns it.")?;
    println!("\n    {} survivors, listed in {}", survivors.lines().count(), list.display());
    survivors.lines().for_each(|line| println!("    {line}"));
    Ok(Tally::default())
}
