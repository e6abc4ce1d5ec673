//! What is worth saying about a command that was done, or that is only tried.

use super::Language;
use super::name::{object_title, pool_name};
use super::status::breach_sentence;
use crate::command::{Note, ObjectRef};
use crate::model::{Allocation, ResourceKey, Workspace};

/// Says what is worth knowing. A note of a preview may speak of objects that are not there yet:
/// then they go without a name.
pub fn note_sentence(note: &Note, workspace: &Workspace, language: Language) -> String {
    let told = &language.words().told;
    let allocation = |id| workspace.allocations().get(id);
    match note {
        Note::AutoImported(id) => match allocation(id) {
            Some(allocation) => (told.auto_imported)(
                &title(allocation, workspace, language),
                &pool_name(allocation.pool, workspace),
            ),
            None => told.auto_imports_one.into(),
        },
        Note::HitsResource(cidr, key) => match resource(*key, workspace, language) {
            Some(what) => (told.hits)(&cidr.to_string(), &what),
            None => (told.hits_one)(&cidr.to_string()),
        },
        Note::SharedSpace(cidr) => (told.shared_space)(&cidr.to_string()),
        Note::BreaksRules(id) => match allocation(id) {
            Some(allocation) => breaks_rules(allocation, workspace, language),
            None => told.one_breaks_rules.into(),
        },
        Note::TookOver { name, found, cidr, .. } => match resource(*found, workspace, language) {
            Some(what) => (told.took_over)(&cidr.to_string(), name, &what),
            None => (told.took_over_one)(&cidr.to_string(), name),
        },
        Note::ReleasedGone(key, cidr) => match resource(*key, workspace, language) {
            Some(what) => (told.released_gone)(&cidr.to_string(), &what),
            None => (told.released_gone_one)(&cidr.to_string()),
        },
    }
}

fn breaks_rules(allocation: &Allocation, workspace: &Workspace, language: Language) -> String {
    let told = &language.words().told;
    let what = title(allocation, workspace, language);
    let pool = pool_name(allocation.pool, workspace);
    let length = allocation.cidr.prefix_len();
    let rules = workspace.pools().get(&allocation.pool).map(|pool| pool.rules);
    match rules.and_then(|rules| rules.breach(length)) {
        Some(breach) => {
            (told.breaks_rule)(&what, &pool, &breach_sentence(breach, length, language))
        }
        None => (told.breaks_rules)(&what, &pool),
    }
}

fn title(allocation: &Allocation, workspace: &Workspace, language: Language) -> String {
    object_title(&ObjectRef::Allocation(allocation.id), workspace, language)
}

fn resource(key: ResourceKey, workspace: &Workspace, language: Language) -> Option<String> {
    workspace.resources().get(&key)?;
    Some(object_title(&ObjectRef::Resource(key), workspace, language))
}
