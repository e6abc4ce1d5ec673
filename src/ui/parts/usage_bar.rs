//! How full something is.

use leptos::prelude::*;

use crate::address::Count;
use crate::text::number;
use crate::ui::language::{Text, use_words};

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

    /// The bar and the per cent, with a line below.
    fn view(self, percent: String, title: String, line: String) -> AnyView {
        let width = format!("{:.2}%", self.used.fraction_of(self.total) * 100.0);
        view! {
            <span class="usage" title=title>
                <span class=self.class() aria-hidden="true">
                    <span style:inline-size=width hidden=self.used.is_zero()></span>
                </span>
                <span class="usage-percent">{percent}</span>
                <span class="usage-count">{line}</span>
            </span>
        }
        .into_any()
    }
}

/// A bar, the per cent, and "512 of 4,096" below; "—" where it is not known. `note` says more
/// about the numbers, such as whose they are.
#[component]
pub fn UsageBar(
    #[prop(into)] usage: Signal<Option<Usage>>,
    #[prop(optional, into)] note: Text,
) -> impl IntoView {
    let words = use_words();
    move || {
        let known =
            usage.get().and_then(|usage| Some((usage, number::percent(usage.used, usage.total)?)));
        let part = &words.get().part;
        let Some((usage, percent)) = known else {
            return view! { <span class="usage-unknown" title=part.unknown>{part.dash}</span> }
                .into_any();
        };
        let line = (part.used_of)(&number::count(usage.used), &number::count(usage.total));
        let title = (part.used_of)(&number::exact(usage.used), &number::exact(usage.total));
        let noted = |line: String| match note.some() {
            Some(note) => (part.noted)(&line, &note),
            None => line,
        };
        usage.view(percent, noted(title), noted(line))
    }
}

/// A bar and the per cent where only the share is known, in hundredths of a per cent; `note` says
/// who says so.
#[component]
pub fn ShareBar(share: u16, #[prop(into)] note: Text) -> impl IntoView {
    let usage = Usage { used: Count::new(share.into()), total: Count::new(10_000) };
    move || {
        let percent = number::percent(usage.used, usage.total).unwrap_or_default();
        let note = note.get().into_owned();
        usage.view(percent, note.clone(), note)
    }
}
