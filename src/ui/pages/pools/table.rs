//! Pools in a table: flat, or in the order of their hierarchy with branches that fold.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, ObjectRef};
use crate::insight::pool_usage;
use crate::model::{Pool, PoolId, ShareType, Workspace};
use crate::text::{
    auto_import_word, family_word, lifecycle_word, number, pool_name, region_label, scope_name,
    share_type_word,
};
use crate::ui::language::{UseWords, use_words, word};
use crate::ui::parts::{
    Card, Column, CopyText, DataTable, Icon, Lines, Menu, MenuItem, TableState, Usage, UsageBar,
};
use crate::ui::route::{PoolTab, Query, Route};
use crate::ui::router::use_router;
use crate::ui::show::{
    Bulk, BulkButtons, BulkDialogs, DeleteDialog, IdName, LifecycleBadge, ObjectLink, RegionName,
    ShareBadge, UseFolds, owner_only, use_folds,
};
use crate::ui::state::{Desk, use_desk};

use super::tree::Tree;

/// In which order pools stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoolOrder {
    /// A list without levels, in the order of the tree.
    Flat,
    /// Each below its source pool, with branches that fold.
    Tree,
}

/// The pools `rows`. In a tree, pools whose source pool is not among the rows stand at the top.
#[component]
pub fn PoolTable(
    name: &'static str,
    #[prop(into)] rows: Signal<Arc<[PoolId]>>,
    #[prop(into)] order: Signal<PoolOrder>,
    #[prop(optional)] state: Option<TableState>,
    #[prop(optional, into)] total: Option<Signal<usize>>,
    #[prop(optional, into)] facets: ViewFn,
    #[prop(optional, into)] clear: Option<Callback<()>>,
    #[prop(optional, into)] empty: Option<ViewFn>,
    /// The pool whose page this is.
    #[prop(optional)]
    here: Option<PoolId>,
) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let folded = use_folds::<PoolId>();
    let tree = Memo::new(move |_| desk.read(|workspace| Tree::of(workspace, &rows.get())));
    let shown = Signal::derive(move || match order.get() {
        PoolOrder::Flat => tree.with(Tree::all),
        PoolOrder::Tree => tree.with(|tree| folded.with(|folded| tree.open(folded))),
    });
    let state = state.unwrap_or_else(TableState::local);
    let deleting = RwSignal::new(None::<PoolId>);
    let open = RwSignal::new(false);
    let delete = Callback::new(move |id: PoolId| {
        deleting.set(Some(id));
        open.set(true);
    });
    // Cells are made anew with the data, and the first column with the order and every fold.
    let versions = RwSignal::new(0_u64);
    Effect::new(move |before: Option<()>| {
        desk.revision().track();
        order.track();
        folded.with(|_| ());
        if before.is_some() {
            versions.update(|version| *version = version.wrapping_add(1));
        }
    });
    let branch = Branch { tree, order, folded, here };
    let total = total.unwrap_or_else(|| Signal::derive(move || rows.with(|rows| rows.len())));
    let selection = RwSignal::new(HashSet::new());
    let bulk = Bulk::new(selection, ObjectRef::Pool);
    view! {
        <Card>
        <DataTable
            name
            label=word(|w| w.nav.pools)
            columns=columns(desk, branch, delete)
            rows=shown
            total
            state
            lines=Lines::Two
            revision=versions
            selection
            bulk=move || view! { <BulkButtons bulk/> }
            facets
            clear=move |()| {
                if let Some(clear) = clear {
                    clear.run(());
                }
            }
            empty=move || empty.as_ref().map(ViewFn::run)
        />
        </Card>
        <BulkDialogs bulk/>
        {move || {
            deleting
                .get()
                .map(|id| {
                    let title = move || {
                        let name = desk.read(|workspace| pool_name(id, workspace));
                        (words.get().confirm.title_pool)(&name)
                    };
                    view! {
                        <DeleteDialog
                            open
                            title
                            command=move |dependants| Command::DeletePool(id, dependants)
                        />
                    }
                })
        }}
    }
}

/// What the first column of a tree needs.
#[derive(Clone, Copy)]
struct Branch {
    tree: Memo<Tree>,
    order: Signal<PoolOrder>,
    folded: UseFolds<PoolId>,
    here: Option<PoolId>,
}

fn columns(desk: Desk, branch: Branch, delete: Callback<PoolId>) -> Vec<Column<PoolId>> {
    let words = use_words();
    let of = Reader { desk, words };
    let mut columns = vec![
        Column::view("pool", word(|w| w.term.id_name), move |id| name_cell(of, branch, id))
            .csv(move |id| format!("{} {id}", of.pool(id, |_, pool| pool.label.name.to_string())))
            .sort_by_text(move |id| of.name(id))
            .fixed(),
        Column::view("cidr", word(|w| w.pools.cidrs), move |id| cidrs_cell(of, id))
            .csv(move |id| of.cidrs(id).join(" "))
            .sort_by_key(move |id| of.pool(id, |_, pool| pool.cidrs.first().map(|row| row.cidr))),
        Column::view("usage", word(|w| w.pools.allocated), move |id| {
            view! { <UsageBar usage=of.usage(id)/> }
        })
        .csv(move |id| of.usage(id).map(|usage| usage.used.to_string()).unwrap_or_default())
        .sort_by_key(move |id| of.usage(id).and_then(|u| u.used.percent_of(u.total, 4))),
        Column::view("region", word(|w| w.term.effective_region), move |id| region_cell(of, id))
            .csv(move |id| of.region(id))
            .sort_by_text(move |id| of.region(id)),
        Column::view("scope", word(|w| w.term.scope), move |id| {
            of.pool(id, |_, pool| Some(ObjectRef::Scope(pool.scope)))
                .map(|object| view! { <ObjectLink object/> })
        })
        .csv(move |id| of.scope(id))
        .sort_by_text(move |id| of.scope(id)),
    ];
    columns.extend(more_columns(of));
    columns.push(Column::operations(word(|w| w.term.operation), move |id| {
        let sub_pool = Route::PoolNew.with(Query::new().with("source", id));
        let provision =
            Route::Pool(id, PoolTab::Cidrs).with(Query::new().with("provision", "cidr"));
        let why = owner_only(ObjectRef::Pool(id));
        let router = use_router();
        view! {
            <a class="button quiet" href=Route::Pool(id, PoolTab::default()).href()>
                {move || words.get().action.manage}
            </a>
            <Menu items=vec![
                MenuItem::action(
                    word(|w| w.pools.create_sub_pool),
                    move |()| router.navigate(sub_pool.clone()),
                )
                    .refused(why),
                MenuItem::action(
                    word(|w| w.action.provision),
                    move |()| router.navigate(provision.clone()),
                )
                    .refused(why),
                MenuItem::action(word(|w| w.action.delete), move |()| delete.run(id))
                    .danger()
                    .refused(why),
            ]/>
        }
    }));
    columns
}

fn more_columns(of: Reader) -> [Column<PoolId>; 6] {
    let words = of.words;
    [
        Column::text("version", word(|w| w.term.ip_version), move |id| {
            of.pool(id, |_, pool| family_word(pool.family, words.language()).to_owned())
        })
        .from_width(1_360),
        Column::view("source", word(|w| w.term.source_pool), move |id| {
            match of.pool(id, |_, pool| pool.source_pool) {
                Some(source) => view! { <ObjectLink object=ObjectRef::Pool(source)/> }.into_any(),
                None => view! {
                    <span class="muted">{move || words.get().pools.top_level}</span>
                }
                .into_any(),
            }
        })
        .csv(move |id| of.source(id))
        .sort_by_text(move |id| of.source(id))
        .from_width(1_560),
        Column::text("depth", word(|w| w.term.depth), move |id| {
            of.pool(id, |workspace, pool| workspace.depth(pool).to_string())
        })
        .sort_by_key(move |id| of.pool(id, |workspace, pool| workspace.depth(pool)))
        .end()
        .from_width(1_680),
        Column::text("auto-import", word(|w| w.pools.auto_import_short), move |id| {
            of.pool(id, |_, pool| auto_import_word(pool.auto_import, words.language()).to_owned())
        })
        .from_width(1_680),
        Column::view("share", word(|w| w.term.share_status), move |id| {
            view! { <ShareBadge share=of.pool(id, |_, pool| pool.share)/> }
        })
        .written(move |id| of.share(id))
        .from_width(1_800),
        Column::view("status", word(|w| w.term.status), move |id| {
            let status = of.pool(id, |_, pool| pool.status);
            view! {
                <span class="stacked">
                    <LifecycleBadge status/>
                    {shared_line(of, id)}
                </span>
            }
        })
        .written(move |id| {
            of.pool(id, |_, pool| lifecycle_word(pool.status, words.language()).to_owned())
        }),
    ]
}

/// Reads small values of one pool, tracked.
#[derive(Clone, Copy)]
struct Reader {
    desk: Desk,
    words: UseWords,
}

impl Reader {
    fn pool<T: Default>(self, id: PoolId, read: impl FnOnce(&Workspace, &Pool) -> T) -> T {
        self.desk.read(|workspace| match workspace.pools().get(&id) {
            Some(pool) => read(workspace, pool),
            None => T::default(),
        })
    }

    fn name(self, id: PoolId) -> String {
        self.desk.read(|workspace| pool_name(id, workspace))
    }

    fn share(self, id: PoolId) -> String {
        let language = self.words.language();
        self.pool(id, |_, pool| share_type_word(pool.share, language).to_owned())
    }

    fn cidrs(self, id: PoolId) -> Vec<String> {
        self.pool(id, |_, pool| pool.cidrs.iter().map(|row| row.cidr.to_string()).collect())
    }

    fn region(self, id: PoolId) -> String {
        let language = self.words.language();
        self.pool(id, |_, pool| pool.region.as_ref().map(|region| region_label(region, language)))
            .unwrap_or_default()
    }

    fn scope(self, id: PoolId) -> String {
        let language = self.words.language();
        self.pool(id, |workspace, pool| scope_name(pool.scope, workspace, language))
    }

    fn source(self, id: PoolId) -> String {
        self.pool(id, |workspace, pool| pool.source_pool.map(|source| pool_name(source, workspace)))
            .unwrap_or_default()
    }

    fn usage(self, id: PoolId) -> Option<Usage> {
        let usage = self.desk.read(|workspace| pool_usage(workspace, id));
        (!usage.provisioned.is_zero())
            .then(|| Usage { used: usage.allocated(), total: usage.provisioned })
    }
}

fn name_cell(of: Reader, branch: Branch, id: PoolId) -> impl IntoView {
    let to = Route::Pool(id, PoolTab::default());
    let name = of.pool(id, |_, pool| pool.label.name.to_string());
    let in_tree = branch.order.get() == PoolOrder::Tree;
    let level = if in_tree { branch.tree.with(|tree| tree.level(id)) } else { 0 };
    let indent = format!("{}rem", level.saturating_mul(5).min(100) / 4);
    let is_parent = branch.tree.with(|tree| tree.is_parent(id));
    let words = of.words;
    let folded = branch.folded;
    let is_folded = move || folded.with(|folded| folded.holds(&id));
    let title = move || {
        let pools = &words.get().pools;
        let say = if is_folded() { pools.expand } else { pools.collapse };
        say(&of.name(id))
    };
    let fold = move |_| folded.turn(id);
    view! {
        <span class="branch" style:padding-inline-start=indent>
            {in_tree
                .then(|| {
                    is_parent
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button quiet icon-only fold"
                                    title=title
                                    aria-label=title
                                    aria-expanded=move || if is_folded() { "false" } else { "true" }
                                    on:click=fold
                                >
                                    {move || {
                                        if is_folded() { Icon::ChevronRight } else { Icon::ChevronDown }
                                            .view()
                                    }}
                                </button>
                            }
                        })
                        .map_or_else(
                            || view! { <span class="fold" aria-hidden="true"></span> }.into_any(),
                            IntoAny::into_any,
                        )
                })}
            <IdName name id=id.to_string() to/>
            {(branch.here == Some(id))
                .then(|| view! { <span class="here">{move || words.get().pools.here}</span> })}
        </span>
    }
}

fn cidrs_cell(of: Reader, id: PoolId) -> impl IntoView {
    let cidrs = of.cidrs(id);
    let words = of.words;
    let more = cidrs.len().saturating_sub(2);
    let title = (more > 0).then(|| cidrs.join("\n"));
    if cidrs.is_empty() {
        let none = view! { <span class="muted">{move || words.get().pools.no_cidr}</span> };
        return none.into_any();
    }
    let shown = cidrs.into_iter().take(2).enumerate().map(|(index, cidr)| {
        view! {
            <span>
                <CopyText text=cidr/>
                {(index == 1 && more > 0)
                    .then(|| {
                        let more = number::whole(more);
                        view! { <span class="muted">{move || (words.get().pools.more_cidrs)(&more)}</span> }
                    })}
            </span>
        }
    });
    view! { <span class="cidr-lines" title=title>{shown.collect_view()}</span> }.into_any()
}

/// How a pool is shared, and by whom; nothing for one that is not.
fn shared_line(of: Reader, id: PoolId) -> impl IntoView {
    if of.pool(id, |_, pool| pool.share) == ShareType::Plain {
        return None;
    }
    let owner = of.pool(id, |workspace, _| {
        let share = workspace.accepted_pool(id)?;
        let name = workspace.account_name(&share.owner);
        Some(name.map_or_else(|| share.owner.to_string(), |name| name.to_string()))
    });
    let said = match owner {
        Some(owner) => (of.words.get().place.at)(&of.share(id), &owner),
        None => of.share(id),
    };
    Some(view! { <span class="muted">{said}</span> })
}

fn region_cell(of: Reader, id: PoolId) -> impl IntoView {
    let words = of.words;
    match of.pool(id, |_, pool| pool.region.clone()) {
        Some(region) => view! { <RegionName region/> }.into_any(),
        None => {
            view! { <span class="muted">{move || words.get().pools.no_region}</span> }.into_any()
        }
    }
}
