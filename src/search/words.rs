//! What is called so.
//!
//! | operation | cost |
//! |---|---|
//! | all hits of words | O(texts of all objects · words), and O(hits + limit log limit) to order |

use crate::command::ObjectRef;
use crate::model::{Label, Workspace};

use super::{Answer, Found, Hit, Relation, best};

/// Every object of whose texts each word is a part. Equal names and ids come first, then those that
/// begin so, then those that hold the words, then descriptions and tags; objects of the workspace
/// come before what was discovered.
pub(super) fn answer(words: &[String], workspace: &Workspace, limit: usize) -> Answer {
    let mut hits = Vec::new();
    let mut add = |rank: u8, object: ObjectRef, texts: &[&str]| {
        if let Some(relation) = relation(words, texts) {
            let found = Found::Object(object);
            let hit = Hit { found: found.clone(), scope: None, cidr: None, relation };
            hits.push(((relation, rank, found), hit));
        }
    };
    for ipam in workspace.ipams().iter() {
        add(0, ObjectRef::Ipam(ipam.id), &with_label(&ipam.id.to_string(), &ipam.label));
    }
    for scope in workspace.scopes().iter() {
        add(1, ObjectRef::Scope(scope.id), &with_label(&scope.id.to_string(), &scope.label));
    }
    for pool in workspace.pools().iter() {
        add(2, ObjectRef::Pool(pool.id), &with_label(&pool.id.to_string(), &pool.label));
    }
    for discovery in workspace.discoveries().iter() {
        let id = discovery.id.to_string();
        add(3, ObjectRef::Discovery(discovery.id), &with_label(&id, &discovery.label));
    }
    for allocation in workspace.allocations().iter() {
        let id = allocation.id.to_string();
        let texts = [&*allocation.name, &*id, &*allocation.description];
        add(4, ObjectRef::Allocation(allocation.id), &texts);
    }
    for resource in workspace.resources().iter() {
        let account = resource.account.as_ref().map(ToString::to_string).unwrap_or_default();
        let mut texts = vec![&*resource.name, &**resource.external_id(), &*account];
        texts.extend(resource.tags.iter().flat_map(|(key, value)| [key, value]));
        add(5, ObjectRef::Resource(resource.key), &texts);
    }
    for set in workspace.reference_sets().iter() {
        let id = set.id.to_string();
        let mut texts = vec![&*set.name, &*id, &*set.file];
        texts.extend(set.ranges.iter().map(|range| &*range.label));
        add(6, ObjectRef::ReferenceSet(set.id), &texts);
    }
    best(hits, limit)
}

fn with_label<'a>(id: &'a str, label: &'a Label) -> Vec<&'a str> {
    let mut texts = vec![&*label.name, id, &*label.description];
    texts.extend(label.tags.iter().flat_map(|(key, value)| [key, value]));
    texts
}

/// How an object with these texts, name and id first, stands to the words.
fn relation(words: &[String], texts: &[&str]) -> Option<Relation> {
    if !words.iter().all(|word| texts.iter().any(|text| contains(text, word))) {
        return None;
    }
    let whole = words.join(" ");
    let own = texts.iter().take(2);
    if own.clone().any(|text| text.to_lowercase() == whole) {
        return Some(Relation::Equal);
    }
    if own.clone().any(|text| text.to_lowercase().starts_with(&whole)) {
        return Some(Relation::Begins);
    }
    let named = words.iter().all(|word| own.clone().any(|text| contains(text, word)));
    Some(if named { Relation::Named } else { Relation::Mentions })
}

/// True where the text holds the word, which is in lower case. Plain ASCII needs no copy.
fn contains(text: &str, word: &str) -> bool {
    if text.is_ascii() && word.is_ascii() {
        let (text, word) = (text.as_bytes(), word.as_bytes());
        word.is_empty() || text.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word))
    } else {
        text.to_lowercase().contains(word)
    }
}
