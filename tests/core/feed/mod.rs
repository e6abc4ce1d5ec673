//! Reading feeds.

mod bad_input;
mod confusions;
mod details;
mod hostile;
mod own_format;
mod samples;
mod shown;
mod steps;

use freehold::feed::{ProblemKind, Report, Severity, read};

/// The bytes of a sample file.
pub fn sample(path: &str) -> Vec<u8> {
    let path = format!("{}/tests/feeds/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Reads a sample file.
pub fn read_sample(path: &str) -> Report {
    read(path, &sample(path))
}

/// Reads a text.
pub fn read_text(text: &str) -> Report {
    read("pasted", text.as_bytes())
}

/// The problems as pairs.
pub fn problems(report: &Report) -> Vec<(Severity, &ProblemKind)> {
    report.problems.iter().map(|problem| (problem.severity, &problem.what)).collect()
}

/// The only problem of a report.
pub fn only_problem(report: &Report) -> &ProblemKind {
    assert_eq!(report.problems.len(), 1, "{:?}", report.problems);
    &report.problems[0].what
}

/// The ids of all resources.
pub fn ids(report: &Report) -> Vec<&str> {
    report.resources().map(|record| record.id.as_ref()).collect()
}

/// The blocks of all resources.
pub fn cidrs(report: &Report) -> Vec<String> {
    report.resources().flat_map(|r| r.cidrs.iter().map(|c| c.cidr.to_string())).collect()
}
