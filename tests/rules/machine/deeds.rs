//! The next command, by chance: mostly on a few pools whose blocks collide, now and then anything.

use freehold::address::{Cidr, Family, Placement};
use freehold::command::{
    CidrRequest, Command, CreateIpam, CreatePool, Dependants, Env, InTheWay, Reservation, VpcRow,
};
use freehold::model::{
    AutoImport, DirectoryRole, Isp, Label, MaskRules, Pool, PrivateIpv6, Quota, Settings, Time,
    Workspace,
};

use super::{people, plans};
use crate::random::{self, Dice};

/// Two IPAMs, one with a custom scope, and quotas that small numbers reach.
pub fn beginning(word: u64) -> Workspace {
    let dice = &mut Dice::new(word);
    let private_ipv6 =
        dice.one(&[PrivateIpv6::Allowed, PrivateIpv6::Allowed, PrivateIpv6::Refused]);
    let directory_role = DirectoryRole::DelegatedAdministrator;
    let mut settings = Settings { private_ipv6, directory_role, ..Settings::default() };
    for (quota, limit) in [
        (Quota::CustomIpamResourceDiscoveryQuotaPerRegion, 2),
        (Quota::IpamScopeQuotaPerIpam, 4),
        (Quota::IpamPoolQuotaDepth, 4),
        (Quota::IpamSubPoolQuotaPerIpamPool, 3),
        (Quota::IpamPoolQuotaPerScope, 8),
        (Quota::IpamCidrQuotaPerIpamPool, 4),
        (Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp, 2),
        (Quota::IpamCidrQuotaPerPublicIpv6TopPool, 2),
        (Quota::ResourceShareQuotaPerIpamPool, 2),
        (Quota::ResourceShareQuotaPerIpamResourceDiscovery, 2),
        (Quota::SharedIpamPoolQuotaPerUser, 2),
        (Quota::SharedIpamResourceDiscoveryQuotaPerUser, 2),
        (Quota::IpamResourceDirectoryMemberDetailQuota, 3),
    ] {
        settings.quotas.insert(quota, limit);
    }
    let mut workspace = Workspace::new(settings);
    let mut env = Env::new(Time(0), word);
    let regions: Vec<_> = random::regions().into_iter().take(3).collect();
    for region in &regions[..2] {
        let request = CreateIpam {
            region: region.clone(),
            effective_regions: regions.clone(),
            label: Label::default(),
        };
        workspace.apply(Command::CreateIpam(request), &mut env).expect("an IPAM");
    }
    let first = *workspace.ipams().keys().next().expect("an IPAM");
    workspace.apply(Command::CreateScope(first, Label::named("lab")), &mut env).expect("a scope");
    workspace
}

pub fn next(dice: &mut Dice, workspace: &Workspace, number: i64) -> Command {
    let pools: Vec<&Pool> = workspace.pools().iter().collect();
    let Some(pool) = dice.pick(&pools).copied().filter(|_| dice.chance(92)) else {
        return create_pool(dice, workspace, None);
    };
    match dice.below(100) {
        0..14 => create_pool(dice, workspace, Some(pool)),
        14..26 => Command::Provision(pool.id, requests(dice, workspace, pool)),
        26..30 => Command::Deprovision(pool.id, own_block(dice, pool), dependants(dice)),
        30..33 => Command::DeletePool(pool.id, dependants(dice)),
        33..43 => reserve(dice, pool),
        43..50 => link(dice, workspace, pool),
        50..56 => release(dice, workspace),
        56..60 => settle(dice, workspace, number),
        60..66 => plans::command(dice, workspace),
        66..75 => people::command(dice, workspace, number),
        75..82 => import(dice, workspace, number),
        _ => anything(dice, workspace, number),
    }
}

/// What feeds bring, of which auto-import takes its part.
fn import(dice: &mut Dice, workspace: &Workspace, number: i64) -> Command {
    loop {
        if let import @ Command::Import(_) = random::step(dice, workspace, number) {
            return import;
        }
        if workspace.ipams().is_empty() {
            return anything(dice, workspace, number);
        }
    }
}

fn dependants(dice: &mut Dice) -> Dependants {
    if dice.chance(30) { Dependants::DeleteToo } else { Dependants::Refuse }
}

fn own_block(dice: &mut Dice, pool: &Pool) -> Cidr {
    dice.pick(&pool.cidrs).map_or_else(|| random::block(dice), |row| row.cidr)
}

/// A block near another one: inside it mostly, sometimes around it or elsewhere.
fn near(dice: &mut Dice, around: Option<Cidr>) -> Cidr {
    let Some(around) = around.filter(|_| dice.chance(90)) else { return random::block(dice) };
    let bits = around.family().bits();
    let longer = u8::try_from(dice.below(5)).unwrap();
    let length = (around.prefix_len() + longer).min(bits);
    let steps = 1u128 << (length - around.prefix_len());
    let size = (around.last() - around.first()) / steps + 1;
    let step = u128::from(dice.number()) % steps;
    let inner = Cidr::containing(around.family(), around.first() + step * size, length).unwrap();
    if dice.chance(12) { inner.parent().unwrap_or(inner) } else { inner }
}

fn request(dice: &mut Dice, around: Option<Cidr>) -> CidrRequest {
    let length = around.map_or(24, |around| {
        let longer = u8::try_from(dice.below(5)).unwrap();
        (around.prefix_len() + longer).min(around.family().bits())
    });
    match dice.below(10) {
        0 => CidrRequest::Default,
        1..5 => CidrRequest::AnyOf { prefix_len: length, placement: dice.one(&Placement::ALL) },
        _ => CidrRequest::Exactly(near(dice, around)),
    }
}

fn requests(dice: &mut Dice, workspace: &Workspace, pool: &Pool) -> Vec<CidrRequest> {
    let source = pool.source_pool.and_then(|id| workspace.pools().get(&id));
    let around = source.and_then(|source| dice.pick(&source.cidrs)).map(|row| row.cidr);
    (0..dice.below(4)).map(|_| request(dice, around)).collect()
}

fn rules(dice: &mut Dice, family: Family) -> MaskRules {
    let from = if family == Family::V4 { 20 } else { 48 };
    let mut length =
        |above: u8| dice.chance(35).then(|| from + above + u8::try_from(dice.below(5)).unwrap());
    MaskRules { min: length(0), default: length(3), max: length(6) }
}

fn create_pool(dice: &mut Dice, workspace: &Workspace, source: Option<&Pool>) -> Command {
    let source = source.filter(|_| dice.chance(75));
    let scopes: Vec<_> = workspace.scopes().iter().collect();
    let Some(scope) = dice.pick(&scopes).copied() else {
        let region = dice.one(&random::regions());
        let effective_regions = vec![region.clone()];
        let label = Label::default();
        return Command::CreateIpam(CreateIpam { region, effective_regions, label });
    };
    let scope = source.filter(|_| dice.chance(95)).map_or(scope.id, |source| source.scope);
    let public = workspace.ipams().iter().any(|ipam| ipam.public_scope == scope);
    let usual = if public || dice.chance(15) { Family::V6 } else { Family::V4 };
    let family = source.map_or(usual, |source| source.family);
    let region = match source.and_then(|source| source.region.clone()) {
        Some(inherited) => dice.chance(70).then_some(inherited),
        None => dice.chance(85).then(|| dice.one(&random::regions()[..3])),
    };
    // Mostly where it can be.
    let default = public || workspace.ipams().iter().any(|ipam| ipam.private_scope == scope);
    let wish = if default && region.is_some() { 80 } else { 10 };
    let top = if family == Family::V4 { "10.0.0.0/20" } else { "fd00:1::/48" };
    let around = match source {
        Some(source) => dice.pick(&source.cidrs).map(|row| row.cidr),
        None => Some(top.parse().expect("a block")),
    };
    let provision = (0..dice.below(3)).map(|_| request(dice, around)).collect();
    Command::CreatePool(CreatePool {
        scope,
        source_pool: source.map(|source| source.id),
        family,
        isp: source.is_none().then(|| dice.one(&[Isp::Bgp, Isp::Bgp, Isp::ChinaMobile])),
        region,
        rules: rules(dice, family),
        auto_import: if dice.chance(wish) { AutoImport::On } else { AutoImport::Off },
        label: Label::default(),
        provision,
    })
}

fn reserve(dice: &mut Dice, pool: &Pool) -> Command {
    let rows = (0..dice.below(4))
        .map(|_| Reservation {
            request: {
                let around = dice.pick(&pool.cidrs).map(|row| row.cidr);
                request(dice, around)
            },
            name: if dice.chance(4) { "http://held" } else { "held" }.into(),
            description: "".into(),
        })
        .collect();
    Command::Reserve(pool.id, rows)
}

fn link(dice: &mut Dice, workspace: &Workspace, pool: &Pool) -> Command {
    let all: Vec<_> = workspace
        .resources()
        .iter()
        .flat_map(|row| row.cidrs.iter().map(move |cidr| (row, cidr.cidr)))
        .collect();
    let fitting: Vec<_> = all
        .iter()
        .copied()
        .filter(|(row, cidr)| row.region == pool.region && pool.provisioned_around(*cidr).is_some())
        .collect();
    let from = if dice.chance(80) { &fitting } else { &all };
    let (resource, cidr) = match dice.pick(from) {
        Some((resource, cidr)) => (resource.key, *cidr),
        None => (freehold::model::ResourceKey(7), random::block(dice)),
    };
    let in_the_way = if dice.chance(50) { InTheWay::ReplaceReservations } else { InTheWay::Refuse };
    Command::AllocateVpcs(vec![VpcRow { pool: pool.id, resource, cidr }], in_the_way)
}

fn release(dice: &mut Dice, workspace: &Workspace) -> Command {
    let ids: Vec<_> = workspace.allocations().keys().copied().collect();
    Command::Release((0..1 + dice.below(2)).filter_map(|_| dice.pick(&ids).copied()).collect())
}

/// A discovery of an IPAM's region: made, associated or dissociated.
fn associate(dice: &mut Dice, workspace: &Workspace) -> Option<Command> {
    let ipams: Vec<_> = workspace.ipams().iter().collect();
    let ipam = dice.pick(&ipams).copied()?;
    let near = workspace.discoveries().iter().filter(|row| row.region == ipam.region);
    let near: Vec<_> = near.map(|row| row.id).filter(|id| *id != ipam.default_discovery).collect();
    Some(match dice.pick(&near) {
        Some(id) if dice.chance(60) => Command::Associate(ipam.id, *id),
        Some(id) => Command::Dissociate(ipam.id, *id),
        None => Command::CreateDiscovery(CreateIpam {
            region: ipam.region.clone(),
            effective_regions: ipam.effective_regions.clone(),
            label: Label::default(),
        }),
    })
}

/// Labels and limits, which the other commands leave alone.
fn settle(dice: &mut Dice, workspace: &Workspace, number: i64) -> Command {
    if let Some(command) = associate(dice, workspace).filter(|_| dice.chance(30)) {
        return command;
    }
    let ipams: Vec<_> = workspace.ipams().iter().collect();
    if let Some(ipam) = dice.pick(&ipams).filter(|_| dice.chance(3)) {
        return Command::DeleteIpam(ipam.id, Dependants::DeleteToo);
    }
    if let Some(ipam) = dice.pick(&ipams).filter(|_| dice.chance(15)) {
        let region = dice.one(&ipam.effective_regions);
        return Command::RemoveEffectiveRegion(ipam.id, region, dependants(dice));
    }
    let label = Label::named(&format!("name {number}"));
    let ipams: Vec<_> = workspace.ipams().keys().copied().collect();
    let scopes: Vec<_> = workspace.scopes().keys().copied().collect();
    let discoveries: Vec<_> = workspace.discoveries().keys().copied().collect();
    match (dice.below(4), dice.pick(&ipams), dice.pick(&scopes), dice.pick(&discoveries)) {
        (0, Some(ipam), _, _) => Command::UpdateIpam(*ipam, label),
        (1, _, Some(scope), _) => Command::UpdateScope(*scope, label),
        (2, _, _, Some(discovery)) => Command::UpdateDiscovery(*discovery, label),
        _ => {
            let mut settings = workspace.settings().into_owned();
            // A second IPAM of one region would bring a discovery past its own quota.
            let mut quotas = Quota::ALL.to_vec();
            quotas.retain(|quota| *quota != Quota::IpamQuotaPerRegion);
            let limit = u32::try_from(2 + dice.below(9)).unwrap();
            settings.quotas.insert(dice.one(&quotas), limit);
            Command::UpdateSettings(settings)
        }
    }
}

/// Any command of the random workspaces, imports among them; deleting a whole IPAM rarely.
fn anything(dice: &mut Dice, workspace: &Workspace, number: i64) -> Command {
    loop {
        match random::step(dice, workspace, number) {
            Command::DeleteIpam(..) if dice.chance(40) => {}
            command => return command,
        }
    }
}
