//! How many lines of the core its own tests run: everything in src/ but the page, the browser's
//! storage and the one line that starts it all.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::context::Context;
use crate::failure::{Failure, OrFail, Outcome};
use crate::process::{capture, cargo, command, path_with, run, which};
use crate::report::Step;
use crate::system::apt_install;
use crate::tally::Tally;
use crate::test::MEND;
use crate::tools::{self, LLVM_COV};
use crate::version;

/// Files listed by name, the least covered first.
const SHOWN: usize = 15;

pub const COVERAGE: Step =
    Step { name: "Coverage of the core", estimate: "4 min the first time", run: coverage };

/// Lines of a file, and how many of them were run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Lines {
    run: u64,
    all: u64,
}

impl Lines {
    fn plus(self, other: Lines) -> Lines {
        Lines { run: self.run + other.run, all: self.all + other.all }
    }

    /// Per cent with one decimal, rounded down.
    fn share(self) -> String {
        let tenths = (self.run * 1000).checked_div(self.all).unwrap_or(1000);
        format!("{:>5}.{} %", tenths / 10, tenths % 10)
    }

    fn missed(self) -> u64 {
        self.all - self.run
    }
}

fn coverage(context: &Context) -> Outcome<Tally> {
    let tool = tools::ready(context, LLVM_COV)?;
    let written = context.path("target/coverage.lcov");
    let mut measure = cargo(&context.root);
    measure.args(["llvm-cov", "--locked", "--lib", "--test", "core", "--test", "rules", "--lcov"]);
    measure.arg("--output-path").arg(&written);
    let folder: Vec<PathBuf> = tool.parent().map(Path::to_path_buf).into_iter().collect();
    measure.env("PATH", path_with(&folder));
    // Built apart, so that the next ordinary build finds its own results.
    measure.env("CARGO_TARGET_DIR", context.path("target/coverage"));
    fs::create_dir_all(context.path("target"))
        .or_fail(|| "target/ cannot be made".into(), "Check who owns the folder.")?;
    name_llvm(context, &mut measure)?;
    run(&mut measure, MEND)?;
    let text = fs::read_to_string(&written)
        .or_fail(|| format!("{} cannot be read", written.display()), MEND)?;
    print_table(&files(&text, &context.root));
    println!("    line by line: {}", written.display());
    Ok(Tally::default())
}

/// The tools that read the counts must be of the compiler's LLVM. Rustup's are found by themselves;
/// where rustup cannot fetch them, Debian's of the same number do.
fn name_llvm(context: &Context, measure: &mut Command) -> Outcome<()> {
    if std::env::var_os("LLVM_COV").is_some() || rustups_tools(context) {
        return Ok(());
    }
    let major = llvm_major(context)?;
    let names = [format!("llvm-cov-{major}"), format!("llvm-profdata-{major}")];
    let there = || names.iter().all(|name| which(name).is_some());
    if !there() && which("rustup").is_some() {
        let added = run(
            command("rustup", &context.root).args(["component", "add", "llvm-tools"]),
            "Debian's are tried instead.",
        );
        if added.is_ok() && rustups_tools(context) {
            return Ok(());
        }
    }
    if !there() {
        apt_install("LLVM's coverage tools", &[&format!("llvm-{major}")])?;
    }
    measure.env("LLVM_COV", &names[0]).env("LLVM_PROFDATA", &names[1]);
    Ok(())
}

fn rustups_tools(context: &Context) -> bool {
    let root = capture(command("rustc", &context.root).args(["--print", "sysroot"]));
    let Some(root) = root else { return false };
    let libraries = Path::new(root.trim()).join("lib/rustlib");
    let targets = fs::read_dir(libraries).into_iter().flatten().flatten();
    targets.into_iter().any(|target| target.path().join("bin/llvm-profdata").exists())
}

fn llvm_major(context: &Context) -> Outcome<String> {
    let told = capture(command("rustc", &context.root).args(["--version", "--verbose"]));
    let line = told.as_deref().and_then(|told| told.lines().find(|line| line.starts_with("LLVM")));
    line.and_then(version::of_output)
        .and_then(version::triple)
        .map(|(major, _, _)| major.to_string())
        .ok_or_else(|| Failure::new("rustc does not say which LLVM it has.", MEND))
}

/// The core's files in the tool's list, by their path below src/.
fn files(lcov: &str, root: &Path) -> BTreeMap<String, Lines> {
    let mut found: BTreeMap<String, Lines> = BTreeMap::new();
    let mut file = None;
    for line in lcov.lines() {
        if let Some(path) = line.strip_prefix("SF:") {
            let below = Path::new(path).strip_prefix(root.join("src")).ok();
            file =
                below.map(|path| path.to_string_lossy().into_owned()).filter(|path| is_core(path));
        }
        let Some(file) = &file else { continue };
        let lines = found.entry(file.clone()).or_default();
        let number = |text: &str| text.parse::<u64>().unwrap_or(0);
        if let Some(all) = line.strip_prefix("LF:") {
            lines.all += number(all);
        } else if let Some(run) = line.strip_prefix("LH:") {
            lines.run += number(run);
        }
    }
    found
}

fn is_core(path: &str) -> bool {
    !path.starts_with("ui/") && !["main.rs", "storage/browser.rs"].contains(&path)
}

fn print_table(files: &BTreeMap<String, Lines>) {
    let mut rooms: BTreeMap<&str, Lines> = BTreeMap::new();
    for (file, lines) in files {
        let room = rooms.entry(file.split('/').next().unwrap_or(file)).or_default();
        *room = room.plus(*lines);
    }
    println!("\n    Lines of the core that its tests run");
    for (room, lines) in &rooms {
        println!("    {}  {:>6} of {:>6}  {room}", lines.share(), lines.run, lines.all);
    }
    let all = rooms.values().fold(Lines::default(), |sum, lines| sum.plus(*lines));
    println!("    {}  {:>6} of {:>6}  all", all.share(), all.run, all.all);
    let mut least: Vec<_> = files.iter().filter(|(_, lines)| lines.missed() > 0).collect();
    least.sort_by_key(|(file, lines)| (std::cmp::Reverse(lines.missed()), *file));
    println!("\n    Most lines never run");
    for (file, lines) in least.iter().take(SHOWN) {
        println!("    {}  {:>6} missed    {file}", lines.share(), lines.missed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_is_told_from_the_page_and_from_others() {
        let lcov = "SF:/home/me/src/address/cidr.rs\nDA:1,4\nLF:10\nLH:9\nend_of_record\n\
            SF:/home/me/src/ui/app.rs\nLF:5\nLH:0\nend_of_record\n\
            SF:/home/me/src/storage/browser.rs\nLF:5\nLH:0\nend_of_record\n\
            SF:/home/me/xtask/src/main.rs\nLF:5\nLH:0\nend_of_record\n";
        let files = files(lcov, Path::new("/home/me"));
        let lines = Lines { run: 9, all: 10 };
        assert_eq!(files.into_iter().collect::<Vec<_>>(), [("address/cidr.rs".into(), lines)]);
        assert_eq!((lines.share().trim(), lines.missed()), ("90.0 %", 1));
        assert_eq!(Lines { run: 999, all: 1000 }.share().trim(), "99.9 %");
        assert_eq!(Lines::default().share().trim(), "100.0 %");
    }
}
