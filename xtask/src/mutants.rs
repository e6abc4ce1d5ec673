//! Which mistakes the tests would not see: the core is changed in one small place after another,
//! and a change that no test notices is a survivor.

use std::collections::BTreeMap;
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

/// Where each known survivor stands with the reason why it may live.
const KNOWN: &str = "tests/survivors.txt";

/// Of a hundred changes, how many may survive at most.
const MOST_OF_A_HUNDRED: usize = 5;

/// Tests that say nothing about the changed rooms, and take long.
const SKIPPED: [&str; 9] = [
    "chart::",
    "demo::",
    "export::",
    "feed::",
    "history::",
    "house::",
    "search::",
    "storage::",
    "the_random_workspaces_hold_what_they_are_meant_to_prove",
];

struct Part {
    name: &'static str,
    files: &'static [&'static str],
    shard: Option<&'static str>,
}

/// What became of the changes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Outcomes {
    /// Changes that compiled and were tried.
    tried: usize,
    /// Those that no test noticed, as the tool names them.
    survivors: Vec<String>,
}

/// Everything, one part, or one file.
pub fn mutants(context: &Context, words: &[&str]) -> Outcome<Tally> {
    let mut found = Outcomes::default();
    let mut look = |name: &str, files: &[&str], shard| -> Outcome<()> {
        let of_part = look_for_survivors(context, name, files, shard)?;
        found.tried += of_part.tried;
        found.survivors.extend(of_part.survivors);
        Ok(())
    };
    match words {
        [] => PARTS.iter().try_for_each(|part| look(part.name, part.files, part.shard))?,
        ["--file", file] => look("one", &[*file], None)?,
        [name] => {
            let part = PARTS.iter().find(|part| part.name == *name).ok_or_else(unknown)?;
            look(part.name, part.files, part.shard)?;
        }
        _ => return Err(unknown()),
    }
    tell(context, &found)
}

fn unknown() -> Failure {
    Failure::new(
        "`mutants` does not understand this.",
        "Say nothing more, `foundations`, `rules`, or --file and one source file.",
    )
}

/// Runs the tool on these files.
fn look_for_survivors(
    context: &Context,
    name: &str,
    files: &[&str],
    shard: Option<&str>,
) -> Outcome<Outcomes> {
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
    // The first dashes end the arguments of the tool, the second those of Cargo.
    change.args(["--cargo-arg=--test=core", "--cargo-arg=--test=rules", "--", "--"]);
    for tests in SKIPPED {
        change.args(["--skip", tests]);
    }
    let folder: Vec<PathBuf> = tool.parent().map(Path::to_path_buf).into_iter().collect();
    change.env("PATH", path_with(&folder));
    // The dependencies are compiled once for all changes; compiling is most of the time, so what
    // is compiled is not optimised, and few random cases must do.
    change.env("CARGO_TARGET_DIR", context.path("target/mutants/build"));
    change.env("CARGO_PROFILE_TEST_OPT_LEVEL", "0").env("CARGO_PROFILE_TEST_DEBUG", "none");
    change.env("CARGO_PROFILE_DEV_DEBUG", "none");
    change.env("FREEHOLD_CASES", "40").env("PROPTEST_CASES", "16");
    // The tool ends with an error where something survived; its lists say what it did.
    let ended = exit_code(&mut change)?;
    if !matches!(ended, Some(0 | 2 | 3)) {
        return Err(Failure::new(
            "The changes could not be tried; the tool's own words are above.",
            "Run `cargo xtask test core` first: the unchanged core must pass.",
        ));
    }
    read(&results.join("mutants.out"))
}

/// The tool's lists.
fn read(results: &Path) -> Outcome<Outcomes> {
    let lines = |list: &str| -> Outcome<Vec<String>> {
        let file = results.join(list);
        let text = fs::read_to_string(&file).or_fail(
            || format!("{} cannot be read", file.display()),
            "Run it again; the disk may be full.",
        )?;
        Ok(text.lines().map(str::to_owned).collect())
    };
    let survivors = lines("missed.txt")?;
    let tried = lines("caught.txt")?.len() + lines("timeout.txt")?.len() + survivors.len();
    Ok(Outcomes { tried, survivors })
}

/// A survivor without its line and column, which move: `src/a.rs: replace + with - in f`.
fn named(survivor: &str) -> String {
    let mut parts = survivor.splitn(4, ':');
    let file = parts.next().unwrap_or_default();
    match parts.nth(2) {
        Some(change) => format!("{file}:{change}"),
        None => survivor.to_owned(),
    }
}

/// The known survivors with their reasons: a line for each, and its reason indented below.
fn known(text: &str) -> BTreeMap<&str, &str> {
    let lines: Vec<&str> = text.lines().collect();
    let pairs = lines.windows(2).filter_map(|pair| match pair {
        [survivor, reason] if survivor.starts_with("src/") && reason.starts_with("  ") => {
            Some((*survivor, reason.trim()))
        }
        _ => None,
    });
    pairs.collect()
}

fn tell(context: &Context, found: &Outcomes) -> Outcome<Tally> {
    let text = fs::read_to_string(context.path(KNOWN)).unwrap_or_default();
    let known = known(&text);
    let mut unexplained = 0;
    println!("\n    {} of {} changes survived", found.survivors.len(), found.tried);
    for survivor in &found.survivors {
        let reason = known.get(named(survivor).as_str());
        unexplained += usize::from(reason.is_none());
        println!("    {survivor}\n        {}", reason.unwrap_or(&"not explained yet"));
    }
    let too_many = found.survivors.len() * 100 > found.tried * MOST_OF_A_HUNDRED;
    if too_many || unexplained > 0 {
        return Err(Failure::new(
            format!(
                "{unexplained} survivors are not explained, and {} survived.",
                found.survivors.len()
            ),
            format!("Write a test that sees the change, or say in {KNOWN} why none can."),
        ));
    }
    Ok(Tally::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_survivor_is_known_wherever_its_line_has_moved() {
        let list = "# Why\n\nsrc/a.rs: replace + with - in f\n    Equal: the sum is never read.\n";
        let known = known(list);
        assert_eq!(
            known.get("src/a.rs: replace + with - in f"),
            Some(&"Equal: the sum is never read.")
        );
        assert_eq!(
            named("src/a.rs:12:5: replace + with - in f"),
            "src/a.rs: replace + with - in f"
        );
        assert_eq!(known.len(), 1);
    }
}
