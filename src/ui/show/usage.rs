//! The usage of a row, counted here or as its feed reports it.

use leptos::prelude::*;

use crate::address::Count;
use crate::insight::{Row, Usage};
use crate::model::{ResourceKind, Stated, Workspace};
use crate::text::{Words, number};
use crate::ui::language::use_words;
use crate::ui::parts::{share_cell, usage_cell};

use super::bar_usage;
use super::row::row_resource;

/// What is known of the usage of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    usage: Usage,
    /// The share that the feed states without numbers, in hundredths of a per cent.
    share: Option<u16>,
}

impl Known {
    /// Of a row.
    pub fn of(row: &Row, workspace: &Workspace) -> Known {
        match row_resource(row, workspace) {
            Some((resource, cidr)) => Known::of_cidr(row.usage, resource.kind, cidr.stated),
            None => Known { usage: row.usage, share: None },
        }
    }

    /// Of a CIDR with what its feed states. A bare share of a VPC's CIDR holds until its vSwitches
    /// are known; a vSwitch needs numbers (domain.md, D11).
    pub fn of_cidr(usage: Usage, kind: ResourceKind, stated: Stated) -> Known {
        let bare = usage == Usage::Unknown && kind == ResourceKind::Vpc;
        Known { usage, share: stated.share.filter(|_| bare) }
    }

    /// The used share in hundredths of a per cent.
    pub fn share(self) -> Option<u64> {
        match self.usage.numbers() {
            Some((used, total)) => used.percent_of(total, 2),
            None => self.share.map(u64::from),
        }
    }

    /// The per cent; empty where nobody knows.
    pub fn text(self) -> String {
        let (used, total) = match (self.usage.numbers(), self.share) {
            (Some(numbers), _) => numbers,
            (None, Some(share)) => (Count::new(share.into()), Count::new(10_000)),
            (None, None) => return String::new(),
        };
        number::percent(used, total).unwrap_or_default()
    }

    /// True where the feed says so, and nobody counted.
    pub fn is_reported(self) -> bool {
        matches!(self.usage, Usage::Reported { .. }) || self.share.is_some()
    }
}

/// The bar of a row; what only the feed says is marked as reported.
#[component]
pub fn KnownUsage(known: Known) -> impl IntoView {
    let words = use_words();
    move || known_usage_cell(known, words.get())
}

/// The same in words that stay as they are: for the cells of tables.
pub fn known_usage_cell(known: Known, words: &'static Words) -> AnyView {
    let reported = words.rows.reported;
    let bar = match (known.share, known.is_reported()) {
        (Some(share), _) => share_cell(share, reported),
        (None, true) => usage_cell(bar_usage(known.usage), Some(reported), words),
        (None, false) => return usage_cell(bar_usage(known.usage), None, words),
    };
    view! { <span title=words.rows.as_reported>{bar}</span> }.into_any()
}
