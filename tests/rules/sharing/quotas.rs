//! Quotas of sharing, each below, at and above its edge (domain.md, 2.10).

use freehold::command::{Command, Reason, Remedy, Rule, Spot};
use freehold::model::{PoolId, Quota, SharedObject};

use super::super::{Desk, ipam_of, west};
use super::{Two, accept, principal_account, share_with, stranger, unshare};

/// A hundred accounts take part in an object, and no one more.
fn has_a_hundred_principals(mut desk: Desk, object: SharedObject, quota: Quota) {
    desk.done(share_with(object, (0..99).map(stranger).collect()));
    let beyond = share_with(object, vec![stranger(99), stranger(100)]);
    let reason = Reason::new(Rule::Quota(quota, 100)).or(Remedy::RaiseQuota(quota));
    assert_eq!(desk.refusal(beyond), reason);
    desk.done(share_with(object, vec![stranger(99)]));
    assert_eq!(desk.refusal(share_with(object, vec![stranger(100)])), reason);
}

#[test]
fn s2_10_08_a_pool_has_a_hundred_principals_at_most() {
    let mut desk = Two::new().owner;
    let pool = SharedObject::Pool(desk.pool("10.0.0.0/16"));
    has_a_hundred_principals(desk, pool, Quota::ResourceShareQuotaPerIpamPool);
}

#[test]
fn s2_10_09_a_discovery_has_a_hundred_principals_at_most() {
    let desk = Two::new().owner;
    let discovery = SharedObject::Discovery(desk.ipam().default_discovery);
    let quota = Quota::ResourceShareQuotaPerIpamResourceDiscovery;
    has_a_hundred_principals(desk, discovery, quota);
}

fn limited(desk: &mut Desk, quota: Quota, limit: u32) {
    let mut settings = desk.workspace.settings().into_owned();
    settings.quotas.insert(quota, limit);
    desk.done(Command::UpdateSettings(settings));
}

#[test]
fn s2_10_10_the_pools_shared_to_one_account_are_limited_on_both_sides() {
    let mut two = Two::new();
    let quota = Quota::SharedIpamPoolQuotaPerUser;
    assert_eq!(two.owner.workspace.settings().limit(quota), 100);
    let pools: Vec<PoolId> = (0..4).map(|n| two.owner.pool(&format!("10.{n}.0.0/16"))).collect();
    let object = |n: usize| SharedObject::Pool(pools[n]);
    limited(&mut two.owner, quota, 2);
    two.share(object(0));
    two.share(object(1));
    let beyond = two.owner.refusal(share_with(object(2), vec![principal_account()]));
    let rule = Rule::Quota(quota, 2);
    assert_eq!(beyond, Reason::new(rule).at(Spot::Row(0)).or(Remedy::RaiseQuota(quota)));
    limited(&mut two.owner, quota, 4);
    two.share(object(2));
    limited(&mut two.principal, quota, 2);
    let first = two.file_about(&[object(0)]);
    two.accepts(first);
    let rest = two.file_about(&[object(1), object(2)]);
    let reason = Reason::new(Rule::Quota(quota, 2)).or(Remedy::RaiseQuota(quota));
    assert_eq!(two.principal.refusal(accept(rest)), reason);
    let second = two.file_about(&[object(1)]);
    two.accepts(second);
    let third = two.file_about(&[object(2)]);
    assert_eq!(two.principal.refusal(accept(third)), reason);
    // What is known is no more, and what goes makes room.
    let again = two.file_about(&[object(0), object(1)]);
    two.accepts(again);
    let share = two.owner.workspace.share_with(object(0), &principal_account()).unwrap().id;
    two.owner.done(unshare(share));
    let swap = two.file_about(&[object(0), object(2)]);
    two.accepts(swap);
    assert_eq!(two.principal.workspace.accepted().len(), 2);
}

#[test]
fn s2_10_11_the_discoveries_shared_to_one_account_are_limited_on_both_sides() {
    let mut two = Two::new();
    let quota = Quota::SharedIpamResourceDiscoveryQuotaPerUser;
    assert_eq!(two.owner.workspace.settings().limit(quota), 100);
    two.owner.done(Command::CreateDiscovery(ipam_of(west(), &[west()])));
    let ids = two.owner.workspace.discoveries().keys();
    let objects: Vec<SharedObject> = ids.map(|id| SharedObject::Discovery(*id)).collect();
    let reason = Reason::new(Rule::Quota(quota, 1)).or(Remedy::RaiseQuota(quota));
    limited(&mut two.owner, quota, 1);
    two.share(objects[0]);
    let second = share_with(objects[1], vec![principal_account()]);
    assert_eq!(two.owner.refusal(second), reason.clone().at(Spot::Row(0)));
    limited(&mut two.owner, quota, 2);
    two.share(objects[1]);
    limited(&mut two.principal, quota, 1);
    let both = two.file();
    assert_eq!(two.principal.refusal(accept(both)), reason);
    let first = two.file_about(&objects[..1]);
    two.accepts(first);
    let other = two.file_about(&objects[1..]);
    assert_eq!(two.principal.refusal(accept(other)), reason);
    limited(&mut two.principal, quota, 2);
    two.hand_over();
    assert_eq!(two.principal.workspace.accepted().len(), 2);
}
