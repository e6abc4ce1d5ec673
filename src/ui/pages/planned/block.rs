//! A block to take: asked for by size, shown as the first that is free, and adjustable.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::address::{Cidr, CidrError, Family, Placement};
use crate::command::{Applied, CidrRequest, Command, Remedy};
use crate::model::{ResourceCidr, RowOp};
use crate::ui::form::{FormField, Outcome};
use crate::ui::language::word;
use crate::ui::state::use_desk;

/// Size and CIDR of a block, which follow each other. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Block {
    mask: RwSignal<Option<u8>>,
    cidr: RwSignal<String>,
    ask: Callback<CidrRequest, Option<Command>>,
    outcome: Memo<Outcome>,
}

impl Block {
    /// A block out of `place`, which `ask` takes: whenever place or size change, it is the first
    /// that the command would find there.
    pub fn new(
        place: RwSignal<String>,
        ask: impl Fn(CidrRequest) -> Option<Command> + Send + Sync + 'static,
    ) -> Block {
        let desk = use_desk();
        let (mask, cidr) = (RwSignal::new(None::<u8>), RwSignal::new(String::new()));
        let ask = Callback::new(ask);
        Effect::new(move |before: Option<String>| {
            let (now, length) = (place.get(), mask.get());
            let moved = before.is_some_and(|before| before != now);
            let typed = cidr.with_untracked(|text| Cidr::parse(text.trim()).ok());
            let stays = !moved && typed.map(Cidr::prefix_len) == length;
            if let Some(prefix_len) = length.filter(|_| !stays) {
                let first = untrack(|| ask.run(sized(prefix_len)))
                    .and_then(|command| taken(&desk.dry_run(command).ok()?));
                cidr.set(first.map(|first| first.to_string()).unwrap_or_default());
            }
            now
        });
        Effect::new(move || {
            let typed = cidr.with(|text| Cidr::parse(text.trim()).ok()).map(Cidr::prefix_len);
            if typed.is_some() && mask.get_untracked() != typed {
                mask.set(typed);
            }
        });
        let outcome = Memo::new(move |_| {
            desk.revision().track();
            let request = request(mask, cidr)?;
            Some(desk.dry_run(ask.run(request)?))
        });
        Block { mask, cidr, ask, outcome }
    }

    /// Begins anew with this size; with none the user chooses.
    pub fn restart(self, length: Option<u8>) {
        self.cidr.set(String::new());
        self.mask.set(length);
    }

    /// The command as it stands; none while nothing, or nothing finished, is asked for.
    pub fn command(self) -> Option<Command> {
        self.ask.run(request(self.mask, self.cidr)?)
    }

    /// What the command would do.
    pub fn outcome(self) -> Memo<Outcome> {
        self.outcome
    }

    /// The block that the command would take.
    pub fn placed(self) -> Option<Cidr> {
        self.outcome.with(|outcome| taken(outcome.as_ref()?.as_ref().ok()?))
    }

    /// Takes free space: the first block of the chosen size in it, or all of it.
    pub fn pick(self, free: Cidr) {
        let length = self.mask.get_untracked().filter(|length| *length >= free.prefix_len());
        let cut = length.and_then(|length| Cidr::containing(free.family(), free.first(), length));
        self.cidr.set(cut.unwrap_or(free).to_string());
    }

    /// Does what a refusal offers.
    pub fn remedy(self, remedy: Remedy) {
        match remedy {
            Remedy::UseCidr(cidr) => self.cidr.set(cidr.to_string()),
            Remedy::UsePrefixLen(length) => {
                let typed = self.cidr.with_untracked(|text| Cidr::parse(text.trim()).ok());
                let cut =
                    typed.and_then(|typed| Cidr::containing(typed.family(), typed.first(), length));
                match cut {
                    Some(cut) => self.cidr.set(cut.to_string()),
                    None => self.mask.set(Some(length)),
                }
            }
            _ => {}
        }
    }

    /// The two fields.
    pub fn fields(
        self,
        family: Signal<Family>,
        lengths: Signal<RangeInclusive<u8>>,
    ) -> [FormField; 2] {
        let mask = self.mask;
        let help =
            word(
                move |w| {
                    if mask.get().is_some() { w.planned.first_free } else { w.planned.pick_size }
                },
            );
        [
            FormField::mask(
                word(|w| w.pools.mask),
                self.mask,
                family,
                lengths,
                word(|w| w.pools.mask_choose),
            ),
            FormField::cidr(word(|w| w.term.cidr), self.cidr).help(help),
        ]
    }
}

/// The first block of this size.
fn sized(prefix_len: u8) -> CidrRequest {
    CidrRequest::AnyOf { prefix_len, placement: Placement::FirstFit }
}

/// The CIDR where one is there; the size alone where none of that size is free.
fn request(mask: RwSignal<Option<u8>>, cidr: RwSignal<String>) -> Option<CidrRequest> {
    match cidr.with(|text| Cidr::parse(text.trim())) {
        Ok(cidr) => Some(CidrRequest::Exactly(cidr)),
        Err(CidrError::Empty) => mask.get().map(sized),
        Err(_) => None,
    }
}

/// The CIDR that a command gives to a resource.
fn taken(applied: &Applied) -> Option<Cidr> {
    applied.change.ops.iter().find_map(|op| {
        let RowOp::Resources(delta) = op else { return None };
        let is_new = |row: &&ResourceCidr| {
            delta.before.as_ref().is_none_or(|before| before.cidr(row.cidr).is_none())
        };
        delta.after.as_ref()?.cidrs.iter().find(is_new).map(|row| row.cidr)
    })
}
