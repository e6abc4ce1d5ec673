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

#[test]
fn names_are_read_as_they_stand() {
    let text =
        "#[test]\nfn d01_one() {\n}\nfn d02_no_test() {}\n    #[test]\n    fn s2_05_4_x() {}";
    assert_eq!(names_in(text), ["d01_one", "s2_05_4_x"]);
    assert!(proves("d01_one", "d01") && !proves("d011_one", "d01") && !proves("d01", "d01"));
    assert!(speaks_of_a_rule("d99_x") && speaks_of_a_rule("s7_x") && !speaks_of_a_rule("a_d1"));
    assert!(!speaks_of_a_rule("seen_4_x") && !speaks_of_a_rule("deleting_a_sub_pool"));
}
