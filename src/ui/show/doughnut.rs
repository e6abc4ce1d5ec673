//! A doughnut with its numbers beside it, each a link to the list that it counts.

use leptos::prelude::*;

use crate::address::Count;
use crate::chart::{Doughnut, Segment, SegmentClass, doughnut};
use crate::text::{Concept, number};
use crate::ui::browser;
use crate::ui::language::{Text, use_words};
use crate::ui::parts::Card;

use super::chart::FillMark;
use super::concept::Explain;

/// A part of the whole, and where its list is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// What it is.
    pub label: &'static str,
    /// How many.
    pub value: u32,
    /// Its colour and pattern.
    pub class: SegmentClass,
    /// The list of these.
    pub href: String,
}

/// A ring and its legend.
#[component]
pub fn DoughnutCard(
    #[prop(into)] title: Text,
    #[prop(into)] slices: Signal<Vec<Slice>>,
    /// What the card is about, explained at its head.
    concept: Concept,
) -> impl IntoView {
    let words = use_words();
    let id = format!("ring-{}", browser::unique());
    let total = Signal::derive(move || {
        slices.with(|slices| slices.iter().map(|slice| u64::from(slice.value)).sum::<u64>())
    });
    let svg = move || {
        let chart = &words.get().chart;
        let segments = slices.with(|slices| {
            slices
                .iter()
                .map(|slice| Segment {
                    label: (chart.labelled)(slice.label, &written(slice.value.into())),
                    value: slice.value.into(),
                    class: slice.class,
                    href: Some(slice.href.clone()),
                })
                .collect::<Vec<_>>()
        });
        let said: Vec<&str> = segments.iter().map(|segment| segment.label.as_str()).collect();
        doughnut(&Doughnut {
            id: &id,
            title: &title.get(),
            description: &said.join(", "),
            total: &written(total.get()),
            segments: &segments,
            other: chart.other,
        })
    };
    let entries = move || {
        let total = Count::from(total.get());
        slices
            .get()
            .into_iter()
            .map(|slice| {
                let share = number::percent(Count::from(u64::from(slice.value)), total);
                view! {
                    <li>
                        <a href=slice.href>
                            <FillMark fill=slice.class.fill()/>
                            <span class="ring-label">{slice.label}</span>
                            <span class="ring-value">{written(slice.value.into())}</span>
                            <span class="ring-share">{share.unwrap_or_else(|| "—".into())}</span>
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Card title actions=move || view! { <Explain concept/> }>
            <div class="ring-figure">
                <div class="ring" inner_html=svg></div>
                <ul class="ring-legend">{entries}</ul>
            </div>
        </Card>
    }
}

fn written(value: u64) -> String {
    number::whole(usize::try_from(value).unwrap_or(usize::MAX))
}
