//! Whole stories in a browser, told by Node against the built page, and pictures of its pages.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::context::Context;
use crate::failure::{Failure, OrFail, Outcome};
use crate::http::Server;
use crate::process::{command, count, run};
use crate::report::Step;
use crate::tally::Tally;
use crate::test::MEND;
use crate::{node, serve};

/// What the browser stories need from npm.
pub const PACKAGES: Step = Step {
    name: "Packages for the stories",
    estimate: "some seconds the first time",
    run: |context| install_packages(context).map(|()| Tally::default()),
};

pub const STORIES: Step = Step {
    name: "Test stories in the browser",
    estimate: "minutes, the more stories the more",
    run: stories,
};

pub const SCREENSHOTS: Step = Step {
    name: "Photograph the pages",
    estimate: "some seconds a page",
    run: |context| {
        install_packages(context)?;
        let server = serve::start(context, 0)?;
        let mut node = stories_node(context, &server)?;
        run(node.arg("screenshots.mjs"), MEND).map(|()| Tally::default())
    },
};

/// Installs exactly what the lock file says, unless the last time left just that.
fn install_packages(context: &Context) -> Outcome<()> {
    context.node()?;
    let folder = context.path("tests/e2e");
    let stamp = folder.join("node_modules/.installed-for");
    let read = |file: PathBuf| fs::read_to_string(file).unwrap_or_default();
    let wanted = read(folder.join("package.json")) + &read(folder.join("package-lock.json"));
    if read(stamp.clone()) == wanted {
        return Ok(());
    }
    run(
        node::npm(&folder).args(["ci", "--ignore-scripts"]),
        "Check that npm can reach its registry.",
    )?;
    fs::write(stamp, wanted).or_fail(|| "node_modules cannot be written".into(), MEND)
}

/// Node in the folder of the stories, told where the page and the browser are.
fn stories_node(context: &Context, server: &Server) -> Outcome<Command> {
    let mut node = command(&context.node()?.program, &context.path("tests/e2e"));
    node.env("FREEHOLD_URL", format!("http://{}/", server.address));
    node.env("CHROME", &context.browser()?.program);
    Ok(node)
}

/// One file at a time: a browser takes all of two cores. A file with a story that failed is told
/// once more, since a busy machine can be late for any waiting; what passes only then is named, for
/// it wants mending all the same.
fn stories(context: &Context) -> Outcome<Tally> {
    let mut files: Vec<PathBuf> = fs::read_dir(context.path("tests/e2e"))
        .or_fail(|| "tests/e2e cannot be read".into(), "Restore it with git.")?
        .flatten()
        .map(|entry| PathBuf::from(entry.file_name()))
        .filter(|name| name.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    let server = serve::start(context, 0)?;
    let tell = |file: &PathBuf| {
        let mut node = stories_node(context, &server)?;
        count(node.args(["--test", "--test-reporter=spec"]).arg(file), MEND)
    };
    let mut tally = Tally::default();
    let mut unsteady = Vec::new();
    for file in &files {
        let mut told = tell(file)?;
        if told.failed > 0 {
            println!("    {} is told once more", file.display());
            told = tell(file)?;
            if told.failed == 0 {
                unsteady.push(file.display().to_string());
            }
        }
        tally += told;
    }
    if !unsteady.is_empty() {
        println!("\n    Passed only the second time: {}", unsteady.join(", "));
    }
    if tally == Tally::default() {
        return Err(Failure::new(
            "No story was counted.",
            "Look at the runner's closing lines above.",
        ));
    }
    Ok(tally)
}
