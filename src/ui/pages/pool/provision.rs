//! Provisioning CIDRs to a pool that is there.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::address::Family;
use crate::command::{Avoid, CidrRequest, Command, Purpose, Spot};
use crate::model::{Pool, PoolId, ScopeKind, Workspace};
use crate::text::{Concept, pool_name};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{use_words, word};
use crate::ui::parts::DialogWidth;
use crate::ui::show::ExplainedLead;
use crate::ui::state::use_desk;

use super::block_row::{BlockFields, BlockSetting, Ways};
use super::block_rows::{BlockRow, BlockRows, SIZED, TYPED};
use super::take_from::TakeFrom;

/// The lengths of simulated blocks (domain.md, D20).
const SIMULATED: RangeInclusive<u8> = 40..=56;

/// The dialog.
#[component]
pub fn ProvisionDialog(id: PoolId, open: RwSignal<bool>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let rows = BlockRows::new(Signal::stored(None));
    let requests = rows.requests();
    let kind = Memo::new(move |_| desk.read(|workspace| Kind::of(workspace, id)));
    let setting = BlockSetting {
        family: Signal::derive(move || kind.get().family),
        masks: Signal::derive(move || kind.get().masks),
        ways: Signal::derive(move || kind.get().ways),
        requests,
    };
    let title = move || {
        let name = desk.read(|workspace| pool_name(id, workspace));
        (words.get().pools.provision_title)(&name)
    };
    let lead = move || {
        let pools = &words.get().pools;
        match kind.get().ways {
            Ways::Typed => pools.provision_lead_top,
            Ways::Both => pools.provision_lead_source,
            Ways::Simulated => pools.provision_lead_v6,
        }
    };
    let command = move |asked: &[(BlockRow, CidrRequest)]| {
        let asked: Vec<CidrRequest> = asked.iter().map(|(_, asked)| *asked).collect();
        (!asked.is_empty()).then_some(Command::Provision(id, asked))
    };
    let source = Memo::new(move |_| kind.get().source);
    Form::new(title, word(|w| w.action.provision), move || command(&rows.requests_now()))
        .while_typing(move || command(&requests.get()))
        .idle(move || rows.has_unfinished() || rows.requests_now().is_empty())
        .fill(move || {
            rows.restart(match kind.get().ways {
                Ways::Typed | Ways::Both => TYPED,
                Ways::Simulated => SIZED,
            });
        })
        .width(DialogWidth::Wide)
        .field(FormField::view(move || {
            view! { <ExplainedLead said=lead concept=Concept::Provision/> }
        }))
        .field(
            FormField::answered(move |answer| {
                view! { <BlockFields rows setting answer/> }.into_any()
            })
            .at(Spot::Row(0)),
        )
        .field(FormField::rest())
        .field(FormField::answered(move |answer| {
            let take = move |source| {
                view! {
                    <TakeFrom
                        source
                        placed=setting.placed(answer)
                        looked=(Purpose::SubPool, Avoid::Resources)
                        on_take=move |cidr| rows.pick(cidr)
                    />
                }
            };
            (move || source.get().map(take)).into_any()
        }))
        .dialog(open)
}

/// What decides how rows look.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kind {
    family: Family,
    source: Option<PoolId>,
    ways: Ways,
    masks: RangeInclusive<u8>,
}

impl Kind {
    fn of(workspace: &Workspace, id: PoolId) -> Kind {
        let pool = workspace.pools().get(&id);
        let family = pool.map_or(Family::V4, |pool| pool.family);
        let source = pool.and_then(|pool| pool.source_pool);
        let scope = workspace.scope_of_pool(id).map(|scope| scope.kind);
        let shortest = |pool: &Pool| pool.cidrs.iter().map(|row| row.cidr.prefix_len()).min();
        let (ways, masks) = match (source.and_then(|id| workspace.pools().get(&id)), scope) {
            (Some(source), _) => (Ways::Both, shortest(source).unwrap_or(0)..=family.bits()),
            (None, Some(ScopeKind::Public)) => (Ways::Simulated, SIMULATED),
            (None, _) => (Ways::Typed, 0..=family.bits()),
        };
        Kind { family, source, ways, masks }
    }
}
