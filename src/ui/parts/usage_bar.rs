//! How full something is.

use leptos::prelude::*;

use crate::address::Count;
use crate::text::{Words, number};
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
    move || usage_cell(usage.get(), note.some().as_deref(), words.get())
}

/// The same for a usage that stays as it is: for the cells of tables.
pub fn usage_cell(usage: Option<Usage>, note: Option<&str>, words: &'static Words) -> AnyView {
    let known = usage.and_then(|usage| Some((usage, number::percent(usage.used, usage.total)?)));
    let part = &words.part;
    let Some((usage, percent)) = known else {
        return view! { <span class="usage-unknown" title=part.unknown>{part.dash}</span> }
            .into_any();
    };
    let line = (part.used_of)(&number::count(usage.used), &number::count(usage.total));
    let title = (part.used_of)(&number::exact(usage.used), &number::exact(usage.total));
    let noted = |line: String| match note {
        Some(note) => (part.noted)(&line, note),
        None => line,
    };
    usage.view(percent, noted(title), noted(line))
}

/// A bar and the per cent where only the share is known, in hundredths of a per cent; `note` says
/// who says so.
#[component]
pub fn ShareBar(share: u16, #[prop(into)] note: Text) -> impl IntoView {
    move || share_cell(share, &note.get())
}

/// The same for a note that stays as it is: for the cells of tables.
pub fn share_cell(share: u16, note: &str) -> AnyView {
    let usage = Usage { used: Count::new(share.into()), total: Count::new(10_000) };
    let percent = number::percent(usage.used, usage.total).unwrap_or_default();
    usage.view(percent, note.to_owned(), note.to_owned())
}
