//! What the rules said no to.

use leptos::prelude::*;

use super::Mark;
use crate::ui::language::{Text, use_words};

/// A box in the page or form: what is wrong, what to do, and in small print the vendor's code. A
/// screen reader hears it when it appears. Empty message: nothing is shown.
#[component]
pub fn RefusalBox(
    #[prop(into)] message: Text,
    #[prop(optional, into)] code: Text,
    #[prop(optional, into)] remedy: Option<ViewFn>,
) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="refusal-region" role="alert">
            {move || {
                let remedy = remedy.clone();
                message
                    .some()
                    .map(|message| {
                        view! {
                            <div class="refusal">
                                {Mark::Bad.view()}
                                <div>
                                    <p>{message}</p>
                                    {remedy.map(|remedy| view! { <div class="remedy">{remedy.run()}</div> })}
                                    {move || {
                                        code.some()
                                            .map(|code| {
                                                view! {
                                                    <p class="small-print">{(words.get().part.code)(&code)}</p>
                                                }
                                            })
                                    }}
                                </div>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
