//! Whether a state could have come about by commands, in plain loops over the public tables: an
//! independent reading of domain.md. It knows nothing of the core's own check.

use std::collections::BTreeMap;

use freehold::address::{Cidr, Family};
use freehold::model::{
    AllocationTarget, AutoImport, DirectoryRole, DiscoveryKind, Pool, PrivateIpv6, Quota,
    ScopeKind, ShareType, SharedObject, Watch, Workspace,
};

use crate::naive::{bad_plans, inside, shared};

/// Everything that no command would leave behind, but for quotas.
pub fn wrong(workspace: &Workspace) -> Vec<String> {
    let mut wrong = bad_plans(workspace);
    ipams(workspace, &mut wrong);
    discoveries(workspace, &mut wrong);
    for pool in workspace.pools().iter() {
        tree(workspace, pool, &mut wrong);
        blocks(workspace, pool, &mut wrong);
    }
    top_level_pools(workspace, &mut wrong);
    allocations(workspace, &mut wrong);
    resources(workspace, &mut wrong);
    people(workspace, &mut wrong);
    wrong
}

fn say(wrong: &mut Vec<String>, bad: bool, what: impl FnOnce() -> String) {
    if bad {
        wrong.push(what());
    }
}

fn ipams(workspace: &Workspace, wrong: &mut Vec<String>) {
    let scope = |id| workspace.scopes().iter().find(move |row| row.id == id);
    for ipam in workspace.ipams().iter() {
        let id = ipam.id;
        say(wrong, !ipam.effective_regions.contains(&ipam.region), || format!("{id}: managed"));
        for (found, kind) in [
            (scope(ipam.public_scope), ScopeKind::Public),
            (scope(ipam.private_scope), ScopeKind::Private),
        ] {
            let right = found.is_some_and(|row| row.ipam == id && row.kind == kind);
            say(wrong, !right, || format!("{id}: its default scopes"));
        }
        let discovery = workspace.discoveries().iter().find(|row| row.id == ipam.default_discovery);
        let right = discovery.is_some_and(|row| row.kind == DiscoveryKind::System(id));
        say(wrong, !right, || format!("{id}: its default discovery"));
        let pair = (id, ipam.default_discovery);
        let right = workspace
            .associations()
            .iter()
            .any(|row| row.id == ipam.default_association && (row.ipam, row.discovery) == pair);
        say(wrong, !right, || format!("{id}: its default association"));
    }
    for scope in workspace.scopes().iter() {
        let there = workspace.ipams().iter().any(|ipam| ipam.id == scope.ipam);
        say(wrong, !there, || format!("{}: no IPAM", scope.id));
    }
}

fn discoveries(workspace: &Workspace, wrong: &mut Vec<String>) {
    for row in workspace.discoveries().iter() {
        if let DiscoveryKind::System(ipam) = row.kind {
            let there = workspace.ipams().iter().any(|it| it.id == ipam);
            say(wrong, !there, || format!("{}: no IPAM", row.id));
        }
    }
    for row in workspace.associations().iter() {
        let ipam = workspace.ipams().iter().find(|it| it.id == row.ipam);
        let discovery = workspace.discoveries().iter().find(|it| it.id == row.discovery);
        let same = ipam.map(|it| &it.region) == discovery.map(|it| &it.region);
        say(wrong, ipam.is_none() || !same, || format!("{}: its two ends", row.id));
        let pair = (row.ipam, row.discovery);
        let all = workspace.associations().iter();
        let twice = all.filter(|it| (it.ipam, it.discovery) == pair).count() > 1;
        say(wrong, twice, || format!("{}: twice", row.id));
    }
    for source in workspace.sources().iter() {
        let there = workspace.discoveries().iter().any(|row| row.id == source.discovery);
        say(wrong, !there, || format!("{}: no discovery", source.id));
        let home = source.home_scope;
        let there = workspace.scopes().iter().any(|row| Some(row.id) == home);
        say(wrong, home.is_some() && !there, || format!("{}: no home", source.id));
    }
}

fn tree(workspace: &Workspace, pool: &Pool, wrong: &mut Vec<String>) {
    let id = pool.id;
    let Some(scope) = workspace.scopes().iter().find(|row| row.id == pool.scope) else {
        return wrong.push(format!("{id}: no scope"));
    };
    let Some(ipam) = workspace.ipams().iter().find(|row| row.id == scope.ipam) else { return };
    let effective = pool.region.as_ref().is_none_or(|it| ipam.effective_regions.contains(it));
    say(wrong, !effective, || format!("{id}: its region is not effective"));
    let allowed = workspace.settings().private_ipv6 == PrivateIpv6::Allowed;
    let fits = match scope.kind {
        ScopeKind::Public => pool.family == Family::V6,
        ScopeKind::Private => pool.family == Family::V4 || allowed,
    };
    say(wrong, !fits, || format!("{id}: its IP version"));
    let without = pool.family == Family::V6 && pool.region.is_none();
    say(wrong, without, || format!("{id}: IPv6 without a region"));
    let default = [ipam.private_scope, ipam.public_scope].contains(&scope.id);
    let possible = pool.region.is_some() && default;
    say(wrong, pool.auto_import == AutoImport::On && !possible, || format!("{id}: auto-import"));
    let Some(source) = pool.source_pool else { return };
    let Some(source) = workspace.pools().iter().find(|row| row.id == source) else {
        return wrong.push(format!("{id}: no source pool"));
    };
    let same = (source.scope, source.family) == (pool.scope, pool.family);
    say(wrong, !same, || format!("{id}: of another kind than its source pool"));
    let inherits = source.region.is_none() || source.region == pool.region;
    say(wrong, !inherits, || format!("{id}: another region than its source pool"));
}

fn blocks(workspace: &Workspace, pool: &Pool, wrong: &mut Vec<String>) {
    let id = pool.id;
    say(wrong, meet(&pool.blocks()), || format!("{id}: its CIDRs overlap"));
    let own = workspace.allocations().iter().filter(|row| row.pool == id);
    let taken: Vec<Cidr> = own.map(|row| row.cidr).collect();
    say(wrong, meet(&taken), || format!("{id}: its allocations overlap"));
    for cidr in pool.blocks() {
        let place = workspace.allocations().iter().any(|row| {
            Some(row.pool) == pool.source_pool
                && row.cidr == cidr
                && row.target == AllocationTarget::SubPool(id)
        });
        say(wrong, pool.source_pool.is_some() && !place, || format!("{id}: {cidr} has no place"));
    }
}

fn meet(blocks: &[Cidr]) -> bool {
    let pairs = blocks.iter().enumerate();
    pairs.into_iter().any(|(at, one)| blocks[..at].iter().any(|it| shared(*one, *it).is_some()))
}

fn top_level_pools(workspace: &Workspace, wrong: &mut Vec<String>) {
    for scope in workspace.scopes().keys() {
        let all = workspace.pools().iter();
        let top = all.filter(|pool| pool.scope == *scope && pool.source_pool.is_none());
        let blocks: Vec<Cidr> = top.flat_map(Pool::blocks).collect();
        say(wrong, meet(&blocks), || format!("{scope}: its top-level pools overlap"));
    }
}

fn allocations(workspace: &Workspace, wrong: &mut Vec<String>) {
    for row in workspace.allocations().iter() {
        let id = row.id;
        let pool = workspace.pools().iter().find(|pool| pool.id == row.pool);
        let around =
            pool.is_some_and(|pool| pool.cidrs.iter().any(|outer| inside(row.cidr, outer.cidr)));
        say(wrong, !around, || format!("{id}: in no provisioned CIDR"));
        match row.target {
            AllocationTarget::Custom => {}
            AllocationTarget::SubPool(sub) => {
                let sub = workspace.pools().iter().find(|pool| pool.id == sub);
                let holds = sub.is_some_and(|sub| {
                    sub.source_pool == Some(row.pool) && sub.blocks().contains(&row.cidr)
                });
                say(wrong, !holds, || format!("{id}: its sub-pool has it not"));
            }
            AllocationTarget::Vpc(key) => {
                let resource = workspace.resources().iter().find(|row| row.key == key);
                let live = resource.is_some_and(|resource| {
                    resource.cidrs.iter().any(|it| {
                        it.cidr == row.cidr && it.gone_since.is_none() && it.watch == Watch::Watched
                    })
                });
                say(wrong, !live, || format!("{id}: its VPC has no such CIDR"));
                let same = |it: &&freehold::model::Allocation| {
                    (it.target, it.cidr) == (row.target, row.cidr)
                };
                let twice = workspace.allocations().iter().filter(same).count() > 1;
                say(wrong, twice, || format!("{id}: its VPC's CIDR is allocated twice"));
            }
        }
    }
}

fn resources(workspace: &Workspace, wrong: &mut Vec<String>) {
    for row in workspace.resources().iter() {
        let id = row.external_id();
        let mut others = workspace.resources().iter().filter(|it| it.key != row.key);
        say(wrong, others.any(|it| it.identity == row.identity), || format!("{id}: twice"));
        let vpc = workspace.resources().iter().any(|it| Some(it.key) == row.vpc);
        say(wrong, row.vpc.is_some() && !vpc, || format!("{id}: no VPC"));
        for (at, one) in row.cidrs.iter().enumerate() {
            let twice = row.cidrs[..at].iter().any(|it| it.cidr == one.cidr);
            say(wrong, twice, || format!("{id}: {} twice", one.cidr));
            for holder in &one.holders {
                let there = workspace.sources().iter().any(|it| it.id == *holder);
                say(wrong, !there, || format!("{id}: held by nobody"));
            }
        }
    }
}

/// 2.9 and 2.11.
fn people(workspace: &Workspace, wrong: &mut Vec<String>) {
    let role = workspace.settings().directory_role;
    for member in workspace.members().iter() {
        let administrator = role == DirectoryRole::DelegatedAdministrator;
        say(wrong, !administrator, || format!("{:?}: no administrator", member.key));
        let there = workspace.ipams().iter().any(|it| it.id == member.ipam);
        say(wrong, !there, || format!("{:?}: no IPAM", member.key));
        let apart = workspace.members().iter().any(|it| it.ipam != member.ipam);
        say(wrong, apart, || format!("{:?}: managed apart from others", member.key));
        for share in workspace.shares().iter() {
            let of_discovery = matches!(share.object, SharedObject::Discovery(_));
            let covered = member.covers().any(|account| *account == share.principal);
            say(wrong, of_discovery && covered, || format!("{}: with a member", share.id));
        }
    }
    for share in workspace.shares().iter() {
        let same = |it: &&freehold::model::Share| {
            (it.object, &it.principal) == (share.object, &share.principal)
        };
        let twice = workspace.shares().iter().filter(same).count() > 1;
        say(wrong, twice, || format!("{}: twice", share.id));
    }
    let pools = workspace.pools().iter().map(|row| (SharedObject::Pool(row.id), row.share));
    let discoveries = workspace.discoveries().iter();
    let discoveries = discoveries.map(|row| (SharedObject::Discovery(row.id), row.share));
    let stated: BTreeMap<SharedObject, ShareType> = pools.chain(discoveries).collect();
    for (object, share) in &stated {
        let is_shared = workspace.shares().iter().any(|row| row.object == *object);
        say(wrong, is_shared != (*share == ShareType::Sharing), || format!("{object:?}: share"));
    }
    let loose = workspace.shares().iter().filter(|row| !stated.contains_key(&row.object));
    wrong.extend(loose.map(|row| format!("{}: shares nothing", row.id)));
}

/// How many there are of what a command adds one by one, where that is more than a quota allows.
pub fn beyond(workspace: &Workspace) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<(Quota, String), (usize, usize)> = BTreeMap::new();
    let mut add = |quota: Quota, within: String, (all, new): (usize, usize)| {
        let count = counts.entry((quota, within)).or_default();
        *count = (count.0 + all, count.1 + new);
    };
    for ipam in workspace.ipams().iter() {
        add(Quota::IpamQuotaPerRegion, ipam.region.to_string(), (1, 1));
        let own = workspace.scopes().iter().filter(|row| row.ipam == ipam.id).count();
        add(Quota::IpamScopeQuotaPerIpam, ipam.id.to_string(), (own, own.saturating_sub(2)));
    }
    for row in workspace.discoveries().iter() {
        let custom = matches!(row.kind, DiscoveryKind::Custom(_));
        let quota = Quota::CustomIpamResourceDiscoveryQuotaPerRegion;
        add(quota, row.region.to_string(), (1, usize::from(custom)));
    }
    for pool in workspace.pools().iter() {
        let Some(scope) = workspace.scopes().iter().find(|row| row.id == pool.scope) else {
            continue;
        };
        let (id, held) = (pool.id.to_string(), pool.cidrs.len());
        let top = pool.source_pool.is_none();
        match (scope.kind, top) {
            (ScopeKind::Public, true) => {
                add(Quota::IpamCidrQuotaPerPublicIpv6TopPool, id.clone(), (held, held));
                let line = format!("{} {:?} {:?}", scope.id, pool.region, pool.isp);
                add(Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp, line, (1, 1));
            }
            _ => add(Quota::IpamCidrQuotaPerIpamPool, id.clone(), (held, held)),
        }
        if scope.kind == ScopeKind::Private {
            add(Quota::IpamPoolQuotaPerScope, scope.id.to_string(), (1, 1));
        }
        if let Some(source) = pool.source_pool {
            add(Quota::IpamSubPoolQuotaPerIpamPool, source.to_string(), (1, 1));
            let depth = usize::try_from(workspace.depth(pool)).unwrap();
            add(Quota::IpamPoolQuotaDepth, id, (depth, depth));
        }
    }
    for share in workspace.shares().iter() {
        let (of_object, of_principal) = match share.object {
            SharedObject::Pool(_) => {
                (Quota::ResourceShareQuotaPerIpamPool, Quota::SharedIpamPoolQuotaPerUser)
            }
            SharedObject::Discovery(_) => (
                Quota::ResourceShareQuotaPerIpamResourceDiscovery,
                Quota::SharedIpamResourceDiscoveryQuotaPerUser,
            ),
        };
        add(of_object, format!("{:?}", share.object), (1, 1));
        add(of_principal, share.principal.to_string(), (1, 1));
    }
    let mut accounts: Vec<_> = workspace.members().iter().flat_map(|row| row.covers()).collect();
    accounts.sort();
    accounts.dedup();
    let quota = Quota::IpamResourceDirectoryMemberDetailQuota;
    add(quota, String::new(), (accounts.len(), accounts.len()));
    let settings = workspace.settings();
    let over = counts
        .into_iter()
        .filter(|((quota, _), (all, _))| *all > usize::try_from(settings.limit(*quota)).unwrap());
    over.map(|((quota, within), (_, new))| (format!("{quota:?} {within}"), new)).collect()
}

/// The quotas that a change exceeds, or exceeds further (D4).
pub fn exceeded(before: &Workspace, after: &Workspace) -> Vec<String> {
    let mut counted = before.clone();
    let mut settings = before.settings().into_owned();
    settings.quotas = Quota::ALL.into_iter().map(|quota| (quota, 0)).collect();
    // Where nothing is allowed, everything that there is is told.
    let mut env = freehold::command::Env::new(freehold::model::Time(0), 1);
    let update = freehold::command::Command::UpdateSettings(settings);
    counted.apply(update, &mut env).expect("limits only");
    let known = beyond(&counted);
    let of_before = |what: &String| known.get(what).copied().unwrap_or(0);
    let over = beyond(after).into_iter().filter(|(what, new)| *new > of_before(what));
    over.map(|(what, new)| format!("{what}: {new}")).collect()
}
