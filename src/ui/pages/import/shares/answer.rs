//! What a principal asks for: each request accepted or refused, and the next share file.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::{
    Command, Reason, Refusal, Remedy, Request, ReturnFile, Settlement, SharingCommand, Spot,
    proposed_settlement,
};
use crate::model::{AllocationId, SharedObject};
use crate::text::{number, pool_name, reason_sentence};
use crate::ui::browser;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Button, ButtonKind, Detail, DetailsList, Icon, Mark};
use crate::ui::show::{
    AccountName, Refused, RefusedAt, When, live_refusal, refused_at, use_run, use_share_files,
};
use crate::ui::state::use_desk;

/// What the owner says to one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Say {
    Accept,
    Refuse,
}

/// The requests, what is proposed, and what the owner has chosen otherwise. Small and `Copy`.
#[derive(Clone, Copy)]
struct Answering {
    file: StoredValue<ReturnFile>,
    proposed: Memo<Settlement>,
    chosen: RwSignal<BTreeMap<AllocationId, Say>>,
}

impl Answering {
    fn new(file: ReturnFile) -> Answering {
        let desk = use_desk();
        let file = StoredValue::new(file);
        let proposed = Memo::new(move |_| {
            desk.read(|workspace| file.with_value(|file| proposed_settlement(workspace, file)))
        });
        Answering { file, proposed, chosen: RwSignal::new(BTreeMap::new()) }
    }

    /// The block offered in place of what was asked for.
    fn offer(self, id: AllocationId) -> Option<Cidr> {
        self.proposed.with(|proposed| proposed.refused.get(&id).copied().flatten())
    }

    fn said(self, id: AllocationId) -> Say {
        let proposed = || {
            let refused = self.proposed.with(|proposed| proposed.refused.contains_key(&id));
            if refused { Say::Refuse } else { Say::Accept }
        };
        self.chosen.with(|chosen| chosen.get(&id).copied()).unwrap_or_else(proposed)
    }

    fn settlement(self) -> Settlement {
        let file = self.file.get_value();
        let asked = file.requests.iter().map(|request| request.id);
        let refused = asked
            .filter(|id| self.said(*id) == Say::Refuse)
            .map(|id| (id, self.offer(id)))
            .collect();
        Settlement { file, refused }
    }

    fn command(self) -> Command {
        Command::Sharing(SharingCommand::Settle(Box::new(self.settlement())))
    }

    /// What the core would say to accepting all: why each that does not fit does not.
    fn all_accepted(self) -> Command {
        let settlement = Settlement { file: self.file.get_value(), refused: BTreeMap::new() };
        Command::Sharing(SharingCommand::Settle(Box::new(settlement)))
    }
}

/// The preview of a return file, with the button that answers it.
#[component]
pub(super) fn Answer(file: ReturnFile) -> impl IntoView {
    let (words, run, files) = (use_words(), use_run(), use_share_files());
    let answering = Answering::new(file);
    let refused = RwSignal::new(None::<Refusal>);
    let live = live_refusal(move || Some(answering.command()));
    let refusal = Signal::derive(move || live.get().or_else(|| refused.get()));
    let why_not = live_refusal(move || Some(answering.all_accepted())).into();
    // How many were accepted and refused, once it is done.
    let done = RwSignal::new(None::<(usize, usize)>);
    let settle = move |()| {
        let settlement = untrack(|| answering.settlement());
        let refusals = settlement.refused.len();
        let accepted = settlement.file.requests.len().saturating_sub(refusals);
        let command = Command::Sharing(SharingCommand::Settle(Box::new(settlement)));
        if run.into(refused, command).is_some() {
            done.set(Some((accepted, refusals)));
        }
    };
    let next_file = move |()| {
        answering.file.with_value(|file| {
            let pools: BTreeSet<_> =
                file.requests.iter().map(|row| SharedObject::Pool(row.pool)).collect();
            files.share_all(&file.principal, &pools.into_iter().collect::<Vec<_>>());
        });
    };
    let settled = move || {
        let (accepted, refusals) = done.get().unwrap_or_default();
        view! {
            <div class="notice told" role="status">
                {Mark::Good.view()}
                <p>
                    {move || {
                        let (yes, no) = (number::whole(accepted), number::whole(refusals));
                        (words.get().sharing.settled)(&yes, &no)
                    }}
                </p>
                <Button
                    label=word(|w| w.sharing.next_share_file)
                    kind=ButtonKind::Primary
                    icon=Icon::Download
                    on_press=next_file
                />
            </div>
        }
    };
    view! {
        {answering.file.with_value(head)}
        <Show when=move || done.with(Option::is_none) fallback=settled>
            <Requests answering why_not refusal/>
            <Refused refusal at=RefusedAt::Whole/>
            <div class="form-actions">
                <Button
                    label=word(|w| w.sharing.settle)
                    kind=ButtonKind::Primary
                    disabled=Signal::derive(move || live.with(Option::is_some))
                    on_press=settle
                />
            </div>
        </Show>
    }
}

/// Who asks, and as of when.
fn head(file: &ReturnFile) -> AnyView {
    let (principal, owner, at) = (file.principal.clone(), file.owner.clone(), file.issued_at);
    view! {
        <DetailsList>
            <Detail label=word(|w| w.sharing.answer_from)>
                <AccountName account=principal/>
            </Detail>
            <Detail label=word(|w| w.sharing.offer_to)>
                <AccountName account=owner/>
            </Detail>
            <Detail label=word(|w| w.sharing.written_at)>
                <When at/>
            </Detail>
        </DetailsList>
    }
    .into_any()
}

#[component]
fn Requests(
    answering: Answering,
    why_not: Signal<Option<Refusal>>,
    refusal: Signal<Option<Refusal>>,
) -> impl IntoView {
    let words = use_words();
    let requests = answering.file.with_value(|file| file.requests.clone());
    let releases = answering.file.with_value(|file| file.releases.len());
    let none = requests.is_empty();
    let rows = requests
        .into_iter()
        .enumerate()
        .map(|(row, request)| view! { <OneRequest answering row request why_not refusal/> })
        .collect_view();
    view! {
        <h3>{move || words.get().sharing.requests}</h3>
        {none.then(|| view! { <p class="muted">{move || words.get().sharing.no_requests}</p> })}
        <ul class="requests">{rows}</ul>
        {(releases > 0)
            .then(|| {
                let count = number::whole(releases);
                view! { <p>{move || (words.get().sharing.releases)(&count)}</p> }
            })}
    }
}

/// Why a request does not fit. Where a block is offered, it is the one that the reason names: the
/// first free one may be asked for by another request.
fn reason_at(refusal: Refusal, row: usize, offer: Option<Cidr>) -> Option<Reason> {
    let mut reason = refusal.reasons.into_iter().find(|reason| reason.spot == Spot::Row(row))?;
    for remedy in &mut reason.remedies {
        if let (Remedy::UseCidr(block), Some(offer)) = (remedy, offer) {
            *block = offer;
        }
    }
    Some(reason)
}

/// One request: what is asked for, the two answers, and what would come of them.
#[component]
fn OneRequest(
    answering: Answering,
    row: usize,
    request: Request,
    why_not: Signal<Option<Refusal>>,
    refusal: Signal<Option<Refusal>>,
) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let Request { id, pool, cidr, name, description, .. } = request;
    let title = move || {
        let pool = desk.read(|workspace| pool_name(pool, workspace));
        (words.get().sharing.request)(&cidr.to_string(), &pool)
    };
    let reason = Signal::derive(move || {
        let reason = reason_at(why_not.get()?, row, answering.offer(id))?;
        Some(desk.peek(|workspace| reason_sentence(&reason, workspace, words.language())))
    });
    let now = refused_at(refusal, Spot::Row(row));
    let group = format!("request-{}", browser::unique());
    let answer = move |say: Say| {
        let group = group.clone();
        let label = move || {
            let sharing = &words.get().sharing;
            match say {
                Say::Accept => sharing.answer_accept,
                Say::Refuse => sharing.answer_refuse,
            }
        };
        view! {
            <label>
                <input
                    type="radio"
                    name=group
                    prop:checked=move || answering.said(id) == say
                    on:change=move |_| {
                        answering.chosen.update(|chosen| {
                            chosen.insert(id, say);
                        });
                    }
                />
                <span>{label}</span>
            </label>
        }
    };
    let outcome = move || {
        let sharing = &words.get().sharing;
        match (answering.said(id), reason.get(), answering.offer(id)) {
            (Say::Accept, None, _) => sharing.fits.to_owned(),
            (Say::Accept, Some(why), _) => now.get().unwrap_or(why),
            (Say::Refuse, why, offer) => {
                let offered = match offer {
                    Some(block) => (sharing.offers)(&block.to_string()),
                    None => sharing.offers_none.to_owned(),
                };
                [why.unwrap_or_default(), offered].join(" ").trim().to_owned()
            }
        }
    };
    let mark = Signal::derive(move || match (answering.said(id), reason.with(Option::is_some)) {
        (Say::Accept, false) => Mark::Good,
        (Say::Accept, true) => Mark::Bad,
        (Say::Refuse, _) => Mark::Warn,
    });
    let about: Vec<String> = [name, description]
        .iter()
        .filter(|text| !text.is_empty())
        .map(ToString::to_string)
        .collect();
    view! {
        <li>
            <fieldset>
                <legend>{title}</legend>
                <p class="muted">{about.join(" · ")}</p>
                <div class="answers-row">{answer.clone()(Say::Accept)} {answer(Say::Refuse)}</div>
                <p class="outcome" aria-live="polite">
                    {move || mark.get().view()} <span>{outcome}</span>
                </p>
            </fieldset>
        </li>
    }
}
