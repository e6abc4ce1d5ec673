//! What can be done with rows, one by one and many at once.

use std::collections::HashSet;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::{Command, ObjectRef};
use crate::insight::{Insight, Overlap, Row, RowId, RowKind};
use crate::model::{AllocationId, Hold, ResourceKey, Watch, Workspace};
use crate::ui::language::{UseWords, use_words, word};
use crate::ui::parts::{Button, ButtonKind, Menu, MenuItem};
use crate::ui::router::use_router;
use crate::ui::state::{Desk, use_desk};

use super::super::row::{Marked, is_releasable, row_identity, row_powers, row_resource, with_row};
use super::super::{ReleaseDialog, Releasing, Run, is_planned, object_place, row_place, use_run};
use super::Across;
use super::import::{ImportDialog, ImportIntoPool, Target, use_import_dialog};

/// What the cells and bars of a list share. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct RowActions {
    across: Across,
    desk: Desk,
    run: Run,
    words: UseWords,
    import: ImportDialog,
    releasing: Releasing,
}

impl RowActions {
    /// Makes it from the page's contexts.
    pub fn new(across: Across) -> RowActions {
        RowActions {
            across,
            desk: use_desk(),
            run: use_run(),
            words: use_words(),
            import: use_import_dialog(),
            releasing: Releasing::new(),
        }
    }

    /// Which scopes the rows are of.
    pub fn across(self) -> Across {
        self.across
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

/// The address of the panel that shows what a row conflicts with; it keeps the filters.
pub fn view_href(id: RowId, across: Across) -> Signal<String> {
    let (desk, router) = (use_desk(), use_router());
    let (route, query) = (router.route(), router.query());
    let identity = with_row(desk, id, |workspace, _, row| {
        let scope = (across == Across::All).then_some(row.scope);
        row_identity(row, workspace, scope)
    });
    Signal::derive(move || route.get().with(query.get().with("view", &identity)).href())
}

/// The last cell of a row.
pub fn operations(id: RowId, actions: RowActions) -> AnyView {
    let (deeds, place, pool, overlaps, follows) =
        with_row(actions.desk, id, |workspace, _, row| {
            let takes = |deed: &Deed| deed.takes(row, workspace);
            let deeds: Vec<Deed> = Deed::ROW.into_iter().filter(takes).collect();
            let pool =
                row.pool.and_then(|pool| object_place(&ObjectRef::Pool(pool), workspace, None));
            let overlaps = matches!(row.overlap, Overlap::Overlapping(_));
            let powers = row_powers(row, workspace);
            let follows = powers.is_some_and(|powers| powers.marked == Marked::ThroughVpc);
            (deeds, row_place(row, workspace), pool, overlaps, follows)
        });
    let words = actions.words;
    let mut items = Vec::new();
    items.extend(place.map(|place| MenuItem::link(word(|w| w.action.open), place)));
    items.extend(pool.map(|place| MenuItem::link(word(|w| w.rows.open_pool), place)));
    if overlaps {
        let href = view_href(id, actions.across);
        items.push(MenuItem::action(word(|w| w.action.compare), move |()| {
            let _ = window().location().set_hash(&href.get_untracked());
        }));
    }
    if follows {
        items.push(
            MenuItem::action(word(|w| w.action.stop_ignoring), |()| ())
                .refused(word(|w| w.rows.follows_vpc)),
        );
    }
    let first = deeds.first().copied();
    for deed in deeds.into_iter().skip(1) {
        items.push(MenuItem::action(
            move || deed.word(words.get()),
            move |()| actions.act(deed, &[id]),
        ));
    }
    view! {
        {first
            .map(|deed| {
                view! {
                    <Button
                        label=move || deed.word(words.get())
                        kind=ButtonKind::Quiet
                        on_press=move |()| actions.act(deed, &[id])
                    />
                }
            })}
        <Menu items/>
    }
    .into_any()
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
