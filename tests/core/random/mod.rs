//! Random workspaces, small and dense, made by random commands. Every step comes from one number,
//! so a failing case shrinks by leaving steps out.

mod feed;
mod plan;

use freehold::address::{Cidr, Family, Placement};
use freehold::command::{
    CidrRequest, Command, CreateIpam, CreatePool, Dependants, Env, InTheWay, Purge, Reservation,
    VpcRow,
};
use freehold::model::{
    AutoImport, Change, Label, MaskRules, PrivateIpv6, Provider, Quota, Region, ResourceKey,
    Settings, Time, Watch, Workspace,
};

/// How many random cases a test runs: as many as usual, or fewer where `FREEHOLD_CASES` asks for
/// fewer, as the search for survivors does.
pub fn cases(usual: u32) -> u32 {
    let asked = std::env::var("FREEHOLD_CASES").ok().and_then(|text| text.parse().ok());
    asked.map_or(usual, |asked: u32| asked.min(usual))
}

/// A seeded source of choices.
pub struct Dice(Env);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(Env::new(Time(0), seed))
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0.next_number()
    }

    /// A number below `sides`.
    pub fn below(&mut self, sides: usize) -> usize {
        usize::try_from(self.0.next_number() % sides as u64).unwrap()
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        if items.is_empty() { None } else { items.get(self.below(items.len())) }
    }

    pub fn one<T: Clone>(&mut self, items: &[T]) -> T {
        self.pick(items).expect("something to choose from").clone()
    }
}

pub fn regions() -> Vec<Region> {
    let alibaba = ["cn-east", "cn-west", "cn-north"].map(Region::alibaba);
    let google = Region::new(Provider::Google, "europe");
    alibaba.into_iter().chain([google, Region::on_premises()]).collect()
}

/// A block of a small universe: four thousand IPv4 addresses and two IPv6 blocks, one of them
/// unique local.
pub fn block(dice: &mut Dice) -> Cidr {
    let (text, longest) = match dice.below(10) {
        0 => ("2408:4000::/48", 56),
        1 => ("fd00:1::/48", 56),
        _ => ("10.0.0.0/20", 29),
    };
    let universe: Cidr = text.parse().unwrap();
    let span = usize::from(longest - universe.prefix_len()) + 1;
    let prefix_len = universe.prefix_len() + u8::try_from(dice.below(span)).unwrap();
    inside(dice, universe, prefix_len)
}

/// A block that many others lie in, for a top-level pool.
fn large_block(dice: &mut Dice) -> Cidr {
    let near = block(dice);
    let longest = if near.family() == Family::V4 { 22 } else { 50 };
    Cidr::containing(near.family(), near.first(), near.prefix_len().min(longest)).unwrap()
}

/// A block of this length inside another.
fn inside(dice: &mut Dice, outer: Cidr, prefix_len: u8) -> Cidr {
    let bits = u32::from(outer.family().bits());
    let places = 1usize << (prefix_len - outer.prefix_len());
    let step = dice.below(places) as u128;
    let address = outer.first() + step.checked_shl(bits - u32::from(prefix_len)).unwrap_or(0);
    Cidr::containing(outer.family(), address, prefix_len).unwrap()
}

/// The settings and IPAMs that a workspace starts with.
pub fn beginning(seed: u64) -> Workspace {
    let dice = &mut Dice::new(seed);
    let mut settings = Settings::default();
    if dice.chance(50) {
        settings.private_ipv6 = PrivateIpv6::Allowed;
    }
    settings.quotas.insert(Quota::CustomIpamResourceDiscoveryQuotaPerRegion, 2);
    settings.quotas.insert(Quota::IpamScopeQuotaPerIpam, 4);
    settings.quotas.insert(Quota::IpamPoolQuotaDepth, 4);
    let mut workspace = Workspace::new(settings);
    let mut env = Env::new(Time(0), seed);
    for region in regions().into_iter().take(1 + dice.below(3)) {
        let create = Command::CreateIpam(ipam(dice, region));
        workspace.apply(create, &mut env).expect("the first IPAM of a region");
    }
    workspace
}

fn ipam(dice: &mut Dice, region: Region) -> CreateIpam {
    let mut effective_regions: Vec<Region> =
        regions().into_iter().filter(|other| *other != region && dice.chance(60)).collect();
    effective_regions.push(region.clone());
    CreateIpam { region, effective_regions, label: Label::default() }
}

/// The next step, by chance; the time grows with `number`.
pub fn step(dice: &mut Dice, workspace: &Workspace, number: i64) -> Command {
    let nothing_there = workspace.ipams().is_empty();
    match dice.below(100) {
        _ if nothing_there => Command::CreateIpam({
            let region = dice.one(&regions());
            ipam(dice, region)
        }),
        0..30 => Command::Import(feed::import(dice, workspace, number)),
        30..40 => plan::command(dice, workspace),
        40..60 => pool_command(dice, workspace),
        60..82 => allocation_command(dice, workspace),
        82..90 => watch_command(dice, workspace),
        _ => place_command(dice, workspace, number),
    }
}

fn dependants(dice: &mut Dice) -> Dependants {
    if dice.chance(40) { Dependants::DeleteToo } else { Dependants::Refuse }
}

fn request(dice: &mut Dice, around: Option<Cidr>) -> CidrRequest {
    let deeper = |dice: &mut Dice, outer: Cidr, by: usize| {
        let longer = outer.prefix_len() + u8::try_from(dice.below(by)).unwrap();
        longer.min(outer.family().bits())
    };
    match (dice.below(10), around) {
        (0, _) => CidrRequest::Default,
        (1..4, Some(outer)) => CidrRequest::AnyOf {
            prefix_len: deeper(dice, outer, 5),
            placement: dice.one(&Placement::ALL),
        },
        (4..9, Some(outer)) => {
            let prefix_len = deeper(dice, outer, 5);
            CidrRequest::Exactly(inside(dice, outer, prefix_len))
        }
        _ => CidrRequest::Exactly(large_block(dice)),
    }
}

fn rules(dice: &mut Dice) -> MaskRules {
    let length = |dice: &mut Dice, from: u8| {
        dice.chance(40).then(|| from + u8::try_from(dice.below(4)).unwrap())
    };
    let (min, default, max) = (length(dice, 20), length(dice, 23), length(dice, 26));
    MaskRules { min, default, max }
}

fn auto_import(dice: &mut Dice) -> AutoImport {
    if dice.chance(40) { AutoImport::On } else { AutoImport::Off }
}

fn pool_command(dice: &mut Dice, workspace: &Workspace) -> Command {
    let pools: Vec<_> = workspace.pools().iter().collect();
    let pool = dice.pick(&pools).copied();
    match (dice.below(10), pool) {
        (0..5, _) | (_, None) => {
            let source = pool.filter(|_| dice.chance(60));
            let scopes: Vec<_> = workspace.scopes().keys().copied().collect();
            let scope = source.map_or_else(|| dice.one(&scopes), |source| source.scope);
            let public = workspace.ipams().iter().any(|ipam| ipam.public_scope == scope);
            let family = if public { Family::V6 } else { Family::V4 };
            let family = if dice.chance(10) { Family::V6 } else { family };
            let family = source.map_or(family, |source| source.family);
            let inherited = source.and_then(|source| source.region.clone());
            let around = source.and_then(|source| source.cidrs.first()).map(|row| row.cidr);
            let provision = (0..dice.below(3)).map(|_| request(dice, around)).collect();
            Command::CreatePool(CreatePool {
                scope,
                source_pool: source.map(|source| source.id),
                family,
                isp: None,
                region: inherited.or_else(|| {
                    let ipam = workspace.ipam_of_scope(scope)?;
                    dice.chance(90).then(|| dice.one(&ipam.effective_regions))
                }),
                rules: rules(dice),
                auto_import: auto_import(dice),
                label: Label::default(),
                provision,
            })
        }
        (5..7, Some(pool)) => {
            let source = pool.source_pool.and_then(|id| workspace.pools().get(&id));
            let around = source.and_then(|source| source.cidrs.first()).map(|row| row.cidr);
            Command::Provision(pool.id, vec![request(dice, around)])
        }
        (7, Some(pool)) => {
            let cidr = dice
                .pick(&pool.cidrs)
                .map_or_else(|| "10.0.0.0/20".parse().unwrap(), |row| row.cidr);
            Command::Deprovision(pool.id, cidr, dependants(dice))
        }
        (8, Some(pool)) => Command::UpdatePool {
            pool: pool.id,
            label: Label::named("changed"),
            rules: rules(dice),
            auto_import: auto_import(dice),
        },
        (_, Some(pool)) => Command::DeletePool(pool.id, dependants(dice)),
    }
}

fn allocation_command(dice: &mut Dice, workspace: &Workspace) -> Command {
    let pools: Vec<_> = workspace.pools().iter().filter(|pool| !pool.cidrs.is_empty()).collect();
    let allocations: Vec<_> = workspace.allocations().keys().copied().collect();
    let Some(pool) = dice.pick(&pools).copied() else { return pool_command(dice, workspace) };
    match dice.below(10) {
        0..4 => {
            let around = dice.pick(&pool.cidrs).map(|row| row.cidr);
            let rows = (0..1 + dice.below(2))
                .map(|_| Reservation {
                    request: request(dice, around),
                    name: "held".into(),
                    description: "".into(),
                })
                .collect();
            Command::Reserve(pool.id, rows)
        }
        4..8 => {
            let fitting: Vec<(ResourceKey, Cidr)> = resource_cidrs(workspace)
                .into_iter()
                .filter(|(key, cidr)| {
                    let resource = workspace.resources().get(key).unwrap();
                    pool.provisioned_around(*cidr).is_some() && resource.region == pool.region
                })
                .collect();
            let (resource, cidr) =
                dice.pick(&fitting).copied().unwrap_or((ResourceKey(0), block(dice)));
            let in_the_way =
                if dice.chance(60) { InTheWay::ReplaceReservations } else { InTheWay::Refuse };
            let row = VpcRow { pool: pool.id, resource, cidr };
            Command::AllocateVpcs(vec![row], in_the_way)
        }
        8 => Command::Release(dice.pick(&allocations).into_iter().copied().collect()),
        _ => match dice.pick(&allocations) {
            Some(allocation) => Command::UpdateAllocation {
                allocation: *allocation,
                name: "renamed".into(),
                description: dice.one(&["", "good", "1 bad"]).into(),
            },
            None => Command::Release(Vec::new()),
        },
    }
}

fn resource_cidrs(workspace: &Workspace) -> Vec<(ResourceKey, Cidr)> {
    let rows = workspace.resources().iter();
    rows.flat_map(|resource| resource.cidrs.iter().map(|row| (resource.key, row.cidr))).collect()
}

fn watch_command(dice: &mut Dice, workspace: &Workspace) -> Command {
    let all = resource_cidrs(workspace);
    let rows = (0..1 + dice.below(2)).filter_map(|_| dice.pick(&all).copied()).collect();
    match dice.below(10) {
        0..6 => Command::SetWatch(rows, Watch::Ignored),
        6..8 => Command::SetWatch(rows, Watch::Watched),
        8 if dice.chance(30) => Command::PurgeGone(Purge::All),
        _ => Command::ClearHold(rows),
    }
}

/// IPAMs, regions, scopes, discoveries and sources.
fn place_command(dice: &mut Dice, workspace: &Workspace, number: i64) -> Command {
    let ipams: Vec<_> = workspace.ipams().keys().copied().collect();
    let scopes: Vec<_> = workspace.scopes().keys().copied().collect();
    let discoveries: Vec<_> = workspace.discoveries().keys().copied().collect();
    let sources: Vec<_> = workspace.sources().keys().copied().collect();
    let region = dice.one(&regions());
    let Some(ipam_id) = dice.pick(&ipams).copied() else {
        return Command::CreateIpam(ipam(dice, region));
    };
    match dice.below(22) {
        0..3 => Command::CreateScope(ipam_id, Label::named(&format!("scope {number}"))),
        3..7 => match dice.pick(&sources) {
            Some(source) => {
                Command::SetHomeScope(*source, dice.chance(80).then(|| dice.one(&scopes)))
            }
            None => Command::CreateIpam(ipam(dice, region)),
        },
        7..10 => Command::CreateDiscovery(ipam(dice, region)),
        10..13 => Command::Associate(ipam_id, dice.one(&discoveries)),
        13 => Command::Dissociate(ipam_id, dice.one(&discoveries)),
        14 => {
            let home = workspace.discoveries().get(&dice.one(&discoveries)).unwrap().clone();
            let regions = ipam(dice, home.region).effective_regions;
            Command::SetDiscoveryRegions(home.id, regions)
        }
        15 => Command::AddEffectiveRegions(ipam_id, vec![region]),
        16 => Command::RemoveEffectiveRegion(ipam_id, region, dependants(dice)),
        17 => Command::DeleteScope(dice.one(&scopes), dependants(dice)),
        18 => match dice.pick(&sources) {
            Some(source) => Command::RemoveSource(*source),
            None => Command::UpdateIpam(ipam_id, Label::named("renamed")),
        },
        19 => Command::DeleteDiscovery(dice.one(&discoveries)),
        20 => Command::CreateIpam(ipam(dice, region)),
        _ if dice.chance(30) => Command::DeleteIpam(ipam_id, dependants(dice)),
        _ => {
            let mut settings = workspace.settings().into_owned();
            settings.private_ipv6 = dice.one(&[PrivateIpv6::Allowed, PrivateIpv6::Refused]);
            Command::UpdateSettings(settings)
        }
    }
}

/// Does the command; what changed, or none where the rules refused.
pub fn take(workspace: &mut Workspace, command: Command, env: &mut Env) -> Option<Change> {
    workspace.apply(command, env).ok().map(|applied| applied.change)
}

/// The workspace after all these steps.
pub fn grown(words: &[u64]) -> Workspace {
    let mut workspace = beginning(words.first().copied().unwrap_or(0));
    for (number, word) in (1i64..).zip(words.iter().skip(1)) {
        let next = step(&mut Dice::new(*word), &workspace, number);
        take(&mut workspace, next, &mut Env::new(Time(number), *word));
    }
    workspace
}
