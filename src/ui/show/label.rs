//! Name, description, resource group and tags: the same fields for every object.

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Reason, Rule};
use crate::model::{
    Label, Tags, TextField as Field, TextProblem, check_description, check_group, check_name,
    check_tag_key, check_tag_value,
};
use crate::text::reason_sentence;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{TagsField, TextArea, TextField};
use crate::ui::state::use_desk;

/// What is typed into the fields of a label.
#[derive(Clone, Copy)]
pub struct LabelForm {
    name: RwSignal<String>,
    description: RwSignal<String>,
    group: RwSignal<String>,
    tags: RwSignal<Vec<(String, String)>>,
}

/// Which of the fields are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelParts {
    /// All of them.
    #[default]
    All,
    /// Name and description only.
    NameAndDescription,
    /// All but the tags.
    Untagged,
    /// Name and tags only.
    NameAndTags,
    /// Tags only.
    Tags,
    /// The resource group only.
    Group,
}

impl LabelParts {
    fn has_name(self) -> bool {
        !matches!(self, LabelParts::Tags | LabelParts::Group)
    }

    fn has_description(self) -> bool {
        self.has_name() && self != LabelParts::NameAndTags
    }

    fn has_group(self) -> bool {
        matches!(self, LabelParts::All | LabelParts::Untagged | LabelParts::Group)
    }

    fn has_tags(self) -> bool {
        matches!(self, LabelParts::All | LabelParts::NameAndTags | LabelParts::Tags)
    }
}

impl LabelForm {
    /// Fields filled from a label.
    pub fn of(label: &Label) -> LabelForm {
        let form = LabelForm {
            name: RwSignal::default(),
            description: RwSignal::default(),
            group: RwSignal::default(),
            tags: RwSignal::default(),
        };
        form.fill(label);
        form
    }

    /// Fills the fields anew, as when a dialog opens.
    pub fn fill(self, label: &Label) {
        self.name.set(label.name.to_string());
        self.description.set(label.description.to_string());
        self.group.set(label.resource_group.to_string());
        self.tags.set(
            label.tags.iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect(),
        );
    }

    /// Empties the fields, with one tag to begin with.
    pub fn fill_one_tag(self) {
        self.fill(&Label::default());
        self.tags.set(vec![Default::default()]);
    }

    /// What is typed, spaces around it cut; for event handlers.
    pub fn label(self) -> Label {
        untrack(|| self.typed())
    }

    /// What is typed, spaces around it cut; what reads it runs again when it changes.
    pub fn typed(self) -> Label {
        let text =
            |signal: RwSignal<String>| -> Arc<str> { signal.with(|text| text.trim().into()) };
        let tags = self.tags.get();
        let written = tags.iter().filter(|(key, value)| !key.is_empty() || !value.is_empty());
        Label {
            name: text(self.name),
            description: text(self.description),
            resource_group: text(self.group),
            tags: written.map(|(key, value)| (key.as_str(), value.as_str())).collect::<Tags>(),
        }
    }

    /// The sentence for what is wrong with the tags.
    fn tags_problem(self) -> Option<(Field, TextProblem)> {
        self.tags.with(|tags| {
            let mut keys = std::collections::BTreeSet::new();
            for (key, value) in
                tags.iter().filter(|(key, value)| !key.is_empty() || !value.is_empty())
            {
                if !keys.insert(key) {
                    return Some((Field::TagKey, TextProblem::Duplicate));
                }
                if let Err(problem) = check_tag_key(key) {
                    return Some((Field::TagKey, problem));
                }
                if let Err(problem) = check_tag_value(value) {
                    return Some((Field::TagValue, problem));
                }
            }
            (keys.len() > crate::model::MAX_TAGS).then_some((Field::TagKey, TextProblem::TooMany))
        })
    }
}

/// The fields of a label, checked by the core's own rules while one types.
#[component]
pub fn LabelFields(
    form: LabelForm,
    #[prop(optional)] parts: LabelParts,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let sentence = move |field: Field, problem: TextProblem| {
        let reason = Reason::new(Rule::Text(field, problem));
        desk.peek(|workspace| reason_sentence(&reason, workspace, words.language()))
    };
    let name = Signal::derive(move || {
        let problem = form.name.with(|text| check_name(text.trim())).err()?;
        Some(sentence(Field::Name, problem))
    });
    let description = Signal::derive(move || {
        let problem = form.description.with(|text| check_description(text.trim())).err()?;
        Some(sentence(Field::Description, problem))
    });
    let group = Signal::derive(move || {
        let problem = form.group.with(|text| check_group(text.trim())).err()?;
        Some(sentence(Field::ResourceGroup, problem))
    });
    let tags = Signal::derive(move || {
        form.tags_problem().map(|(field, problem)| sentence(field, problem))
    });
    view! {
        {parts
            .has_name()
            .then(|| {
                view! {
                    <TextField
                        label=word(|w| w.term.name)
                        value=form.name
                        problem=name
                        optional=true
                        autofocus
                    />
                }
            })}
        {parts
            .has_description()
            .then(|| {
                view! {
                    <TextArea
                        label=word(|w| w.term.description)
                        value=form.description
                        problem=description
                        rows=2
                        optional=true
                    />
                }
            })}
        {parts
            .has_group()
            .then(|| {
                view! {
                    <TextField
                        label=word(|w| w.term.resource_group)
                        value=form.group
                        problem=group
                        optional=true
                        autofocus=autofocus && parts == LabelParts::Group
                    />
                }
            })}
        {parts
            .has_tags()
            .then(|| {
                view! { <TagsField label=word(|w| w.term.tags) value=form.tags problem=tags/> }
            })}
    }
}

/// The text, or a dash.
pub fn or_dash(text: &str) -> AnyView {
    let words = use_words();
    if text.is_empty() {
        (move || words.get().part.dash).into_any()
    } else {
        text.to_owned().into_any()
    }
}
