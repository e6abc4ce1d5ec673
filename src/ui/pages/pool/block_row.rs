//! The fields for CIDRs to take: typed, by size, or picked from what is free.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::address::{Cidr, Family, Placement};
use crate::command::{CidrRequest, Reason, Refusal, Remedy, Spot};
use crate::text::number;
use crate::ui::form::Answer;
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{
    Button, ButtonKind, Choice, CidrField, Icon, MaskField, SelectField, TextField,
};
use crate::ui::show::Refused;

use super::block_rows::{BlockRow, BlockRows, SIZED, TYPED, placed, placement_value};

/// How rows may name their blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ways {
    /// By CIDR only.
    Typed,
    /// By CIDR or by size.
    Both,
    /// By CIDR, or by size without a choice of the place.
    Simulated,
}

/// Whether rows have a name and a description.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// They have none.
    #[default]
    None,
    /// They do: reservations.
    Named,
}

/// What the fields follow.
#[derive(Clone, Copy)]
pub struct BlockSetting {
    /// The pool's IP version.
    pub family: Signal<Family>,
    /// The lengths that sized rows offer.
    pub masks: Signal<RangeInclusive<u8>>,
    /// How rows may name their blocks.
    pub ways: Signal<Ways>,
    /// The rows that the core is asked about, in order.
    pub requests: Signal<Vec<(BlockRow, CidrRequest)>>,
}

impl BlockSetting {
    /// Which block each row would get.
    pub fn placed(self, answer: Answer) -> Signal<Vec<(u32, Cidr)>> {
        let (outcome, requests) = (answer.outcome(), self.requests);
        Signal::derive(move || {
            outcome.with(|outcome| match outcome {
                Some(Ok(applied)) => requests.with(|requests| placed(applied, requests)),
                _ => Vec::new(),
            })
        })
    }
}

/// The rows, and a button for one more.
#[component]
pub fn BlockFields(
    rows: BlockRows,
    setting: BlockSetting,
    /// What the core says to the form, in the order of [`BlockSetting::requests`].
    answer: Answer,
    #[prop(optional)] naming: Naming,
) -> impl IntoView {
    let numbered = move || rows.all().get();
    let first_way = move || match setting.ways.get_untracked() {
        Ways::Typed | Ways::Both => TYPED,
        Ways::Simulated => SIZED,
    };
    view! {
        <div class="block-rows">
            <For each=numbered key=|row| row.id let:row>
                <OneRow row rows setting answer naming/>
            </For>
            <div>
                <Button
                    label=word(|w| w.pools.add_cidr)
                    kind=ButtonKind::Quiet
                    icon=Icon::Plus
                    on_press=move |()| {
                        rows.add(first_way());
                    }
                />
            </div>
        </div>
    }
}

#[component]
fn OneRow(
    row: BlockRow,
    rows: BlockRows,
    setting: BlockSetting,
    answer: Answer,
    naming: Naming,
) -> impl IntoView {
    let words = use_words();
    let place = Memo::new(move |_| {
        rows.all().with(|rows| rows.iter().position(|other| other.id == row.id).unwrap_or(0))
    });
    let number = move || number::whole(place.get().saturating_add(1));
    let remove = move || (words.get().pools.remove_row)(&number());
    // A pool that takes no sizes turns a sized row into a typed one.
    Effect::new(move || {
        if setting.ways.get() == Ways::Typed {
            row.way.set(TYPED.to_owned());
        }
    });
    view! {
        <div class="block-row" role="group" aria-label=move || (words.get().pools.row)(&number())>
            <div class="block-row-head">
            <div class="block-row-fields">
                <WayField row setting/>
                <Show
                    when=move || row.way.with(|way| way == SIZED)
                    fallback=move || view! { <CidrField label=word(|w| w.term.cidr) value=row.cidr/> }
                >
                    <SizeFields row rows setting answer/>
                </Show>
            </div>
                <button
                    type="button"
                    class="button quiet icon-only"
                    title=remove
                    aria-label=remove
                    on:click=move |_| rows.remove(row.id)
                >
                    {Icon::Close.view()}
                </button>
            </div>
            {(naming == Naming::Named)
                .then(|| {
                    view! {
                        <div class="block-row-names">
                            <TextField label=word(|w| w.term.name) value=row.name optional=true/>
                            <TextField
                                label=word(|w| w.term.description)
                                value=row.description
                                optional=true
                            />
                        </div>
                    }
                })}
            <RowRefusal row setting answer/>
        </div>
    }
}

#[component]
fn WayField(row: BlockRow, setting: BlockSetting) -> impl IntoView {
    let words = use_words();
    let choices = Signal::derive(move || {
        let pools = &words.get().pools;
        vec![Choice::new(TYPED, pools.way_typed), Choice::new(SIZED, pools.way_sized)]
    });
    view! {
        <Show when=move || setting.ways.get() != Ways::Typed>
            <SelectField label=word(|w| w.pools.way) value=row.way choices/>
        </Show>
    }
}

#[component]
fn SizeFields(
    row: BlockRow,
    rows: BlockRows,
    setting: BlockSetting,
    answer: Answer,
) -> impl IntoView {
    let words = use_words();
    let placed = setting.placed(answer);
    let empty = Text::from(move || {
        let pools = &words.get().pools;
        match rows.default_mask().get() {
            Some(mask) => (pools.mask_default)(&mask.to_string()),
            None => pools.mask_choose.to_owned(),
        }
    });
    let gets = Text::from(move || {
        let placed = placed.get();
        let found = placed.iter().find(|(id, _)| *id == row.id);
        found.map(|(_, cidr)| (words.get().pools.gets)(&cidr.to_string())).unwrap_or_default()
    });
    let placements = Signal::derive(move || {
        let words = words.get();
        Placement::ALL
            .map(|placement| {
                let label = match placement {
                    Placement::FirstFit => words.pools.first_fit,
                    Placement::BestFit => words.pools.best_fit,
                    Placement::Sparse => words.pools.sparse,
                };
                Choice::new(placement_value(placement), label)
            })
            .to_vec()
    });
    view! {
        <MaskField
            label=word(|w| w.pools.mask)
            value=row.mask
            family=setting.family
            range=setting.masks
            empty
            help=gets
        />
        <Show when=move || setting.ways.get() == Ways::Both>
            <SelectField
                label=word(|w| w.pools.placement)
                value=row.placement
                choices=placements
            />
        </Show>
    }
}

/// What the rules say to this row, with remedies that are one click.
#[component]
fn RowRefusal(row: BlockRow, setting: BlockSetting, answer: Answer) -> impl IntoView {
    let refusal = answer.refusal();
    let own: Memo<Option<Refusal>> = Memo::new(move |_| {
        let place = setting.requests.with(|all| all.iter().position(|(asked, _)| *asked == row))?;
        let at = |reason: &Reason| reason.spot == Spot::Row(place);
        let reasons: Vec<Reason> = refusal.get()?.reasons.into_iter().filter(at).collect();
        (!reasons.is_empty()).then_some(Refusal { reasons })
    });
    view! { <Refused refusal=own on_remedy=move |remedy: Remedy| row.remedy(remedy)/> }
}
