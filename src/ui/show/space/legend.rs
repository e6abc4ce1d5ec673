//! What the colours and patterns of pictures of space mean.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::chart::BlockKind;
use crate::ui::language::{Text, use_words};

use super::super::chart::{FillMark, LegendFill};
use super::super::hide::LegendToggle;
use super::{Hidden, Keeps, address, block_word};

/// The legend of the kinds that are drawn, free space last. On pages that keep it in their address,
/// each but that can be taken out of all pictures of the page.
#[component]
pub fn SpaceLegend(
    #[prop(into)] kinds: Signal<BTreeSet<BlockKind>>,
    /// What a kind is called here, where it is not called as everywhere.
    #[prop(optional)]
    named: Option<(BlockKind, Text)>,
    #[prop(optional)] keeps: Keeps,
) -> impl IntoView {
    let (words, hidden) = (use_words(), Hidden::of(keeps));
    let entry = move |kind: BlockKind| {
        let own = named.filter(|(one, _)| *one == kind).map(|(_, name)| name);
        let label = Text::from(move || match own {
            Some(name) => name.get(),
            None => block_word(kind, words.get()).into(),
        });
        match (keeps, kind) {
            (Keeps::Here, _) | (_, BlockKind::Free | BlockKind::New) => {
                view! { <LegendFill fill=kind.fill() label/> }.into_any()
            }
            (Keeps::Address | Keeps::AddressOf(_), _) => {
                view! { <KindToggle kind hidden label/> }.into_any()
            }
        }
    };
    let entries = move || {
        let mut kinds = kinds.get();
        kinds.remove(&BlockKind::Free);
        kinds.into_iter().chain([BlockKind::Free]).map(entry).collect_view()
    };
    view! {
        <div class="legend" role="group" aria-label=move || words.get().chart.legend>
            {entries}
        </div>
    }
}

/// An entry that takes its kind out of the pictures.
#[component]
fn KindToggle(kind: BlockKind, hidden: Hidden, #[prop(into)] label: Text) -> impl IntoView {
    let shown = Signal::derive(move || hidden.shows(kind));
    view! {
        <LegendToggle name=address(kind) shown>
            <FillMark fill=kind.fill()/>
            {move || label.get()}
        </LegendToggle>
    }
}
