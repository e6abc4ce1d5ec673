//! VPC Details: facts, CIDRs with their statuses, usage by IP version, vSwitches.

use leptos::prelude::*;

use crate::address::{Count, Family};
use crate::command::ObjectRef;
use crate::insight::{Compliance, Management, Overlap, Row};
use crate::model::{Region, SourceId};
use crate::text::{number, origin_word, provider_name, scope_name};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Card, CopyText, Detail, DetailsList, Mark, Stat, Stats, Usage, UsageBar};
use crate::ui::route::{
    ComplianceChoice, KindChoice, ManagementChoice, OverlapChoice, Route, RowFilter, ScopeTab,
};
use crate::ui::show::network::Seen;
use crate::ui::show::resources::{Across, ViewLinks};
use crate::ui::show::row::{is_held, row_object, with_row};
use crate::ui::show::{
    ComplianceBadge, HeldBadge, Known, KnownUsage, ManagementBadge, ObjectLink, OverlapBadge,
    RegionName, object_place,
};
use crate::ui::state::use_desk;

use super::rows;
use super::vswitches::VSwitches;

/// The tab.
#[component]
pub fn VpcDetails(seen: Memo<Option<Seen>>, across: Across) -> impl IntoView {
    view! {
        <Card title=word(|w| w.nav.tab_basic)><Facts seen/></Card>
        <Numbers seen/>
        <Card title=word(|w| w.network.cidrs)><CidrTable seen across/></Card>
        <VSwitches seen/>
    }
}

/// What the cloud says of the VPC.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    region: Option<Region>,
    status: Option<String>,
    owner: Option<String>,
    provider: crate::model::Provider,
    origin: crate::model::Origin,
    sources: Vec<SourceId>,
    tags: Vec<(String, String)>,
}

#[component]
fn Facts(seen: Memo<Option<Seen>>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let known = Memo::new(move |_| {
        let key = seen.get()?.key;
        desk.read(|workspace| {
            let vpc = workspace.resources().get(&key)?;
            let mut sources: Vec<SourceId> =
                vpc.live_cidrs().flat_map(|row| row.holders.iter().copied()).collect();
            sources.sort_unstable();
            sources.dedup();
            Some(Said {
                region: vpc.region.clone(),
                status: vpc.status.as_ref().map(ToString::to_string),
                owner: vpc.account.as_ref().map(|owner| match workspace.account_name(owner) {
                    Some(name) => format!("{owner} ({name})"),
                    None => owner.to_string(),
                }),
                provider: vpc.provider,
                origin: vpc.origin,
                sources,
                tags: vpc
                    .tags
                    .iter()
                    .map(|(key, value)| (key.to_owned(), value.to_owned()))
                    .collect(),
            })
        })
    });
    let dash = move || words.get().part.dash;
    move || {
        let Said { region, status, owner, provider, origin, sources, tags } = known.get()?;
        let none = sources.is_empty().then_some(dash);
        let sources = sources.into_iter().map(|id| {
            view! { <ObjectLink object=ObjectRef::Source(id)/> " " }
        });
        let untagged = tags.is_empty().then_some(dash);
        let tags = tags.into_iter().map(|(key, value)| {
            view! { <span class="chip">{format!("{key}: {value}")}</span> }
        });
        Some(view! {
            <DetailsList>
                <Detail label=word(|w| w.network.provider)>
                    {move || provider_name(provider, words.language())}
                </Detail>
                <Detail label=word(|w| w.term.region)>
                    {match region {
                        Some(region) => view! { <RegionName region/> }.into_any(),
                        None => dash.into_any(),
                    }}
                </Detail>
                <Detail label=word(|w| w.term.owner)>
                    <span class="mono">{owner.unwrap_or_else(|| "—".into())}</span>
                </Detail>
                <Detail label=word(|w| w.network.cloud_status)>
                    {status.unwrap_or_else(|| "—".into())}
                </Detail>
                <Detail label=word(|w| w.network.origin)>
                    {move || origin_word(origin, words.language())}
                </Detail>
                <Detail label=word(|w| w.network.sources)>{sources.collect_view()} {none}</Detail>
                <Detail label=word(|w| w.term.tags)>{tags.collect_view()} {untagged}</Detail>
            </DetailsList>
        })
    }
}

/// How many of the VPC's CIDRs have which status, and the usage by IP version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Tally {
    managed: usize,
    unmanaged: usize,
    ignored: usize,
    overlapping: usize,
    nonoverlapping: usize,
    compliant: usize,
    noncompliant: usize,
    usage: [Option<(Count, Count)>; 2],
}

impl Tally {
    fn add(&mut self, row: &Row) {
        match row.management {
            Management::Managed => self.managed += 1,
            Management::Unmanaged => self.unmanaged += 1,
            Management::Ignored => self.ignored += 1,
        }
        match row.overlap {
            Overlap::Overlapping(_) => self.overlapping += 1,
            Overlap::Nonoverlapping => self.nonoverlapping += 1,
            Overlap::Ignored => {}
        }
        match row.compliance {
            Compliance::Compliant => self.compliant += 1,
            Compliance::Noncompliant(_) => self.noncompliant += 1,
            // Both follow from the management, which is counted.
            Compliance::Unmanaged | Compliance::Ignored => {}
        }
    }

    fn add_usage(&mut self, row: &Row) {
        let Some((used, total)) = row.usage.numbers() else { return };
        let [v4, v6] = &mut self.usage;
        let sum = match row.cidr.family() {
            Family::V4 => v4,
            Family::V6 => v6,
        };
        let (before, all) = sum.unwrap_or_default();
        *sum = Some((before.plus(used), all.plus(total)));
    }
}

#[component]
fn Numbers(seen: Memo<Option<Seen>>) -> impl IntoView {
    let desk = use_desk();
    let tally = Memo::new(move |_| {
        let insight = desk.insight();
        let mut tally = Tally::default();
        for id in rows(seen) {
            insight.row(id).into_iter().for_each(|row| tally.add(row));
        }
        // A VPC has IPv4 in a private scope and IPv6 in a public one: its usage is of both.
        let all = seen.get().into_iter();
        let all = all.flat_map(|seen| insight.rows_of_resource(seen.key).map(|(_, row)| row));
        all.for_each(|row| tally.add_usage(row));
        tally
    });
    let count = move |read: fn(&Tally) -> usize| move || number::whole(tally.with(read));
    let mark = move |read: fn(&Tally) -> usize, mark: Mark| {
        Signal::derive(move || tally.with(|tally| (read(tally) > 0).then_some(mark)))
    };
    // The same rows in the list of the scope, which is the list that each number counts.
    let list = move |filter: RowFilter| {
        move || {
            let seen = seen.get()?;
            let id = desk.read(|ws| Some(ws.resources().get(&seen.key)?.external_id().clone()))?;
            let filter = RowFilter { kind: Some(KindChoice::Vpc), ..filter.clone() };
            let place = Route::Scope(seen.scope?, ScopeTab::Resources);
            Some(place.with(filter.query().with("q", id)).href())
        }
    };
    let link = move |filter: RowFilter| {
        let list = list(filter);
        move || list().unwrap_or_default()
    };
    let managed = move |choice| RowFilter { management: Some(choice), ..RowFilter::default() };
    let overlapping =
        RowFilter { overlap: Some(OverlapChoice::Overlapping), ..RowFilter::default() };
    let apart = RowFilter { overlap: Some(OverlapChoice::Nonoverlapping), ..RowFilter::default() };
    let kept = RowFilter { compliance: Some(ComplianceChoice::Compliant), ..RowFilter::default() };
    let broken =
        RowFilter { compliance: Some(ComplianceChoice::Noncompliant), ..RowFilter::default() };
    let usage = move |read: fn(&Tally) -> Option<(Count, Count)>| {
        Signal::derive(move || tally.with(read).map(|(used, total)| Usage { used, total }))
    };
    view! {
        <Stats>
            <Stat
                value=count(|tally| tally.managed + tally.unmanaged + tally.ignored)
                label=word(|w| w.network.cidrs)
                href=link(RowFilter::default())
            />
            <Stat
                value=count(|tally| tally.managed)
                label=word(|w| w.term.managed)
                href=link(managed(ManagementChoice::Managed))
                mark=mark(|tally| tally.managed, Mark::Good)
            />
            <Stat
                value=count(|tally| tally.unmanaged)
                label=word(|w| w.term.unmanaged)
                href=link(managed(ManagementChoice::Unmanaged))
                mark=mark(|tally| tally.unmanaged, Mark::Warn)
            />
            <Stat
                value=count(|tally| tally.ignored)
                label=word(|w| w.term.ignored)
                href=link(managed(ManagementChoice::Ignored))
                mark=mark(|tally| tally.ignored, Mark::Idle)
            />
            <Stat
                value=count(|tally| tally.overlapping)
                label=word(|w| w.term.overlapping)
                href=link(overlapping)
                mark=mark(|tally| tally.overlapping, Mark::Bad)
            />
            <Stat
                value=count(|tally| tally.nonoverlapping)
                label=word(|w| w.term.non_overlapping)
                href=link(apart)
                mark=mark(|tally| tally.nonoverlapping, Mark::Good)
            />
            <Stat
                value=count(|tally| tally.compliant)
                label=word(|w| w.term.compliant)
                href=link(kept)
                mark=mark(|tally| tally.compliant, Mark::Good)
            />
            <Stat
                value=count(|tally| tally.noncompliant)
                label=word(|w| w.term.non_compliant)
                href=link(broken)
                mark=mark(|tally| tally.noncompliant, Mark::Bad)
            />
        </Stats>
        <Card title=word(|w| w.term.usage)>
            <DetailsList>
                <Detail label=word(|w| w.network.v4_usage)>
                    <UsageBar usage=usage(|tally| tally.usage[0])/>
                </Detail>
                <Detail label=word(|w| w.network.v6_usage)>
                    <UsageBar usage=usage(|tally| tally.usage[1])/>
                </Detail>
            </DetailsList>
        </Card>
    }
}

#[component]
fn CidrTable(seen: Memo<Option<Seen>>, across: Across) -> impl IntoView {
    let (desk, words, links) = (use_desk(), use_words(), ViewLinks::new(across));
    let body = move || {
        desk.revision().track();
        let rows = rows(seen).into_iter().filter_map(|id| {
            let (row, known, held) = with_row(desk, id, |workspace, _, row| {
                Some((row.clone(), Known::of(row, workspace), is_held(row, workspace)))
            })?;
            let view_link = matches!(row.overlap, Overlap::Overlapping(_)).then(|| {
                let href = links.of(id);
                view! {
                    " "
                    <a class="small-link" href=href>
                        {move || words.get().action.view}
                    </a>
                }
            });
            Some(view! {
                <tr>
                    <th scope="row"><CopyText text=row.cidr.to_string()/></th>
                    <td data-label=move || words.get().rows.management>
                        <span>
                            <ManagementBadge status=row.management/>
                            {held.then(|| view! { " " <HeldBadge/> })}
                        </span>
                    </td>
                    <td data-label=move || words.get().rows.compliance><ComplianceBadge status=row.compliance/></td>
                    <td data-label=move || words.get().rows.overlap>
                        <span><OverlapBadge status=row.overlap/> {view_link}</span>
                    </td>
                    <td data-label=move || words.get().term.pool>{row.pool.map(|pool| view! { <ObjectLink object=ObjectRef::Pool(pool)/> })}</td>
                    <td data-label=move || words.get().term.usage><KnownUsage known/></td>
                </tr>
            })
        });
        rows.collect_view()
    };
    let others = move || {
        let seen = seen.get()?;
        let language = words.language();
        let others = desk.look(|workspace, insight| {
            let all = insight.rows_of_resource(seen.key).map(|(_, row)| row);
            let others = all.filter(|row| Some(row.scope) != seen.scope);
            let said = others.map(|row| {
                let place = object_place(&row_object(row), workspace, Some(row.scope));
                let scope = scope_name(row.scope, workspace, language);
                (row.cidr.to_string(), scope, place.map(|place| place.href()))
            });
            said.collect::<Vec<_>>()
        });
        let line = |(cidr, scope, href): (String, String, Option<String>)| {
            let said = (words.get().network.in_other_scope)(&cidr, &scope);
            view! { <p class="muted"><a class="in-text" href=href>{said}</a></p> }
        };
        Some(others.into_iter().map(line).collect_view())
    };
    view! {
        {others}
        <div class="twin-table">
            <table class="plain-table as-cards">
                <thead>
                    <tr>
                        <th scope="col">{move || words.get().term.cidr}</th>
                        <th scope="col">{move || words.get().rows.management}</th>
                        <th scope="col">{move || words.get().rows.compliance}</th>
                        <th scope="col">{move || words.get().rows.overlap}</th>
                        <th scope="col">{move || words.get().term.pool}</th>
                        <th scope="col">{move || words.get().term.usage}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}
