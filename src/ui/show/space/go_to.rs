//! A field above pictures of space that brings an address into view.

use leptos::prelude::*;

use crate::address::{Cidr, CidrError, Span, parse_address};
use crate::text::{Words, cidr_problem};
use crate::ui::browser;
use crate::ui::language::use_words;
use crate::ui::parts::Icon;

/// What the pictures below are asked to show.
#[derive(Clone, Copy)]
pub(super) struct Sought(RwSignal<Option<(Cidr, Span)>>);

impl Sought {
    /// Calls `found` with the addresses that the picture of `container` is to show.
    pub fn answer(container: Cidr, found: impl Fn(Span) + Send + Sync + 'static) {
        let Some(Sought(wanted)) = use_context() else { return };
        Effect::new(move || {
            if let Some((_, span)) = wanted.get().filter(|(at, _)| *at == container) {
                wanted.set(None);
                found(span);
            }
        });
    }
}

/// Why nothing was brought into view.
#[derive(Clone, PartialEq, Eq)]
enum Miss {
    Unreadable(CidrError),
    Outside(String),
}

impl Miss {
    fn said(&self, words: &Words) -> String {
        match self {
            Miss::Unreadable(error) => cidr_problem(words, error),
            Miss::Outside(text) => (words.chart.go_to_outside)(text),
        }
    }
}

/// An address, or a block; of a block with host bits the address is meant.
fn read(text: &str) -> Result<Span, CidrError> {
    let address = text.split_once('/').map_or(text, |(address, _)| address);
    match (Cidr::parse(text), parse_address(address)) {
        (Ok(cidr), _) => Ok(cidr.span()),
        (Err(CidrError::NoPrefixLength | CidrError::HostBits { .. }), Some((family, address))) => {
            Ok(Span::new(family, address, address))
        }
        (Err(CidrError::NoPrefixLength), None) => Err(CidrError::BadAddress),
        (Err(error), _) => Err(error),
    }
}

/// The field, and below it the pictures of these blocks.
#[component]
pub fn Findable(containers: Signal<Vec<Cidr>>, children: Children) -> impl IntoView {
    let words = use_words();
    let wanted = RwSignal::new(None);
    provide_context(Sought(wanted));
    let typed = RwSignal::new(String::new());
    let miss = RwSignal::new(None::<Miss>);
    let go = move || {
        let text = typed.with_untracked(|text| text.trim().to_owned());
        if text.is_empty() {
            miss.set(None);
            return;
        }
        let span = match read(&text) {
            Ok(span) => span,
            Err(error) => return miss.set(Some(Miss::Unreadable(error))),
        };
        let around = containers.with_untracked(|containers| {
            let shared = |one: &Cidr| one.span().intersection(span);
            let around = containers.iter().filter(|one| shared(one) == Some(span));
            let smallest = around.max_by_key(|one| one.prefix_len());
            smallest.or_else(|| containers.iter().find(|one| shared(one).is_some())).copied()
        });
        miss.set(around.is_none().then_some(Miss::Outside(text)));
        wanted.set(around.map(|around| (around, span)));
    };
    let id = format!("go-to-{}", browser::unique());
    let problem = id.clone();
    let is_bad = move || miss.with(Option::is_some);
    view! {
        <form
            class="go-to"
            hidden=move || containers.with(Vec::is_empty)
            on:submit=move |event| {
                event.prevent_default();
                go();
            }
        >
            <label class="filter-box">
                {Icon::Search.view()}
                <input
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    placeholder=move || words.get().chart.go_to
                    aria-label=move || words.get().chart.go_to
                    aria-invalid=move || is_bad().then_some("true")
                    aria-describedby=move || is_bad().then(|| problem.clone())
                    prop:value=move || typed.get()
                    on:input:target=move |event| {
                        typed.set(event.target().value());
                        miss.set(None);
                    }
                />
            </label>
            <button type="submit" class="button">{move || words.get().chart.go}</button>
            <span class="field-problem" id=id role="status">
                {move || miss.get().map(|miss| miss.said(words.get()))}
            </span>
        </form>
        {children()}
    }
}
