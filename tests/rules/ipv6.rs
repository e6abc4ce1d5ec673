//! IPv6 as IPv4's equal (D20, section 4).

use freehold::address::{Count, Family, Placement};
use freehold::command::{Avoid, CidrRequest, Command, CreatePool, Purpose, Rule, next_available};
use freehold::insight::{Insight, Management, Overlap, Usage, pool_usage, usable_addresses};
use freehold::model::{
    AutoImport, CidrOrigin, Isp, MaskRules, PoolId, PrivateIpv6, Provider, ScopeId,
};

use super::{Desk, cidr, east, exactly, linking, reservation, sized, top_pool, vpc, vswitch, west};

fn allowing() -> Desk {
    let mut desk = Desk::new();
    desk.settle(|settings| settings.private_ipv6 = PrivateIpv6::Allowed);
    desk
}

fn public_pool(desk: &Desk, row: CidrRequest) -> CreatePool {
    let request = top_pool(desk.ipam().public_scope, "2408:4005::/56");
    CreatePool { provision: vec![row], ..request }
}

fn block(desk: &Desk, pool: PoolId) -> freehold::model::ProvisionedCidr {
    desk.workspace.pools().get(&pool).unwrap().cidrs[0]
}

#[test]
fn s4_1_ipv6_lives_in_the_public_default_scope_alone_unless_the_setting_is_on() {
    let mut desk = Desk::new();
    let (private, lab) = (desk.private(), desk.scope());
    let request = |scope: ScopeId, text: &str| Command::CreatePool(top_pool(scope, text));
    for scope in [private, lab] {
        let rule = desk.rule(request(scope, "2001:db8::/32"));
        assert_eq!(rule, Rule::FamilyNotInScope(Family::V6, scope));
    }
    desk.done(request(desk.ipam().public_scope, "2408:4005:3a6::/56"));
    desk.settle(|settings| settings.private_ipv6 = PrivateIpv6::Allowed);
    for scope in [private, lab] {
        desk.done(request(scope, "2001:db8::/32"));
        desk.done(request(scope, "10.0.0.0/16"));
    }
}

#[test]
fn s4_2_a_region_is_mandatory_and_inherited_and_masks_go_to_128() {
    let mut desk = Desk::new();
    let request = public_pool(&desk, sized(48));
    let regionless = CreatePool { region: None, ..request.clone() };
    assert_eq!(desk.rule(Command::CreatePool(regionless)), Rule::RegionRequired);
    let rules = |max| MaskRules { min: Some(9), default: Some(56), max };
    let wide = CreatePool { rules: rules(Some(129)), ..request.clone() };
    assert_eq!(desk.rule(Command::CreatePool(wide)), Rule::RulesNotSound);
    let source = desk.create_pool(CreatePool { rules: rules(None), ..request.clone() });
    let row = desk.workspace.pools().get(&source).unwrap();
    assert_eq!((row.rules.max, row.isp), (Some(128), Some(Isp::Bgp)));
    let sub = CreatePool { source_pool: Some(source), provision: vec![sized(56)], ..request };
    let elsewhere = CreatePool { region: Some(west()), ..sub.clone() };
    assert_eq!(desk.rule(Command::CreatePool(elsewhere)), Rule::RegionInherited(east()));
    let sub_pool = desk.create_pool(CreatePool { region: None, ..sub });
    assert_eq!(desk.workspace.pools().get(&sub_pool).unwrap().region, Some(east()));
}

#[test]
fn s4_3_a_sub_pool_takes_a_typed_block_or_the_first_of_a_mask() {
    let mut desk = Desk::new();
    let source = desk.create_pool(public_pool(&desk, exactly("2408:4005::/48")));
    let request = |row| CreatePool { source_pool: Some(source), ..public_pool(&desk, row) };
    let [typed, by_mask, outside] =
        [exactly("2408:4005:0:100::/56"), sized(56), exactly("2408:4006::/56")].map(request);
    let typed = desk.create_pool(typed);
    let first = desk.create_pool(by_mask.clone());
    let second = desk.create_pool(by_mask);
    assert_eq!(desk.blocks(typed), ["2408:4005:0:100::/56"]);
    assert_eq!(desk.blocks(first), ["2408:4005::/56"]);
    assert_eq!(desk.blocks(second), ["2408:4005:0:200::/56"]);
    let rule = desk.rule(Command::CreatePool(outside));
    assert_eq!(rule, Rule::NotInside(cidr("2408:4006::/56"), source));
}

#[test]
fn s4_4_a_vpcs_ipv6_block_is_linked_reserved_and_released_like_an_ipv4_one() {
    let mut desk = Desk::new();
    let pool = desk.create_pool(public_pool(&desk, exactly("2408:4005::/48")));
    let key = desk.vpc("vpc-1", &["10.0.0.0/24", "2408:4005::/56", "2408:4009::/56"]);
    let id = desk.link(pool, key, "2408:4005::/56");
    let row = desk.row(key, "2408:4005::/56");
    assert_eq!((row.management, row.pool), (Management::Managed, Some(pool)));
    assert_eq!(desk.row(key, "10.0.0.0/24").management, Management::Unmanaged);
    let rule = desk.rule(linking(pool, key, "2408:4009::/56"));
    assert_eq!(rule, Rule::NotInside(cidr("2408:4009::/56"), pool));
    let rule = desk.rule(linking(pool, key, "10.0.0.0/24"));
    assert_eq!(rule, Rule::FamilyMismatch(Family::V6));
    // The next free /56 comes after the VPC's.
    desk.done(Command::Reserve(pool, vec![reservation(sized(56))]));
    assert!(
        desk.workspace.allocations_in(pool).any(|row| row.cidr == cidr("2408:4005:0:100::/56"))
    );
    desk.done(Command::Release(vec![id]));
    assert_eq!(desk.row(key, "2408:4005::/56").scope, desk.ipam().public_scope);
}

#[test]
fn s4_5_a_vswitch_counts_ipv4_addresses_and_its_ipv6_block_counts_in_its_vpc() {
    let mut desk = Desk::new();
    let mut inner = vswitch("vsw-1", "vpc-1", &["10.0.0.0/24", "2408:4005::/64"]);
    for row in &mut inner.cidrs {
        row.stated.available = Some(Count::new(252));
    }
    let mut resources = super::list(
        Provider::Alibaba,
        5,
        vec![vpc("vpc-1", &["10.0.0.0/16", "2408:4005::/56"]), inner],
    );
    resources.covers = vec![freehold::model::Coverage { account: None, region: east() }];
    desk.done(super::importing(vec![resources]));
    let (outer, inner) = (desk.key("vpc-1"), desk.key("vsw-1"));
    let none_used = Usage::Counted { used: Count::ZERO, total: Count::new(252) };
    assert_eq!(desk.row(inner, "10.0.0.0/24").usage, none_used);
    assert_eq!(desk.row(inner, "2408:4005::/64").usage, Usage::Unknown);
    let shared = |prefix: u8, whole: u8| Usage::Counted {
        used: Count::power_of_two(prefix),
        total: Count::power_of_two(whole),
    };
    assert_eq!(desk.row(outer, "10.0.0.0/16").usage, shared(8, 16));
    assert_eq!(desk.row(outer, "2408:4005::/56").usage, shared(64, 72));
    assert_eq!(usable_addresses(Provider::Alibaba, cidr("10.0.0.0/24")), Count::new(252));
}

#[test]
fn d20_simulated_blocks_are_inside_their_range_distinct_and_the_same_every_time() {
    let range = cidr("2408:4000::/22");
    let build = || {
        let mut desk = Desk::new();
        desk.limit(freehold::model::Quota::IpamCidrQuotaPerPublicIpv6TopPool, 40);
        let rows: Vec<CidrRequest> = (40..=56).map(sized).collect();
        let first = rows[0];
        let pool = desk.create_pool(public_pool(&desk, first));
        desk.done(Command::Provision(pool, rows));
        (desk.workspace.pools().get(&pool).unwrap().cidrs.clone(), desk, pool)
    };
    let (cidrs, mut desk, pool) = build();
    assert_eq!(cidrs, build().0);
    assert_eq!(cidrs.len(), 18);
    for (place, one) in cidrs.iter().enumerate() {
        assert_eq!(one.origin, CidrOrigin::Simulated);
        assert!(range.contains(one.cidr), "{}", one.cidr);
        assert!(cidrs[..place].iter().all(|other| !other.cidr.intersects(one.cidr)));
    }
    // Larger than the whole range, there is none.
    let rule = desk.rule(Command::Provision(pool, vec![sized(21)]));
    assert_eq!(rule, Rule::NoRoom(21, pool));
    let rule = desk.rule(Command::Provision(pool, vec![sized(129)]));
    assert_eq!(rule, Rule::MaskNotAllowed { prefix_len: 129, min: 0, max: 128 });
}

#[test]
fn d20_a_sub_pool_of_a_simulated_block_is_simulated_and_auto_import_takes_real_ones_only() {
    let mut desk = Desk::new();
    let simulated = desk.create_pool(public_pool(&desk, sized(48)));
    let request = CreatePool { source_pool: Some(simulated), ..public_pool(&desk, sized(56)) };
    let request = CreatePool { auto_import: AutoImport::On, ..request };
    let sub_pool = desk.create_pool(request);
    assert_eq!(block(&desk, sub_pool).origin, CidrOrigin::Simulated);
    let text = block(&desk, sub_pool).cidr.to_string();
    let inside = desk.vpc("vpc-1", &[&text]);
    assert_eq!(desk.row(inside, &text).management, Management::Unmanaged);
    let real = CreatePool {
        region: Some(west()),
        auto_import: AutoImport::On,
        ..public_pool(&desk, exactly("2408:4005::/48"))
    };
    let real = desk.create_pool(real);
    let mut far = vpc("vpc-2", &["2408:4005::/56"]);
    far.region = Some(west());
    desk.import(vec![far]);
    assert_eq!(desk.row(desk.key("vpc-2"), "2408:4005::/56").pool, Some(real));
}

#[test]
fn d20_the_setting_moves_unique_local_rows_and_no_others() {
    let mut desk = Desk::new();
    let texts = ["fd00::/56", "fc00::/8", "2408:4005::/56", "fe00::/9"];
    let key = desk.vpc("vpc-1", &texts);
    let (public, private) = (desk.ipam().public_scope, desk.private());
    assert!(texts.iter().all(|text| desk.row(key, text).scope == public));
    desk.settle(|settings| settings.private_ipv6 = PrivateIpv6::Allowed);
    let homes = texts.map(|text| desk.row(key, text).scope);
    assert_eq!(homes, [private, private, public, public]);
    desk.settle(|settings| settings.private_ipv6 = PrivateIpv6::Refused);
    assert!(texts.iter().all(|text| desk.row(key, text).scope == public));
}

#[test]
fn d20_counts_are_exact_up_to_the_whole_of_ipv6() {
    let mut desk = allowing();
    let pool = desk.create_pool(top_pool(desk.private(), "8000::/2"));
    desk.done(Command::Provision(pool, vec![exactly("4000::/2")]));
    let usage = pool_usage(&desk.workspace, pool);
    assert_eq!(usage.provisioned, Count::power_of_two(127));
    assert_eq!(usage.provisioned.to_string(), "170141183460469231731687303715884105728");
    desk.reserve(pool, "8000::/3");
    desk.reserve(pool, "4000::/128");
    let usage = pool_usage(&desk.workspace, pool);
    let used = Count::power_of_two(125).plus(Count::new(1));
    assert_eq!(usage.allocated(), used);
    assert_eq!(usage.available().plus(used), Count::power_of_two(127));
    assert_eq!(usage.custom.percent_of(usage.provisioned, 0), Some(25));
    let everything: freehold::address::Cidr = "::/0".parse().unwrap();
    assert_eq!(everything.size(), Count::power_of_two(128));
    assert_eq!(everything.size().to_string(), "340282366920938463463374607431768211456");
}

#[test]
fn d20_the_three_fits_and_conflicts_treat_ipv6_as_ipv4s_equal() {
    // The same story in both families: a /16 of IPv4 is a /48 of IPv6 and so on.
    for (top, taken, after, last, rival, extra) in [
        ("10.0.0.0/16", "10.0.0.0/24", "10.0.1.0/24", "10.0.128.0/24", "10.0.0.0/20", 8),
        ("fd00::/48", "fd00::/56", "fd00:0:0:100::/56", "fd00:0:0:8000::/56", "fd00::/52", 8),
    ] {
        let mut desk = allowing();
        let pool = desk.create_pool(top_pool(desk.private(), top));
        desk.reserve(pool, taken);
        let length = cidr(top).prefix_len() + extra;
        let next = |placement| {
            let (purpose, avoid) = (Purpose::Custom, Avoid::Resources);
            next_available(&desk.workspace, pool, length, purpose, avoid, placement).unwrap()
        };
        let [first, best, sparse] = Placement::ALL.map(next);
        assert_eq!((first, best), (cidr(after), cidr(after)));
        // The largest hole is the upper half; its middle is at three quarters.
        assert!(cidr(top).halves().unwrap().1.contains(sparse) && sparse != cidr(last));
        let key = desk.vpc("vpc-1", &[rival]);
        assert_eq!(desk.row(key, rival).overlap, Overlap::Overlapping(1));
        let insight = Insight::of(&desk.workspace);
        let (id, _) = insight.rows_of_resource(key).next().unwrap();
        assert_eq!(insight.conflicts(id)[0].shared, cidr(taken));
    }
}
