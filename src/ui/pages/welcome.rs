//! The first visit: three doors.

use leptos::prelude::*;

use crate::ui::language::{use_words, word};
use crate::ui::parts::{
    Button, ButtonKind, ConfirmDialog, FilePick, Icon, LinkButton, PageHeader, Toast, use_toasts,
};
use crate::ui::route::{Query, Route, ScopeTab};
use crate::ui::router::use_router;
use crate::ui::shell::use_tour;
use crate::ui::show::{FEEDS, use_export, use_handed};
use crate::ui::state::{now, use_desk};

/// The welcome page, also by its own address.
#[component]
pub fn Welcome() -> impl IntoView {
    view! {
        <PageHeader title=word(|w| w.welcome.title) lead=word(|w| w.welcome.lead)/>
        <Doors/>
    }
}

/// The three doors.
#[component]
pub fn Doors() -> impl IntoView {
    let (words, handed) = (use_words(), use_handed());
    view! {
        <div class="doors">
            <section class="door">
                {Icon::Overview.view()}
                <h2>{move || words.get().welcome.demo_title}</h2>
                <p>{move || words.get().welcome.demo_text}</p>
                <DemoButton/>
            </section>
            <section class="door">
                {Icon::Import.view()}
                <h2>{move || words.get().welcome.import_title}</h2>
                <p>{move || words.get().welcome.import_text}</p>
                <p class="small-print">
                    <a class="in-text" href=Route::ImportExport.href()>
                        {move || words.get().welcome.import_more}
                    </a>
                </p>
                <FilePick
                    label=word(|w| w.welcome.import_button)
                    accept=FEEDS
                    on_choose=move |files| handed.hand(files)
                />
            </section>
            <section class="door">
                {Icon::Ipam.view()}
                <h2>{move || words.get().welcome.empty_title}</h2>
                <p>{move || words.get().welcome.empty_text}</p>
                <LinkButton
                    label=word(|w| w.welcome.empty_button)
                    to=Signal::stored(Route::Ipams.with(Query::new().with("create", "ipam")))
                />
            </section>
        </div>
    }
}

/// Puts the demo estate in place of what is here, and shows its scope.
#[component]
fn DemoButton() -> impl IntoView {
    let (desk, toasts, router, words) = (use_desk(), use_toasts(), use_router(), use_words());
    let export = use_export();
    let asking = RwSignal::new(false);
    let tour = use_tour();
    let open = move |()| {
        let Some((workspace, trends)) = crate::ui::state::demo(now()) else { return };
        let scope = workspace.ipams().iter().next().map(|ipam| ipam.private_scope);
        desk.replace(workspace, trends);
        // One notice is enough: where the tour is offered, it says where one is.
        if !tour.offer() {
            toasts.show(Toast::new(words.now().welcome.demo_opened));
        }
        router.navigate(match scope {
            Some(scope) => Route::Scope(scope, ScopeTab::Overview),
            None => Route::Ipams,
        });
    };
    let press = move |()| {
        // Nothing is lost where there is nothing.
        if desk.peek(crate::model::Workspace::is_empty) {
            open(());
        } else {
            asking.set(true);
        }
    };
    view! {
        <Button label=word(|w| w.welcome.demo_button) kind=ButtonKind::Primary on_press=press/>
        <ConfirmDialog
            open=asking
            title=word(|w| w.welcome.demo_replace)
            confirm=word(|w| w.welcome.demo_button)
            on_confirm=open
        >
            <p>{move || words.get().welcome.demo_question}</p>
            <Button label=word(|w| w.keeping.export_first) icon=Icon::Download on_press=export/>
        </ConfirmDialog>
    }
}
