//! What a row overlaps with: both blocks to scale, the range that they share, and what to do.

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::chart::{BlockKind, Compare, compare};
use crate::command::Command;
use crate::insight::{self, Insight, Row, RowId};
use crate::model::{ResourceKey, Watch, Workspace};
use crate::text::{Language, number, region_label, row_kind_word};
use crate::ui::app::ChosenRegion;
use crate::ui::browser::{self, focus};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Badge, Button, CopyText, Dialog, DialogWidth, Empty, Mark, Shorten};
use crate::ui::route::Place;
use crate::ui::router::use_router;
use crate::ui::state::use_desk;

use super::chart::Picture;
use super::resources::Across;
use super::row::{Marked, find_row, row_id_text, row_name, row_owner, row_powers, row_region};
use super::space::block_kind;
use super::{row_place, use_run};

/// Conflicts that are drawn at first, and each time that more are asked for.
const MOST_DRAWN: usize = 12;

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Side {
    name: String,
    id: String,
    kind: &'static str,
    drawn: BlockKind,
    cidr: Cidr,
    region: Option<String>,
    owner: Option<String>,
    place: Option<Place>,
    ignorable: Option<(ResourceKey, Cidr)>,
}

impl Side {
    fn of(row: &Row, workspace: &Workspace, language: Language) -> Side {
        let powers = row_powers(row, workspace).filter(|powers| powers.marked == Marked::No);
        let key = match row.subject {
            insight::Subject::Resource(key) => powers.map(|_| key),
            _ => None,
        };
        Side {
            name: row_name(row, workspace, language),
            id: row_id_text(row, workspace),
            kind: row_kind_word(row.kind, language),
            drawn: block_kind(row),
            cidr: row.cidr,
            region: row_region(row, workspace).map(|region| region_label(region, language)),
            owner: row_owner(row, workspace).map(|owner| match workspace.account_name(owner) {
                Some(name) => format!("{name} ({owner})"),
                None => owner.to_string(),
            }),
            place: row_place(row, workspace),
            ignorable: key.map(|key| (key, row.cidr)),
        }
    }
}

/// The row, and those that it conflicts with.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    this: Side,
    conflicts: Arc<[insight::Conflict]>,
}

fn found(id: RowId, insight: &Insight, workspace: &Workspace, language: Language) -> Option<Found> {
    let this = Side::of(insight.row(id)?, workspace, language);
    Some(Found { this, conflicts: insight.conflicts(id).into() })
}

/// The panel; it is open while the address has a `view`.
#[component]
pub fn ConflictPanel(across: Across) -> impl IntoView {
    let (desk, router, words) = (use_desk(), use_router(), use_words());
    let chosen = expect_context::<ChosenRegion>().0;
    let query = router.query();
    let wanted = Memo::new(move |_| query.with(|query| query.get("view").map(str::to_owned)));
    let shown = Memo::new(move |_| {
        let wanted = wanted.get()?;
        let language = words.language();
        desk.look(|workspace, insight| {
            let rows = across.rows(insight, workspace, &chosen.get());
            let id = find_row(&wanted, rows.into_iter(), insight, workspace)?;
            found(id, insight, workspace, language)
        })
    });
    let open = RwSignal::new(false);
    Effect::new(move || open.set(wanted.with(Option::is_some)));
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            router.set_query(|query| query.remove("view"));
        }
        now
    });
    let title = move || {
        let name = shown.with(|found| found.as_ref().map(|found| found.this.name.clone()));
        (words.get().conflict.title)(&name.unwrap_or_default())
    };
    view! {
        <Dialog open title width=DialogWidth::Panel>
            {move || match shown.get() {
                None => view! { <Empty title=word(|w| w.conflict.gone)/> }.into_any(),
                Some(found) => view! { <Conflicts found/> }.into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Conflicts(found: Found) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let Found { this, conflicts } = found;
    let count = conflicts.len();
    if count == 0 {
        return view! { <Empty title=word(|w| w.conflict.none)/> }.into_any();
    }
    let ignorable = this.ignorable;
    let drawn = RwSignal::new(MOST_DRAWN);
    let card = move |index: usize| {
        let conflict = *conflicts.get(index)?;
        let insight = desk.insight_now();
        let language = words.language_now();
        let other = desk.peek(|workspace| {
            insight.row(conflict.other).map(|row| Side::of(row, workspace, language))
        })?;
        Some(view! { <Conflict this=this.clone() other shared=conflict.shared/> })
    };
    view! {
        <p>{move || (words.get().conflict.lead)(&number::whole(count))}</p>
        <For each=move || 0..drawn.get().min(count) key=|index| *index let:index>
            {card(index)}
        </For>
        <Show when=move || drawn.get() < count>
            <Button
                label=word(move |w| {
                    let more = count.saturating_sub(drawn.get());
                    (w.conflict.more)(&number::whole(more.min(MOST_DRAWN)), &number::whole(more))
                })
                on_press=move |()| {
                    drawn.update(|drawn| *drawn = drawn.saturating_add(MOST_DRAWN));
                    focus::rescue_soon();
                }
            />
        </Show>
        <p class="muted">{move || words.get().conflict.advice}</p>
        {ignorable.map(|row| view! { <Ignore row which=Which::This/> })}
    }
    .into_any()
}

/// Which of the two a button is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    This,
    Other,
}

#[component]
fn Ignore(row: (ResourceKey, Cidr), which: Which) -> impl IntoView {
    let run = use_run();
    let label = word(move |w| match which {
        Which::This => w.conflict.ignore_this,
        Which::Other => w.conflict.ignore_other,
    });
    let press = move |()| {
        run.now(Command::SetWatch(vec![row], Watch::Ignored));
    };
    view! { <Button label on_press=press/> }
}

#[component]
fn Conflict(this: Side, other: Side, shared: Cidr) -> impl IntoView {
    let words = use_words();
    let id = format!("conflict-{}", browser::unique());
    let size = number::count(shared.size());
    let ignorable = other.ignorable;
    let sides = (this.clone(), other.clone());
    let label = format!("{} {}", other.name, other.cidr);
    let draw = move |width: u32| {
        let conflict = &words.get().conflict;
        let (this, other) = &sides;
        let label = |side: &Side| format!("{} {}", side.name, side.cidr);
        let (one, two) = (label(this), label(other));
        let picture = compare(&Compare {
            id: &id,
            title: &(conflict.picture)(&one, &two),
            description: &(conflict.picture_text)(&one, &two, &shared.to_string()),
            width,
            upper: (this.cidr, this.drawn, &one),
            lower: (other.cidr, other.drawn, &two),
            shared: &shared.to_string(),
        });
        picture.unwrap_or_default()
    };
    view! {
        <section class="conflict" aria-label=label>
            <p class="conflict-shared">
                <Badge mark=Mark::Bad label=word(|w| w.conflict.shared)/>
                <CopyText text=shared.to_string()/>
                <span class="muted">{move || (words.get().form.addresses)(&size)}</span>
            </p>
            <Picture draw=Callback::new(draw)/>
            <div class="conflict-sides">
                <SideFacts side=this which=Which::This/>
                <SideFacts side=other which=Which::Other/>
            </div>
            {ignorable.map(|row| view! { <Ignore row which=Which::Other/> })}
        </section>
    }
}

#[component]
fn SideFacts(side: Side, which: Which) -> impl IntoView {
    let words = use_words();
    let head = move || match which {
        Which::This => words.get().conflict.this_one,
        Which::Other => words.get().conflict.other_one,
    };
    let name = match side.place {
        Some(place) => view! { <a href=place.href()>{side.name}</a> }.into_any(),
        None => view! { <span>{side.name}</span> }.into_any(),
    };
    let unknown = move || words.get().part.dash;
    view! {
        <div class="conflict-side">
            <p class="small-print">{head} " · " {side.kind}</p>
            <p class="conflict-name">{name}</p>
            <p><CopyText text=side.id shorten=Shorten::Middle/></p>
            <p><CopyText text=side.cidr.to_string()/></p>
            <p>{match side.region { Some(region) => region.into_any(), None => unknown.into_any() }}</p>
            <p class="small-print">
                {move || words.get().term.owner} ": "
                {match side.owner { Some(owner) => owner.into_any(), None => unknown.into_any() }}
            </p>
        </div>
    }
}
