//! The callout: a region beside the page, with a heading, a sentence or two, and the way on.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys;

use crate::text::number;
use crate::ui::browser::focus;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Button, ButtonKind, Icon};
use crate::ui::router::use_router;

use super::step::Step;
use super::{Stage, Tour, use_tour};

/// The callout; nothing while the tour is away.
#[component]
pub fn TourCallout() -> impl IntoView {
    let tour = use_tour();
    let words = use_words();
    mark_the_page(tour);
    arrive(tour);
    let escape = window_event_listener(leptos::ev::keydown, move |event| {
        if leaves(&event) && tour.stage.get_untracked() != Stage::Away {
            event.prevent_default();
            tour.leave();
        }
    });
    on_cleanup(move || escape.remove());
    // Said without moving the focus: the page has it.
    let offer = move || (tour.stage.get() == Stage::Offered).then(|| words.get().tour.offer_title);
    view! {
        <p class="visually-hidden" role="status">{offer}</p>
        {move || match tour.stage.get() {
            Stage::Away => ().into_any(),
            Stage::Offered => view! { <Offer tour/> }.into_any(),
            Stage::At(step) => view! { <AtStep tour step/> }.into_any(),
        }}
    }
}

/// Escape, where nothing else is open that it closes.
fn leaves(event: &KeyboardEvent) -> bool {
    const OPEN: &str = "dialog[open], .popover:popover-open";
    event.key() == "Escape"
        && !event.default_prevented()
        && document().query_selector(OPEN).is_ok_and(|open| open.is_none())
}

/// Names the step at the root of the page, so that the style sheet marks what it is about.
fn mark_the_page(tour: Tour) {
    Effect::new(move || {
        let Some(root) = document().document_element() else { return };
        let _ = match tour.stage.get() {
            Stage::At(step) => root.set_attribute("data-tour", step.code()),
            Stage::Away | Stage::Offered => root.remove_attribute("data-tour"),
        };
    });
}

/// Once the page of a step is there, brings its matter into view and moves the focus.
fn arrive(tour: Tour) {
    let route = use_router().route();
    Effect::new(move || {
        let Stage::At(step) = tour.stage.get() else { return };
        let here = route.with(|route| tour.awaited.get_untracked().as_ref() == Some(route));
        if here {
            tour.awaited.set(None);
            // The router moves the focus to the page's heading in the next frame.
            request_animation_frame(move || request_animation_frame(move || show(step)));
        }
    });
}

fn show(step: Step) {
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    if let Some(target) = find(step.target()) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        target.scroll_into_view_with_scroll_into_view_options(&options);
    }
    if let Some(heading) = find(".tour h2") {
        focus::quietly(&heading);
    }
}

#[component]
fn Offer(tour: Tour) -> impl IntoView {
    let words = use_words();
    view! {
        <section class="tour" aria-labelledby="tour-title">
            <h2 id="tour-title" tabindex="-1">{move || words.get().tour.offer_title}</h2>
            <p>{move || words.get().tour.offer_text}</p>
            <div class="tour-actions">
                <Button
                    label=word(|w| w.tour.yes)
                    kind=ButtonKind::Primary
                    on_press=move |()| tour.start()
                />
                <Button label=word(|w| w.tour.no) on_press=move |()| tour.leave()/>
            </div>
        </section>
    }
}

#[component]
fn AtStep(tour: Tour, step: Step) -> impl IntoView {
    let words = use_words();
    let count =
        move || (words.get().tour.step)(&number::whole(step.number()), &number::whole(Step::COUNT));
    let on = match step.next() {
        Some(next) => view! {
            <Button
                label=word(|w| w.tour.next)
                kind=ButtonKind::Primary
                on_press=move |()| tour.go(next)
            />
        }
        .into_any(),
        None => view! {
            <Button
                label=word(|w| w.tour.finish)
                kind=ButtonKind::Primary
                on_press=move |()| tour.leave()
            />
        }
        .into_any(),
    };
    let back = step.back().map(|back| {
        view! { <Button label=word(|w| w.action.back) on_press=move |()| tour.go(back)/> }
    });
    let leave = move || words.get().tour.leave;
    view! {
        <section class="tour" aria-labelledby="tour-title">
            <h2 id="tour-title" tabindex="-1">
                <span class="tour-count">{count}</span>
                " "
                <span>{move || step.said(words.get()).0}</span>
            </h2>
            <button
                type="button"
                class="button quiet icon-only tour-leave"
                title=leave
                aria-label=leave
                on:click=move |_| tour.leave()
            >
                {Icon::Close.view()}
            </button>
            <p>{move || step.said(words.get()).1}</p>
            <div class="tour-actions">{on} {back}</div>
        </section>
    }
}
