//! The control of a field, as its description says.

use leptos::prelude::*;

use crate::command::Spot;
use crate::ui::parts::{
    AccountField, AccountsField, CheckField, CidrField, MaskField, NumberField, RegionsField,
    SelectField, TextArea, TextField,
};
use crate::ui::show::{LabelFields, RegionField, refused_at, refused_rows};

use super::answer::Answer;
use super::field::{Control, Focus, FormField, Need};
use super::page::Rest;

/// The first that says something: left empty, of its own, or what the core says.
fn problem_of(field: &FormField, answer: Answer) -> Signal<Option<String>> {
    let tried = answer.tried;
    // The rows of a list say by themselves what is wrong with them.
    let whole =
        |spot: &&Spot| !matches!((&field.control, spot), (Control::Accounts { .. }, Spot::Row(_)));
    let of_core: Vec<Signal<Option<String>>> =
        field.spots.iter().filter(whole).map(|spot| refused_at(answer.refusal(), *spot)).collect();
    let field = field.clone();
    Signal::derive(move || {
        let missing = match field.need {
            Need::Needed(sentence) if tried.get() && field.is_empty() => {
                Some(sentence.get().into_owned())
            }
            _ => None,
        };
        let own = || field.problem.and_then(|problem| problem.get());
        missing.or_else(own).or_else(|| of_core.iter().find_map(|said| said.get()))
    })
}

/// A field with its label, help and problem.
pub(super) fn control(field: &FormField, answer: Answer) -> AnyView {
    let FormField { label, help, placeholder, .. } = *field;
    let locked = field.locked;
    let optional = matches!(field.need, Need::Optional);
    let autofocus = field.focus == Focus::First;
    let problem = problem_of(field, answer);
    match field.control.clone() {
        Control::Line(value) => view! {
            <TextField
                label value help problem placeholder optional autofocus
                disabled=locked
            />
        }
        .into_any(),
        Control::Lines(value) => {
            view! { <TextArea label value help problem placeholder optional/> }.into_any()
        }
        Control::Cidr(value) => view! {
            <CidrField
                label value help problem placeholder optional autofocus
                disabled=locked
            />
        }
        .into_any(),
        Control::Mask { value, family, range, empty } => view! {
            <MaskField
                label value family range empty help problem optional
                disabled=locked
            />
        }
        .into_any(),
        Control::Number { value, range } => {
            view! { <NumberField label value range help problem optional/> }.into_any()
        }
        Control::Choice { value, choices, empty } => view! {
            <SelectField
                label value choices empty help problem
                disabled=locked
            />
        }
        .into_any(),
        Control::Switch(value) => view! {
            <CheckField label value help disabled=locked/>
            <p class="field-problem" aria-live="polite">{move || problem.get()}</p>
        }
        .into_any(),
        Control::Region { value, regions, empty } => {
            view! { <RegionField label value regions empty help problem disabled=locked/> }
                .into_any()
        }
        Control::Regions { value, regions, locked } => {
            view! { <RegionsField label value regions locked help problem/> }.into_any()
        }
        Control::Account { value, known } => {
            view! { <AccountField label value known help problem optional autofocus/> }.into_any()
        }
        Control::Accounts { value, known } => {
            let row_problem = match field.spots.is_empty() {
                true => Callback::new(|_| None),
                false => refused_rows(answer.refusal()),
            };
            view! { <AccountsField label value known help problem row_problem autofocus/> }
                .into_any()
        }
        Control::Label(form, parts) => view! { <LabelFields form parts autofocus/> }.into_any(),
        Control::Beside(fields) => {
            let fields = fields.iter().map(|field| control(field, answer)).collect_view();
            view! {
                <div class="mask-fields">{fields}</div>
                <p class="field-problem" aria-live="polite">{move || problem.get()}</p>
            }
            .into_any()
        }
        Control::View(view) => view.run(answer),
        Control::Rest => view! { <Rest answer/> }.into_any(),
    }
}
