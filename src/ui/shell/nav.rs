//! The navigation, and the names of places.

use leptos::prelude::*;

use crate::text::Words;
use crate::ui::language::use_words;
use crate::ui::parts::Icon;
use crate::ui::route::{Area, Route};
use crate::ui::router::use_router;

/// The vendor's five, a line, our seven.
#[component]
pub(super) fn Navigation() -> impl IntoView {
    let words = use_words();
    let entries = |areas: &'static [Area]| {
        view! {
            <ul>
                {areas.iter().map(|area| view! { <Entry area=*area/> }).collect_view()}
            </ul>
        }
    };
    view! {
        <nav class="navigation" aria-label=move || words.get().nav.main>
            {entries(&Area::VENDOR)}
            <hr/>
            {entries(&Area::OURS)}
        </nav>
    }
}

#[component]
fn Entry(area: Area) -> impl IntoView {
    let words = use_words();
    let page = use_router().page();
    let current = move || {
        page.with(|page| {
            (page.area() == Some(area)).then(|| {
                // Inside an object of the area, the entry leads back to the list.
                if *page == area.route() { "page" } else { "true" }
            })
        })
    };
    view! {
        <li>
            <a href=area.route().href() aria-current=current>
                {area_icon(area).view()}
                <span>{move || area_word(words.get(), area)}</span>
            </a>
        </li>
    }
}

/// What the navigation calls an area.
pub fn area_word(words: &'static Words, area: Area) -> &'static str {
    let nav = &words.nav;
    match area {
        Area::Ipam => nav.ipam,
        Area::Scopes => nav.scopes,
        Area::Pools => nav.pools,
        Area::Discoveries => nav.discoveries,
        Area::Members => nav.members,
        Area::Overview => nav.overview,
        Area::Resources => nav.resources,
        Area::Space => nav.space,
        Area::Planner => nav.planner,
        Area::ImportExport => nav.import_export,
        Area::Activity => nav.activity,
        Area::Settings => nav.settings,
    }
}

/// The picture of an area.
pub const fn area_icon(area: Area) -> Icon {
    match area {
        Area::Ipam => Icon::Ipam,
        Area::Scopes => Icon::Scope,
        Area::Pools => Icon::Pool,
        Area::Discoveries => Icon::Discovery,
        Area::Members => Icon::Members,
        Area::Overview => Icon::Overview,
        Area::Resources => Icon::Resources,
        Area::Space => Icon::Space,
        Area::Planner => Icon::Planner,
        Area::ImportExport => Icon::Import,
        Area::Activity => Icon::Activity,
        Area::Settings => Icon::Settings,
    }
}

/// The general name of a route's page, for places that have no object to name.
pub fn title_of(words: &'static Words, route: &Route) -> &'static str {
    match route {
        Route::Welcome => words.nav.welcome,
        Route::PoolNew => words.nav.create_pool,
        Route::VpcNew => words.planned.create,
        Route::Vpc(..) => words.nav.vpc,
        Route::VSwitch(..) => words.nav.vswitch,
        Route::Glossary => words.glossary.title,
        Route::Parts => words.nav.parts,
        Route::NotFound(_) => words.nav.not_found,
        other => other.area().map_or(words.nav.not_found, |area| area_word(words, area)),
    }
}
