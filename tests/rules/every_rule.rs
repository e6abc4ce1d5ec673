//! Every rule has a test, and every test names a rule that exists: the list is `rules.txt`, the
//! tests are read from the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders in which tests of rules stand.
const FOLDERS: [&str; 2] = ["tests/rules", "tests/core"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of tests") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The names of the tests of one source: functions right under `#[test]`.
fn names_in(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let tests = lines.windows(2).filter(|pair| pair[0] == "#[test]");
    let name = |line: &str| Some(line.strip_prefix("fn ")?.split('(').next()?.to_string());
    tests.filter_map(|pair| name(pair[1])).collect()
}

/// All tests with the files that they stand in.
fn tests() -> Vec<(String, PathBuf)> {
    let files = FOLDERS.iter().flat_map(|folder| sources(&root().join(folder)));
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a source");
        found.extend(names_in(&text).into_iter().map(|name| (name, file.clone())));
    }
    found
}

/// The ids of all rules, in the order of the list.
fn rules() -> Vec<String> {
    let text = include_str!("rules.txt");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split(' ').next().unwrap_or_default().to_string()).collect()
}

fn proves(test: &str, rule: &str) -> bool {
    test.strip_prefix(rule).is_some_and(|rest| rest.starts_with('_'))
}

/// A name that begins like the id of a rule: a letter, two digits or a section, an underscore.
fn speaks_of_a_rule(test: &str) -> bool {
    let first = test.split('_').next().unwrap_or_default();
    let digits = first.trim_start_matches(['d', 's']);
    digits.len() < first.len() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

#[test]
fn every_rule_has_a_test() {
    let tests = tests();
    let bare: Vec<String> = rules()
        .into_iter()
        .filter(|rule| !tests.iter().any(|(test, _)| proves(test, rule)))
        .collect();
    assert_eq!(bare, Vec::<String>::new(), "rules without a test");
}

#[test]
fn every_test_of_a_rule_names_one_that_exists() {
    let rules = rules();
    let lost: Vec<(String, PathBuf)> = tests()
        .into_iter()
        .filter(|(test, _)| speaks_of_a_rule(test))
        .filter(|(test, _)| !rules.iter().any(|rule| proves(test, rule)))
        .collect();
    assert_eq!(lost, Vec::new(), "tests of rules that are not in the list");
}

#[test]
fn the_list_holds_each_rule_once_and_all_of_section_0() {
    let rules = rules();
    let distinct: BTreeSet<&String> = rules.iter().collect();
    assert_eq!(distinct.len(), rules.len());
    for number in 1..=29 {
        assert!(rules.contains(&format!("d{number:02}")), "D{number} is missing");
    }
}

/// The ways in which a story does something, and in which it is refused something. All of them go
/// through `Desk::done` and `Desk::refused`, or through `apply` itself.
const DOES: [&str; 9] = [
    "done(",
    ".apply(",
    ".pool(",
    "create_pool(",
    ".import(",
    ".link(",
    ".reserve(",
    ".limit(",
    ".scope(",
];
const IS_REFUSED: [&str; 4] = ["refused(", "refusal(", ".rule(", "unwrap_err("];

/// Decisions that are about how things are called or counted: no command can go against them.
const NOTHING_TO_REFUSE: [&str; 5] = [
    // Words.
    "d01", // Overlap is told, not forbidden.
    "d09", // Usage is counted.
    "d11", // Time and ids come with the command.
    "d27", // Samples are taken.
    "d28",
];
/// And those of which nothing can be done either.
const NOTHING_TO_DO: [&str; 1] = ["d01"];

/// The tests of one source with their bodies: from the name to the brace at the margin.
fn bodies_in(text: &str) -> Vec<(String, String)> {
    let tests = text.split("#[test]\n").skip(1);
    let body = |text: &str| {
        let body = text.split("\n}\n").next().unwrap_or_default();
        let start = body.find("fn ")?;
        let rest = body.get(start + 3..)?;
        Some((rest.split('(').next()?.to_string(), rest.to_string()))
    };
    tests.filter_map(body).collect()
}

#[test]
fn every_decision_has_a_story_that_does_and_one_that_is_refused() {
    let files = FOLDERS.iter().flat_map(|folder| sources(&root().join(folder)));
    let stories: Vec<(String, String)> =
        files.flat_map(|file| bodies_in(&fs::read_to_string(file).expect("a source"))).collect();
    let has = |rule: &str, marks: &[&str]| {
        let mut own = stories.iter().filter(|(test, _)| proves(test, rule));
        own.any(|(_, body)| marks.iter().any(|mark| body.contains(mark)))
    };
    let decisions: Vec<String> = (1..=29).map(|number| format!("d{number:02}")).collect();
    let bare = |marks: &[&str], except: &[&str]| -> Vec<String> {
        let wanted = decisions.iter().filter(|rule| !except.contains(&rule.as_str()));
        wanted.filter(|rule| !has(rule, marks)).cloned().collect()
    };
    assert_eq!(bare(&DOES, &NOTHING_TO_DO), Vec::<String>::new(), "decisions that do nothing");
    let silent = bare(&IS_REFUSED, &NOTHING_TO_REFUSE);
    assert_eq!(silent, Vec::<String>::new(), "decisions that refuse nothing");
}

#[test]
fn names_are_read_as_they_stand() {
    let text =
        "#[test]\nfn d01_one() {\n}\nfn d02_no_test() {}\n    #[test]\n    fn s2_05_4_x() {}";
    assert_eq!(names_in(text), ["d01_one", "s2_05_4_x"]);
    let [(name, body), ..] = &bodies_in("#[test]\nfn d01_one() {\n    done(x);\n}\nrule()")[..]
    else {
        panic!("no body")
    };
    assert!(name == "d01_one" && body.contains("done(") && !body.contains("rule("));
    assert!(proves("d01_one", "d01") && !proves("d011_one", "d01") && !proves("d01", "d01"));
    assert!(speaks_of_a_rule("d99_x") && speaks_of_a_rule("s7_x") && !speaks_of_a_rule("a_d1"));
    assert!(!speaks_of_a_rule("seen_4_x") && !speaks_of_a_rule("deleting_a_sub_pool"));
}
