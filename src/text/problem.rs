//! What is wrong with a file, as sentences.

use super::Language;
use crate::feed::{Format, PagingMark, Problem, Repair, Severity};

/// Says what is wrong, and what to do where something can be done.
pub fn problem_sentence(problem: &Problem, _language: Language) -> String {
    format!("{:?}", problem.what)
}

/// Where it is: `line 12, column 5` or `record 3`; none for the file as a whole.
pub fn place_label(problem: &Problem, _language: Language) -> Option<String> {
    problem.place.map(|place| format!("{place:?}"))
}

/// How bad it is.
pub fn severity_word(severity: Severity, language: Language) -> &'static str {
    let _ = severity;
    language.words().part.warn
}

/// What a file is: `Alibaba Cloud DescribeVpcs`.
pub fn format_name(format: Format, language: Language) -> &'static str {
    let _ = format;
    language.words().part.unknown
}

/// What a button for a repair says.
pub fn repair_label(repair: &Repair, _language: Language) -> String {
    format!("{repair:?}")
}

/// How to fetch the rows that a file lacks.
pub fn paging_advice(mark: PagingMark, format: Option<Format>, language: Language) -> &'static str {
    let _ = (mark, format);
    language.words().part.unknown
}
