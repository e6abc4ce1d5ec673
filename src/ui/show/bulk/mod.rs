//! What can be done with several IPAMs, scopes, pools or discoveries at once.

mod delete;
mod labels;

use std::collections::HashSet;
use std::hash::Hash;

use leptos::prelude::*;

use crate::command::{Grouped, ObjectRef, Tagged};
use crate::ui::language::word;
use crate::ui::parts::Button;

use delete::DeleteSeveral;
use labels::{ChangeGroup, TagSeveral, UntagSeveral};

/// The objects that are selected in a list, and the dialogs about them. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Bulk {
    chosen: Signal<Vec<ObjectRef>>,
    /// Those that a dialog is about: the selection may change while it is open.
    about: RwSignal<Vec<ObjectRef>>,
    delete: RwSignal<bool>,
    tag: RwSignal<bool>,
    untag: RwSignal<bool>,
    group: RwSignal<bool>,
}

impl Bulk {
    /// For a list whose keys stand for these objects.
    pub fn new<K>(selection: RwSignal<HashSet<K>>, object: fn(K) -> ObjectRef) -> Bulk
    where
        K: Copy + Ord + Hash + Send + Sync + 'static,
    {
        let chosen = Signal::derive(move || {
            let mut keys: Vec<K> = selection.with(|keys| keys.iter().copied().collect());
            keys.sort_unstable();
            keys.into_iter().map(object).collect()
        });
        let closed = || RwSignal::new(false);
        Bulk {
            chosen,
            about: RwSignal::new(Vec::new()),
            delete: closed(),
            tag: closed(),
            untag: closed(),
            group: closed(),
        }
    }

    fn ask(self, open: RwSignal<bool>) {
        self.about.set(self.chosen.get_untracked());
        open.set(true);
    }
}

/// The object, where it can have tags.
fn tagged(object: &ObjectRef) -> Option<Tagged> {
    Some(match object {
        ObjectRef::Ipam(id) => Tagged::Ipam(*id),
        ObjectRef::Scope(id) => Tagged::Scope(*id),
        ObjectRef::Pool(id) => Tagged::Pool(*id),
        _ => return None,
    })
}

/// The object, where it belongs to a resource group.
fn grouped(object: &ObjectRef) -> Option<Grouped> {
    match object {
        ObjectRef::Discovery(id) => Some(Grouped::Discovery(*id)),
        other => tagged(other).map(Grouped::Tagged),
    }
}

/// The buttons while rows are selected.
#[component]
pub fn BulkButtons(bulk: Bulk) -> impl IntoView {
    let taggable =
        Memo::new(move |_| bulk.chosen.with(|all| all.iter().any(|it| tagged(it).is_some())));
    view! {
        <Button label=word(|w| w.bulk.delete) on_press=move |()| bulk.ask(bulk.delete)/>
        <Show when=move || taggable.get()>
            <Button label=word(|w| w.bulk.tag) on_press=move |()| bulk.ask(bulk.tag)/>
            <Button label=word(|w| w.bulk.untag) on_press=move |()| bulk.ask(bulk.untag)/>
        </Show>
        <Button label=word(|w| w.bulk.group) on_press=move |()| bulk.ask(bulk.group)/>
    }
}

/// The dialogs that the buttons open.
#[component]
pub fn BulkDialogs(bulk: Bulk) -> impl IntoView {
    view! {
        <DeleteSeveral open=bulk.delete about=bulk.about/>
        <TagSeveral open=bulk.tag about=bulk.about/>
        <UntagSeveral open=bulk.untag about=bulk.about/>
        <ChangeGroup open=bulk.group about=bulk.about/>
    }
}
