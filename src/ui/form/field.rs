//! One field, described.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::address::Family;
use crate::command::{Reason, Spot};
use crate::text::Concept;
use crate::ui::language::Text;
use crate::ui::parts::{Choice, RegionChoice};
use crate::ui::show::{LabelForm, LabelParts};

use super::answer::Answer;

/// What a field is filled in with, and where that is kept.
#[derive(Clone)]
pub(super) enum Control {
    Line(RwSignal<String>),
    Lines(RwSignal<String>),
    Cidr(RwSignal<String>),
    Mask {
        value: RwSignal<Option<u8>>,
        family: Signal<Family>,
        range: Signal<RangeInclusive<u8>>,
        empty: Text,
    },
    Number {
        value: RwSignal<Option<u32>>,
        range: RangeInclusive<u32>,
    },
    Choice {
        value: RwSignal<String>,
        choices: Signal<Vec<Choice>>,
        empty: Text,
    },
    Switch(RwSignal<bool>),
    Region {
        value: RwSignal<String>,
        regions: Signal<Vec<RegionChoice>>,
        empty: Text,
    },
    Regions {
        value: RwSignal<Vec<String>>,
        regions: Signal<Vec<RegionChoice>>,
        locked: Signal<String>,
    },
    Account {
        value: RwSignal<String>,
        known: Signal<Vec<Choice>>,
    },
    Accounts {
        value: RwSignal<Vec<String>>,
        known: Signal<Vec<Choice>>,
    },
    Label(LabelForm, LabelParts),
    Beside(Vec<FormField>),
    View(Callback<Answer, AnyView>),
    Rest,
}

/// Whether a field may be left empty.
#[derive(Clone, Copy)]
pub(super) enum Need {
    /// It is filled from the start, or empty means something.
    Free,
    /// It says that it may be left empty.
    Optional,
    /// It may not, and says this if it is.
    Needed(Text),
}

/// Where a field gets the focus.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Focus {
    /// In its turn.
    InTurn,
    /// When the form opens.
    First,
}

/// One field of a form: words, control, and the part of the core's answer that it shows.
#[derive(Clone)]
pub struct FormField {
    pub(super) control: Control,
    pub(super) label: Text,
    pub(super) help: Text,
    pub(super) placeholder: Text,
    pub(super) need: Need,
    pub(super) focus: Focus,
    pub(super) spots: Vec<Spot>,
    pub(super) problem: Option<Signal<Option<String>>>,
    pub(super) locked: Signal<bool>,
    pub(super) shown: Signal<bool>,
    pub(super) concept: Option<Concept>,
}

impl FormField {
    fn new(control: Control, label: Text) -> FormField {
        FormField {
            control,
            label,
            help: Text::default(),
            placeholder: Text::default(),
            need: Need::Free,
            focus: Focus::InTurn,
            spots: Vec::new(),
            problem: None,
            locked: Signal::stored(false),
            shown: Signal::stored(true),
            concept: None,
        }
    }

    /// One line of text.
    pub fn line(label: Text, value: RwSignal<String>) -> FormField {
        FormField::new(Control::Line(value), label)
    }

    /// Several lines of text.
    pub fn lines(label: Text, value: RwSignal<String>) -> FormField {
        FormField::new(Control::Lines(value), label)
    }

    /// A CIDR, as it is typed.
    pub fn cidr(label: Text, value: RwSignal<String>) -> FormField {
        FormField::new(Control::Cidr(value), label)
    }

    /// A netmask length within `range`; `empty` is what no choice is called, if it can be none.
    pub fn mask(
        label: Text,
        value: RwSignal<Option<u8>>,
        family: Signal<Family>,
        range: Signal<RangeInclusive<u8>>,
        empty: Text,
    ) -> FormField {
        FormField::new(Control::Mask { value, family, range, empty }, label)
    }

    /// A whole number.
    pub fn number(
        label: Text,
        value: RwSignal<Option<u32>>,
        range: RangeInclusive<u32>,
    ) -> FormField {
        FormField::new(Control::Number { value, range }, label)
    }

    /// One of several; `empty` is what no choice is called, if it can be none.
    pub fn choice(
        label: Text,
        value: RwSignal<String>,
        choices: Signal<Vec<Choice>>,
        empty: Text,
    ) -> FormField {
        FormField::new(Control::Choice { value, choices, empty }, label)
    }

    /// Yes or no.
    pub fn switch(label: Text, value: RwSignal<bool>) -> FormField {
        FormField::new(Control::Switch(value), label)
    }

    /// One region.
    pub fn region(
        label: Text,
        value: RwSignal<String>,
        regions: Signal<Vec<RegionChoice>>,
        empty: Text,
    ) -> FormField {
        FormField::new(Control::Region { value, regions, empty }, label)
    }

    /// Several regions, of which one may be locked.
    pub fn regions(
        label: Text,
        value: RwSignal<Vec<String>>,
        regions: Signal<Vec<RegionChoice>>,
        locked: Signal<String>,
    ) -> FormField {
        FormField::new(Control::Regions { value, regions, locked }, label)
    }

    /// The id of an account: a known one to choose, or any other to type.
    pub fn account(label: Text, value: RwSignal<String>, known: Signal<Vec<Choice>>) -> FormField {
        FormField::new(Control::Account { value, known }, label)
    }

    /// The ids of several accounts. It shows by itself what the core says of its rows, but for
    /// what has a remedy, which stands below the fields with its buttons.
    pub fn accounts(
        label: Text,
        value: RwSignal<Vec<String>>,
        known: Signal<Vec<Choice>>,
    ) -> FormField {
        FormField::new(Control::Accounts { value, known }, label).at(Spot::Row(0))
    }

    /// Name, description, resource group and tags, which check themselves.
    pub fn label_of(form: LabelForm, parts: LabelParts) -> FormField {
        FormField::new(Control::Label(form, parts), Text::default())
            .at(Spot::Name)
            .at(Spot::Description)
            .at(Spot::Tags)
    }

    /// Something that is no field: a sentence, a table to choose from, the effect.
    pub fn view(view: impl Into<ViewFn>) -> FormField {
        let view = view.into();
        FormField::answered(move |_| view.run())
    }

    /// Something that is no field, and follows what the core says to the form.
    pub fn answered(view: impl Fn(Answer) -> AnyView + Send + Sync + 'static) -> FormField {
        FormField::new(Control::View(Callback::new(view)), Text::default())
    }

    /// Fields beside each other, of which the core speaks as one.
    pub fn beside(fields: Vec<FormField>) -> FormField {
        FormField::new(Control::Beside(fields), Text::default())
    }

    /// The place for what the core says to none of the fields; else it stands below them all.
    pub fn rest() -> FormField {
        FormField::new(Control::Rest, Text::default())
    }

    /// Shows what the core says about this part of the request. A view with a spot promises to
    /// show it by itself.
    #[must_use]
    pub fn at(mut self, spot: Spot) -> FormField {
        self.spots.push(spot);
        self
    }

    /// Leaves all that the core says to the place below the fields.
    #[must_use]
    pub fn says_nothing(mut self) -> FormField {
        self.spots.clear();
        self
    }

    /// A sentence below the control.
    #[must_use]
    pub fn help(mut self, help: Text) -> FormField {
        self.help = help;
        self
    }

    /// What an empty control shows as an example.
    #[must_use]
    pub fn placeholder(mut self, placeholder: Text) -> FormField {
        self.placeholder = placeholder;
        self
    }

    /// It may be left empty, and says so.
    #[must_use]
    pub fn optional(mut self) -> FormField {
        self.need = Need::Optional;
        self
    }

    /// It may not be left empty, and says this if it is.
    #[must_use]
    pub fn needed(mut self, sentence: Text) -> FormField {
        self.need = Need::Needed(sentence);
        self
    }

    /// It has the focus when the form opens.
    #[must_use]
    pub fn first(mut self) -> FormField {
        self.focus = Focus::First;
        self
    }

    /// What is wrong with it that the command cannot say.
    #[must_use]
    pub fn problem(mut self, problem: Signal<Option<String>>) -> FormField {
        self.problem = Some(problem);
        self
    }

    /// It is shown, and cannot be changed, while this holds.
    #[must_use]
    pub fn locked(mut self, locked: Signal<bool>) -> FormField {
        self.locked = locked;
        self
    }

    /// It is about this concept, which is explained beside it.
    #[must_use]
    pub fn explained(mut self, concept: Concept) -> FormField {
        self.concept = Some(concept);
        self
    }

    /// It is there only while this holds.
    #[must_use]
    pub fn shown(mut self, shown: Signal<bool>) -> FormField {
        self.shown = shown;
        self
    }

    /// True while nothing is typed or chosen.
    pub(super) fn is_empty(&self) -> bool {
        match &self.control {
            Control::Line(value)
            | Control::Lines(value)
            | Control::Cidr(value)
            | Control::Choice { value, .. }
            | Control::Region { value, .. }
            | Control::Account { value, .. } => value.with(|text| text.trim().is_empty()),
            Control::Mask { value, .. } => value.with(Option::is_none),
            Control::Number { value, .. } => value.with(Option::is_none),
            Control::Regions { value, locked, .. } => {
                value.with(Vec::is_empty) && locked.with(String::is_empty)
            }
            Control::Accounts { value, .. } => {
                value.with(|all| all.iter().all(|text| text.trim().is_empty()))
            }
            Control::Switch(_)
            | Control::Label(..)
            | Control::Beside(_)
            | Control::View(_)
            | Control::Rest => false,
        }
    }

    /// True where it shows what the core says about this part of the request.
    pub(super) fn says(&self, reason: &Reason) -> bool {
        let spot = match reason.spot {
            // One field holds all rows of a list, and is described by the first.
            Spot::Row(_) => Spot::Row(0),
            spot => spot,
        };
        let left = matches!(self.control, Control::Accounts { .. }) && !reason.remedies.is_empty();
        self.shown.get() && self.spots.contains(&spot) && !left
    }

    /// True where what the core says to none of the fields stands here.
    pub(super) fn is_place_of_rest(&self) -> bool {
        matches!(self.control, Control::Rest)
    }

    /// True where it is shown, may not be empty, and is.
    pub(super) fn is_missing(&self) -> bool {
        let inside = match &self.control {
            Control::Beside(fields) => fields.iter().any(FormField::is_missing),
            _ => false,
        };
        let own = matches!(self.need, Need::Needed(_)) && self.is_empty();
        self.shown.get() && (own || inside)
    }
}
