//! What other accounts share with this one: why only its owner can do a thing.

use leptos::prelude::*;

use crate::command::{ObjectRef, Reason, owner_only_rule};
use crate::model::SharedObject;
use crate::text::reason_sentence;
use crate::ui::language::{Text, use_words};
use crate::ui::state::use_desk;

/// Why only the owner can change an object, in the core's words; empty for an own object. For the
/// buttons that it disables.
pub fn owner_only(object: ObjectRef) -> Text {
    let (desk, words) = (use_desk(), use_words());
    Text::from(move || {
        desk.read(|workspace| {
            let rule = owner_only_rule(workspace, &object);
            rule.map(|rule| reason_sentence(&Reason::new(rule), workspace, words.language()))
        })
        .unwrap_or_default()
    })
}

/// True while another account owns the object and shares it with this one.
pub fn is_accepted(object: SharedObject) -> Signal<bool> {
    let desk = use_desk();
    let accepted = Memo::new(move |_| desk.read(|ws| ws.accepted().contains(&object)));
    accepted.into()
}
