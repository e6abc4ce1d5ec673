//! What a step was, as a sentence: for undo, toasts and the activity list.

use super::name::titled;
use super::number::whole;
use super::{Deed, Language, Words};
use crate::history::{Action, Verb};

/// Says what was done: `Created pool prod-hz`. The object's name is the one of then.
pub fn action_sentence(action: &Action, language: Language) -> String {
    let words = language.words();
    let deed = &words.deed;
    let done = |word: fn(&str) -> String| word(&subject(action, words));
    match action.verb {
        Verb::Create => done(deed.created),
        Verb::Update => done(deed.updated),
        Verb::Delete => done(deed.deleted),
        Verb::Regions => done(deed.regions),
        Verb::Provision => done(deed.provisioned),
        Verb::Deprovision => done(deed.deprovisioned),
        Verb::Reserve => done(deed.reserved),
        Verb::Allocate => done(deed.allocated),
        Verb::Release => done(deed.released),
        Verb::Associate => done(deed.associated),
        Verb::Watch => done(deed.watched),
        Verb::Import => (deed.imported)(&imported(action, deed)),
        Verb::RemoveSource => done(deed.source_removed),
        Verb::Settings => deed.settings.into(),
    }
}

/// The object with its noun, or else how many rows it was.
fn subject(action: &Action, words: &Words) -> String {
    match &action.object {
        Some(object) => titled(object, &action.subject, &words.naming),
        None if action.subject.is_empty() => rows(action, &words.deed),
        None => action.subject.to_string(),
    }
}

/// Rows in the words of the verb that changed them.
fn rows(action: &Action, deed: &Deed) -> String {
    let number = whole(action.rows);
    match action.verb {
        Verb::Release => (deed.allocations)(&number),
        Verb::Watch | Verb::Reserve => (deed.cidrs)(&number),
        Verb::Create
        | Verb::Update
        | Verb::Delete
        | Verb::Regions
        | Verb::Provision
        | Verb::Deprovision
        | Verb::Allocate
        | Verb::Associate
        | Verb::Import
        | Verb::RemoveSource
        | Verb::Settings => (deed.rows)(&number),
    }
}

/// The file with how much it changed.
fn imported(action: &Action, deed: &Deed) -> String {
    if action.subject.is_empty() {
        (deed.rows)(&whole(action.rows))
    } else {
        (deed.and_rows)(&action.subject, &whole(action.rows))
    }
}
