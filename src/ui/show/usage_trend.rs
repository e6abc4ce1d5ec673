//! Monitoring Chart of a VPC or vSwitch: the usage of each of its CIDRs over time.

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::chart::{Slot, Unit};
use crate::command::ObjectRef;
use crate::history::UsageSample;
use crate::model::ResourceKey;
use crate::text::number;
use crate::ui::language::{Text, word};
use crate::ui::parts::{Card, Empty};
use crate::ui::state::use_desk;

use super::object_title;
use super::range::{RangeLinks, use_range};
use super::trend::{Observation, TrendChart, TrendLine};

/// The observed usage, as the chart takes it.
fn observations(samples: &[UsageSample]) -> Arc<[Observation]> {
    let tenths = |sample: &UsageSample| {
        let (used, total) = sample.usage?;
        number::tenths(used, total)
    };
    samples
        .iter()
        .map(|sample| Observation { at: sample.at, values: vec![tenths(sample)] })
        .collect()
}

/// One chart for each CIDR that was ever observed.
#[component]
pub fn UsageTrends(key: ResourceKey) -> impl IntoView {
    let desk = use_desk();
    let range = use_range();
    let object = object_title(ObjectRef::Resource(key));
    let cidrs = Memo::new(move |_| {
        let blocks: Vec<Cidr> = desk.read(|workspace| {
            let resource = workspace.resources().get(&key);
            resource.into_iter().flat_map(|resource| &resource.cidrs).map(|row| row.cidr).collect()
        });
        desk.trends(|trends| {
            let known =
                |cidr: &Cidr| trends.usage(key, *cidr).iter().any(|one| one.usage.is_some());
            blocks.into_iter().filter(known).collect::<Vec<_>>()
        })
    });
    move || {
        let cidrs = cidrs.get();
        if cidrs.is_empty() {
            return view! {
                <Empty title=word(|w| w.chart.empty_title) text=word(|w| w.chart.empty_text)/>
            }
            .into_any();
        }
        let charts = cidrs.into_iter().map(|cidr| {
            let observed = Signal::derive(move || {
                desk.trends(|trends| observations(&trends.usage(key, cidr)))
            });
            let used = TrendLine::new("used", word(|w| w.chart.used_of_all), Slot::Accent);
            let title: Text = word(move |w| (w.network.usage_of)(&cidr.to_string()));
            view! {
                <Card>
                    <TrendChart
                        chart=format!("usage-{cidr}")
                        object
                        title
                        unit=Unit::PercentFitted
                        lines=vec![used]
                        observations=observed
                        range
                    />
                </Card>
            }
        });
        view! {
            <RangeLinks range/>
            <div class="charts">{charts.collect_view()}</div>
        }
        .into_any()
    }
}
