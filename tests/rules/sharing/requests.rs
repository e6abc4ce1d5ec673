//! A principal asks, the owner answers, the next file confirms.

use freehold::address::Cidr;
use freehold::command::{
    Command, InTheWay, ObjectRef, PlannedVpc, Reason, Remedy, Rule, SharingRule, Spot, VpcRow,
    proposed_settlement,
};
use freehold::model::{
    AllocationId, AllocationTarget, AutoImport, ClaimState, MaskRules, PoolId, SharedObject,
};

use super::super::{cidr, exactly, linking, reservation};
use super::{Two, owner_account, principal_account, said, settle, sharing, stranger};

fn state(two: &Two, id: AllocationId) -> Option<ClaimState> {
    two.principal.workspace.claims().get(&id).map(|claim| claim.state)
}

fn blocks(two: &Two, pool: PoolId) -> (Vec<Cidr>, Vec<Cidr>) {
    let of = |desk: &super::Desk| desk.workspace.allocations_in(pool).map(|row| row.cidr).collect();
    (of(&two.owner), of(&two.principal))
}

#[test]
fn d23_a_block_is_requested_then_accepted_then_confirmed_under_one_id() {
    let (mut two, pool) = Two::with_pool();
    let mine = two.principal.reserve(pool, "10.0.0.0/24");
    assert_eq!(state(&two, mine), Some(ClaimState::Requested));
    assert_eq!(blocks(&two, pool), (vec![], vec![cidr("10.0.0.0/24")]));
    two.hand_back();
    let row = two.owner.workspace.allocations().get(&mine).unwrap();
    assert_eq!(
        (row.pool, row.cidr, row.target),
        (pool, cidr("10.0.0.0/24"), AllocationTarget::Custom)
    );
    let claim = two.owner.workspace.claims().get(&mine).unwrap();
    assert_eq!(claim.principal, Some(principal_account()));
    assert_eq!(state(&two, mine), Some(ClaimState::Requested));
    two.hand_over();
    assert_eq!(state(&two, mine), Some(ClaimState::Confirmed));
    let asked = two.return_file();
    assert!(asked.requests.is_empty() && asked.releases.is_empty());
    assert_eq!(blocks(&two, pool).0, blocks(&two, pool).1);
}

#[test]
fn d23_an_unanswered_request_stays_over_newer_files() {
    let (mut two, pool) = Two::with_pool();
    let mine = two.principal.reserve(pool, "10.0.0.0/24");
    two.owner.reserve(pool, "10.0.1.0/24");
    two.hand_over();
    assert_eq!(state(&two, mine), Some(ClaimState::Requested));
    assert_eq!(two.principal.workspace.allocations_in(pool).count(), 2);
    two.principal.done(Command::Release(vec![mine]));
    assert_eq!(state(&two, mine), None);
    assert!(two.return_file().requests.is_empty());
}

#[test]
fn d23_a_conflict_cannot_be_accepted_and_a_free_block_is_offered() {
    let (mut two, pool) = Two::with_pool();
    let mine = two.principal.reserve(pool, "10.0.0.0/24");
    let fine = two.principal.reserve(pool, "10.0.9.0/24");
    let taken = two.owner.reserve(pool, "10.0.0.0/25");
    let file = two.return_file();
    let proposed = proposed_settlement(&two.owner.workspace, &file);
    let offer = cidr("10.0.1.0/24");
    assert_eq!(proposed.refused.iter().collect::<Vec<_>>(), [(&mine, &Some(offer))]);
    let mut all = proposed.clone();
    all.refused.clear();
    let reason = two.owner.refusal(settle(all));
    let rule = Rule::NotFree { cidr: cidr("10.0.0.0/24"), taken_by: vec![taken] };
    let row = file.requests.iter().position(|request| request.id == mine).unwrap();
    assert_eq!(reason, Reason::new(rule).at(Spot::Row(row)).or(Remedy::UseCidr(offer)));
    assert!(said(&two.owner, &reason).contains("custom allocation 10.0.0.0/25"));
    two.owner.done(settle(proposed));
    assert!(two.owner.workspace.allocations().contains(&fine));
    two.hand_over();
    assert_eq!(state(&two, mine), Some(ClaimState::Refused { offer: Some(offer) }));
    assert_eq!(state(&two, fine), Some(ClaimState::Confirmed));
    assert!(!two.principal.workspace.allocations().contains(&mine));
    // The principal takes the offer; both sides forget the answer that was seen.
    let second = two.principal.reserve(pool, "10.0.1.0/24");
    two.hand_back();
    assert!(!two.owner.workspace.claims().contains(&mine));
    two.hand_over();
    assert_eq!((state(&two, mine), state(&two, second)), (None, Some(ClaimState::Confirmed)));
}

#[test]
fn d23_offers_overlap_neither_each_other_nor_what_is_accepted() {
    let (mut two, pool) = Two::with_pool();
    let one = two.principal.reserve(pool, "10.0.0.0/24");
    let other = two.principal.reserve(pool, "10.0.1.0/24");
    two.principal.reserve(pool, "10.0.2.0/24");
    two.owner.reserve(pool, "10.0.0.0/23");
    let settlement = two.hand_back();
    let mut offers = [settlement.refused[&one], settlement.refused[&other]];
    offers.sort();
    assert_eq!(offers, [Some(cidr("10.0.3.0/24")), Some(cidr("10.0.4.0/24"))]);
}

#[test]
fn d23_a_full_pool_refuses_without_an_offer() {
    let (mut two, pool) = Two::with_pool();
    let mine = two.principal.reserve(pool, "10.0.0.0/24");
    two.owner.reserve(pool, "10.0.0.0/16");
    assert_eq!(two.hand_back().refused[&mine], None);
    two.hand_over();
    assert_eq!(state(&two, mine), Some(ClaimState::Refused { offer: None }));
}

#[test]
fn d23_a_request_that_the_owners_books_contradict_is_lost_with_the_next_file() {
    let (mut two, pool) = Two::with_pool();
    let mine = two.principal.reserve(pool, "10.0.0.0/24");
    two.owner.reserve(pool, "10.0.0.0/25");
    two.hand_over();
    assert_eq!(state(&two, mine), Some(ClaimState::Refused { offer: None }));
    assert_eq!(blocks(&two, pool).1, [cidr("10.0.0.0/25")]);
}

#[test]
fn d23_the_pools_masks_hold_for_requests_too() {
    let (mut two, pool) = Two::with_pool();
    let mine = two.principal.reserve(pool, "10.0.0.0/24");
    let row = two.owner.workspace.pools().get(&pool).unwrap().clone();
    let rules = MaskRules { min: Some(26), default: None, max: Some(28) };
    let (label, auto_import) = (row.label, AutoImport::Off);
    two.owner.done(Command::UpdatePool { pool, label, rules, auto_import });
    let file = two.return_file();
    let mut all = proposed_settlement(&two.owner.workspace, &file);
    assert_eq!(all.refused.keys().collect::<Vec<_>>(), [&mine]);
    all.refused.clear();
    let rule = Rule::MaskNotAllowed { prefix_len: 24, min: 26, max: 28 };
    let reason = Reason::new(rule).at(Spot::Row(0)).or(Remedy::UsePrefixLen(26));
    assert_eq!(two.owner.refusal(settle(all)), reason);
    // The principal learns of the rules with the next file, and is held to them at once.
    two.hand_over();
    let reserve = Command::Reserve(pool, vec![reservation(exactly("10.0.8.0/24"))]);
    assert!(matches!(two.principal.rule(reserve), Rule::MaskNotAllowed { .. }));
}

#[test]
fn d23_settling_twice_changes_nothing_and_a_foreign_file_is_refused() {
    let (mut two, pool) = Two::with_pool();
    two.principal.reserve(pool, "10.0.0.0/24");
    let settlement = two.hand_back();
    let before = two.owner.workspace.clone();
    two.owner.done(settle(settlement.clone()));
    assert!(two.owner.workspace == before);
    let mut foreign = settlement.clone();
    foreign.file.owner = stranger(1);
    let rule = SharingRule::NotForThisAccount { wanted: stranger(1), own: owner_account() };
    assert_eq!(two.owner.rule(settle(foreign)), sharing(rule));
    let mut other = settlement;
    other.file.principal = stranger(2);
    let reason = two.owner.refusal(settle(other));
    assert_eq!(reason.rule, sharing(SharingRule::NotSharedWith(pool, stranger(2))));
    assert_eq!(reason.remedies, [Remedy::Open(ObjectRef::Pool(pool))]);
    let sentence = said(&two.owner, &reason);
    assert!(sentence.contains("spare") && sentence.contains(stranger(2).as_str()), "{sentence}");
}

#[test]
fn d23_an_id_that_means_something_else_at_the_owner_is_a_clash() {
    let (mut two, pool) = Two::with_pool();
    two.principal.reserve(pool, "10.0.0.0/24");
    let taken = two.owner.reserve(pool, "10.0.5.0/24");
    let file = two.return_file();
    let mut settlement = proposed_settlement(&two.owner.workspace, &file);
    settlement.file.requests[0].id = taken;
    let reason = two.owner.refusal(settle(settlement));
    assert_eq!(reason.rule, sharing(SharingRule::Clash(ObjectRef::Allocation(taken))));
}

#[test]
fn s2_11_a_confirmed_allocation_is_given_up_and_stays_until_the_owner_took_it_back() {
    let (mut two, pool) = Two::with_pool();
    let mine = two.principal.reserve(pool, "10.0.0.0/24");
    two.hand_back();
    two.hand_over();
    two.principal.done(Command::Release(vec![mine]));
    assert_eq!(state(&two, mine), Some(ClaimState::Releasing));
    two.hand_over();
    assert_eq!(state(&two, mine), Some(ClaimState::Releasing), "the owner has not answered");
    assert_eq!(two.return_file().releases, [mine]);
    two.hand_back();
    assert!(!two.owner.workspace.allocations().contains(&mine));
    assert!(two.owner.workspace.claims().is_empty());
    two.hand_over();
    assert_eq!(blocks(&two, pool), (vec![], vec![]));
    assert_eq!(state(&two, mine), None);
}

#[test]
fn s2_06_8_the_owner_releases_what_a_principal_holds() {
    let (mut two, pool) = Two::with_pool();
    let mine = two.principal.reserve(pool, "10.0.0.0/24");
    two.hand_back();
    two.hand_over();
    two.owner.done(Command::Release(vec![mine]));
    assert!(two.owner.workspace.claims().is_empty());
    two.hand_over();
    assert_eq!(blocks(&two, pool), (vec![], vec![]));
}

#[test]
fn s2_11_a_file_gives_up_nothing_that_its_sender_does_not_hold() {
    let (mut two, pool) = Two::with_pool();
    let owners = two.owner.reserve(pool, "10.0.0.0/24");
    let file = two.return_file();
    let mut settlement = proposed_settlement(&two.owner.workspace, &file);
    settlement.file.releases.push(owners);
    let reason = two.owner.refusal(settle(settlement));
    let rule = SharingRule::NotYourAllocation { allocation: owners, owner: owner_account() };
    assert_eq!(reason.rule, sharing(rule));
}

#[test]
fn d23_a_principals_vpc_is_linked_where_the_owner_sees_it_and_reserved_where_not() {
    for seen in [false, true] {
        let (mut two, pool) = Two::with_pool();
        let block = "10.0.0.0/24";
        let key = two.principal.vpc("vpc-1", &[block]);
        if seen {
            two.owner.vpc("vpc-1", &[block]);
        }
        let mine = two.principal.link(pool, key, block);
        // In the principal's own IPAM it stays what it is: unmanaged (D7).
        let row = two.principal.row(key, block);
        assert_eq!((row.scope, row.pool), (two.principal.private(), None));
        assert!(
            two.principal.workspace.allocations().get(&mine).unwrap().unmonitored_since.is_none()
        );
        two.hand_back();
        let held = two.owner.workspace.allocations().get(&mine).unwrap().clone();
        if seen {
            assert_eq!(held.target, AllocationTarget::Vpc(two.owner.key("vpc-1")));
            assert_eq!(two.owner.row(two.owner.key("vpc-1"), block).pool, Some(pool));
        } else {
            assert_eq!((held.target, &*held.name), (AllocationTarget::Custom, "vpc-1"));
        }
        two.hand_over();
        let confirmed = two.principal.workspace.allocations().get(&mine).unwrap();
        assert_eq!(confirmed.target, AllocationTarget::Vpc(key));
        assert_eq!(state(&two, mine), Some(ClaimState::Confirmed));
    }
}

#[test]
fn d23_a_confirmed_vpc_that_is_ignored_is_given_up_at_the_owner_too() {
    let (mut two, pool) = Two::with_pool();
    let key = two.principal.vpc("vpc-1", &["10.0.0.0/24"]);
    let mine = two.principal.link(pool, key, "10.0.0.0/24");
    two.hand_back();
    two.hand_over();
    let rows = vec![(key, cidr("10.0.0.0/24"))];
    two.principal.done(Command::SetWatch(rows, freehold::model::Watch::Ignored));
    assert_eq!(state(&two, mine), Some(ClaimState::Releasing));
    two.hand_back();
    two.hand_over();
    assert_eq!(blocks(&two, pool), (vec![], vec![]));
}

#[test]
fn d23_requests_of_a_pool_that_is_left_are_forgotten() {
    let (mut two, pool) = Two::with_pool();
    two.principal.reserve(pool, "10.0.0.0/24");
    two.principal.done(super::leave(SharedObject::Pool(pool)));
    assert!(two.return_file().requests.is_empty());
    assert!(two.principal.workspace.claims().is_empty());
}

#[test]
fn d15_a_vpc_takes_the_place_of_own_requests_only() {
    let (mut two, pool) = Two::with_pool();
    let theirs = two.owner.reserve(pool, "10.0.0.0/26");
    two.hand_over();
    let key = two.principal.vpc("vpc-1", &["10.0.0.0/24", "10.0.1.0/24"]);
    two.principal.reserve(pool, "10.0.1.0/26");
    let replacing = |text: &str| {
        let row = VpcRow { pool, resource: key, cidr: cidr(text) };
        Command::AllocateVpcs(vec![row], InTheWay::ReplaceReservations)
    };
    let rule = SharingRule::NotYourAllocation { allocation: theirs, owner: owner_account() };
    assert_eq!(two.principal.rule(replacing("10.0.0.0/24")), sharing(rule));
    assert!(matches!(two.principal.rule(linking(pool, key, "10.0.0.0/24")), Rule::NotFree { .. }));
    two.principal.done(replacing("10.0.1.0/24"));
    assert_eq!(two.return_file().requests.len(), 1);
}

#[test]
fn d15_a_planned_vpc_takes_its_block_from_a_shared_pool_and_goes_with_it() {
    let (mut two, pool) = Two::with_pool();
    let facts = PlannedVpc { name: "shop".into(), ..PlannedVpc::default() };
    let plan = Command::CreatePlannedVpc(pool, exactly("10.0.0.0/24"), facts);
    let Some(ObjectRef::Resource(key)) = two.principal.done(plan.clone()).object else {
        panic!("no VPC is planned")
    };
    let mine = two.principal.workspace.allocation_of(key, cidr("10.0.0.0/24")).unwrap().id;
    assert_eq!(state(&two, mine), Some(ClaimState::Requested));
    two.hand_back();
    assert_eq!(&*two.owner.workspace.allocations().get(&mine).unwrap().name, "shop");
    two.hand_over();
    assert_eq!(state(&two, mine), Some(ClaimState::Confirmed));
    // Deleting the plan gives the block up; the owner takes it back.
    two.principal.done(Command::DeletePlanned(vec![key]));
    assert_eq!(state(&two, mine), Some(ClaimState::Releasing));
    two.hand_back();
    two.hand_over();
    assert_eq!(blocks(&two, pool), (vec![], vec![]));
    // A plan that the owner refuses leaves nothing behind.
    two.principal.done(plan);
    two.owner.reserve(pool, "10.0.0.0/24");
    two.hand_back();
    two.hand_over();
    assert!(two.principal.workspace.resources().is_empty());
}

#[test]
fn d23_a_vswitch_planned_in_an_accepted_pools_vpc_is_seen_and_goes_with_the_pool() {
    use super::super::planned::plan_vswitch;
    let (mut two, pool) = Two::with_pool();
    let desk = &mut two.principal;
    let key = desk.vpc("vpc-1", &["10.0.0.0/24", "10.9.0.0/24"]);
    let own = desk.pool("10.9.0.0/16");
    desk.link(own, key, "10.9.0.0/24");
    desk.link(pool, key, "10.0.0.0/24");
    let stays = plan_vswitch(desk, key, "10.9.0.0/26");
    let goes = plan_vswitch(desk, key, "10.0.0.0/26");
    // In the owner's scope nothing is monitored here, so it lives where its VPC does.
    assert_eq!(desk.row(goes, "10.0.0.0/26").scope, desk.private());
    assert_eq!(desk.row(stays, "10.9.0.0/26").pool, Some(own));
    desk.done(super::leave(SharedObject::Pool(pool)));
    assert!(desk.workspace.resources().get(&goes).is_none());
    assert!(desk.workspace.resources().get(&stays).is_some());
}

#[test]
fn d23_nothing_is_planned_in_a_vpc_that_no_ipam_here_sees() {
    use freehold::command::PlannedVSwitch;
    let (mut two, pool) = Two::with_pool();
    let desk = &mut two.principal;
    let key = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    desk.link(pool, key, "10.0.0.0/24");
    let source = *desk.workspace.sources().keys().next().unwrap();
    desk.done(Command::RemoveSource(source));
    let request = exactly("10.0.0.0/26");
    let plan = Command::CreatePlannedVSwitch(key, request, PlannedVSwitch::default());
    assert_eq!(desk.rule(plan), Rule::VpcUnseen(key));
    // Given back, the block of a VPC without a source is gone.
    desk.done(super::leave(SharedObject::Pool(pool)));
    let row = desk.workspace.resources().get(&key).unwrap().cidrs[0].clone();
    assert!(!row.is_live());
}

#[test]
fn d15_what_was_planned_in_an_accepted_pool_is_seen_once_its_vpc_is_real() {
    use super::super::planned::{plan, plan_vswitch};
    use freehold::command::{Import, Match};
    let (mut two, pool) = Two::with_pool();
    let desk = &mut two.principal;
    let planned = plan(desk, pool, "10.0.0.0/24");
    let inner = plan_vswitch(desk, planned, "10.0.0.0/26");
    let lists = vec![super::super::list(
        freehold::model::Provider::Alibaba,
        1_000,
        vec![super::super::vpc("vpc-1", &["10.0.0.0/24"])],
    )];
    let matches = vec![Match { planned, found: "vpc-1".into() }];
    desk.done(Command::Import(Import { lists, matches, ..Import::default() }));
    assert_eq!(desk.row(inner, "10.0.0.0/26").scope, desk.private());
}
