//! What needs attention: overlaps, each pair once, and broken rules.

use leptos::prelude::*;

use crate::insight::{Compliance, Conflict, Insight, Overlap, Row, RowId, RowKind};
use crate::model::{ScopeId, Workspace};
use crate::text::{Language, Words, breach_sentence, number, pool_name, region_short};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Card, Mark};
use crate::ui::route::{Route, ScopeTab};
use crate::ui::show::row::{row_identity, row_name, row_region};
use crate::ui::show::row_place;
use crate::ui::state::use_desk;

use super::numbers::{list_href, non_compliant, overlapping};

/// Entries of each kind, at most.
const MOST: usize = 4;
/// Rows looked at for pairs, at most: the list names a few only.
const MOST_LOOKED_AT: usize = 64;

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Matter {
    mark: Mark,
    said: String,
    verb: Verb,
    href: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Compare,
    Open,
}

/// Name, block and place of a row in one phrase.
fn phrase(row: &Row, workspace: &Workspace, language: Language) -> String {
    let words = language.words();
    let name = row_name(row, workspace, language);
    let cidr = row.cidr.to_string();
    let name = if name == cidr { String::new() } else { name };
    match row_region(row, workspace) {
        Some(region) => {
            let place = region_short(region, language);
            (words.scope_page.with_place)(&name, &cidr, &place).trim().to_owned()
        }
        None => format!("{name} {cidr}").trim().to_owned(),
    }
}

fn overlaps(
    id: ScopeId,
    workspace: &Workspace,
    insight: &Insight,
    language: Language,
) -> Vec<Matter> {
    let overlaps = |row: &Row| matches!(row.overlap, Overlap::Overlapping(_));
    // Whole VPCs and reservations first: what overlaps their vSwitches follows from them.
    let of_kind = |vswitch: bool| {
        insight.rows_of_scope(id).iter().copied().filter(move |id| {
            insight
                .row(*id)
                .is_some_and(|row| overlaps(row) && (row.kind == RowKind::VSwitch) == vswitch)
        })
    };
    let mut named: Vec<RowId> = Vec::new();
    let mut matters = Vec::new();
    for one in of_kind(false).chain(of_kind(true)).take(MOST_LOOKED_AT) {
        if matters.len() >= MOST || named.contains(&one) {
            continue;
        }
        let others = insight.conflicts(one).into_iter();
        let widest = others
            .filter(|conflict| !named.contains(&conflict.other))
            .min_by_key(|conflict| conflict.shared.prefix_len());
        let Some(conflict) = widest else { continue };
        named.extend([one, conflict.other]);
        matters.extend(matter(id, one, conflict, workspace, insight, language));
    }
    matters
}

fn matter(
    id: ScopeId,
    one: RowId,
    conflict: Conflict,
    workspace: &Workspace,
    insight: &Insight,
    language: Language,
) -> Option<Matter> {
    let (row, other) = (insight.row(one)?, insight.row(conflict.other)?);
    let identity = row_identity(row, workspace, None);
    let view = overlapping().query().with("view", identity);
    Some(Matter {
        mark: Mark::Bad,
        said: (language.words().scope_page.share)(
            &phrase(row, workspace, language),
            &phrase(other, workspace, language),
            &conflict.shared.to_string(),
        ),
        verb: Verb::Compare,
        href: Route::Scope(id, ScopeTab::Resources).with(view).href(),
    })
}

fn breaches(
    id: ScopeId,
    workspace: &Workspace,
    insight: &Insight,
    language: Language,
) -> Vec<Matter> {
    let words = language.words();
    let rows = insight.rows_of_scope(id).iter().filter_map(|row| insight.row(*row));
    let broken = rows.filter_map(|row| match (row.kind, row.compliance) {
        // A vSwitch breaks nothing itself; its VPC's row says it.
        (RowKind::VSwitch, _) => None,
        (_, Compliance::Noncompliant(breach)) => {
            let length = row.judged(workspace).prefix_len();
            Some((row, breach_sentence(breach, length, language)))
        }
        _ => None,
    });
    broken
        .take(MOST)
        .map(|(row, rule)| Matter {
            mark: Mark::Bad,
            said: (words.scope_page.breaks)(
                &phrase(row, workspace, language),
                &row.pool.map(|pool| pool_name(pool, workspace)).unwrap_or_default(),
                &rule,
            ),
            verb: Verb::Open,
            href: row_place(row, workspace).map(|place| place.href()).unwrap_or_default(),
        })
        .collect()
}

impl Verb {
    fn word(self, words: &'static Words) -> &'static str {
        match self {
            Verb::Compare => words.action.compare,
            Verb::Open => words.action.open,
        }
    }
}

/// The card.
#[component]
pub fn Attention(id: ScopeId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let summary = Memo::new(move |_| desk.insight().summary(id));
    let matters = Memo::new(move |_| {
        let language = words.language();
        desk.look(|workspace, insight| {
            let mut matters = overlaps(id, workspace, insight, language);
            matters.extend(breaches(id, workspace, insight, language));
            matters
        })
    });
    let whole = |count: u32| number::whole(usize::try_from(count).unwrap_or(usize::MAX));
    let actions = move || {
        let summary = summary.get();
        let page = &words.get().scope_page;
        let overlaps = (summary.overlapping > 0).then(|| {
            let href = list_href(id, &overlapping());
            view! { <a href=href>{(page.all_overlapping)(&whole(summary.overlapping))}</a> }
        });
        let breaches = (summary.noncompliant > 0).then(|| {
            let href = list_href(id, &non_compliant());
            view! { <a href=href>{(page.all_non_compliant)(&whole(summary.noncompliant))}</a> }
        });
        view! { {overlaps} {breaches} }
    };
    let list = move || {
        let matters = matters.get();
        if matters.is_empty() {
            let page = &words.get().scope_page;
            return view! {
                <p class="calm">
                    {Mark::Good.view()}
                    <span>{page.calm_title} ". " <span class="muted">{page.calm_text}</span></span>
                </p>
            }
            .into_any();
        }
        let entries = matters.into_iter().map(|matter| {
            view! {
                <li>
                    {matter.mark.view()}
                    <span>{matter.said}</span>
                    <a class="button" href=matter.href>{matter.verb.word(words.get())}</a>
                </li>
            }
        });
        view! { <ul class="attention">{entries.collect_view()}</ul> }.into_any()
    };
    view! {
        <Card title=word(|w| w.scope_page.attention) actions>
            {list}
        </Card>
    }
}
