//! The bar at the top.

use leptos::html;
use leptos::prelude::*;

use super::keys::Opens;
use super::nav::Navigation;
use super::storage_state::{StorageWarning, storage_said};
use super::tour::use_tour;
use super::{SaveState, SaveStatus, Step};
use crate::text::Language;
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{Icon, Menu, MenuItem, RegionChoice, RegionPicker};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::theme::{Theme, use_theme};

#[component]
pub(super) fn TopBar(
    regions: Signal<Vec<RegionChoice>>,
    region: RwSignal<String>,
    undo: Step,
    redo: Step,
    save: Signal<SaveState>,
    opens: Opens,
) -> impl IntoView {
    let words = use_words();
    view! {
        <header class="top-bar">
            <NarrowMenu/>
            <a class="brand" href=Route::Overview.href()>
                <Logo/>
                <span>{move || words.get().nav.product}</span>
            </a>
            <RegionPicker regions value=region label=word(|w| w.term.managed_region)/>
            <SearchButton on_press=Callback::new(move |()| opens.palette.set(true))/>
            <div class="top-tools">
                <StepButton
                    step=undo
                    icon=Icon::Undo
                    nothing=word(|w| w.action.nothing_to_undo)
                    named=|w, name| (w.action.undo_what)(name)
                />
                <StepButton
                    step=redo
                    icon=Icon::Redo
                    nothing=word(|w| w.action.nothing_to_redo)
                    named=|w, name| (w.action.redo_what)(name)
                />
                <SaveStatus save used=storage_said()/>
                <StorageWarning/>
                <LanguageMenu/>
                <ThemeMenu/>
                <HelpMenu opens/>
            </div>
        </header>
    }
}

#[component]
fn HelpMenu(opens: Opens) -> impl IntoView {
    let tour = use_tour();
    let items = vec![
        MenuItem::link(word(|w| w.glossary.title), Route::Glossary),
        MenuItem::action(word(|w| w.keys.title), move |()| opens.keys.set(true)),
        MenuItem::action(word(|w| w.tour.start), move |()| tour.start()),
    ];
    view! { <Menu items label=word(|w| w.shell.help) face=|| Icon::Help.view()/> }
}

/// The mark: an address space, cut in halves, one of which is cut again.
#[component]
fn Logo() -> impl IntoView {
    view! {
        <svg class="logo" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <rect class="logo-ground" x="1" y="1" width="22" height="22" rx="5"></rect>
            <path class="logo-block" d="M5 5h6.5v14H5z"></path>
            <path class="logo-block soft" d="M13 5h6v6.5h-6z"></path>
            <path class="logo-edge" d="M13.5 13.5h5v5h-5z"></path>
        </svg>
    }
}

#[component]
fn SearchButton(on_press: Callback<()>) -> impl IntoView {
    let words = use_words();
    view! {
        <button type="button" class="search-button" on:click=move |_| on_press.run(())>
            {Icon::Search.view()}
            <span class="search-hint">{move || words.get().shell.search}</span>
            <kbd>{move || words.get().shell.search_key}</kbd>
        </button>
    }
}

#[component]
fn StepButton(
    step: Step,
    icon: Icon,
    nothing: Text,
    named: fn(&'static crate::text::Words, &str) -> String,
) -> impl IntoView {
    let words = use_words();
    let title = move || match step.name.get() {
        Some(name) => named(words.get(), &name),
        None => nothing.get().into_owned(),
    };
    view! {
        <button
            type="button"
            class="button quiet icon-only"
            title=title
            aria-label=title
            disabled=move || step.name.with(Option::is_none)
            on:click=move |_| step.run.run(())
        >
            {icon.view()}
        </button>
    }
}

#[component]
fn LanguageMenu() -> impl IntoView {
    let words = use_words();
    let items = Language::ALL.map(|language| {
        MenuItem::action(language.own_name(), move |()| words.choose(language))
            .chosen(Signal::derive(move || words.language() == language))
    });
    view! {
        <Menu
            items=items.to_vec()
            label=word(|w| w.shell.language)
            face=|| Icon::Language.view()
        />
    }
}

#[component]
fn ThemeMenu() -> impl IntoView {
    let theme = use_theme();
    let items = Theme::ALL.map(|choice| {
        let label = word(move |w| match choice {
            Theme::System => w.shell.theme_system,
            Theme::Light => w.shell.theme_light,
            Theme::Dark => w.shell.theme_dark,
        });
        MenuItem::action(label, move |()| theme.set(choice))
            .chosen(Signal::derive(move || theme.get() == choice))
    });
    view! {
        <Menu items=items.to_vec() label=word(|w| w.shell.theme) face=|| Icon::Theme.view()/>
    }
}

/// On narrow screens, the navigation in a dialog.
#[component]
fn NarrowMenu() -> impl IntoView {
    let words = use_words();
    let page = use_router().page();
    let open = RwSignal::new(false);
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |before: Option<()>| {
        page.track();
        if before.is_some()
            && let Some(dialog) = dialog.get_untracked()
        {
            dialog.close();
        }
    });
    let show = move |_| {
        if let Some(dialog) = dialog.get_untracked()
            && !dialog.open()
        {
            open.set(dialog.show_modal().is_ok());
        }
    };
    let close = move || dialog.get_untracked().map(|dialog| dialog.close());
    view! {
        <button
            type="button"
            class="button quiet icon-only menu-button"
            title=move || words.get().shell.menu
            aria-label=move || words.get().shell.menu
            aria-expanded=move || if open.get() { "true" } else { "false" }
            on:click=show
        >
            {Icon::Menu.view()}
        </button>
        <dialog
            class="nav-dialog"
            node_ref=dialog
            aria-label=move || words.get().shell.menu
            on:close=move |_| {
                open.try_set(false);
            }
            on:click=move |event| {
                // A click on the backdrop is a click on the dialog itself.
                if event.target() == event.current_target() {
                    close();
                }
            }
        >
            <div class="nav-panel">
                <button
                    type="button"
                    class="button quiet icon-only"
                    title=move || words.get().action.close
                    aria-label=move || words.get().action.close
                    on:click=move |_| {
                        close();
                    }
                >
                    {Icon::Close.view()}
                </button>
                <Navigation/>
            </div>
        </dialog>
    }
}
