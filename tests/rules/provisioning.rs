//! Putting CIDRs into pools and taking them back (2.5, D20, D21).

use freehold::address::Family;
use freehold::command::{
    CidrRequest, Command, CreatePool, Dependants, Dependence, Note, ObjectRef, Reason, Remedy,
    Rule, Spot, provisionable,
};
use freehold::model::{AutoImport, CidrOrigin, PoolId, Quota};

use super::{Desk, cidr, exactly, sized, top_pool, vpc};

#[test]
fn d21_only_unicast_space_can_be_provisioned() {
    for (text, reserved) in [
        ("0.0.0.0/0", "0.0.0.0/8"),
        ("0.1.0.0/16", "0.0.0.0/8"),
        ("127.0.0.0/24", "127.0.0.0/8"),
        ("126.0.0.0/7", "127.0.0.0/8"),
        ("169.254.1.0/24", "169.254.0.0/16"),
        ("224.0.0.0/24", "224.0.0.0/3"),
        ("240.0.0.0/4", "224.0.0.0/3"),
        ("::/0", "::/127"),
        ("::1/128", "::/127"),
        ("fe80::/64", "fe80::/10"),
        ("ff02::/16", "ff00::/8"),
    ] {
        let rule = Rule::ForbiddenSpace { cidr: cidr(text), reserved: cidr(reserved) };
        assert_eq!(provisionable(cidr(text)), Err(rule), "{text}");
    }
    for text in ["1.0.0.0/8", "126.0.0.0/8", "128.0.0.0/3", "100.64.0.0/10", "::2/127", "fec0::/10"]
    {
        assert_eq!(provisionable(cidr(text)), Ok(()), "{text}");
    }
}

#[test]
fn d21_shared_address_space_is_taken_with_a_warning() {
    let mut desk = Desk::new();
    let request = top_pool(desk.private(), "100.64.0.0/16");
    let done = desk.done(Command::CreatePool(request));
    assert_eq!(done.notes, [Note::SharedSpace(cidr("100.64.0.0/16"))]);
}

#[test]
fn s2_05_4_top_level_pools_of_one_scope_are_apart_and_a_free_block_is_offered() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let request = top_pool(desk.private(), "10.0.128.0/17");
    let rule =
        Rule::OverlapsPoolCidr { cidr: cidr("10.0.128.0/17"), pool, with: cidr("10.0.0.0/16") };
    let expected = Reason::new(rule)
        .at(Spot::Row(0))
        .or(Remedy::UseCidr(cidr("10.1.0.0/17")))
        .or(Remedy::Open(ObjectRef::Pool(pool)));
    assert_eq!(desk.refusal(Command::CreatePool(request)), expected);
    // Scopes are independent.
    let made = desk.done(Command::CreateScope(desk.ipam_id(), Default::default())).object;
    let Some(ObjectRef::Scope(lab)) = made else { panic!("{made:?}") };
    desk.create_pool(top_pool(lab, "10.0.128.0/17"));
    let twice = Command::Provision(pool, vec![exactly("10.2.0.0/16"), exactly("10.2.0.0/17")]);
    let rule = desk.rule(twice);
    let (cidr_, with) = (cidr("10.2.0.0/17"), cidr("10.2.0.0/16"));
    assert_eq!(rule, Rule::OverlapsPoolCidr { cidr: cidr_, pool, with });
}

#[test]
fn s2_05_5_a_sub_pool_takes_only_free_space_of_its_source() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let custom = desk.reserve(pool, "10.0.0.0/24");
    let request = top_pool(desk.private(), "10.0.0.0/20");
    let request = CreatePool { source_pool: Some(pool), provision: Vec::new(), ..request };
    let sub_pool = desk.create_pool(request);
    let provision = |rows: Vec<CidrRequest>| Command::Provision(sub_pool, rows);
    let taken = Rule::NotFree { cidr: cidr("10.0.0.0/20"), taken_by: vec![custom] };
    let expected = Reason::new(taken).at(Spot::Row(0)).or(Remedy::UseCidr(cidr("10.0.16.0/20")));
    assert_eq!(desk.refusal(provision(vec![exactly("10.0.0.0/20")])), expected);
    let outside = Rule::NotInside(cidr("10.1.0.0/20"), pool);
    assert_eq!(desk.rule(provision(vec![exactly("10.1.0.0/20")])), outside);
    let other_version = desk.rule(provision(vec![exactly("fd00::/48")]));
    assert_eq!(other_version, Rule::FamilyMismatch(Family::V4));
    desk.done(provision(vec![sized(20), exactly("10.0.16.0/20")]));
    let blocks = desk.workspace.pools().get(&sub_pool).unwrap().blocks();
    // The typed one is placed first, though it stands second.
    assert_eq!(blocks, [cidr("10.0.16.0/20"), cidr("10.0.32.0/20")]);
    assert_eq!(desk.rule(provision(vec![sized(15)])), Rule::NoRoom(15, pool));
    let max = 32;
    let rule = Rule::MaskNotAllowed { prefix_len: 33, min: 0, max };
    assert_eq!(desk.rule(provision(vec![sized(33)])), rule);
}

#[test]
fn s2_04_5_nothing_can_be_taken_from_an_empty_source_nor_by_mask_from_nowhere() {
    let mut desk = Desk::new();
    let request = CreatePool { provision: Vec::new(), ..top_pool(desk.private(), "10.0.0.0/16") };
    let source = desk.create_pool(request.clone());
    let sub_pool = desk.create_pool(CreatePool { source_pool: Some(source), ..request });
    let empty = Reason::new(Rule::PoolEmpty(source))
        .at(Spot::Row(0))
        .or(Remedy::Open(ObjectRef::Pool(source)));
    for row in [sized(24), exactly("10.0.0.0/24")] {
        assert_eq!(desk.refusal(Command::Provision(sub_pool, vec![row])), empty);
    }
    assert_eq!(empty.rule.code(), "OperationDenied.ParentPoolNoCidr");
    let rule = desk.rule(Command::Provision(source, vec![sized(24)]));
    assert_eq!(rule, Rule::MaskWithoutSource);
}

#[test]
fn s2_05_2_all_bad_rows_are_reported_and_none_is_taken() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let rows = vec![exactly("127.0.0.0/16"), exactly("10.1.0.0/16"), exactly("fd00::/48")];
    let reasons = desk.refused(Command::Provision(pool, rows));
    let spots: Vec<_> = reasons.iter().map(|reason| reason.spot).collect();
    assert_eq!(spots, [Spot::Row(0), Spot::Row(2)]);
}

#[test]
fn s2_05_7_deprovisioning_waits_for_what_lies_inside_or_takes_it_along() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/20");
    let deeper = desk.sub_pool(sub_pool, "10.0.0.0/24");
    let custom = desk.reserve(pool, "10.0.16.0/24");
    let key = desk.vpc("vpc-1", &["10.0.32.0/24"]);
    let linked = desk.link(pool, key, "10.0.32.0/24");
    let block = cidr("10.0.0.0/16");
    let reasons = desk.refused(Command::Deprovision(pool, block, Dependants::Refuse));
    let kinds: Vec<_> = reasons
        .iter()
        .map(|reason| match &reason.rule {
            Rule::Depends { kind, dependants, .. } => (*kind, dependants.clone()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(kinds[0].0, Dependence::SubCidrs);
    assert_eq!(kinds[1], (Dependence::CustomAllocations, vec![ObjectRef::Allocation(custom)]));
    assert_eq!(kinds[2], (Dependence::VpcAllocations, vec![ObjectRef::Allocation(linked)]));
    desk.done(Command::Deprovision(pool, block, Dependants::DeleteToo));
    assert!(desk.workspace.allocations().is_empty());
    for id in [pool, sub_pool, deeper] {
        assert!(desk.workspace.pools().get(&id).unwrap().cidrs.is_empty());
    }
    let gone = Rule::NotFound(ObjectRef::PoolCidr(pool, block));
    assert_eq!(desk.rule(Command::Deprovision(pool, block, Dependants::Refuse)), gone);
}

fn public_pool(desk: &mut Desk, rows: Vec<CidrRequest>) -> CreatePool {
    let scope = desk.ipam().public_scope;
    CreatePool { family: Family::V6, provision: rows, ..top_pool(scope, "2408:4000::/56") }
}

fn only_block(desk: &Desk, pool: PoolId) -> freehold::model::ProvisionedCidr {
    desk.workspace.pools().get(&pool).unwrap().cidrs[0]
}

#[test]
fn d20_a_public_pool_gets_a_simulated_block_that_hits_nothing() {
    let mut desk = Desk::new();
    desk.vpc("vpc-1", &["2408:4000::/56"]);
    let request = public_pool(&mut desk, vec![sized(56)]);
    let request = CreatePool { auto_import: AutoImport::On, ..request };
    let pool = desk.create_pool(request.clone());
    let block = only_block(&desk, pool);
    assert_eq!(block.origin, CidrOrigin::Simulated);
    assert_eq!(block.cidr, cidr("2408:4000:0:100::/56"));
    let quota = Quota::IpamCidrQuotaPerPublicIpv6TopPool;
    assert_eq!(desk.rule(Command::Provision(pool, vec![sized(56)])), Rule::Quota(quota, 1));
    let second = desk.rule(Command::CreatePool(request));
    assert_eq!(second, Rule::Quota(Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp, 1));
    // A VPC inside a simulated block is never imported by itself.
    desk.import(vec![vpc("vpc-2", &["2408:4000:0:100::/56"])]);
    assert!(desk.workspace.allocations().is_empty());
}

#[test]
fn s4_3_a_public_pool_takes_the_block_that_the_vendor_really_assigned() {
    let mut desk = Desk::new();
    let request = public_pool(&mut desk, vec![exactly("2408:4005:3a6::/56")]);
    let pool = desk.create_pool(request);
    assert_eq!(only_block(&desk, pool).origin, CidrOrigin::Real);
    let sub = CreatePool { source_pool: Some(pool), ..public_pool(&mut desk, vec![sized(60)]) };
    let sub_pool = desk.create_pool(sub);
    assert_eq!(only_block(&desk, sub_pool).cidr, cidr("2408:4005:3a6::/60"));
}
