//! What lists share: the region chosen at the top, when cells are made anew, and short cells.

use leptos::prelude::*;

use crate::command::{Command, Reason, Refusal, Rule};
use crate::model::{AccountId, DiscoveryKind, Label, Region};
use crate::text::{Language, reason_sentence, region_label};
use crate::ui::app::ChosenRegion;
use crate::ui::language::{Text, use_words};
use crate::ui::parts::LinkButton;
use crate::ui::route::Place;
use crate::ui::state::use_desk;

use super::regions::region_value;

/// The managed region chosen at the top of the page. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct RegionFilter(RwSignal<String>);

/// The region chosen at the top.
pub fn use_region_filter() -> RegionFilter {
    RegionFilter(expect_context::<ChosenRegion>().0)
}

impl RegionFilter {
    /// True where an object managed in this region is listed.
    pub fn takes(self, region: &Region) -> bool {
        self.0.with(|chosen| chosen.is_empty() || *chosen == region_value(region))
    }

    /// The value chosen; empty for all.
    pub fn value(self) -> String {
        self.0.get()
    }

    /// Lists all regions again.
    pub fn clear(self) {
        self.0.set(String::new());
    }
}

/// A number that changes with the workspace and with the language: for the `revision` of tables
/// whose cells say words.
pub fn list_revision() -> Signal<u64> {
    let (desk, words) = (use_desk(), use_words());
    Signal::derive(move || {
        let language = match words.language() {
            Language::English => 0,
            Language::Chinese => 1,
        };
        desk.revision().get().wrapping_mul(2).wrapping_add(language)
    })
}

/// The refusal that a command would meet, following the workspace and what `command` reads.
pub fn live_refusal(
    command: impl Fn() -> Option<Command> + Send + Sync + 'static,
) -> Memo<Option<Refusal>> {
    let desk = use_desk();
    Memo::new(move |_| {
        desk.revision().track();
        desk.dry_run(command()?).err()
    })
}

/// The sentence of one rule, for a button that it disables.
pub fn rule_text(rule: Rule) -> Text {
    let (desk, words) = (use_desk(), use_words());
    let reason = Reason::new(rule);
    Text::from(move || desk.read(|workspace| reason_sentence(&reason, workspace, words.language())))
}

/// The regions' names in one text: for CSV, search and sorting.
pub fn region_text(regions: &[Region], language: Language) -> String {
    let names: Vec<String> = regions.iter().map(|region| region_label(region, language)).collect();
    names.join(", ")
}

/// Default or custom.
pub fn discovery_kind_word(kind: &DiscoveryKind, language: Language) -> &'static str {
    let term = &language.words().term;
    match kind {
        DiscoveryKind::System(_) => term.default,
        DiscoveryKind::Custom(_) => term.custom,
    }
}

/// Key and value of each tag in one text.
pub fn tag_text(label: &Label) -> String {
    let tags: Vec<String> =
        label.tags.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    tags.join(", ")
}

/// The resource group; the default one has no name of its own.
pub fn group_text(label: &Label, language: Language) -> String {
    if label.resource_group.is_empty() {
        language.words().ipams.default_group.to_owned()
    } else {
        label.resource_group.to_string()
    }
}

/// The first few regions, and how many more there are; all of them on hover.
#[component]
pub fn RegionNames(regions: Vec<Region>) -> impl IntoView {
    const SHOWN: usize = 2;
    let words = use_words();
    let more = regions.len().saturating_sub(SHOWN);
    let last = regions.len().min(SHOWN).saturating_sub(1);
    let all = regions.clone();
    let shown = regions.into_iter().take(SHOWN).enumerate().map(move |(index, region)| {
        let comma = if index == last { "" } else { ", " };
        view! {
            <span>
                {move || region_label(&region, words.language())} {comma}
                {(index == last && more > 0)
                    .then(|| {
                        view! {
                            <span class="muted">
                                " "{move || (words.get().ipams.and_more)(&more.to_string())}
                            </span>
                        }
                    })}
            </span>
        }
    });
    view! {
        <span class="region-names" title=move || region_text(&all, words.language())>
            {shown.collect_view()}
        </span>
    }
}

/// An account by its id, its display name below where one is known.
#[component]
pub fn AccountName(account: AccountId) -> impl IntoView {
    let desk = use_desk();
    let id = account.to_string();
    let name = move || desk.read(|workspace| workspace.account_name(&account));
    view! {
        <span class="account-name">
            <span class="mono">{id}</span>
            {move || name().map(|name| view! { " "<span class="muted">{name.to_string()}</span> })}
        </span>
    }
}

/// "Manage" in an Operation column: goes to the object.
#[component]
pub fn ManageLink(#[prop(into)] to: Place) -> impl IntoView {
    use crate::ui::language::word;
    use crate::ui::parts::ButtonKind;
    view! {
        <LinkButton label=word(|w| w.action.manage) to=Signal::stored(to) kind=ButtonKind::Quiet/>
    }
}

/// The tags of an object as chips.
#[component]
pub fn TagList(label: Label) -> impl IntoView {
    let words = use_words();
    if label.tags.is_empty() {
        return view! { <span class="muted">{move || words.get().ipams.no_tags}</span> }.into_any();
    }
    let chips = label.tags.iter().map(|(key, value)| {
        let text = if value.is_empty() { key.to_owned() } else { format!("{key}: {value}") };
        view! { <li class="chip">{text}</li> }
    });
    view! { <ul class="chips">{chips.collect_view()}</ul> }.into_any()
}
