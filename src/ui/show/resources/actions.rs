//! What can be done with rows, one by one and many at once.

use std::collections::HashSet;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::{Command, ObjectRef};
use crate::insight::{Insight, Overlap, Row, RowId, RowKind};
use crate::model::{AllocationId, Hold, ResourceKey, Watch, Workspace};
use crate::ui::language::{UseWords, use_words, word};
use crate::ui::parts::{Button, Menu, MenuItem, button_cell};
use crate::ui::route::{Place, Query, Route};
use crate::ui::router::use_router;
use crate::ui::state::{Desk, use_desk};

use super::super::row::{Marked, is_releasable, row_identity, row_powers, row_resource, with_row};
use super::super::{ReleaseDialog, Releasing, Run, is_planned, object_place, row_place, use_run};
use super::Across;
use super::import::{ImportDialog, ImportIntoPool, Target, use_import_dialog};

/// What the cells and bars of a list share. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct RowActions {
    desk: Desk,
    run: Run,
    words: UseWords,
    links: ViewLinks,
    import: ImportDialog,
    releasing: Releasing,
}

impl RowActions {
    /// Makes it from the page's contexts.
    pub fn new(across: Across) -> RowActions {
        RowActions {
            desk: use_desk(),
            run: use_run(),
            words: use_words(),
            links: ViewLinks::new(across),
            import: use_import_dialog(),
            releasing: Releasing::new(),
        }
    }

    /// The addresses of the panel that shows what a row conflicts with.
    pub fn links(self) -> ViewLinks {
        self.links
    }

    /// Does one thing to those of these rows that can take it.
    fn act(self, deed: Deed, ids: &[RowId]) {
        let insight = self.desk.insight_now();
        let rows: Vec<&Row> = ids.iter().filter_map(|id| insight.row(*id)).collect();
        let command = self.desk.peek(|workspace| {
            let takes: Vec<&Row> =
                rows.into_iter().filter(|row| deed.takes(row, workspace)).collect();
            let blocks = || takes.iter().filter_map(|row| block(row, workspace)).collect();
            match deed {
                Deed::Ignore => Outcome::Run(Command::SetWatch(blocks(), Watch::Ignored)),
                Deed::StopIgnoring => Outcome::Run(Command::SetWatch(blocks(), Watch::Watched)),
                Deed::ClearHold => Outcome::Run(Command::ClearHold(blocks())),
                Deed::Release => {
                    let own: Vec<AllocationId> =
                        takes.iter().filter_map(|row| row.allocation).collect();
                    Outcome::Release(own)
                }
                Deed::Import => {
                    let target = |row: &&Row| {
                        let (key, cidr) = block(row, workspace)?;
                        Some(Target { key, cidr, scope: row.scope })
                    };
                    Outcome::Import(takes.iter().filter_map(target).collect())
                }
            }
        });
        match command {
            Outcome::Run(command) => {
                self.run.now(command);
            }
            Outcome::Release(allocations) => self.releasing.ask(allocations),
            Outcome::Import(targets) => self.import.open(targets),
        }
    }
}

/// The dialogs that the actions open; the page shows them once.
#[component]
pub fn RowDialogs(actions: RowActions) -> impl IntoView {
    view! {
        <ImportIntoPool import=actions.import/>
        <ReleaseDialog releasing=actions.releasing/>
    }
}

enum Outcome {
    Run(Command),
    Release(Vec<AllocationId>),
    Import(Vec<Target>),
}

fn block(row: &Row, workspace: &Workspace) -> Option<(ResourceKey, Cidr)> {
    Some((row_resource(row, workspace)?.0.key, row.cidr))
}

/// A planned VPC is nothing but what is allocated to it, so it cannot be ignored.
fn is_planned_vpc(row: &Row, workspace: &Workspace) -> bool {
    row.allocation.is_some()
        && row.kind == RowKind::Vpc
        && row_resource(row, workspace).is_some_and(|(vpc, _)| is_planned(vpc.key, workspace))
}

/// What can be done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Ignore,
    StopIgnoring,
    Import,
    Release,
    ClearHold,
}

impl Deed {
    /// Those that are offered for many rows at once.
    const BULK: [Deed; 4] = [Deed::Ignore, Deed::StopIgnoring, Deed::Release, Deed::Import];
    /// Those of one row.
    const ROW: [Deed; 5] =
        [Deed::Ignore, Deed::StopIgnoring, Deed::Import, Deed::ClearHold, Deed::Release];

    fn takes(self, row: &Row, workspace: &Workspace) -> bool {
        let powers = row_powers(row, workspace);
        match self {
            Deed::Ignore => {
                powers.is_some_and(|powers| powers.marked == Marked::No)
                    && !is_planned_vpc(row, workspace)
            }
            Deed::StopIgnoring => powers.is_some_and(|powers| powers.marked == Marked::Here),
            Deed::Import => powers.is_some_and(|powers| powers.importable),
            Deed::ClearHold => {
                powers.is_some_and(|powers| powers.hold == Hold::Held && powers.importable)
            }
            Deed::Release => is_releasable(row, workspace),
        }
    }

    fn word(self, words: &'static crate::text::Words) -> &'static str {
        match self {
            Deed::Ignore => words.action.ignore,
            Deed::StopIgnoring => words.action.stop_ignoring,
            Deed::Import => words.rows.import_into,
            Deed::ClearHold => words.rows.clear_hold,
            Deed::Release => words.action.release,
        }
    }
}

/// The addresses of the panel that shows what a row conflicts with; they keep the filters. Small
/// and `Copy`: one for all cells of a list.
#[derive(Clone, Copy)]
pub struct ViewLinks {
    across: Across,
    desk: Desk,
    route: Memo<Route>,
    query: Memo<Query>,
}

impl ViewLinks {
    /// For a list over these scopes.
    pub fn new(across: Across) -> ViewLinks {
        let router = use_router();
        ViewLinks { across, desk: use_desk(), route: router.route(), query: router.query() }
    }

    /// The address for a row; it follows the filters.
    pub fn of(self, id: RowId) -> impl Fn() -> String + Clone + Send + Sync + 'static {
        let identity = identity(id, self.across, self.desk);
        move || self.route.get().with(self.query.get().with("view", &identity)).href()
    }
}

/// What names a row from one revision to the next.
pub fn identity(id: RowId, across: Across, desk: Desk) -> String {
    with_row(desk, id, |workspace, _, row| {
        let scope = (across == Across::All).then_some(row.scope);
        row_identity(row, workspace, scope)
    })
}

/// What a row offers.
struct Offers {
    deeds: Vec<Deed>,
    place: Option<Place>,
    pool: Option<Place>,
    overlaps: bool,
    follows: bool,
}

impl Offers {
    fn of(row: &Row, workspace: &Workspace) -> Offers {
        let powers = row_powers(row, workspace);
        let pool = |pool| object_place(&ObjectRef::Pool(pool), workspace, None);
        Offers {
            deeds: Deed::ROW.into_iter().filter(|deed| deed.takes(row, workspace)).collect(),
            place: row_place(row, workspace),
            pool: row.pool.and_then(pool),
            overlaps: matches!(row.overlap, Overlap::Overlapping(_)),
            follows: powers.is_some_and(|powers| powers.marked == Marked::ThroughVpc),
        }
    }
}

/// The last cell of a row. Its menu is put together when it is opened.
pub fn operations(id: RowId, actions: RowActions) -> AnyView {
    let first = with_row(actions.desk, id, |workspace, _, row| {
        Deed::ROW.into_iter().find(|deed| deed.takes(row, workspace))
    });
    let button = first
        .map(|deed| button_cell(deed.word(actions.words.now()), move || actions.act(deed, &[id])));
    view! {
        {button}
        <Menu items=move || menu(id, actions)/>
    }
    .into_any()
}

fn menu(id: RowId, actions: RowActions) -> Vec<MenuItem> {
    let offers = with_row(actions.desk, id, |workspace, _, row| Some(Offers::of(row, workspace)));
    let Some(offers) = offers else { return Vec::new() };
    let words = actions.words;
    let mut items = Vec::new();
    items.extend(offers.place.map(|place| MenuItem::link(word(|w| w.action.open), place)));
    items.extend(offers.pool.map(|place| MenuItem::link(word(|w| w.rows.open_pool), place)));
    if offers.overlaps {
        let href = actions.links.of(id);
        items.push(MenuItem::action(word(|w| w.action.compare), move |()| {
            let _ = window().location().set_hash(&untrack(&href));
        }));
    }
    if offers.follows {
        items.push(
            MenuItem::action(word(|w| w.action.stop_ignoring), |()| ())
                .refused(word(|w| w.rows.follows_vpc)),
        );
    }
    items.extend(offers.deeds.into_iter().skip(1).map(|deed| {
        MenuItem::action(move || deed.word(words.get()), move |()| actions.act(deed, &[id]))
    }));
    items
}

/// The buttons while rows are selected; one that no row can take is disabled and says so.
#[component]
pub fn BulkActions(selection: RwSignal<HashSet<RowId>>, actions: RowActions) -> impl IntoView {
    let words = actions.words;
    let takes = move |deed: Deed| {
        Signal::derive(move || {
            let insight: std::sync::Arc<Insight> = actions.desk.insight();
            actions.desk.peek(|workspace| {
                selection.with(|ids| {
                    let mut rows = ids.iter().filter_map(|id| insight.row(*id));
                    !rows.any(|row| deed.takes(row, workspace))
                })
            })
        })
    };
    let press = move |deed: Deed| {
        let mut ids: Vec<RowId> = selection.with_untracked(|ids| ids.iter().copied().collect());
        ids.sort_unstable();
        actions.act(deed, &ids);
    };
    Deed::BULK
        .into_iter()
        .map(|deed| {
            let disabled = takes(deed);
            view! {
                <Button
                    label=move || deed.word(words.get())
                    disabled
                    title=move || {
                        if disabled.get() { words.get().rows.nothing_to_do } else { "" }
                    }
                    on_press=move |()| press(deed)
                />
            }
        })
        .collect_view()
}

/// The buttons for a resource, as on its page: what any of its rows can take, done to those.
#[component]
pub fn ResourceButtons(
    #[prop(into)] rows: Signal<Vec<RowId>>,
    actions: RowActions,
) -> impl IntoView {
    let words = actions.words;
    let deeds = Memo::new(move |_| {
        let insight = actions.desk.insight();
        let ids = rows.get();
        actions.desk.peek(|workspace| {
            let rows: Vec<&Row> = ids.iter().filter_map(|id| insight.row(*id)).collect();
            let takes = |deed: &Deed| rows.iter().any(|row| deed.takes(row, workspace));
            Deed::ROW.into_iter().filter(takes).collect::<Vec<_>>()
        })
    });
    move || {
        let buttons = deeds.get().into_iter().map(|deed| {
            view! {
                <Button
                    label=move || deed.word(words.get())
                    on_press=move |()| actions.act(deed, &rows.get_untracked())
                />
            }
        });
        buttons.collect_view()
    }
}
