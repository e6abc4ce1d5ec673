//! What passes between owner and principal is taken in whole, or not at all.

use freehold::command::{Command, proposed_settlement};
use freehold::model::{PoolId, SharedObject};

use super::super::failures::breaks_off_clean;
use super::super::planned::{plan, plan_vswitch};
use super::super::{vpc, vswitch};
use super::{Two, accept, leave, settle, unshare};

/// A principal that took blocks of all kinds from an accepted pool.
fn busy() -> (Two, PoolId) {
    let (mut two, pool) = Two::with_pool();
    let desk = &mut two.principal;
    desk.reserve(pool, "10.0.0.0/24");
    let key = desk.vpc("vpc-1", &["10.0.1.0/24"]);
    desk.link(pool, key, "10.0.1.0/24");
    plan_vswitch(desk, key, "10.0.1.0/26");
    let planned = plan(desk, pool, "10.0.2.0/24");
    plan_vswitch(desk, planned, "10.0.2.0/26");
    (two, pool)
}

#[test]
fn d23_a_share_file_is_taken_in_whole_or_not_at_all() {
    let (mut two, pool) = busy();
    // The first block is refused, since the owner gave it away; the others are confirmed.
    two.owner.reserve(pool, "10.0.0.0/25");
    two.hand_back();
    two.owner.import(vec![
        vpc("vpc-2", &["10.0.3.0/24", "10.0.4.0/24"]),
        vswitch("vsw-2", "vpc-2", &["10.0.3.0/26"]),
    ]);
    let discovery = SharedObject::Discovery(two.owner.ipam().default_discovery);
    let share = two.share(discovery);
    let file = two.file();
    assert!(breaks_off_clean(&two.principal.workspace, &accept(file.clone())) > 15);
    two.accepts(file);
    let (ipam, SharedObject::Discovery(id)) = (two.principal.ipam_id(), discovery) else {
        panic!("{discovery:?}")
    };
    two.principal.done(Command::Associate(ipam, id));
    // So is one that withdraws what was shared.
    two.owner.done(unshare(share));
    let withdrawn = two.file_about(&[discovery]);
    assert!(breaks_off_clean(&two.principal.workspace, &accept(withdrawn)) > 5);
}

#[test]
fn d23_a_shared_pool_is_left_with_all_that_was_taken_from_it_or_not_at_all() {
    let (two, pool) = busy();
    let leave = leave(SharedObject::Pool(pool));
    assert!(breaks_off_clean(&two.principal.workspace, &leave) > 11);
}

#[test]
fn d23_requests_are_answered_all_or_none() {
    let (mut two, pool) = busy();
    two.owner.reserve(pool, "10.0.0.0/25");
    let file = two.return_file();
    let settlement = proposed_settlement(&two.owner.workspace, &file);
    assert_eq!(settlement.refused.len(), 1);
    assert!(breaks_off_clean(&two.owner.workspace, &settle(settlement)) >= 5);
}
