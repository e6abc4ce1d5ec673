//! Several regions.

use leptos::prelude::*;

use super::super::region_picker::groups;
use super::super::{Icon, Popover, RegionChoice};
use crate::ui::browser;
use crate::ui::language::{Text, use_words};

/// The effective regions: chips of those chosen, and a list with a filter to choose from. The
/// `locked` one (the managed region) is always among them and cannot be taken away.
#[component]
pub fn RegionsField(
    #[prop(into)] label: Text,
    value: RwSignal<Vec<String>>,
    #[prop(into)] regions: Signal<Vec<RegionChoice>>,
    #[prop(optional, into)] locked: Signal<String>,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] problem: Signal<Option<String>>,
) -> impl IntoView {
    let words = use_words();
    let id = format!("regions-{}", browser::unique());
    let labelled = id.clone();
    let chosen = Memo::new(move |_| {
        let locked = locked.get();
        let rest = value.get().into_iter().filter(|region| *region != locked);
        let first = Some(locked.clone()).filter(|locked| !locked.is_empty());
        first.into_iter().chain(rest).collect::<Vec<_>>()
    });
    let name = move |region: &str| {
        regions.with(|regions| {
            let found = regions.iter().find(|choice| choice.value == region);
            found.map_or_else(|| region.to_owned(), |choice| choice.label.clone())
        })
    };
    let chips = move || {
        let locked = locked.get();
        chosen
            .get()
            .into_iter()
            .map(|region| {
                let label = name(&region);
                if region == locked {
                    view! {
                        <li class="chip locked" title=words.get().form.locked_region>
                            {Icon::Lock.view()}
                            <span>{label}</span>
                        </li>
                    }
                    .into_any()
                } else {
                    let remove = format!("{}: {label}", words.get().action.remove);
                    view! {
                        <li class="chip">
                            <span>{label}</span>
                            <button
                                type="button"
                                title=remove.clone()
                                aria-label=remove
                                on:click=move |_| value.update(|all| all.retain(|r| *r != region))
                            >
                                {Icon::Close.view()}
                            </button>
                        </li>
                    }
                    .into_any()
                }
            })
            .collect_view()
    };
    let count = move || {
        let number = crate::text::number::whole(chosen.with(Vec::len));
        (words.get().form.regions_chosen)(&number)
    };
    view! {
        <div
            class="field"
            class:invalid=move || problem.with(Option::is_some)
            role="group"
            aria-labelledby=labelled
        >
            <span class="field-label" id=id>{move || label.get()}</span>
            <div class="chips-row">
                <ul class="chips">{chips}</ul>
                <Popover
                    class="button"
                    face=move || view! { <span>{count}</span> {Icon::ChevronDown.view()} }
                >
                    <RegionList regions chosen value locked/>
                </Popover>
            </div>
            <p class="field-problem" aria-live="polite">{move || problem.get()}</p>
            <p class="field-help">{move || help.some()}</p>
        </div>
    }
}

#[component]
fn RegionList(
    regions: Signal<Vec<RegionChoice>>,
    chosen: Memo<Vec<String>>,
    value: RwSignal<Vec<String>>,
    locked: Signal<String>,
) -> impl IntoView {
    let words = use_words();
    let needle = RwSignal::new(String::new());
    let matching = move || {
        let needle = needle.get().to_lowercase();
        let fits = |choice: &RegionChoice| {
            choice.label.to_lowercase().contains(&needle) || choice.value.contains(&needle)
        };
        let found: Vec<_> = regions.get().into_iter().filter(fits).collect();
        if found.is_empty() {
            return view! { <p class="small-print">{words.get().form.no_region}</p> }.into_any();
        }
        groups(found)
            .into_iter()
            .map(|(group, choices)| {
                let rows = choices
                    .into_iter()
                    .map(|choice| row(choice, chosen, value, locked))
                    .collect_view();
                view! {
                    <fieldset>
                        <legend>{group}</legend>
                        {rows}
                    </fieldset>
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <div class="region-list">
            <input
                type="search"
                placeholder=move || words.get().form.find_region
                aria-label=move || words.get().form.find_region
                prop:value=move || needle.get()
                on:input:target=move |event| needle.set(event.target().value())
            />
            <div class="region-options">{matching}</div>
        </div>
    }
}

fn row(
    choice: RegionChoice,
    chosen: Memo<Vec<String>>,
    value: RwSignal<Vec<String>>,
    locked: Signal<String>,
) -> impl IntoView {
    let RegionChoice { value: region, label, .. } = choice;
    let code = region.split_once(':').map_or(region.as_str(), |(_, code)| code).to_owned();
    let (own, fixed) = (region.clone(), region.clone());
    view! {
        <label class="check-row">
            <input
                type="checkbox"
                prop:checked=move || chosen.with(|chosen| chosen.contains(&own))
                disabled=move || locked.with(|locked| *locked == fixed)
                on:change:target=move |event| {
                    let wanted = event.target().checked();
                    value.update(|all| {
                        all.retain(|other| *other != region);
                        if wanted {
                            all.push(region.clone());
                        }
                    });
                }
            />
            <span>{label}</span>
            <span class="mono muted">{code}</span>
        </label>
    }
}
