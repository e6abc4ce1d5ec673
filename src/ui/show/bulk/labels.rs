//! Tags and resource groups of several objects.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, ObjectRef, Untag};
use crate::model::{Label, Workspace};
use crate::text::number;
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::state::use_desk;

use super::super::{LabelForm, LabelParts};
use super::{grouped, tagged};

type About = RwSignal<Vec<ObjectRef>>;

fn title(pick: fn(&'static crate::text::Words) -> fn(&str) -> String, about: About) -> Text {
    word(move |w| pick(w)(&number::whole(about.with(Vec::len))))
}

/// Sets tags, in place of those of the same keys.
#[component]
pub(super) fn TagSeveral(open: RwSignal<bool>, about: About) -> impl IntoView {
    let form = LabelForm::of(&Label::default());
    let command = move || {
        let objects = about.with(|all| all.iter().filter_map(tagged).collect());
        let tags = form.typed().tags;
        let tags: Vec<_> = tags.iter().map(|(key, value)| (key.into(), value.into())).collect();
        (!tags.is_empty()).then_some(Command::TagResources(objects, tags))
    };
    Form::new(title(|w| w.bulk.tag_title, about), word(|w| w.action.save), command)
        .field(FormField::label_of(form, LabelParts::Tags).first())
        .fill(move || form.fill_one_tag())
        .idle(move || form.typed().tags.is_empty())
        .dialog(open)
}

/// Takes tags away by their keys.
#[component]
pub(super) fn UntagSeveral(open: RwSignal<bool>, about: About) -> impl IntoView {
    let desk = use_desk();
    let chosen = RwSignal::new(BTreeSet::<Arc<str>>::new());
    let keys = Memo::new(move |_| about.with(|all| desk.read(|workspace| keys_of(all, workspace))));
    let command = move || {
        let objects = about.with(|all| all.iter().filter_map(tagged).collect());
        let keys: Vec<Arc<str>> = chosen.with(|keys| keys.iter().cloned().collect());
        (!keys.is_empty()).then_some(Command::UntagResources(objects, Untag::Keys(keys)))
    };
    Form::new(title(|w| w.bulk.untag_title, about), word(|w| w.action.remove), command)
        .field(FormField::view(move || view! { <Keys keys chosen/> }))
        .fill(move || chosen.set(BTreeSet::new()))
        .idle(move || chosen.with(BTreeSet::is_empty))
        .dialog(open)
}

/// The keys of all tags of these objects.
fn keys_of(objects: &[ObjectRef], workspace: &Workspace) -> BTreeSet<Arc<str>> {
    let label = |object: &ObjectRef| match object {
        ObjectRef::Ipam(id) => workspace.ipams().get(id).map(|row| &row.label),
        ObjectRef::Scope(id) => workspace.scopes().get(id).map(|row| &row.label),
        ObjectRef::Pool(id) => workspace.pools().get(id).map(|row| &row.label),
        _ => None,
    };
    objects.iter().filter_map(label).flat_map(|label| label.tags.0.keys().cloned()).collect()
}

#[component]
fn Keys(keys: Memo<BTreeSet<Arc<str>>>, chosen: RwSignal<BTreeSet<Arc<str>>>) -> impl IntoView {
    let words = use_words();
    let row = move |key: Arc<str>| {
        let (shown, own) = (key.to_string(), key.clone());
        view! {
            <label class="check-row">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.with(|keys| keys.contains(&own))
                    on:change:target=move |event| {
                        let wanted = event.target().checked();
                        chosen.update(|keys| {
                            if wanted {
                                keys.insert(key.clone());
                            } else {
                                keys.remove(&key);
                            }
                        });
                    }
                />
                <bdi>{shown}</bdi>
            </label>
        }
    };
    move || {
        let keys = keys.get();
        if keys.is_empty() {
            return view! { <p>{words.get().bulk.no_tags}</p> }.into_any();
        }
        view! {
            <fieldset class="pool-choice">
                <legend>{words.get().bulk.untag_which}</legend>
                {keys.into_iter().map(row).collect_view()}
            </fieldset>
        }
        .into_any()
    }
}

/// Puts them into a resource group.
#[component]
pub(super) fn ChangeGroup(open: RwSignal<bool>, about: About) -> impl IntoView {
    let form = LabelForm::of(&Label::default());
    let command = move || {
        let objects: Vec<_> = about.with(|all| all.iter().filter_map(grouped).collect());
        let group = form.typed().resource_group;
        (!objects.is_empty()).then_some(Command::ChangeResourceGroup(objects, group))
    };
    Form::new(title(|w| w.bulk.group_title, about), word(|w| w.action.save), command)
        .field(FormField::label_of(form, LabelParts::Group).first())
        .field(FormField::view(move || {
            let words = use_words();
            view! { <p class="muted">{move || words.get().bulk.group_help}</p> }
        }))
        .fill(move || form.fill(&Label::default()))
        .dialog(open)
}
