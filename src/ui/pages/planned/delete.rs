//! Deleting what is planned: says what goes with it.

use leptos::prelude::*;

use crate::command::Command;
use crate::model::{ResourceKey, ResourceKind};
use crate::text::resource_name;
use crate::ui::language::{use_words, word};
use crate::ui::parts::ConfirmDialog;
use crate::ui::route::Place;
use crate::ui::router::use_router;
use crate::ui::show::{Lost, losses, use_run};
use crate::ui::state::use_desk;

/// The question before a planned VPC or vSwitch is deleted. `after` is where one is then.
#[component]
pub fn DeletePlannedDialog(
    key: ResourceKey,
    open: RwSignal<bool>,
    #[prop(into)] after: Signal<Option<Place>>,
) -> impl IntoView {
    let (desk, words, run, router) = (use_desk(), use_words(), use_run(), use_router());
    let name = move || desk.read(|ws| resource_name(key, ws, words.language()));
    let title = move || (words.get().planned.delete)(&name());
    let kind = move || desk.read(|ws| ws.resources().get(&key).map(|row| row.kind));
    let said = move || match kind() {
        Some(ResourceKind::VSwitch) => words.get().planned.delete_vswitch,
        Some(ResourceKind::Vpc) | None => words.get().planned.delete_vpc,
    };
    let command = move || Command::DeletePlanned(vec![key]);
    let lost = Memo::new(move |_| {
        desk.revision().track();
        let lost = if open.get() { losses(desk, command()) } else { Vec::new() };
        lost.into_iter().filter(|one| *one != key).collect::<Vec<_>>()
    });
    view! {
        <ConfirmDialog
            open
            title
            confirm=word(|w| w.action.delete)
            on_confirm=move |()| {
                let place = after.get_untracked();
                if run.now(command()).is_some() && let Some(place) = place {
                    router.navigate(place);
                }
            }
        >
            <p>{said}</p>
            <Show when=move || lost.with(|lost| !lost.is_empty())>
                <p>{move || words.get().planned.goes_too}</p>
                <Lost lost/>
            </Show>
        </ConfirmDialog>
    }
}
