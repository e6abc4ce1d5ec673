//! A planned vSwitch inside a VPC.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::address::{Cidr, Count, Family, FreeSpace};
use crate::chart::{Block as Drawn, BlockKind};
use crate::command::{Command, PlannedVSwitch, provider_rules};
use crate::model::{Label, Resource, ResourceKey, ResourceKind, Workspace};
use crate::text::{Language, family_word, number, resource_name};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::pages::pool::picture::{SpacePicture, take_query};
use crate::ui::pages::pool::pool_space::new_blocks;
use crate::ui::parts::{Choice, DialogWidth};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::show::space::SpaceLegend;
use crate::ui::show::{LabelForm, LabelParts};
use crate::ui::state::use_desk;

use super::block::Block;

/// The CIDRs of a VPC in which vSwitches can be planned.
pub fn allocated(workspace: &Workspace, vpc: ResourceKey) -> Vec<Cidr> {
    let Some(row) = workspace.resources().get(&vpc) else { return Vec::new() };
    row.live_cidrs()
        .map(|row| row.cidr)
        .filter(|cidr| workspace.allocation_of(vpc, *cidr).is_some())
        .collect()
}

/// The dialog.
#[component]
pub fn CreateVSwitchDialog(vpc: ResourceKey, open: RwSignal<bool>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let label = LabelForm::of(&Label::default());
    let zone = RwSignal::new(String::new());
    let version = RwSignal::new(Family::V4.name().to_owned());
    let families = Memo::new(move |_| {
        let cidrs = desk.read(|workspace| allocated(workspace, vpc));
        let mut families: Vec<Family> = cidrs.into_iter().map(Cidr::family).collect();
        families.sort_unstable();
        families.dedup();
        families
    });
    let family: Signal<Family> = Memo::new(move |_| {
        let named = |family: &Family| version.with(|name| name == family.name());
        families.with(|all| all.iter().copied().find(named)).unwrap_or(Family::V4)
    })
    .into();
    let block = Block::new(version, move |request| {
        let Label { name, tags, .. } = label.typed();
        let zone = zone.with(|zone| zone.trim().to_owned());
        let zone = (!zone.is_empty()).then(|| zone.into());
        Some(Command::CreatePlannedVSwitch(vpc, request, PlannedVSwitch { name, zone, tags }))
    });
    let lengths = Memo::new(move |_| {
        let family = family.get();
        desk.read(|workspace| {
            let provider = workspace.resources().get(&vpc).map(|vpc| vpc.provider);
            let allowed = provider
                .map(|one| provider_rules(one).lengths(ResourceKind::VSwitch, family))
                .unwrap_or(0..=family.bits());
            let cidrs = allocated(workspace, vpc).into_iter();
            let widest = cidrs.filter(|cidr| cidr.family() == family).map(Cidr::prefix_len).min();
            (*allowed.start()).max(widest.unwrap_or(0))..=*allowed.end()
        })
    });
    let versions = Signal::derive(move || {
        let choice =
            |family: &Family| Choice::new(family.name(), family_word(*family, words.language()));
        families.with(|all| all.iter().map(choice).collect::<Vec<_>>())
    });
    let title = Text::from(move || {
        let name = desk.read(|workspace| resource_name(vpc, workspace, words.language()));
        (words.get().planned.create_vswitch_in)(&name)
    });
    let fill = move || {
        label.fill(&Label::default());
        zone.set(String::new());
        let first = families.with(|all| all.first().copied()).unwrap_or(Family::V4);
        version.set(first.name().to_owned());
        block.restart(None);
    };
    let [mask, cidr] = block.fields(family, lengths.into());
    Form::new(title, word(|w| w.planned.create_vswitch), move || block.command())
        .width(DialogWidth::Wide)
        .field(FormField::view(move || {
            view! { <p class="card-lead">{move || words.get().planned.vswitch_lead}</p> }
        }))
        .field(
            FormField::choice(word(|w| w.term.ip_version), version, versions, Text::default())
                .shown(Signal::derive(move || families.with(|all| all.len() > 1))),
        )
        .field(mask)
        .field(cidr)
        .field(FormField::label_of(label, LabelParts::NameAndTags))
        .field(
            FormField::line(word(|w| w.planned.zone), zone)
                .placeholder(word(|w| w.planned.zone_example))
                .optional(),
        )
        .field(FormField::view(move || view! { <Inside vpc block family/> }))
        .remedy(move |remedy| block.remedy(remedy))
        .fill(fill)
        .dialog(open)
}

/// The VPC's CIDRs of one IP version, with the vSwitches in them.
#[component]
fn Inside(vpc: ResourceKey, block: Block, family: Signal<Family>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let containers = Memo::new(move |_| {
        let family = family.get();
        let all = desk.read(|workspace| allocated(workspace, vpc));
        all.into_iter().filter(|cidr| cidr.family() == family).collect::<Vec<_>>()
    });
    let here = use_router().now().route;
    let drawn = Memo::new(move |_| {
        let (language, placed) = (words.language(), block.placed());
        let mut blocks = desk.read(|ws| taken(ws, vpc, placed, language));
        let free = containers.with(|all| free(all, &blocks, &here, language));
        blocks.extend(free);
        Arc::new(blocks)
    });
    let pictures = move || {
        let picture = |container: Cidr| {
            let used = Signal::derive(move || {
                let inside =
                    |one: &&Drawn| container.contains(one.cidr) && one.kind != BlockKind::Free;
                drawn
                    .with(|all| all.iter().filter(inside).map(|one| one.cidr.size()).sum::<Count>())
            });
            view! {
                <SpacePicture
                    container
                    blocks=drawn
                    used
                    on_take=move |cidr: Cidr| block.pick(cidr)
                />
            }
        };
        containers.get().into_iter().map(picture).collect_view()
    };
    view! {
        <section class="take-from" aria-label=move || words.get().planned.free_in_vpc>
            {pictures}
            <SpaceLegend kinds=Signal::stored(BTreeSet::from([BlockKind::New, BlockKind::VSwitch]))/>
        </section>
    }
}

/// The vSwitches and the new one.
fn taken(
    workspace: &Workspace,
    vpc: ResourceKey,
    placed: Option<Cidr>,
    language: Language,
) -> Vec<Drawn> {
    let mut blocks: Vec<Drawn> = workspace
        .vswitches_of(vpc)
        .flat_map(|one: &Resource| one.live_cidrs().map(move |row| (one.key, row.cidr)))
        .map(|(key, cidr)| Drawn {
            cidr,
            kind: BlockKind::VSwitch,
            label: format!("{} {cidr}", resource_name(key, workspace, language)),
            href: None,
        })
        .collect();
    blocks.extend(new_blocks(placed.as_slice()));
    blocks
}

/// What is free between these, as links that take it.
fn free(containers: &[Cidr], taken: &[Drawn], here: &Route, language: Language) -> Vec<Drawn> {
    let used = taken.iter().map(|block| block.cidr.span()).collect();
    let said = language.words().pools.free_block;
    FreeSpace::new(containers, used)
        .holes()
        .map(|cidr| Drawn {
            cidr,
            kind: BlockKind::Free,
            label: said(&cidr.to_string(), &number::count(cidr.size())),
            href: Some(here.clone().with(take_query(cidr)).href()),
        })
        .collect()
}
