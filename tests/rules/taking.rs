//! Provisioning and allocating, point by point (2.5, 2.6, 2.12).

use freehold::command::{
    CidrRequest, Command, CreatePool, Dependants, InTheWay, ObjectRef, ObservedResource,
    Reservation, Rule, Spot, VpcRow,
};
use freehold::model::{AllocationTarget, MaskRules, PoolId};

use super::{Desk, cidr, exactly, linking, reservation, sized, top_pool, vpc, west};

#[test]
fn s2_05_1_only_a_pool_that_is_there_takes_a_cidr() {
    let mut desk = Desk::new();
    let nobody = PoolId::new(5);
    let provision = |pool| Command::Provision(pool, vec![exactly("10.0.0.0/16")]);
    assert_eq!(desk.rule(provision(nobody)), Rule::NotFound(ObjectRef::Pool(nobody)));
    let bare = CreatePool { provision: Vec::new(), ..top_pool(desk.private(), "10.0.0.0/16") };
    let pool = desk.create_pool(bare);
    desk.done(provision(pool));
    assert_eq!(desk.rule(Command::Provision(pool, Vec::new())), Rule::NothingAsked);
}

#[test]
fn s2_05_3_the_number_of_cidrs_is_looked_at_with_all_rows_of_the_dialog() {
    use freehold::model::Quota;
    let mut desk = Desk::new();
    desk.limit(Quota::IpamCidrQuotaPerIpamPool, 2);
    let pool = desk.pool("10.0.0.0/16");
    let both = vec![exactly("10.1.0.0/16"), exactly("10.2.0.0/16")];
    let rule = desk.rule(Command::Provision(pool, both.clone()));
    assert_eq!(rule, Rule::Quota(Quota::IpamCidrQuotaPerIpamPool, 2));
    desk.done(Command::Provision(pool, both[..1].to_vec()));
}

#[test]
fn s2_05_6_each_cidr_of_a_sub_pool_is_an_allocation_in_its_source() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/24");
    desk.done(Command::Provision(sub_pool, vec![sized(24), exactly("10.0.9.0/24")]));
    let held: Vec<_> = desk.workspace.allocations_in(pool).collect();
    assert!(held.iter().all(|row| row.target == AllocationTarget::SubPool(sub_pool)));
    let held: Vec<String> = held.iter().map(|row| row.cidr.to_string()).collect();
    assert_eq!(held, desk.blocks(sub_pool));
    assert_eq!(held, ["10.0.0.0/24", "10.0.1.0/24", "10.0.9.0/24"]);
    desk.done(Command::Deprovision(sub_pool, cidr("10.0.1.0/24"), Dependants::Refuse));
    assert_eq!(desk.workspace.allocations_in(pool).count(), 2);
    desk.reserve(pool, "10.0.1.0/24");
    // A top-level CIDR is cut from nothing, and allocates nothing.
    let before = desk.workspace.allocations().len();
    desk.pool("172.16.0.0/16");
    assert_eq!(desk.workspace.allocations().len(), before);
}

#[test]
fn s2_06_4_a_vpc_gets_its_block_from_a_pool_of_its_region() {
    let mut desk = Desk::new();
    let far = ObservedResource { region: Some(west()), ..vpc("vpc-far", &["10.0.0.0/24"]) };
    desk.import(vec![far]);
    let key = desk.key("vpc-far");
    let regionless = CreatePool { region: None, ..top_pool(desk.private(), "10.0.0.0/17") };
    let regionless = desk.create_pool(regionless);
    let rule = desk.rule(linking(regionless, key, "10.0.0.0/24"));
    assert_eq!(rule.code(), "OperationDenied.IpamPoolNotInRegion");
    let here =
        CreatePool { source_pool: Some(regionless), ..top_pool(desk.private(), "10.0.0.0/20") };
    let here = desk.create_pool(here);
    let rule = desk.rule(linking(here, key, "10.0.0.0/24"));
    assert_eq!(rule.code(), "OperationDenied.RequestRegionInvalid");
    desk.done(Command::DeletePool(here, Dependants::DeleteToo));
    let there = top_pool(desk.private(), "10.0.0.0/20");
    let there = CreatePool { source_pool: Some(regionless), region: Some(west()), ..there };
    let there = desk.create_pool(there);
    desk.link(there, key, "10.0.0.0/24");
}

#[test]
fn s2_06_5_a_pool_without_region_reserves_and_takes_several_cidrs_in_one_dialog() {
    let mut desk = Desk::new();
    let request = CreatePool { region: None, ..top_pool(desk.private(), "10.0.0.0/24") };
    let pool = desk.create_pool(request);
    let rows =
        ["10.0.0.0/28", "10.0.0.64/28", "10.0.0.128/25"].map(|text| reservation(exactly(text)));
    desk.done(Command::Reserve(pool, rows.to_vec()));
    assert_eq!(desk.workspace.allocations_in(pool).count(), 3);
    let both = vec![reservation(exactly("10.0.0.16/28")), reservation(exactly("10.0.0.64/28"))];
    let reason = desk.refusal(Command::Reserve(pool, both));
    assert_eq!(
        (reason.spot, reason.rule.code()),
        (Spot::Row(1), "OperationDenied.CidrUnavailableInPool")
    );
    assert_eq!(desk.workspace.allocations_in(pool).count(), 3);
}

#[test]
fn s2_06_5_a_reservation_is_called_and_described_as_it_was_asked_for() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/24");
    let asked = Reservation {
        name: "office".into(),
        description: "Level 3, until May".into(),
        ..reservation(exactly("10.0.0.0/28"))
    };
    desk.done(Command::Reserve(pool, vec![asked]));
    let made = desk.workspace.allocations_in(pool).next().unwrap();
    assert_eq!((&*made.name, &*made.description), ("office", "Level 3, until May"));
}

#[test]
fn s2_06_6_a_sub_pool_may_be_larger_or_smaller_than_the_masks_allow() {
    let mut desk = Desk::new();
    let rules = MaskRules { min: Some(24), default: None, max: Some(26) };
    let request = top_pool(desk.private(), "10.0.0.0/16");
    let pool = desk.create_pool(CreatePool { rules, ..request });
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/20");
    desk.done(Command::Provision(sub_pool, vec![sized(28), sized(20)]));
    for length in [20, 28] {
        let reserve = Command::Reserve(pool, vec![reservation(sized(length))]);
        let rule = Rule::MaskNotAllowed { prefix_len: length, min: 24, max: 26 };
        assert_eq!(desk.rule(reserve), rule);
    }
    desk.done(Command::Reserve(pool, vec![reservation(sized(24))]));
}

#[test]
fn s2_12_a_refusal_carries_the_vendors_code() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/24");
    let key = desk.vpc("vpc-1", &["10.0.0.0/25"]);
    let reserve = |request: CidrRequest| Command::Reserve(pool, vec![reservation(request)]);
    desk.reserve(pool, "10.0.0.0/25");
    let in_the_way = InTheWay::Refuse;
    let link = Command::AllocateVpcs(
        vec![VpcRow { pool, resource: key, cidr: cidr("10.0.0.0/25") }],
        in_the_way,
    );
    for (command, code) in [
        (reserve(sized(24)), "ResourceNotEnough.IpamPoolCidr"),
        (reserve(CidrRequest::Default), "MissingParam.CidrOrCidrMask"),
        (reserve(exactly("10.0.0.0/26")), "OperationDenied.CidrUnavailableInPool"),
        (reserve(sized(33)), "OperationDenied.MaskOfCidrIsNotAllowed"),
        (reserve(exactly("fd00::/64")), "Mismatch.IpVersionAndIpamPoolIpVersion"),
        (link, "OperationDenied.CidrUnavailableInPool"),
    ] {
        assert_eq!(desk.rule(command.clone()).code(), code, "{command:?}");
    }
}
