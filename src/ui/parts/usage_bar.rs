//! How full something is.

use leptos::prelude::*;

use crate::address::Count;
use crate::text::number;
use crate::ui::language::use_words;

/// Addresses used, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// How many are used.
    pub used: Count,
    /// How many there are.
    pub total: Count,
}

impl Usage {
    /// The class for the bar's colour: it warns from 80 per cent on.
    fn class(self) -> &'static str {
        match self.used.percent_of(self.total, 0) {
            Some(95..) => "bar bad",
            Some(80..) => "bar warn",
            _ => "bar",
        }
    }
}

/// A bar, the per cent, and "512 of 4,096" below; "—" where it is not known.
#[component]
pub fn UsageBar(#[prop(into)] usage: Signal<Option<Usage>>) -> impl IntoView {
    let words = use_words();
    move || {
        let known =
            usage.get().and_then(|usage| Some((usage, number::percent(usage.used, usage.total)?)));
        let Some((usage, percent)) = known else {
            let part = &words.get().part;
            return view! { <span class="usage-unknown" title=part.unknown>{part.dash}</span> }
                .into_any();
        };
        let width = format!("{:.2}%", usage.used.fraction_of(usage.total) * 100.0);
        let shown = (number::count(usage.used), number::count(usage.total));
        let exact = (number::exact(usage.used), number::exact(usage.total));
        let part = &words.get().part;
        view! {
            <span class="usage" title=(part.used_of)(&exact.0, &exact.1)>
                <span class=usage.class() aria-hidden="true">
                    <span style:inline-size=width hidden=usage.used.is_zero()></span>
                </span>
                <span class="usage-percent">{percent}</span>
                <span class="usage-count">{(part.used_of)(&shown.0, &shown.1)}</span>
            </span>
        }
        .into_any()
    }
}
