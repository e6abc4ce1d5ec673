//! What a step was, as a sentence: for undo, toasts and the activity list.

use super::name::titled;
use super::number::whole;
use super::{Deed, Language, Words};
use crate::command::ObjectRef;
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
        Verb::Members => done(words.people.managed),
        Verb::Share => done(words.people.shared),
        Verb::Unshare => done(words.people.unshared),
        Verb::Accept => done(words.people.accepted),
        Verb::Leave => done(words.people.left),
        Verb::Settle => done(words.people.settled),
        Verb::Return if action.subject.is_empty() => words.activity.went_back_somewhere.into(),
        Verb::Return => (words.activity.went_back)(&action.subject),
    }
}

/// The object with its noun, or else how many rows it was.
fn subject(action: &Action, words: &Words) -> String {
    match &action.object {
        // "Allocated 10.0.0.0/20" needs no noun.
        Some(ObjectRef::Allocation(_)) if takes_a_block(action.verb) => action.subject.to_string(),
        Some(object) => titled(object, &action.subject, words),
        None if action.subject.is_empty() => rows(action, &words.deed),
        None => action.subject.to_string(),
    }
}

/// Whether the verb itself says that a block is taken or given back.
fn takes_a_block(verb: Verb) -> bool {
    matches!(verb, Verb::Allocate | Verb::Reserve | Verb::Release)
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
        | Verb::Settings
        | Verb::Members
        | Verb::Share
        | Verb::Unshare
        | Verb::Accept
        | Verb::Leave
        | Verb::Settle
        | Verb::Return => (deed.rows)(&number),
    }
}

/// How many resources came in, and where.
fn imported(action: &Action, deed: &Deed) -> String {
    if action.subject.is_empty() {
        (deed.rows)(&whole(action.rows))
    } else {
        (deed.resources_into)(&whole(action.rows), &action.subject)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::ObjectRef;
    use crate::model::PoolId;

    const VERBS: [Verb; 21] = [
        Verb::Create,
        Verb::Update,
        Verb::Delete,
        Verb::Regions,
        Verb::Provision,
        Verb::Deprovision,
        Verb::Reserve,
        Verb::Allocate,
        Verb::Release,
        Verb::Associate,
        Verb::Watch,
        Verb::Import,
        Verb::RemoveSource,
        Verb::Settings,
        Verb::Members,
        Verb::Share,
        Verb::Unshare,
        Verb::Accept,
        Verb::Leave,
        Verb::Settle,
        Verb::Return,
    ];

    fn step(verb: Verb, object: Option<ObjectRef>, subject: &str, rows: usize) -> Action {
        Action { verb, object, subject: subject.into(), rows }
    }

    #[test]
    fn every_verb_is_said_with_and_without_an_object_and_a_name() {
        let pool = Some(ObjectRef::Pool(PoolId::new(1)));
        for verb in VERBS {
            for object in [None, pool.clone()] {
                for subject in ["", "prod-hz"] {
                    let action = step(verb, object.clone(), subject, 3);
                    let english = action_sentence(&action, Language::English);
                    let chinese = action_sentence(&action, Language::Chinese);
                    assert_ne!(english, chinese);
                    for text in [english, chinese] {
                        let whole = !text.contains(['{', '}']) && !text.contains("  ");
                        assert!(whole && text.trim() == text, "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn steps_read_as_a_person_would_tell_them() {
        let pool = Some(ObjectRef::Pool(PoolId::new(1)));
        let told = |action| action_sentence(&action, Language::English);
        assert_eq!(told(step(Verb::Create, pool.clone(), "prod-hz", 1)), "Created pool prod-hz");
        assert_eq!(told(step(Verb::Create, pool, "", 1)), "Created a pool");
        assert_eq!(told(step(Verb::Delete, None, "prod-hz", 4)), "Deleted prod-hz");
        assert_eq!(told(step(Verb::Release, None, "", 1)), "Released 1 allocation");
        assert_eq!(told(step(Verb::Watch, None, "", 12)), "Changed the monitoring of 12 CIDRs");
        assert_eq!(
            told(step(Verb::Import, None, "default discovery", 18)),
            "Imported 18 resources into default discovery"
        );
        assert_eq!(
            told(step(Verb::Import, None, "default discovery", 1)),
            "Imported 1 resource into default discovery"
        );
        let chinese = action_sentence(&step(Verb::Import, None, "", 1_800), Language::Chinese);
        assert_eq!(chinese, "已导入 1,800 行数据");
    }
}
