//! Monitoring Chart: what the observations of a scope say over time (domain.md, D28).

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::{Slot, Unit};
use crate::command::ObjectRef;
use crate::history::Sample;
use crate::insight::{ScopeSummary, UsageTotal};
use crate::model::ScopeId;
use crate::text::number;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Card, Empty, LinkButton};
use crate::ui::route::Route;
use crate::ui::show::object_title;
use crate::ui::show::range::{RangeLinks, use_range};
use crate::ui::show::trend::{Observation, TrendChart, TrendLine};
use crate::ui::state::use_desk;

/// The samples, shared and compared by place in memory.
#[derive(Clone)]
struct Samples(Arc<[Sample]>);

impl PartialEq for Samples {
    fn eq(&self, other: &Samples) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What one chart reads out of a summary.
type Values = fn(&ScopeSummary) -> Vec<Option<u64>>;

/// The tab.
#[component]
pub fn ScopeCharts(id: ScopeId) -> impl IntoView {
    let desk = use_desk();
    let range = use_range();
    let object = object_title(ObjectRef::Scope(id));
    let samples = Memo::new(move |_| Samples(desk.trends(|trends| trends.scope(id)).into()));
    let empty = Memo::new(move |_| samples.with(|samples| samples.0.is_empty()));
    let of = move |values: Values| {
        Signal::derive(move || {
            samples.with(|samples| {
                samples
                    .0
                    .iter()
                    .map(|sample| Observation { at: sample.at, values: values(&sample.summary) })
                    .collect::<Arc<[Observation]>>()
            })
        })
    };
    move || {
        if empty.get() {
            return view! { <NoObservation/> }.into_any();
        }
        view! {
            <RangeLinks range/>
            <div class="charts">
                <Card>
                    <TrendChart
                        chart="management"
                        object
                        title=word(|w| w.term.management)
                        unit=Unit::Count
                        lines=vec![
                            TrendLine::new("managed", word(|w| w.term.managed), Slot::Good),
                            TrendLine::new("unmanaged", word(|w| w.term.unmanaged), Slot::Warn),
                            TrendLine::new("ignored", word(|w| w.term.ignored), Slot::Idle),
                        ]
                        observations=of(|one| counts(&[one.managed, one.unmanaged, one.ignored]))
                        range
                    />
                </Card>
                <Card>
                    <TrendChart
                        chart="overlap"
                        object
                        title=word(|w| w.term.overlap)
                        unit=Unit::Count
                        lines=vec![
                            TrendLine::new("overlapping", word(|w| w.term.overlapping), Slot::Bad),
                            TrendLine::new("non-overlapping", word(|w| w.term.non_overlapping), Slot::Good),
                            TrendLine::new("ignored", word(|w| w.term.ignored), Slot::Idle),
                        ]
                        observations=of(|one| {
                            counts(&[one.overlapping, one.nonoverlapping, one.ignored])
                        })
                        range
                    />
                </Card>
                <Card>
                    <TrendChart
                        chart="compliance"
                        object
                        title=word(|w| w.term.compliance)
                        unit=Unit::Count
                        lines=vec![
                            TrendLine::new("compliant", word(|w| w.term.compliant), Slot::Good),
                            TrendLine::new("non-compliant", word(|w| w.term.non_compliant), Slot::Bad),
                            TrendLine::new("unmanaged", word(|w| w.term.unmanaged), Slot::Warn),
                            TrendLine::new("ignored", word(|w| w.term.ignored), Slot::Idle),
                        ]
                        observations=of(|one| {
                            counts(&[one.compliant, one.noncompliant, one.unmanaged, one.ignored])
                        })
                        range
                    />
                </Card>
                <Card>
                    <TrendChart
                        chart="cidr-blocks"
                        object
                        title=word(|w| w.chart.resource_cidrs)
                        unit=Unit::Count
                        lines=vec![
                            TrendLine::new("pool", word(|w| w.term.pool), Slot::SubPool),
                            TrendLine::new("vpc", word(|w| w.term.vpc), Slot::Accent),
                            TrendLine::new("vswitch", word(|w| w.term.vswitch), Slot::VSwitch),
                            TrendLine::new("custom", word(|w| w.term.custom_allocation), Slot::Custom),
                        ]
                        observations=of(|one| counts(&one.by_kind))
                        range
                    />
                </Card>
                <Card>
                    <TrendChart
                        chart="vpc-usage"
                        object
                        title=word(|w| w.chart.vpc_usage)
                        unit=Unit::PercentFitted
                        lines=vec![
                            TrendLine::new("ipv4", word(|w| w.chart.v4), Slot::Accent),
                            TrendLine::new("ipv6", word(|w| w.chart.v6), Slot::SubPool),
                        ]
                        observations=of(|one| one.vpc_usage.iter().map(tenths).collect())
                        range
                    />
                    <LeftOut id count=|one| left_out(&one.vpc_usage)/>
                </Card>
                <Card>
                    <TrendChart
                        chart="vswitch-usage"
                        object
                        title=word(|w| w.chart.vswitch_usage)
                        unit=Unit::PercentFitted
                        // IPv6 vSwitches have no usage (domain.md, D11).
                        lines=vec![TrendLine::new("ipv4", word(|w| w.chart.v4), Slot::VSwitch)]
                        observations=of(|one| one.vswitch_usage.iter().take(1).map(tenths).collect())
                        range
                    />
                    <LeftOut id count=|one| left_out(&one.vswitch_usage[..1])/>
                </Card>
            </div>
        }
        .into_any()
    }
}

fn counts(values: &[u32]) -> Vec<Option<u64>> {
    values.iter().map(|value| Some(u64::from(*value))).collect()
}

fn tenths(usage: &UsageTotal) -> Option<u64> {
    number::tenths(usage.used, usage.total)
}

fn left_out(usage: &[UsageTotal]) -> u32 {
    usage.iter().fold(0, |sum, one| sum.saturating_add(one.left_out))
}

/// How many rows have no known usage now, and so are in neither number (domain.md, D11).
#[component]
fn LeftOut(id: ScopeId, count: fn(&ScopeSummary) -> u32) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    move || {
        let rows = desk.insight().summary(id);
        let rows = usize::try_from(count(&rows)).unwrap_or(usize::MAX);
        (rows > 0).then(|| {
            let said = (words.get().chart.left_out)(&number::whole(rows));
            view! { <p class="small-print">{said}</p> }
        })
    }
}

/// Says how observations come to be.
#[component]
fn NoObservation() -> impl IntoView {
    view! {
        <Empty
            title=word(|w| w.chart.empty_title)
            text=word(|w| w.chart.empty_text)
            actions=|| {
                view! {
                    <LinkButton
                        label=word(|w| w.action.import)
                        to=Signal::stored(Route::ImportExport.into())
                    />
                }
            }
        />
    }
}
