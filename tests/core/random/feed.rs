//! Random lists of all kinds of sources.

use std::sync::Arc;

use freehold::address::Count;
use freehold::command::{
    DiscoveryChoice, Import, LargeRemoval, ListExtent, Match, NewSource, ObservedCidr,
    ObservedList, ObservedResource, SourceChoice,
};
use freehold::model::{
    AccountId, Coverage, Provider, ResourceKind, ScopeId, ScopeKind, SourceKind, Stated, Time,
    VSwitchNote, Workspace,
};

use super::{Dice, block, regions};

pub fn import(dice: &mut Dice, workspace: &Workspace, number: i64) -> Import {
    let mut lists: Vec<_> = (0..1 + dice.below(3)).map(|_| list(dice, workspace, number)).collect();
    let removal = if dice.chance(70) { LargeRemoval::Confirmed } else { LargeRemoval::Ask };
    let matches = if dice.chance(80) { come_true(dice, workspace, &mut lists) } else { Vec::new() };
    Import { lists, removal, matches, ..Import::default() }
}

/// Lets a list bring what is planned, and the user say so.
fn come_true(dice: &mut Dice, workspace: &Workspace, lists: &mut [ObservedList]) -> Vec<Match> {
    let planned = super::plan::planned(workspace, ResourceKind::Vpc);
    let Some(plan) = dice.pick(&planned).copied() else { return Vec::new() };
    let Some(list) = lists.first_mut() else { return Vec::new() };
    if let SourceChoice::New(facts) = &mut list.source {
        facts.provider = plan.provider;
    }
    let id: Arc<str> = format!("vpc-{}", 5 + dice.below(5)).into();
    let bare = |kind, id: Arc<str>, cidr, vpc_id| ObservedResource {
        kind,
        id,
        name: None,
        account: None,
        region: plan.region.clone(),
        zone: None,
        vpc_id,
        status: None,
        tags: None,
        cidrs: vec![ObservedCidr { cidr, stated: Stated::default() }],
        vswitches: VSwitchNote::Unsaid,
        discovered_at: None,
    };
    let cidr = dice.one(&plan.cidrs).cidr;
    list.resources.push(bare(ResourceKind::Vpc, id.clone(), cidr, None));
    for vswitch in workspace.vswitches_of(plan.key) {
        if dice.chance(50) {
            continue;
        }
        let (cidr, own) = (vswitch.cidrs[0].cidr, format!("vsw-{}", 10 + dice.below(10)));
        list.resources.push(bare(ResourceKind::VSwitch, own.into(), cidr, Some(id.clone())));
    }
    vec![Match { planned: plan.key, found: id }]
}

fn account(dice: &mut Dice) -> Option<AccountId> {
    dice.one(&[None, Some(AccountId::new("0001")), Some(AccountId::new("0002"))])
}

fn list(dice: &mut Dice, workspace: &Workspace, number: i64) -> ObservedList {
    let (provider, kind) = dice.one(&[
        (Provider::Alibaba, SourceKind::Vpcs),
        (Provider::Alibaba, SourceKind::VSwitches),
        (Provider::Alibaba, SourceKind::Resources),
        (Provider::Google, SourceKind::Resources),
        (Provider::Aws, SourceKind::Resources),
        (Provider::Tencent, SourceKind::Resources),
        (Provider::Other, SourceKind::Prefixes),
        (Provider::Other, SourceKind::Prefixes),
    ]);
    let discoveries: Vec<_> = workspace.discoveries().keys().copied().collect();
    let discovery = match dice.pick(&discoveries) {
        Some(id) => DiscoveryChoice::Known(*id),
        None => DiscoveryChoice::DefaultIn(dice.one(&regions())),
    };
    let file: Arc<str> = dice.one(&["one.json", "two.json"]).into();
    let scopes = homes(workspace, &discovery);
    let source = NewSource {
        discovery,
        provider,
        kind,
        account: None,
        regions: Vec::new(),
        file: file.clone(),
        home_scope: dice.pick(&scopes).copied().filter(|_| dice.chance(25)),
    };
    let covers = (0..dice.below(3))
        .map(|_| Coverage { account: account(dice), region: dice.one(&regions()) })
        .collect();
    let jitter = i64::try_from(dice.below(3)).unwrap();
    ObservedList {
        source: SourceChoice::New(source),
        file,
        observed_at: Time(number * 2 - jitter),
        extent: if dice.chance(25) { ListExtent::Whole } else { ListExtent::Partial },
        covers,
        resources: (0..2 + dice.below(8)).map(|_| resource(dice, provider, kind)).collect(),
        addresses: Vec::new(),
    }
}

/// The private scopes of the IPAMs that use the discovery.
fn homes(workspace: &Workspace, discovery: &DiscoveryChoice) -> Vec<ScopeId> {
    let discovery = match discovery {
        DiscoveryChoice::Known(id) => Some(*id),
        DiscoveryChoice::DefaultIn(region) => {
            let ipam = workspace.ipams().iter().find(|ipam| ipam.region == *region);
            ipam.map(|ipam| ipam.default_discovery)
        }
    };
    let users = workspace.associations().iter().filter(|row| Some(row.discovery) == discovery);
    let of = |ipam| workspace.scopes().iter().filter(move |scope| scope.ipam == ipam);
    let private = users.flat_map(|row| of(row.ipam)).filter(|row| row.kind == ScopeKind::Private);
    private.map(|scope| scope.id).collect()
}

fn resource(dice: &mut Dice, provider: Provider, of: SourceKind) -> ObservedResource {
    let kind = match of {
        SourceKind::Vpcs => ResourceKind::Vpc,
        SourceKind::VSwitches => ResourceKind::VSwitch,
        _ => dice.one(&[ResourceKind::Vpc, ResourceKind::VSwitch]),
    };
    let vpc_id: Arc<str> = format!("vpc-{}", dice.below(5)).into();
    let vswitch = kind == ResourceKind::VSwitch;
    let id = if vswitch { format!("vsw-{}", dice.below(10)).into() } else { vpc_id.clone() };
    // A Google network has no CIDR of its own, but for old ones.
    let bare = !vswitch && (provider == Provider::Google && dice.chance(70) || dice.chance(5));
    let cidrs = if bare { 0 } else { 1 + dice.below(3) };
    ObservedResource {
        kind,
        id,
        name: None,
        account: account(dice),
        region: dice.chance(90).then(|| dice.one(&regions())),
        zone: None,
        vpc_id: (vswitch && dice.chance(90)).then_some(vpc_id),
        status: None,
        tags: None,
        cidrs: (0..cidrs).map(|_| cidr(dice)).collect(),
        vswitches: dice.one(&[VSwitchNote::Unsaid, VSwitchNote::None, VSwitchNote::Some]),
        discovered_at: None,
    }
}

fn cidr(dice: &mut Dice) -> ObservedCidr {
    let number = |percent: usize, dice: &mut Dice| {
        dice.chance(percent).then(|| Count::new(dice.below(600) as u128 / 3))
    };
    let stated = Stated {
        total: number(15, dice),
        used: number(15, dice),
        available: number(40, dice),
        share: None,
    };
    ObservedCidr { cidr: block(dice), stated }
}
