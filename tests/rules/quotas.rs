//! Quotas (2.10, D4): each one below, at and one above its edge, as documented and as changed.

use freehold::address::Family;
use freehold::command::{CidrRequest, Command, CreatePool, Dependants, Reason, Remedy, Rule};
use freehold::model::{Label, PoolId, PrivateIpv6, Quota, Region, ScopeId};

use super::{Desk, cidr, ipam_of, sized, top_pool, west};

/// A way to make one more of what a quota counts. `have` of them are there already.
struct Counted {
    quota: Quota,
    desk: Desk,
    have: u32,
    more: Box<More>,
}

/// The command that makes one more where there are so many.
type More = dyn FnMut(&Desk, u32) -> Command;

impl Counted {
    fn new(
        quota: Quota,
        desk: Desk,
        have: u32,
        more: impl FnMut(&Desk, u32) -> Command + 'static,
    ) -> Counted {
        Counted { quota, desk, have, more: Box::new(more) }
    }

    fn another(&mut self) -> Command {
        (self.more)(&self.desk, self.have)
    }

    fn fill_to(&mut self, limit: u32) {
        while self.have < limit {
            let command = self.another();
            self.desk.done(command);
            self.have += 1;
        }
    }

    /// The refusal names the quota, its value, and the setting that raises it.
    fn is_full_at(&mut self, limit: u32) {
        let command = self.another();
        let reason = self.desk.refused(command).remove(0);
        assert_eq!(reason.rule, Rule::Quota(self.quota, limit));
        assert_eq!(reason.remedies.first(), Some(&Remedy::RaiseQuota(self.quota)));
        assert!(reason.rule.code().starts_with("QuotaExceeded."), "{}", reason.rule.code());
    }

    /// Below, at and above the documented limit; raised by two; then lowered below what is there.
    fn holds(mut self) {
        let default = self.quota.default_limit();
        self.fill_to(default);
        self.is_full_at(default);
        self.desk.limit(self.quota, default + 2);
        self.fill_to(default + 2);
        self.is_full_at(default + 2);
        let there = self.desk.workspace.clone();
        self.desk.limit(self.quota, default.saturating_sub(1));
        assert!(self.desk.workspace.pools() == there.pools(), "lowering takes nothing away");
        assert!(self.desk.workspace.ipams() == there.ipams());
        assert!(self.desk.workspace.scopes() == there.scopes());
        assert!(self.desk.workspace.discoveries() == there.discoveries());
        self.is_full_at(default.saturating_sub(1));
        self.desk.limit(self.quota, default + 3);
        self.fill_to(default + 3);
    }
}

fn bare(scope: ScopeId, source_pool: Option<PoolId>) -> Command {
    let request = top_pool(scope, "10.0.0.0/8");
    Command::CreatePool(CreatePool { source_pool, provision: Vec::new(), ..request })
}

#[test]
fn s2_10_01_one_ipam_a_region_unless_the_setting_allows_more() {
    let more = |_: &Desk, _| Command::CreateIpam(ipam_of(west(), &[west()]));
    Counted::new(Quota::IpamQuotaPerRegion, Desk::new(), 0, more).holds();
}

#[test]
fn s2_10_02_five_scopes_an_ipam_the_default_ones_included() {
    let more = |desk: &Desk, _| Command::CreateScope(desk.ipam_id(), Label::default());
    Counted::new(Quota::IpamScopeQuotaPerIpam, Desk::new(), 2, more).holds();
}

#[test]
fn s2_10_03_ten_levels_of_pools() {
    // Each new pool lies below the deepest one.
    let more = |desk: &Desk, _| {
        let pools = desk.workspace.pools();
        let deepest = pools.iter().max_by_key(|pool| desk.workspace.depth(pool));
        bare(desk.private(), deepest.map(|pool| pool.id))
    };
    Counted::new(Quota::IpamPoolQuotaDepth, Desk::new(), 0, more).holds();
}

#[test]
fn s2_10_04_fifty_cidrs_a_pool() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.255.0.0/16");
    let more = move |_: &Desk, have: u32| {
        Command::Provision(pool, vec![CidrRequest::Exactly(cidr(&format!("10.{have}.0.0/16")))])
    };
    Counted::new(Quota::IpamCidrQuotaPerIpamPool, desk, 1, more).holds();
}

#[test]
fn s2_10_04_a_sub_pool_has_fifty_cidrs_too_and_rows_of_one_dialog_count_together() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/8");
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/24");
    let rows = |count: usize| Command::Provision(sub_pool, vec![sized(24); count]);
    let reason = desk.refusal(rows(50));
    let quota = Quota::IpamCidrQuotaPerIpamPool;
    assert_eq!(reason, Reason::new(Rule::Quota(quota, 50)).or(Remedy::RaiseQuota(quota)));
    desk.done(rows(48));
    assert_eq!(desk.rule(rows(2)), Rule::Quota(quota, 50));
    desk.done(rows(1));
    // What is taken back makes room again.
    desk.done(Command::Deprovision(sub_pool, cidr("10.0.7.0/24"), Dependants::Refuse));
    desk.done(rows(1));
}

#[test]
fn s2_10_05_fifty_sub_pools_a_pool() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/8");
    let more = move |desk: &Desk, _| bare(desk.private(), Some(pool));
    Counted::new(Quota::IpamSubPoolQuotaPerIpamPool, desk, 0, more).holds();
}

#[test]
fn s2_10_05_sub_pools_of_sub_pools_do_not_count() {
    let mut desk = Desk::new();
    desk.limit(Quota::IpamSubPoolQuotaPerIpamPool, 1);
    let pool = desk.pool("10.0.0.0/8");
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/16");
    desk.sub_pool(sub_pool, "10.0.0.0/24");
    let quota = Quota::IpamSubPoolQuotaPerIpamPool;
    let private = desk.private();
    assert_eq!(desk.rule(bare(private, Some(pool))), Rule::Quota(quota, 1));
}

#[test]
fn s2_10_06_five_hundred_pools_a_private_scope() {
    let desk = Desk::new();
    let more = |desk: &Desk, _| bare(desk.private(), None);
    Counted::new(Quota::IpamPoolQuotaPerScope, desk, 0, more).holds();
}

#[test]
fn s2_10_06_each_scope_has_a_quota_of_its_own_and_public_scopes_have_none() {
    let mut desk = Desk::new();
    desk.limit(Quota::IpamPoolQuotaPerScope, 1);
    let (private, lab) = (desk.private(), desk.scope());
    for scope in [private, lab] {
        desk.done(bare(scope, None));
        assert_eq!(desk.rule(bare(scope, None)), Rule::Quota(Quota::IpamPoolQuotaPerScope, 1));
    }
    let public = desk.ipam().public_scope;
    let request = CreatePool { provision: vec![sized(48)], ..top_pool(public, "2408:4000::/48") };
    let top = desk.create_pool(request.clone());
    for _ in 0..3 {
        let provision = vec![sized(56)];
        desk.create_pool(CreatePool { source_pool: Some(top), provision, ..request.clone() });
    }
}

#[test]
fn s2_10_07_one_discovery_a_region_the_default_one_counts() {
    let more = |_: &Desk, _| Command::CreateDiscovery(ipam_of(west(), &[west()]));
    let quota = Quota::CustomIpamResourceDiscoveryQuotaPerRegion;
    Counted::new(quota, Desk::new(), 0, more).holds();
    // The east has its IPAM's discovery already.
    let more =
        |desk: &Desk, _| Command::CreateDiscovery(ipam_of(desk.ipam().region, &[super::east()]));
    Counted::new(quota, Desk::new(), 1, more).holds();
}

fn public(desk: &Desk, region: Region) -> Command {
    let request = top_pool(desk.ipam().public_scope, "2408:4000::/56");
    Command::CreatePool(CreatePool { region: Some(region), provision: Vec::new(), ..request })
}

#[test]
fn s2_10_12_one_public_top_level_pool_a_region_and_line() {
    let quota = Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp;
    let more = |desk: &Desk, _| public(desk, super::east());
    Counted::new(quota, Desk::new(), 0, more).holds();
    // Another region and another line have a pool of their own.
    let mut desk = Desk::new();
    for region in [super::east(), west()] {
        desk.done(public(&desk, region.clone()));
        assert_eq!(desk.rule(public(&desk, region.clone())), Rule::Quota(quota, 1));
        let Command::CreatePool(request) = public(&desk, region) else { unreachable!() };
        let isp = Some(freehold::model::Isp::ChinaMobile);
        desk.create_pool(CreatePool { isp, ..request });
    }
}

#[test]
fn s2_10_13_one_cidr_a_public_top_level_pool() {
    let mut desk = Desk::new();
    let pool = match desk.done(public(&desk, super::east())).object {
        Some(freehold::command::ObjectRef::Pool(pool)) => pool,
        other => panic!("{other:?}"),
    };
    let more = move |_: &Desk, _| Command::Provision(pool, vec![sized(56)]);
    Counted::new(Quota::IpamCidrQuotaPerPublicIpv6TopPool, desk, 0, more).holds();
}

#[test]
fn s2_10_13_an_ipv6_pool_of_a_private_scope_is_bound_by_the_common_quota() {
    let mut desk = Desk::new();
    desk.settle(|settings| settings.private_ipv6 = PrivateIpv6::Allowed);
    let pool = desk.create_pool(top_pool(desk.private(), "fd00::/48"));
    assert_eq!(desk.workspace.pools().get(&pool).unwrap().family, Family::V6);
    desk.done(Command::Provision(pool, vec![CidrRequest::Exactly(cidr("fd01::/48"))]));
}

#[test]
fn d04_every_quota_has_the_vendors_name_and_its_default_holds_until_it_is_changed() {
    let mut desk = Desk::new();
    for quota in Quota::ALL {
        assert_eq!(desk.workspace.settings().limit(quota), quota.default_limit());
        desk.limit(quota, 7);
        assert_eq!(desk.workspace.settings().limit(quota), 7);
    }
    let names: Vec<&str> = Quota::ALL.iter().map(|quota| quota.name()).collect();
    let listed = include_str!("rules.txt").lines().filter(|line| line.starts_with("s2_10_"));
    let listed: Vec<&str> = listed.map(|line| line.split(' ').nth(1).unwrap()).collect();
    assert_eq!(names, listed);
}
