//! Reservations, free space and links (D14, D15, 2.6).

use freehold::address::Placement;
use freehold::command::{
    Avoid, CidrRequest, Command, InTheWay, Note, ObjectRef, ObservedResource, Purpose, Reason,
    Remedy, Reservation, Rule, Spot, VpcRow, linkable, next_available,
};
use freehold::insight::Management;
use freehold::model::{
    AllocationTarget, AutoImport, Hold, Label, MaskRules, PoolId, Region, ResourceKey, TextField,
    TextProblem, Watch,
};

use super::{Desk, cidr, exactly, linking, reservation, sized, top_pool, vpc, west};

fn taken(desk: &Desk, pool: PoolId) -> Vec<String> {
    desk.workspace.allocations_in(pool).map(|row| row.cidr.to_string()).collect()
}

fn with_rules(desk: &mut Desk, pool: PoolId, min: u8, default: Option<u8>, max: u8) {
    let rules = MaskRules { min: Some(min), default, max: Some(max) };
    let (label, auto_import) = (Label::default(), AutoImport::Off);
    desk.done(Command::UpdatePool { pool, label, rules, auto_import });
}

#[test]
fn d14_typed_rows_are_placed_before_those_by_mask_whatever_their_order() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/24");
    let rows = vec![sized(26), sized(25), exactly("10.0.0.0/26")];
    desk.done(Command::Reserve(pool, rows.into_iter().map(reservation).collect()));
    assert_eq!(taken(&desk, pool), ["10.0.0.0/26", "10.0.0.64/26", "10.0.0.128/25"]);
}

#[test]
fn d14_every_bad_row_is_told_and_none_is_taken() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/24");
    let held = desk.reserve(pool, "10.0.0.0/26");
    let bad_name = Reservation { name: "https://x".into(), ..reservation(exactly("10.0.0.64/26")) };
    let rows = vec![
        reservation(exactly("10.0.0.0/27")),
        bad_name,
        reservation(exactly("10.9.0.0/24")),
        reservation(CidrRequest::Default),
        reservation(sized(24)),
    ];
    let reasons = desk.refused(Command::Reserve(pool, rows));
    let free = |text| Remedy::UseCidr(cidr(text));
    let expected = [
        Reason::new(Rule::NotFree { cidr: cidr("10.0.0.0/27"), taken_by: vec![held] })
            .at(Spot::Row(0))
            .or(free("10.0.0.64/27")),
        Reason::new(Rule::Text(TextField::Name, TextProblem::Url)).at(Spot::Row(1)),
        Reason::new(Rule::NotInside(cidr("10.9.0.0/24"), pool)).at(Spot::Row(2)),
        Reason::new(Rule::NothingAsked).at(Spot::Row(3)),
        Reason::new(Rule::NoRoom(24, pool)).at(Spot::Row(4)).or(Remedy::UsePrefixLen(25)),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(desk.rule(Command::Reserve(pool, Vec::new())), Rule::NothingAsked);
}

#[test]
fn s2_06_1_masks_outside_the_rules_are_refused_with_the_nearest_allowed() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    with_rules(&mut desk, pool, 20, Some(24), 26);
    let reserve = |request| Command::Reserve(pool, vec![reservation(request)]);
    for (request, prefix_len, nearest) in
        [(exactly("10.0.0.0/19"), 19, 20), (sized(27), 27, 26), (sized(19), 19, 20)]
    {
        let rule = Rule::MaskNotAllowed { prefix_len, min: 20, max: 26 };
        let remedy = Remedy::UsePrefixLen(nearest);
        assert_eq!(desk.refusal(reserve(request)), Reason::new(rule).at(Spot::Row(0)).or(remedy));
    }
    desk.done(reserve(CidrRequest::Default));
    desk.done(reserve(sized(20)));
    desk.done(reserve(sized(26)));
    assert_eq!(taken(&desk, pool), ["10.0.0.0/24", "10.0.1.0/26", "10.0.16.0/20"]);
    // Without rules no mask is longer than an address.
    let plain = desk.pool("10.1.0.0/16");
    let refused = desk.refusal(Command::Reserve(plain, vec![reservation(sized(33))]));
    let rule = Rule::MaskNotAllowed { prefix_len: 33, min: 0, max: 32 };
    let remedy = Remedy::UsePrefixLen(32);
    assert_eq!(refused, Reason::new(rule).at(Spot::Row(0)).or(remedy));
}

#[test]
fn s2_06_5_a_pool_without_cidrs_reserves_nothing() {
    let mut desk = Desk::new();
    let request = top_pool(desk.private(), "10.0.0.0/24");
    let request = freehold::command::CreatePool { provision: Vec::new(), ..request };
    let pool = desk.create_pool(request);
    let expected = Reason::new(Rule::PoolEmpty(pool)).or(Remedy::Open(ObjectRef::Pool(pool)));
    let reserve = Command::Reserve(pool, vec![reservation(sized(26))]);
    assert_eq!(desk.refusal(reserve), expected);
}

/// Holes: a /26 at .64, a /25 at .128 of the first block; all of the second.
fn holey() -> (Desk, PoolId) {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/24");
    desk.reserve(pool, "10.0.0.0/26");
    desk.done(Command::Provision(pool, vec![exactly("10.0.2.0/23")]));
    (desk, pool)
}

#[test]
fn d14_the_three_fits_choose_as_they_say() {
    let (desk, pool) = holey();
    let next = |length, placement| {
        let purpose = Purpose::Custom;
        next_available(&desk.workspace, pool, length, purpose, Avoid::Resources, placement)
            .map(|cidr| cidr.to_string())
    };
    let [first, best, sparse] = Placement::ALL;
    assert_eq!(next(27, first).unwrap(), "10.0.0.64/27");
    assert_eq!(next(25, first).unwrap(), "10.0.0.128/25");
    assert_eq!(next(25, best).unwrap(), "10.0.0.128/25");
    assert_eq!(next(24, best).unwrap(), "10.0.2.0/24");
    assert_eq!(next(27, sparse).unwrap(), "10.0.3.0/27");
    assert_eq!(next(23, sparse).unwrap(), "10.0.2.0/23");
    let none = Reason::new(Rule::NoRoom(22, pool)).or(Remedy::UsePrefixLen(23));
    assert_eq!(next(22, first), Err(none));
}

#[test]
fn d14_free_blocks_keep_off_discovered_resources_unless_told_otherwise() {
    let (mut desk, pool) = holey();
    let key = desk.vpc("vpc-1", &["10.0.0.64/26"]);
    let next = |desk: &Desk, avoid| {
        let purpose = Purpose::Custom;
        next_available(&desk.workspace, pool, 27, purpose, avoid, Placement::FirstFit).unwrap()
    };
    assert_eq!(next(&desk, Avoid::Resources), cidr("10.0.0.128/27"));
    assert_eq!(next(&desk, Avoid::AllocationsOnly), cidr("10.0.0.64/27"));
    desk.done(Command::SetWatch(vec![(key, cidr("10.0.0.64/26"))], Watch::Ignored));
    assert_eq!(next(&desk, Avoid::Resources), cidr("10.0.0.64/27"));
    desk.done(Command::SetWatch(vec![(key, cidr("10.0.0.64/26"))], Watch::Watched));
    // A typed block that hits a resource is taken, and says so.
    let done = desk.done(Command::Reserve(pool, vec![reservation(exactly("10.0.0.64/27"))]));
    assert_eq!(done.notes, [Note::HitsResource(cidr("10.0.0.64/27"), key)]);
}

#[test]
fn d14_a_block_for_a_vpc_skips_what_the_provider_forbids() {
    let mut desk = Desk::new();
    let pool = desk.pool("100.64.0.0/10");
    desk.done(Command::Provision(pool, vec![exactly("100.128.0.0/16")]));
    let next = |purpose| {
        let (avoid, placement) = (Avoid::Resources, Placement::FirstFit);
        next_available(&desk.workspace, pool, 24, purpose, avoid, placement).unwrap()
    };
    assert_eq!(next(Purpose::Vpc), cidr("100.128.0.0/24"));
    assert_eq!(next(Purpose::Custom), cidr("100.64.0.0/24"));
}

#[test]
fn s2_06_7_a_vpc_is_linked_and_released_again() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/20"]);
    let id = desk.link(pool, key, "10.0.0.0/20");
    let row = desk.row(key, "10.0.0.0/20");
    assert_eq!((row.management, row.pool), (Management::Managed, Some(pool)));
    let other = desk.sub_pool(pool, "10.0.16.0/20");
    let open = Remedy::Open(ObjectRef::Allocation(id));
    let once = Reason::new(Rule::AlreadyAllocated(id)).at(Spot::Row(0)).or(open);
    for from in [pool, other] {
        assert_eq!(desk.refusal(linking(from, key, "10.0.0.0/20")), once);
    }
    desk.done(Command::Release(vec![id]));
    assert_eq!(desk.row(key, "10.0.0.0/20").management, Management::Unmanaged);
    assert_eq!(desk.workspace.resources().get(&key).unwrap().cidrs[0].hold, Hold::Held);
    // Allocating it by hand clears the hold.
    desk.link(pool, key, "10.0.0.0/20");
    assert_eq!(desk.workspace.resources().get(&key).unwrap().cidrs[0].hold, Hold::Free);
}

#[test]
fn d15_what_cannot_be_linked_says_why() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let outside = desk.vpc("vpc-1", &["10.1.0.0/24", "10.0.9.0/24", "fd00::/56"]);
    let rule = Rule::NotInside(cidr("10.1.0.0/24"), pool);
    assert_eq!(desk.rule(linking(pool, outside, "10.1.0.0/24")), rule);
    let rule = desk.rule(linking(pool, outside, "fd00::/56"));
    assert_eq!(rule, Rule::FamilyMismatch(freehold::address::Family::V4));
    let unknown = Rule::NotFound(ObjectRef::ResourceCidr(outside, cidr("10.0.0.0/24")));
    assert_eq!(desk.rule(linking(pool, outside, "10.0.0.0/24")), unknown);
    let nobody = ResourceKey(99);
    let rule = desk.rule(linking(pool, nobody, "10.0.0.0/24"));
    assert_eq!(rule, Rule::NotFound(ObjectRef::Resource(nobody)));
    let inner = desk.vswitch("vsw-1", "vpc-1", &["10.0.9.0/28"]);
    assert_eq!(desk.rule(linking(pool, inner, "10.0.9.0/28")), Rule::NotAVpc(inner));
    desk.done(Command::SetWatch(vec![(outside, cidr("10.0.9.0/24"))], Watch::Ignored));
    let ignored = Rule::CidrIgnored(outside, cidr("10.0.9.0/24"));
    assert_eq!(desk.rule(linking(pool, outside, "10.0.9.0/24")), ignored);
    let mut abroad = vpc("vpc-2", &["10.0.5.0/24"]);
    abroad.region = Some(Region::alibaba("cn-west"));
    desk.import(vec![abroad]);
    let abroad = desk.key("vpc-2");
    assert_eq!(desk.rule(linking(pool, abroad, "10.0.5.0/24")), Rule::VpcElsewhere(abroad, pool));
    let request = top_pool(desk.private(), "10.1.0.0/16");
    let regionless = freehold::command::CreatePool { region: None, ..request };
    let regionless = desk.create_pool(regionless);
    let rule = desk.rule(linking(regionless, outside, "10.1.0.0/24"));
    assert_eq!(rule, Rule::PoolWithoutRegion(regionless));
}

#[test]
fn d15_a_link_replaces_reservations_on_request_only_where_they_lie_inside() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let (one, two) = (desk.reserve(pool, "10.0.0.0/25"), desk.reserve(pool, "10.0.0.128/25"));
    let key = desk.vpc("vpc-1", &["10.0.0.0/24", "10.0.0.0/26"]);
    let reason = desk.refusal(linking(pool, key, "10.0.0.0/24"));
    let taken_by = vec![one, two];
    let rule = Rule::NotFree { cidr: cidr("10.0.0.0/24"), taken_by };
    assert_eq!(reason, Reason::new(rule).at(Spot::Row(0)).or(Remedy::ReplaceReservations));
    let replacing = |text| {
        let row = VpcRow { pool, resource: key, cidr: cidr(text) };
        Command::AllocateVpcs(vec![row], InTheWay::ReplaceReservations)
    };
    // A reservation larger than the VPC is no reservation for it alone.
    let rule = Rule::NotFree { cidr: cidr("10.0.0.0/26"), taken_by: vec![one] };
    let open = Remedy::Open(ObjectRef::Allocation(one));
    let expected = Reason::new(rule).at(Spot::Row(0)).or(open);
    assert_eq!(desk.refusal(replacing("10.0.0.0/26")), expected);
    desk.done(replacing("10.0.0.0/24"));
    let targets: Vec<_> = desk.workspace.allocations().iter().map(|row| row.target).collect();
    assert_eq!(targets, [AllocationTarget::Vpc(key)]);
}

#[test]
fn d15_a_link_that_breaks_the_rules_is_made_and_says_so() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    with_rules(&mut desk, pool, 24, None, 26);
    let key = desk.vpc("vpc-1", &["10.0.0.0/20"]);
    let done = desk.done(linking(pool, key, "10.0.0.0/20"));
    let id = desk.workspace.allocations().keys().next().copied().unwrap();
    assert_eq!(done.notes, [Note::BreaksRules(id)]);
}

#[test]
fn s2_06_7_a_sub_pools_allocation_is_not_released_by_hand() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/20");
    let custom = desk.reserve(pool, "10.0.16.0/24");
    let held = desk.workspace.allocations_in(pool).next().unwrap().id;
    let reason = desk.refusal(Command::Release(vec![held, custom]));
    let open = Remedy::Open(ObjectRef::PoolCidr(sub_pool, cidr("10.0.0.0/20")));
    assert_eq!(reason, Reason::new(Rule::SubPoolAllocation(held)).or(open));
    desk.done(Command::Release(vec![custom, custom]));
    let gone = Rule::NotFound(ObjectRef::Allocation(custom));
    assert_eq!(desk.rule(Command::Release(vec![custom])), gone);
    let update = |name: &str| Command::UpdateAllocation {
        allocation: held,
        name: name.into(),
        description: "".into(),
    };
    desk.done(update("to the east"));
    let url = Rule::Text(TextField::Name, TextProblem::Url);
    assert_eq!(desk.rule(update("http://east")), url);
}

#[test]
fn d15_a_pool_offers_the_vpc_cidrs_that_nothing_but_reservations_is_in_the_way_of() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    desk.sub_pool(pool, "10.0.128.0/17");
    let free = desk.vpc("vpc-free", &["10.0.0.0/24", "10.9.0.0/24"]);
    let reserved = desk.vpc("vpc-reserved", &["10.0.1.0/24"]);
    desk.reserve(pool, "10.0.1.0/25");
    desk.vpc("vpc-in-sub-pool", &["10.0.128.0/24"]);
    desk.vswitch("vsw-free", "vpc-free", &["10.0.0.0/26"]);
    let far = ObservedResource { region: Some(west()), ..vpc("vpc-far", &["10.0.2.0/24"]) };
    desk.import(vec![far]);
    let linked = desk.vpc("vpc-linked", &["10.0.3.0/24"]);
    desk.link(pool, linked, "10.0.3.0/24");
    let ignored = desk.vpc("vpc-ignored", &["10.0.4.0/24"]);
    desk.done(Command::SetWatch(vec![(ignored, cidr("10.0.4.0/24"))], Watch::Ignored));

    let offered = linkable(&desk.workspace, pool);

    assert_eq!(offered, [(free, cidr("10.0.0.0/24")), (reserved, cidr("10.0.1.0/24"))]);
    let row = |(resource, cidr)| VpcRow { pool, resource, cidr };
    let rows = offered.into_iter().map(row).collect();
    desk.done(Command::AllocateVpcs(rows, InTheWay::ReplaceReservations));
    assert!(linkable(&desk.workspace, pool).is_empty());
}

#[test]
fn d15_a_reservation_larger_than_the_vpcs_block_is_not_given_up_for_it() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let reserved = desk.reserve(pool, "10.0.0.0/23");
    let resource = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let row = VpcRow { pool, resource, cidr: cidr("10.0.0.0/24") };
    let rule = Rule::NotFree { cidr: cidr("10.0.0.0/24"), taken_by: vec![reserved] };
    let open = Remedy::Open(ObjectRef::Allocation(reserved));
    let expected = Reason::new(rule).at(Spot::Row(0)).or(open);
    for in_the_way in [InTheWay::Refuse, InTheWay::ReplaceReservations] {
        let reason = desk.refusal(Command::AllocateVpcs(vec![row], in_the_way));
        assert_eq!(reason, expected);
        let language = freehold::text::Language::English;
        let said = freehold::text::reason_sentence(&reason, &desk.workspace, language);
        assert!(
            said.ends_with("Release it, and reserve again what is to stay reserved."),
            "{said}"
        );
    }
    desk.done(Command::Release(vec![reserved]));
    desk.link(pool, resource, "10.0.0.0/24");
    desk.reserve(pool, "10.0.1.0/24");
}
