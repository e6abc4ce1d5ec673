//! What an import would change: counts that open lists.

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::Note;
use crate::feed::{Changed, NewlyWrong, Preview};
use crate::model::{Fact, Resource};
use crate::text::{note_sentence, number, region_label, resource_kind_word};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Column, DataTable, Lines, Mark};
use crate::ui::state::use_desk;

use super::session::Session;

/// A list of the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    New,
    Changed,
    Gone,
    Overlapping,
    Noncompliant,
    Effects,
}

impl Section {
    const ALL: [Section; 6] = [
        Section::New,
        Section::Changed,
        Section::Gone,
        Section::Overlapping,
        Section::Noncompliant,
        Section::Effects,
    ];

    fn count(self, preview: &Preview) -> usize {
        match self {
            Section::New => preview.new.iter().filter(|resource| is_told(resource)).count(),
            Section::Changed => preview.changed.len(),
            Section::Gone => preview.gone.len(),
            Section::Overlapping => preview.newly_overlapping.len(),
            Section::Noncompliant => preview.newly_noncompliant.len(),
            Section::Effects => preview.notes.len(),
        }
    }

    /// True for what comes from comparing with everything else in view of an IPAM.
    fn compares(self) -> bool {
        matches!(self, Section::Overlapping | Section::Noncompliant)
    }

    fn mark(self) -> Option<Mark> {
        match self {
            Section::New | Section::Changed | Section::Effects => None,
            Section::Gone => Some(Mark::Idle),
            Section::Overlapping | Section::Noncompliant => Some(Mark::Bad),
        }
    }

    fn words(self, words: &'static crate::text::Words, count: &str) -> String {
        let import = &words.import;
        match self {
            Section::New => (import.new)(count),
            Section::Changed => (import.changed)(count),
            Section::Gone => (import.gone)(count),
            Section::Overlapping => (import.newly_overlapping)(count),
            Section::Noncompliant => (import.newly_noncompliant)(count),
            Section::Effects => (import.effects)(count),
        }
    }
}

/// A placeholder is made, not told.
fn is_told(resource: &Resource) -> bool {
    resource.origin != crate::model::Origin::Placeholder
}

/// Brings the list into view where a small screen ends above it.
fn show_list(rows: NodeRef<leptos::html::Div>) {
    request_animation_frame(move || {
        let Some(Some(rows)) = rows.try_get_untracked() else { return };
        let height = window().inner_height().ok().and_then(|height| height.as_f64());
        if height.is_some_and(|height| rows.get_bounding_client_rect().top() > height * 0.7) {
            rows.scroll_into_view();
        }
    });
}

/// The counts as buttons, and below them the list of the one that is pressed. What no IPAM sees,
/// because its region is not known (`lacks_region`), was compared with nothing: of that no count
/// of zero is given.
#[component]
pub fn Changes(session: Session, lacks_region: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let preview = Memo::new(move |_| {
        Shared(match &session.outcome().0.1 {
            Ok(preview) => Some(Arc::new(preview.clone())),
            Err(_) => None,
        })
    });
    let section = RwSignal::new(Section::New);
    let rows = NodeRef::<leptos::html::Div>::new();
    let chip = move |one: Section| {
        let count = move || preview.with(|shared| shared.0.as_ref().map_or(0, |p| one.count(p)));
        let unknown = move || one.compares() && lacks_region.get() && count() == 0;
        view! {
            <button
                type="button"
                class="toggle-chip"
                hidden=unknown
                aria-pressed=move || (section.get() == one).to_string()
                on:click=move |_| {
                    section.set(one);
                    show_list(rows);
                }
            >
                {move || one.mark().filter(|_| count() > 0).map(Mark::view)}
                {move || one.words(words.get(), &number::whole(count()))}
            </button>
        }
    };
    let unchanged = move || {
        let n = preview.with(|shared| shared.0.as_ref().map_or(0, |p| p.unchanged));
        (words.get().import.unchanged)(&number::whole(n))
    };
    let unseen = move || {
        let n = preview.with(|shared| shared.0.as_ref().map_or(0, |p| p.not_monitored));
        (n > 0).then(|| view! { <p class="notice">{(words.get().import.not_monitored)(&number::whole(n))}</p> })
    };
    view! {
        <section class="card" aria-label=move || words.get().import.section>
            <div class="toggle-chips" role="group" aria-label=move || words.get().import.section>
                {Section::ALL.into_iter().map(chip).collect_view()}
                <span class="muted">{unchanged}</span>
            </div>
            {unseen}
            <div node_ref=rows>
                {move || {
                    preview
                        .get()
                        .0
                        .map(|preview| list(preview, section.get()))
                }}
            </div>
        </section>
    }
}

/// The same preview only where it is the same outcome.
#[derive(Clone)]
struct Shared(Option<Arc<Preview>>);

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(two)) => Arc::ptr_eq(one, two),
            (None, None) => true,
            _ => false,
        }
    }
}

fn list(preview: Arc<Preview>, section: Section) -> AnyView {
    match section {
        Section::New => {
            let told: Vec<Resource> =
                preview.new.iter().filter(|resource| is_told(resource)).cloned().collect();
            resources(told.into_iter().map(Entry::of).collect())
        }
        Section::Changed => resources(preview.changed.iter().map(Entry::changed).collect()),
        Section::Gone => resources(
            preview.gone.iter().map(|(resource, cidr)| Entry::gone(resource, *cidr)).collect(),
        ),
        Section::Overlapping => wrongs(preview.newly_overlapping.clone()),
        Section::Noncompliant => wrongs(preview.newly_noncompliant.clone()),
        Section::Effects => effects(preview.notes.clone()),
    }
}

/// A resource in one of the lists.
#[derive(Clone)]
struct Entry {
    resource: Resource,
    cidrs: Vec<Cidr>,
    facts: Vec<Fact>,
    counts: bool,
}

impl Entry {
    fn of(resource: Resource) -> Entry {
        let cidrs = resource.live_cidrs().map(|row| row.cidr).collect();
        Entry { resource, cidrs, facts: Vec::new(), counts: false }
    }

    fn changed(changed: &Changed) -> Entry {
        Entry {
            resource: changed.after.clone(),
            cidrs: changed.added.clone(),
            facts: changed.facts.clone(),
            counts: changed.facts.is_empty() && changed.added.is_empty(),
        }
    }

    fn gone(resource: &Resource, cidr: Cidr) -> Entry {
        Entry { resource: resource.clone(), cidrs: vec![cidr], facts: Vec::new(), counts: false }
    }
}

fn resources(entries: Vec<Entry>) -> AnyView {
    let words = use_words();
    let keys: Arc<[usize]> = (0..entries.len()).collect();
    let entries = StoredValue::new(entries);
    let with = move |row: usize, text: &dyn Fn(&Entry) -> String| {
        entries.with_value(|entries| entries.get(row).map(text).unwrap_or_default())
    };
    let columns = vec![
        Column::text("resource", word(|w| w.term.resource), move |row| {
            with(row, &|entry| {
                let id = entry.resource.external_id().to_string();
                let name = &entry.resource.name;
                if name.is_empty() { id } else { format!("{name} ({id})") }
            })
        })
        .fixed(),
        Column::text("type", word(|w| w.term.resource_type), move |row| {
            with(row, &|entry| {
                resource_kind_word(entry.resource.kind, words.language()).to_string()
            })
        }),
        Column::text("cidr", word(|w| w.term.cidr), move |row| {
            with(row, &|entry| {
                let blocks: Vec<String> = entry.cidrs.iter().map(ToString::to_string).collect();
                blocks.join(", ")
            })
        })
        .class("mono"),
        Column::text("facts", word(|w| w.import.facts), move |row| {
            with(row, &|entry| facts(entry, words.get()))
        }),
        Column::text("region", word(|w| w.term.region), move |row| {
            with(row, &|entry| {
                let region = entry.resource.region.as_ref();
                region.map(|region| region_label(region, words.language())).unwrap_or_default()
            })
        }),
        Column::text("owner", word(|w| w.term.owner), move |row| {
            with(row, &|entry| {
                entry.resource.account.as_ref().map(ToString::to_string).unwrap_or_default()
            })
        }),
    ];
    let label = word(|w| w.nav.resources);
    view! {
        <DataTable name="import-preview" label columns rows=Signal::stored(keys) lines=Lines::One/>
    }
    .into_any()
}

fn facts(entry: &Entry, words: &'static crate::text::Words) -> String {
    let import = &words.import;
    let mut names: Vec<&str> = entry
        .facts
        .iter()
        .map(|fact| match fact {
            Fact::Name => import.fact_name,
            Fact::Account => import.fact_account,
            Fact::Region => import.fact_region,
            Fact::Zone => import.fact_zone,
            Fact::Vpc => import.fact_vpc,
            Fact::Status => import.fact_status,
            Fact::Tags => import.fact_tags,
            Fact::VSwitches => import.fact_vswitches,
        })
        .collect();
    if entry.counts {
        names.push(import.fact_counts);
    }
    names.join(", ")
}

fn wrongs(rows: Vec<NewlyWrong>) -> AnyView {
    let keys: Arc<[usize]> = (0..rows.len()).collect();
    let rows = StoredValue::new(rows);
    let with = move |row: usize, text: &dyn Fn(&NewlyWrong) -> String| {
        rows.with_value(|rows| rows.get(row).map(text).unwrap_or_default())
    };
    let columns = vec![
        Column::text("resource", word(|w| w.term.resource), move |row| {
            with(row, &|wrong| {
                if wrong.name.is_empty() {
                    wrong.id.to_string()
                } else {
                    format!("{} ({})", wrong.name, wrong.id)
                }
            })
        })
        .fixed(),
        Column::text("cidr", word(|w| w.term.cidr), move |row| {
            with(row, &|wrong| wrong.cidr.to_string())
        })
        .class("mono"),
        Column::text("with", word(|w| w.import.overlaps_with), move |row| {
            with(row, &|wrong| {
                let others: Vec<String> =
                    wrong.with.iter().map(|(name, cidr)| format!("{name} {cidr}")).collect();
                others.join(", ")
            })
        }),
    ];
    let label = word(|w| w.nav.resources);
    view! { <DataTable name="import-wrongs" label columns rows=Signal::stored(keys)/> }.into_any()
}

fn effects(notes: Vec<Note>) -> AnyView {
    let (desk, words) = (use_desk(), use_words());
    let notes = StoredValue::new(notes);
    view! {
        <ul class="notes">
            {move || {
                notes
                    .get_value()
                    .iter()
                    .map(|note| {
                        let said = desk
                            .peek(|workspace| note_sentence(note, workspace, words.language()));
                        view! { <li>{said}</li> }
                    })
                    .collect_view()
            }}
        </ul>
    }
    .into_any()
}
