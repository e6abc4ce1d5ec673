//! A form in a dialog, or as the body of a page.

use leptos::ev;
use leptos::prelude::*;

use crate::command::{Applied, Command, Refusal, Remedy};
use crate::ui::browser;
use crate::ui::language::{Text, word};
use crate::ui::parts::{ButtonKind, Card, DialogWidth, FormDialog, LinkButton};
use crate::ui::route::Place;
use crate::ui::show::{Refused, Run, use_run};
use crate::ui::state::use_desk;

use super::field::FormField;
use super::page::{Fields, elsewhere};

/// What a form does when it is sent.
#[derive(Clone, Copy)]
enum Deed {
    /// This command, if all that it needs is there. The core is asked about it while one types.
    Command(Callback<(), Option<Command>>),
    /// Something that is no command of the workspace; true closes the form.
    Other(Callback<(), bool>),
}

/// A form, described. Make it where the page is made, and show it with [`Form::dialog`] or
/// [`Form::page`].
#[derive(Clone)]
pub struct Form {
    title: Text,
    submit: Text,
    kind: ButtonKind,
    width: DialogWidth,
    fields: Vec<FormField>,
    fill: Callback<()>,
    deed: Deed,
    done: Option<Callback<Applied>>,
    remedy: Option<Callback<Remedy>>,
    idle: Signal<bool>,
}

impl Form {
    /// A form that does a command. `command` may read signals: the core is asked again whenever
    /// one of them changes.
    pub fn new(
        title: impl Into<Text>,
        submit: impl Into<Text>,
        command: impl Fn() -> Option<Command> + Send + Sync + 'static,
    ) -> Form {
        let deed = Deed::Command(Callback::new(move |()| command()));
        Form::of(title.into(), submit.into(), deed)
    }

    /// A form that does something other than a command of the workspace; `deed` tells whether it
    /// is done.
    pub fn doing(
        title: impl Into<Text>,
        submit: impl Into<Text>,
        deed: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Form {
        let deed = Deed::Other(Callback::new(move |()| deed()));
        Form::of(title.into(), submit.into(), deed)
    }

    fn of(title: Text, submit: Text, deed: Deed) -> Form {
        Form {
            title,
            submit,
            kind: ButtonKind::Primary,
            width: DialogWidth::Normal,
            fields: Vec::new(),
            fill: Callback::new(|()| {}),
            deed,
            done: None,
            remedy: None,
            idle: Signal::stored(false),
        }
    }

    /// One more field.
    #[must_use]
    pub fn field(mut self, field: FormField) -> Form {
        self.fields.push(field);
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
        let idle = self.idle;
        let alive = self.come_alive(open);
        let body = alive.clone();
        view! {
            <FormDialog
                open
                title
                submit
                kind
                width
                disabled=idle
                on_submit=move |()| {
                    if alive.send() {
                        open.set(false);
                    }
                }
            >
                {body.fields()}
            </FormDialog>
        }
        .into_any()
    }

    /// The form as the body of a page; `back` is where one goes who gives up. What follows once it
    /// is done is up to [`Form::done`].
    pub fn page(self, back: impl Into<Place>) -> AnyView {
        let (submit, idle) = (self.submit, self.idle);
        let back = Signal::stored(back.into());
        let alive = self.come_alive(RwSignal::new(true));
        let body = alive.clone();
        let send = move |event: ev::SubmitEvent| {
            event.prevent_default();
            if !idle.get_untracked() {
                alive.send();
            }
        };
        view! {
            <form class="form-cards" novalidate=true on:submit=send>
                <Card>
                    <div class="stack-fields">{body.fields()}</div>
                </Card>
                <div class="form-actions">
                    <button type="submit" class="button primary" disabled=move || idle.get()>
                        {move || submit.get()}
                    </button>
                    <LinkButton label=word(|w| w.action.cancel) to=back/>
                </div>
            </form>
        }
        .into_any()
    }

    /// Fills the fields whenever it opens, and asks the core from then on.
    fn come_alive(self, open: RwSignal<bool>) -> Alive {
        let Form { fields, fill, deed, done, remedy, .. } = self;
        let tried = RwSignal::new(false);
        let refused = RwSignal::new(None::<Refusal>);
        // Before the fields are made: what opens the form has the first word.
        Effect::new(move |before: Option<bool>| {
            let now = open.get();
            if now && before != Some(true) {
                tried.set(false);
                refused.set(None);
                untrack(|| fill.run(()));
            }
            now
        });
        let live = asked(deed, open, refused);
        Alive { fields, deed, done, remedy, tried, refused, live, run: use_run() }
    }
}

/// A form that is shown.
#[derive(Clone)]
struct Alive {
    fields: Vec<FormField>,
    deed: Deed,
    done: Option<Callback<Applied>>,
    remedy: Option<Callback<Remedy>>,
    tried: RwSignal<bool>,
    refused: RwSignal<Option<Refusal>>,
    live: Signal<Option<Refusal>>,
    run: Run,
}

impl Alive {
    /// Does what the form is for; true once it is done. Else the first field in question has the
    /// focus.
    fn send(&self) -> bool {
        self.tried.set(true);
        let missing = untrack(|| self.fields.iter().any(FormField::is_missing));
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

    /// The fields, and what the core says to none of them.
    fn fields(&self) -> AnyView {
        let (live, tried) = (self.live, self.tried);
        let fields = self.fields.clone();
        let rest = {
            let fields = fields.clone();
            Memo::new(move |_| live.get().and_then(|refusal| elsewhere(refusal, &fields)))
        };
        view! {
            <Fields fields refusal=live tried/>
            {match self.remedy {
                Some(remedy) => view! { <Refused refusal=rest on_remedy=remedy/> }.into_any(),
                None => view! { <Refused refusal=rest/> }.into_any(),
            }}
        }
        .into_any()
    }
}

/// What the core says to the form as it stands, while it is open; else to what was sent.
fn asked(
    deed: Deed,
    open: RwSignal<bool>,
    refused: RwSignal<Option<Refusal>>,
) -> Signal<Option<Refusal>> {
    let desk = use_desk();
    // A memo: a refusal that is said again must not make its buttons anew under the pointer.
    Memo::new(move |_| {
        if !open.get() {
            return None;
        }
        let command = match deed {
            Deed::Command(command) => command.run(()),
            Deed::Other(_) => None,
        };
        match command {
            Some(command) => {
                desk.revision().track();
                desk.dry_run(command).err()
            }
            None => refused.get(),
        }
    })
    .into()
}
