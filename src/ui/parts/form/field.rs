//! The frame of every field.

use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::language::{Text, use_words};

/// The ids that tie a control to its label, help and problem. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct FieldIds(u32);

impl FieldIds {
    /// Ids that no other field has.
    pub fn new() -> FieldIds {
        FieldIds(browser::unique())
    }

    /// The control's `id`.
    pub fn control(self) -> String {
        format!("field-{}", self.0)
    }

    /// The control's `aria-describedby`.
    pub fn described(self) -> String {
        format!("field-{0}-help field-{0}-problem", self.0)
    }

    fn help(self) -> String {
        format!("field-{}-help", self.0)
    }

    fn problem(self) -> String {
        format!("field-{}-problem", self.0)
    }
}

impl Default for FieldIds {
    fn default() -> FieldIds {
        FieldIds::new()
    }
}

/// For a control's `aria-invalid`.
pub(super) fn invalid(problem: Signal<Option<String>>) -> Option<&'static str> {
    problem.with(|problem| problem.is_some().then_some("true"))
}

/// Label above, help and problem below; the control is the child and takes its ids from `ids`.
#[component]
pub fn Field(
    ids: FieldIds,
    #[prop(into)] label: Text,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    /// What stands beside the problem, such as a correction to take with one click.
    #[prop(optional, into)]
    remedy: ViewFn,
    children: Children,
) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="field" class:invalid=move || problem.with(Option::is_some)>
            <label for=ids.control()>
                {move || label.get()}
                {optional
                    .then(|| {
                        view! {
                            <span class="field-optional">{move || words.get().form.optional}</span>
                        }
                    })}
            </label>
            {children()}
            <p class="field-problem" id=ids.problem() aria-live="polite">
                {move || problem.get()}
                {move || remedy.run()}
            </p>
            <p class="field-help" id=ids.help()>{move || help.some()}</p>
        </div>
    }
}
