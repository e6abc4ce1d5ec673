//! A form in a dialog, or as the body of a page.

use leptos::ev;
use leptos::prelude::*;

use crate::command::{Applied, Command, Refusal, Remedy};
use crate::ui::browser;
use crate::ui::language::{Text, word};
use crate::ui::parts::{ButtonKind, Card, DialogWidth, FormDialog, LinkButton};
use crate::ui::route::Place;
use crate::ui::show::{Run, use_run};

use super::answer::Answer;
use super::field::FormField;
use super::page::{Fields, Rest};

/// What a form does when it is sent.
#[derive(Clone, Copy)]
enum Deed {
    /// This command, if all that it needs is there.
    Command(Callback<(), Option<Command>>),
    /// Something that is no command of the workspace; true closes the form.
    Other(Callback<(), bool>),
}

/// Fields under one heading.
#[derive(Clone)]
struct Part {
    title: Text,
    fields: Vec<FormField>,
}

/// A form, described. Make it where the page is made, and show it with [`Form::dialog`],
/// [`Form::page`] or [`Form::plain`].
#[derive(Clone)]
pub struct Form {
    title: Text,
    submit: Text,
    kind: ButtonKind,
    width: DialogWidth,
    parts: Vec<Part>,
    fill: Callback<()>,
    deed: Deed,
    asked: Callback<(), Option<Command>>,
    beside: Option<Callback<Answer, AnyView>>,
    done: Option<Callback<Applied>>,
    remedy: Option<Callback<Remedy>>,
    idle: Signal<bool>,
    sends: Sends,
}

/// When a form can be sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sends {
    /// Always: what is wrong is told then.
    Always,
    /// Only what the core would accept.
    OnceAccepted,
}

impl Form {
    /// A form that does a command. `command` may read signals: the core is asked again whenever
    /// one of them changes.
    pub fn new(
        title: impl Into<Text>,
        submit: impl Into<Text>,
        command: impl Fn() -> Option<Command> + Send + Sync + 'static,
    ) -> Form {
        let command = Callback::new(move |()| command());
        Form::of(title.into(), submit.into(), Deed::Command(command), command)
    }

    /// A form that does something other than a command of the workspace; `deed` tells whether it
    /// is done.
    pub fn doing(
        title: impl Into<Text>,
        submit: impl Into<Text>,
        deed: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Form {
        let deed = Deed::Other(Callback::new(move |()| deed()));
        Form::of(title.into(), submit.into(), deed, Callback::new(|()| None))
    }

    fn of(title: Text, submit: Text, deed: Deed, asked: Callback<(), Option<Command>>) -> Form {
        Form {
            title,
            submit,
            kind: ButtonKind::Primary,
            width: DialogWidth::Normal,
            parts: Vec::new(),
            fill: Callback::new(|()| {}),
            deed,
            asked,
            beside: None,
            done: None,
            remedy: None,
            idle: Signal::stored(false),
            sends: Sends::Always,
        }
    }

    /// What the core is asked about while one types, where that is less than what is sent: what
    /// has come to rest, say, since asking at every key would be too slow.
    #[must_use]
    pub fn while_typing(
        mut self,
        asked: impl Fn() -> Option<Command> + Send + Sync + 'static,
    ) -> Form {
        self.asked = Callback::new(move |()| asked());
        self
    }

    /// The fields from here on stand under this heading.
    #[must_use]
    pub fn part(mut self, title: Text) -> Form {
        self.parts.push(Part { title, fields: Vec::new() });
        self
    }

    /// One more field.
    #[must_use]
    pub fn field(mut self, field: FormField) -> Form {
        match self.parts.last_mut() {
            Some(part) => part.fields.push(field),
            None => self.parts.push(Part { title: Text::default(), fields: vec![field] }),
        }
        self
    }

    /// What stands beside a form on a page: what it would do.
    #[must_use]
    pub fn beside(mut self, view: impl Fn(Answer) -> AnyView + Send + Sync + 'static) -> Form {
        self.beside = Some(Callback::new(view));
        self
    }

    /// What the fields hold when the form opens.
    #[must_use]
    pub fn fill(mut self, fill: impl Fn() + Send + Sync + 'static) -> Form {
        self.fill = Callback::new(move |()| fill());
        self
    }

    /// What happens once the command is done, such as going to what it made.
    #[must_use]
    pub fn done(mut self, done: impl Fn(Applied) + Send + Sync + 'static) -> Form {
        self.done = Some(Callback::new(done));
        self
    }

    /// Takes the remedies that change the form itself, such as another block.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Fn(Remedy) + Send + Sync + 'static) -> Form {
        self.remedy = Some(Callback::new(remedy));
        self
    }

    /// There is nothing to send while this holds.
    #[must_use]
    pub fn idle(mut self, idle: impl Fn() -> bool + Send + Sync + 'static) -> Form {
        self.idle = Signal::derive(idle);
        self
    }

    /// It can be sent only while the core would accept it.
    #[must_use]
    pub fn once_accepted(mut self) -> Form {
        self.sends = Sends::OnceAccepted;
        self
    }

    /// How wide the dialog is.
    #[must_use]
    pub fn width(mut self, width: DialogWidth) -> Form {
        self.width = width;
        self
    }

    /// How the button looks that sends it.
    #[must_use]
    pub fn kind(mut self, kind: ButtonKind) -> Form {
        self.kind = kind;
        self
    }

    /// The form in a dialog.
    pub fn dialog(self, open: RwSignal<bool>) -> AnyView {
        let (title, submit, kind, width) = (self.title, self.submit, self.kind, self.width);
        let alive = self.come_alive(open);
        let body = alive.clone();
        view! {
            <FormDialog
                open
                title
                submit
                kind
                width
                disabled=alive.idle
                on_submit=move |()| {
                    if alive.send() {
                        open.set(false);
                    }
                }
            >
                {body.parts().map(|(title, fields)| view! { {heading(title)} {fields} }).collect_view()}
                {body.rest()}
            </FormDialog>
        }
        .into_any()
    }

    /// The form as the body of a page; `back` is where one goes who gives up. What follows once it
    /// is done is up to [`Form::done`].
    pub fn page(self, back: impl Into<Place>) -> AnyView {
        let submit = self.submit;
        let back = Signal::stored(back.into());
        let beside = self.beside;
        let alive = self.come_alive(RwSignal::new(true));
        let cards = alive.parts().map(|(title, fields)| {
            view! { <Card title><div class="stack-fields">{fields}</div></Card> }
        });
        let (cards, rest) = (cards.collect_view(), alive.rest());
        let (answer, idle) = (alive.answer, alive.idle);
        let form = view! {
            <form class="form-cards" novalidate=true on:submit=move |event| alive.sent(&event)>
                {cards}
                {rest}
                <div class="form-actions">
                    <button type="submit" class="button primary" disabled=move || idle.get()>
                        {move || submit.get()}
                    </button>
                    <LinkButton label=word(|w| w.action.cancel) to=back/>
                </div>
            </form>
        };
        match beside {
            Some(beside) => view! {
                <div class="form-beside">
                    {form}
                    <aside class="effect">{beside.run(answer)}</aside>
                </div>
            }
            .into_any(),
            None => form.into_any(),
        }
    }

    /// The form as a part of something else that stays, such as a card: nothing to give up.
    pub fn plain(self) -> AnyView {
        let submit = self.submit;
        let alive = self.come_alive(RwSignal::new(true));
        let parts = alive.parts().map(
            |(title, fields)| view! { {heading(title)} <div class="fields-grid">{fields}</div> },
        );
        let (parts, rest, idle) = (parts.collect_view(), alive.rest(), alive.idle);
        view! {
            <form novalidate=true on:submit=move |event| alive.sent(&event)>
                {parts}
                {rest}
                <div class="form-actions">
                    <button type="submit" class="button primary" disabled=move || idle.get()>
                        {move || submit.get()}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }

    /// Fills the fields whenever it opens, and asks the core from then on.
    fn come_alive(self, open: RwSignal<bool>) -> Alive {
        let Form { parts, fill, deed, asked, done, remedy, idle, sends, .. } = self;
        let refused = RwSignal::new(None::<Refusal>);
        let fields = parts.iter().flat_map(|part| part.fields.iter().cloned()).collect();
        // Before the fields are made: what opens the form has the first word.
        let answer = Answer::live(asked, open, refused, fields, remedy);
        Effect::new(move |before: Option<bool>| {
            let now = open.get();
            if now && before != Some(true) {
                answer.tried.set(false);
                refused.set(None);
                untrack(|| fill.run(()));
            }
            now
        });
        let idle = Signal::derive(move || {
            idle.get() || (sends == Sends::OnceAccepted && !answer.is_accepted())
        });
        Alive { parts, deed, done, answer, refused, idle, run: use_run() }
    }
}

fn heading(title: Text) -> AnyView {
    (move || title.some().map(|title| view! { <h2 class="form-part">{title}</h2> })).into_any()
}

/// A form that is shown.
#[derive(Clone)]
struct Alive {
    parts: Vec<Part>,
    deed: Deed,
    done: Option<Callback<Applied>>,
    answer: Answer,
    refused: RwSignal<Option<Refusal>>,
    idle: Signal<bool>,
    run: Run,
}

impl Alive {
    fn fields(&self) -> impl Iterator<Item = &FormField> {
        self.parts.iter().flat_map(|part| part.fields.iter())
    }

    fn sent(&self, event: &ev::SubmitEvent) {
        event.prevent_default();
        if !self.idle.get_untracked() {
            self.send();
        }
    }

    /// Does what the form is for; true once it is done. Else the first field in question has the
    /// focus.
    fn send(&self) -> bool {
        self.answer.tried.set(true);
        let missing = untrack(|| self.fields().any(FormField::is_missing));
        let done = !missing
            && match self.deed {
                Deed::Other(deed) => deed.run(()),
                Deed::Command(command) => untrack(|| command.run(()))
                    .and_then(|command| self.run.into(self.refused, command))
                    .map(|applied| self.done.iter().for_each(|done| done.run(applied.clone())))
                    .is_some(),
            };
        if !done {
            browser::focus::first_invalid();
        }
        done
    }

    /// Each part's heading and fields.
    fn parts(&self) -> impl Iterator<Item = (Text, AnyView)> {
        let answer = self.answer;
        self.parts.clone().into_iter().map(move |Part { title, fields }| {
            (title, view! { <Fields fields answer/> }.into_any())
        })
    }

    /// What the core says to none of the fields, unless a field is the place for it.
    fn rest(&self) -> AnyView {
        let answer = self.answer;
        let placed = self.fields().any(FormField::is_place_of_rest);
        (!placed).then(|| view! { <Rest answer/> }).into_any()
    }
}
