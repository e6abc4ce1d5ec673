//! Deleting several objects: each that cannot go is told by name, with the reason.

use leptos::prelude::*;

use crate::command::{Command, Dependants, ObjectRef, Reason, Refusal, Remedy, Rule};
use crate::model::Workspace;
use crate::text::{number, reason_sentence};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Badge, ButtonKind, CheckField, FormDialog, Mark};
use crate::ui::state::{Desk, use_desk};

use super::super::{ObjectLink, use_run};

/// What would become of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    /// It goes.
    Goes,
    /// It goes with what depends on it, if that may go too.
    GoesWith(usize),
    /// It stays, for this reason.
    Stays(Reason),
}

fn command(object: &ObjectRef, answer: Dependants) -> Option<Command> {
    Some(match object {
        ObjectRef::Ipam(id) => Command::DeleteIpam(*id, answer),
        ObjectRef::Scope(id) => Command::DeleteScope(*id, answer),
        ObjectRef::Pool(id) => Command::DeletePool(*id, answer),
        ObjectRef::Discovery(id) => Command::DeleteDiscovery(*id),
        _ => return None,
    })
}

fn is_there(object: &ObjectRef, workspace: &Workspace) -> bool {
    match object {
        ObjectRef::Ipam(id) => workspace.ipams().contains(id),
        ObjectRef::Scope(id) => workspace.scopes().contains(id),
        ObjectRef::Pool(id) => workspace.pools().contains(id),
        ObjectRef::Discovery(id) => workspace.discoveries().contains(id),
        _ => false,
    }
}

/// What a refusal means where `all` of these are to go.
fn fate(refusal: Option<Refusal>, all: &[ObjectRef]) -> Fate {
    let reasons = refusal.map(|refusal| refusal.reasons).unwrap_or_default();
    if let Some(reason) = reasons.iter().find(|one| !one.remedies.contains(&Remedy::DeleteToo)) {
        return Fate::Stays(reason.clone());
    }
    let others = reasons.iter().map(|reason| match &reason.rule {
        // What is deleted beside it does not stand in its way.
        Rule::Depends { dependants, .. } => {
            dependants.iter().filter(|other| !all.contains(other)).count()
        }
        _ => 1,
    });
    match others.sum() {
        0 => Fate::Goes,
        others => Fate::GoesWith(others),
    }
}

fn fates(desk: Desk, all: &[ObjectRef]) -> Vec<(ObjectRef, Fate)> {
    desk.revision().track();
    let there = desk.peek(|workspace| {
        all.iter().filter(|object| is_there(object, workspace)).cloned().collect::<Vec<_>>()
    });
    let of = |object: &ObjectRef| {
        let command = command(object, Dependants::Refuse)?;
        Some((object.clone(), fate(desk.dry_run(command).err(), all)))
    };
    there.iter().filter_map(of).collect()
}

/// The dialog.
#[component]
pub(super) fn DeleteSeveral(
    open: RwSignal<bool>,
    about: RwSignal<Vec<ObjectRef>>,
) -> impl IntoView {
    let (desk, run) = (use_desk(), use_run());
    let too = RwSignal::new(false);
    Effect::new(move || {
        if open.get() {
            too.set(false);
        }
    });
    let fates = Memo::new(move |_| match open.get() {
        true => about.with(|all| fates(desk, all)),
        false => Vec::new(),
    });
    let going = move || {
        let too = too.get();
        let goes = |(_, fate): &&(ObjectRef, Fate)| match fate {
            Fate::Goes => true,
            Fate::GoesWith(_) => too,
            Fate::Stays(_) => false,
        };
        fates.with(|fates| {
            fates.iter().filter(goes).map(|(object, _)| object.clone()).collect::<Vec<_>>()
        })
    };
    let submit = move |()| {
        let answer = if too.get_untracked() { Dependants::DeleteToo } else { Dependants::Refuse };
        let commands = untrack(going).iter().filter_map(|it| command(it, answer)).collect();
        let refused = run.several(commands);
        // What stays is still listed, with the reason.
        let stays = untrack(|| fates.with(|fates| !fates.is_empty()));
        open.set(stays || refused > 0);
    };
    let count = move || number::whole(going().len());
    let depends =
        move || fates.with(|all| all.iter().any(|(_, fate)| matches!(fate, Fate::GoesWith(_))));
    view! {
        <FormDialog
            open
            title=word(move |w| (w.bulk.delete_title)(&number::whole(about.with(Vec::len))))
            submit=word(move |w| (w.bulk.delete_these)(&count()))
            kind=ButtonKind::Danger
            disabled=Signal::derive(move || going().is_empty())
            on_submit=submit
        >
            <ul class="plain bulk-fates">
                {move || {
                    let all = fates.get().into_iter();
                    all.map(|(object, fate)| view! { <OneFate object fate/> }).collect_view()
                }}
            </ul>
            <Show when=depends>
                <CheckField label=word(|w| w.confirm.delete_too) value=too/>
            </Show>
        </FormDialog>
    }
}

#[component]
fn OneFate(object: ObjectRef, fate: Fate) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let mark = match fate {
        Fate::Goes => Mark::Good,
        Fate::GoesWith(_) => Mark::Warn,
        Fate::Stays(_) => Mark::Bad,
    };
    let said = move || {
        let bulk = &words.get().bulk;
        match &fate {
            Fate::Goes => bulk.goes.to_owned(),
            Fate::GoesWith(others) => (bulk.goes_with)(&number::whole(*others)),
            Fate::Stays(reason) => {
                desk.peek(|workspace| reason_sentence(reason, workspace, words.language()))
            }
        }
    };
    view! {
        <li>
            <bdi><ObjectLink object/></bdi>
            <Badge mark label=said/>
        </li>
    }
}
