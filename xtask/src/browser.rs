//! The browser that the tests drive, its driver, and fonts that can show what pages say.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::process::{capture, command, which};
use crate::report::Step;
use crate::system::apt_install;
use crate::tally::Tally;
use crate::version;

const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_BROWSER: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

pub const READY: Step = Step {
    name: "Chromium",
    estimate: "2 min the first time, then nothing",
    run: |context| context.browser().map(|_| Tally::default()),
};

pub struct Browser {
    pub program: PathBuf,
    pub driver: PathBuf,
}

pub fn find() -> Outcome<Browser> {
    if find_program().is_none() || find_driver().is_none() {
        apt_install("Chromium or its driver", &["chromium", "chromium-driver"])?;
    }
    let missing = |name: &str, variable: &str| {
        Failure::new(
            format!("{name} was not found."),
            format!("Install it, or name its program in {variable}."),
        )
    };
    let program = find_program().ok_or_else(|| missing("Chromium", "CHROME"))?;
    let driver = find_driver().ok_or_else(|| missing("chromedriver", "CHROMEDRIVER"))?;
    check_versions(&program, &driver)?;
    ensure_fonts();
    Ok(Browser { program, driver })
}

fn find_program() -> Option<PathBuf> {
    named_by("CHROME")
        .or_else(|| BROWSERS.iter().find_map(|name| which(name)))
        .or_else(|| Some(PathBuf::from(MAC_BROWSER)).filter(|file| file.is_file()))
}

fn find_driver() -> Option<PathBuf> {
    named_by("CHROMEDRIVER").or_else(|| which("chromedriver"))
}

/// The program that a variable names, be it a path or a name on PATH.
fn named_by(variable: &str) -> Option<PathBuf> {
    let value = PathBuf::from(env::var_os(variable)?);
    if value.is_file() { Some(value) } else { which(value.to_str()?) }
}

/// A driver refuses any browser of another major version, in words that are hard to read.
fn check_versions(program: &Path, driver: &Path) -> Outcome<()> {
    match (major(program), major(driver)) {
        (Some(browser), Some(driver)) if browser != driver => Err(Failure::new(
            format!("The browser is version {browser}, but its driver is version {driver}."),
            "Install a matching pair, or name one in CHROME and CHROMEDRIVER.",
        )),
        _ => Ok(()),
    }
}

fn major(program: &Path) -> Option<u64> {
    let answer = capture(command(program, Path::new(".")).arg("--version"))?;
    version::triple(version::of_output(&answer)?).map(|(major, _, _)| major)
}

/// Without these fonts everything works, but Chinese is shown as boxes in screenshots.
fn ensure_fonts() {
    let has = |wanted: &str| {
        let list = capture(command("fc-list", Path::new(".")).args([wanted, "family"]));
        list.is_some_and(|list| !list.trim().is_empty())
    };
    if has(":lang=zh-cn") && has("DejaVu Sans") {
        return;
    }
    if let Err(failure) =
        apt_install("A font", &["fontconfig", "fonts-dejavu-core", "fonts-noto-cjk"])
    {
        println!("    {failure}\n    Going on without: screenshots will show boxes for some text.");
    }
}
