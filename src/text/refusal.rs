//! Why the rules say no, as sentences: what is wrong, with which object, and what to do.

use super::Language;
use crate::command::{Note, Reason, Refusal, Remedy};
use crate::model::{Quota, Workspace};

/// Says what is wrong and what to do.
pub fn reason_sentence(reason: &Reason, _workspace: &Workspace, _language: Language) -> String {
    reason.rule.code().to_owned()
}

/// What a button for a remedy says.
pub fn remedy_label(remedy: &Remedy, _workspace: &Workspace, _language: Language) -> String {
    format!("{remedy:?}")
}

/// The vendor's codes of a refusal, each once, for the small print.
pub fn refusal_code(refusal: &Refusal) -> String {
    let mut codes: Vec<&str> = Vec::new();
    for reason in &refusal.reasons {
        let code = reason.rule.code();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes.join(", ")
}

/// Says what is worth knowing about a command that was done.
pub fn note_sentence(note: &Note, _workspace: &Workspace, _language: Language) -> String {
    format!("{note:?}")
}

/// What a quota limits: `pools per private scope`.
pub fn quota_name(quota: Quota, _language: Language) -> &'static str {
    quota.name()
}
