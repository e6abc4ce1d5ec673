//! Where rows live and what conflicts with what: the cases of D6 to D11, one by one.

use freehold::address::Count;
use freehold::command::{Command, CreatePool, ObjectRef};
use freehold::insight::{Compliance, Insight, Management, Overlap, Row, Usage, usable_addresses};
use freehold::model::{
    Coverage, Label, PrivateIpv6, Provider, ResourceKey, ScopeId, SourceKind, Watch,
};

use super::{Desk, cidr, east, facts, importing, ipam_of, list, top_pool, vpc, vswitch, west};

fn lab(desk: &mut Desk) -> ScopeId {
    match desk.done(Command::CreateScope(desk.ipam_id(), Label::named("lab"))).object {
        Some(ObjectRef::Scope(lab)) => lab,
        other => panic!("{other:?}"),
    }
}

fn overlap(desk: &Desk, key: ResourceKey, text: &str) -> Overlap {
    desk.row(key, text).overlap
}

/// Blocks of all rows in conflict.
fn conflicting(desk: &Desk) -> Vec<String> {
    let insight = Insight::of(&desk.workspace);
    let rows = insight.rows().filter(|(_, row)| matches!(row.overlap, Overlap::Overlapping(_)));
    rows.map(|(_, row)| row.cidr.to_string()).collect()
}

fn ignore(desk: &mut Desk, key: ResourceKey, text: &str) {
    desk.done(Command::SetWatch(vec![(key, cidr(text))], Watch::Ignored));
}

#[test]
fn d07_unmanaged_rows_live_in_the_default_scopes_and_managed_ones_with_their_pool() {
    let mut desk = Desk::new();
    let lab = lab(&mut desk);
    let pool = desk.create_pool(top_pool(lab, "10.0.0.0/16"));
    let key = desk.vpc("vpc-1", &["10.0.0.0/24", "2408:4000::/56"]);
    let inner = desk.vswitch("vsw-1", "vpc-1", &["10.0.0.0/28"]);
    assert_eq!(desk.row(key, "10.0.0.0/24").scope, desk.private());
    assert_eq!(desk.row(key, "2408:4000::/56").scope, desk.ipam().public_scope);
    let id = desk.link(pool, key, "10.0.0.0/24");
    assert_eq!(desk.row(key, "10.0.0.0/24").scope, lab);
    let follower = desk.row(inner, "10.0.0.0/28");
    assert_eq!((follower.scope, follower.allocation), (lab, Some(id)));
    assert_eq!(follower.compliance, Compliance::Compliant);
    desk.done(Command::Release(vec![id]));
    assert_eq!(desk.row(key, "10.0.0.0/24").scope, desk.private());
    assert_eq!(desk.row(inner, "10.0.0.0/28").scope, desk.private());
}

#[test]
fn d20_unique_local_ipv6_lives_in_the_private_scope_while_the_setting_is_on() {
    let mut desk = Desk::new();
    let key = desk.vpc("vpc-1", &["fd00::/56"]);
    assert_eq!(desk.row(key, "fd00::/56").scope, desk.ipam().public_scope);
    let mut settings = desk.workspace.settings().into_owned();
    settings.private_ipv6 = PrivateIpv6::Allowed;
    desk.done(Command::UpdateSettings(settings));
    assert_eq!(desk.row(key, "fd00::/56").scope, desk.private());
}

#[test]
fn d07_another_ipam_sees_a_managed_vpc_as_unmanaged() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    desk.link(pool, key, "10.0.0.0/24");
    let mut settings = desk.workspace.settings().into_owned();
    settings.quotas.insert(freehold::model::Quota::IpamQuotaPerRegion, 2);
    desk.done(Command::UpdateSettings(settings));
    let (first, discovery) = (desk.ipam_id(), desk.ipam().default_discovery);
    desk.done(Command::CreateIpam(ipam_of(east(), &[east()])));
    let second = *desk.workspace.ipams().keys().find(|id| **id != first).unwrap();
    let owner = desk.workspace.scope_of_pool(pool).unwrap().ipam;
    let other = if owner == first { second } else { first };
    let home = desk.workspace.ipams().get(&owner).unwrap().default_discovery;
    desk.done(Command::Associate(other, if home == discovery { discovery } else { home }));
    let insight = Insight::of(&desk.workspace);
    let mut rows: Vec<&Row> = insight.rows_of_resource(key).map(|(_, row)| row).collect();
    rows.sort_by_key(|row| row.ipam != owner);
    let [managed, unmanaged] = rows[..] else { panic!("{rows:?}") };
    assert_eq!((managed.ipam, managed.management), (owner, Management::Managed));
    assert_eq!((unmanaged.ipam, unmanaged.management), (other, Management::Unmanaged));
    assert_eq!(managed.overlap, Overlap::Nonoverlapping);
}

#[test]
fn d06_a_region_that_is_not_effective_is_not_monitored() {
    let mut desk = Desk::new();
    let mut abroad = vpc("vpc-1", &["10.0.0.0/24"]);
    abroad.region = Some(west());
    desk.import(vec![abroad]);
    let rows = |desk: &Desk| Insight::of(&desk.workspace).rows().count();
    assert_eq!(rows(&desk), 1);
    let (ipam, refuse) = (desk.ipam_id(), Default::default());
    desk.done(Command::RemoveEffectiveRegion(ipam, west(), refuse));
    assert_eq!(rows(&desk), 0);
}

#[test]
fn d08_a_vswitch_follows_the_smallest_cidr_of_its_own_vpc() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/20", "10.0.0.0/24"]);
    let small = desk.vswitch("vsw-1", "vpc-1", &["10.0.0.0/24"]);
    let large = desk.vswitch("vsw-2", "vpc-1", &["10.0.8.0/24"]);
    let lost = desk.vswitch("vsw-3", "vpc-1", &["10.0.16.0/24"]);
    desk.link(pool, key, "10.0.0.0/24");
    let managed = |key, text| desk.row(key, text).management == Management::Managed;
    assert!(managed(small, "10.0.0.0/24"));
    assert!(!managed(large, "10.0.8.0/24"));
    assert!(!managed(lost, "10.0.16.0/24"));
}

#[test]
fn d08_a_google_subnet_stands_for_itself_and_can_be_linked() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let network = vpc("net", &[]);
    let subnets = ["10.0.0.0/24", "10.0.0.0/25"];
    let subnet = |place: usize| vswitch(&format!("sub-{place}"), "net", &[subnets[place]]);
    let resources = vec![network, subnet(0), subnet(1)];
    desk.done(importing(vec![list(Provider::Google, 1, resources)]));
    let key = desk.key("sub-0");
    desk.link(pool, key, "10.0.0.0/24");
    assert_eq!(desk.row(key, "10.0.0.0/24").management, Management::Managed);
    // The smaller one has no VPC CIDR to follow, and two of one network conflict.
    assert_eq!(desk.row(desk.key("sub-1"), "10.0.0.0/25").management, Management::Unmanaged);
}

#[test]
fn d09_a_vswitch_inside_its_own_vpc_is_no_conflict_and_one_around_it_is() {
    let mut desk = Desk::new();
    desk.vpc("vpc-1", &["10.0.0.0/24"]);
    desk.vswitch("vsw-1", "vpc-1", &["10.0.0.0/26", "10.0.0.64/26"]);
    desk.vswitch("vsw-2", "vpc-1", &["10.0.0.128/25"]);
    assert!(conflicting(&desk).is_empty());
    let around = desk.vswitch("vsw-3", "vpc-1", &["10.0.0.0/23"]);
    assert_eq!(overlap(&desk, around, "10.0.0.0/23"), Overlap::Overlapping(4));
}

#[test]
fn d09_these_pairs_are_conflicts() {
    let cases: [(&str, Vec<_>); 6] = [
        (
            "two vSwitches of one VPC",
            vec![
                vpc("vpc-1", &["10.0.0.0/16"]),
                vswitch("vsw-1", "vpc-1", &["10.0.0.0/24"]),
                vswitch("vsw-2", "vpc-1", &["10.0.0.0/25"]),
            ],
        ),
        ("two CIDRs of one VPC", vec![vpc("vpc-1", &["10.0.0.0/24", "10.0.0.0/25"])]),
        (
            "a VPC and a foreign vSwitch",
            vec![vpc("vpc-1", &["10.0.0.0/24"]), vswitch("vsw-1", "vpc-2", &["10.0.0.0/25"])],
        ),
        (
            "equal CIDRs of two VPCs",
            vec![vpc("vpc-1", &["10.0.0.0/24"]), vpc("vpc-2", &["10.0.0.0/24"])],
        ),
        (
            "equal CIDRs of two vSwitches",
            vec![
                vpc("vpc-1", &["10.0.0.0/16"]),
                vswitch("vsw-1", "vpc-1", &["10.0.0.0/24"]),
                vswitch("vsw-2", "vpc-1", &["10.0.0.0/24"]),
            ],
        ),
        (
            "IPv6 like IPv4",
            vec![vpc("vpc-1", &["2408:4000::/56"]), vpc("vpc-2", &["2408:4000::/48"])],
        ),
    ];
    for (what, resources) in cases {
        let mut desk = Desk::new();
        desk.import(resources);
        assert_eq!(conflicting(&desk).len(), 2, "{what}");
    }
}

#[test]
fn d09_an_unmanaged_vpc_conflicts_with_a_reservation_and_pools_with_nobody() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    desk.sub_pool(pool, "10.0.0.0/20");
    desk.reserve(pool, "10.0.16.0/24");
    let key = desk.vpc("vpc-1", &["10.0.0.0/16"]);
    assert_eq!(overlap(&desk, key, "10.0.0.0/16"), Overlap::Overlapping(1));
    assert_eq!(conflicting(&desk).len(), 2);
}

#[test]
fn d09_the_view_names_the_other_and_the_range_that_both_hold() {
    let mut desk = Desk::new();
    let large = desk.vpc("vpc-1", &["10.0.0.0/16"]);
    let small = desk.vpc("vpc-2", &["10.0.3.0/24"]);
    let insight = Insight::of(&desk.workspace);
    for (of, with) in [(large, small), (small, large)] {
        let (id, _) = insight.rows_of_resource(of).next().unwrap();
        let (other, _) = insight.rows_of_resource(with).next().unwrap();
        let conflicts = insight.conflicts(id);
        assert_eq!(conflicts.len(), 1);
        assert_eq!((conflicts[0].other, conflicts[0].shared), (other, cidr("10.0.3.0/24")));
    }
}

#[test]
fn d07_scopes_are_worlds_of_their_own() {
    let mut desk = Desk::new();
    let lab = lab(&mut desk);
    desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let mut homed = list(Provider::Other, 1, vec![vpc("net", &["10.0.0.0/24"])]);
    facts(&mut homed).home_scope = Some(lab);
    desk.done(importing(vec![homed]));
    assert_eq!(desk.row(desk.key("net"), "10.0.0.0/24").scope, lab);
    assert!(conflicting(&desk).is_empty());
    let source = desk.workspace.sources().iter().find(|row| row.home_scope.is_some()).unwrap().id;
    desk.done(Command::SetHomeScope(source, None));
    assert_eq!(conflicting(&desk).len(), 2);
    desk.done(Command::SetHomeScope(source, Some(lab)));
    // The rows of a deleted scope go back to the default one.
    desk.done(Command::DeleteScope(lab, Default::default()));
    assert_eq!(desk.row(desk.key("net"), "10.0.0.0/24").scope, desk.private());
}

#[test]
fn d09_prefixes_of_one_tool_nest_but_are_not_equal() {
    let tool = |file: &str, ids: &[&str]| {
        let prefixes = ids.iter().map(|id| {
            let block = id.trim_end_matches('\'');
            vpc(id, &[block])
        });
        let mut observed = list(Provider::Other, 1, prefixes.collect());
        facts(&mut observed).kind = SourceKind::Prefixes;
        facts(&mut observed).file = file.into();
        observed.file = file.into();
        observed
    };
    let mut desk = Desk::new();
    desk.done(importing(vec![tool("a", &["10.0.0.0/8", "10.0.0.0/16", "10.0.0.0/24"])]));
    assert!(conflicting(&desk).is_empty());
    desk.done(importing(vec![tool("a", &["10.0.0.0/16'"])]));
    assert_eq!(conflicting(&desk), ["10.0.0.0/16", "10.0.0.0/16"]);
    // Another tool's prefix conflicts with all four.
    desk.done(importing(vec![tool("b", &["10.0.0.0/12"])]));
    let key = desk.key("10.0.0.0/12");
    assert_eq!(overlap(&desk, key, "10.0.0.0/12"), Overlap::Overlapping(4));
    // Also where nothing comes after those that are equal.
    let mut desk = Desk::new();
    desk.done(importing(vec![tool("a", &["10.0.0.0/8", "10.0.0.0/24", "10.0.0.0/24'"])]));
    assert_eq!(conflicting(&desk), ["10.0.0.0/24", "10.0.0.0/24"]);
}

#[test]
fn s2_08_4_ignored_rows_take_no_part_and_lose_their_allocation() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let inner = desk.vswitch("vsw-1", "vpc-1", &["10.0.0.0/28"]);
    let rival = desk.vpc("vpc-2", &["10.0.0.0/16"]);
    desk.link(pool, key, "10.0.0.0/24");
    assert_eq!(overlap(&desk, rival, "10.0.0.0/16"), Overlap::Overlapping(2));
    ignore(&mut desk, key, "10.0.0.0/24");
    assert!(desk.workspace.allocations().is_empty());
    for (key, text) in [(key, "10.0.0.0/24"), (inner, "10.0.0.0/28")] {
        let row = desk.row(key, text);
        let statuses = (row.management, row.compliance, row.overlap);
        assert_eq!(statuses, (Management::Ignored, Compliance::Ignored, Overlap::Ignored));
        assert_eq!(row.scope, desk.private());
    }
    assert_eq!(overlap(&desk, rival, "10.0.0.0/16"), Overlap::Nonoverlapping);
    desk.done(Command::SetWatch(vec![(key, cidr("10.0.0.0/24"))], Watch::Watched));
    assert_eq!(desk.row(key, "10.0.0.0/24").management, Management::Unmanaged);
    let nothing = Command::SetWatch(vec![(key, cidr("10.9.0.0/24"))], Watch::Ignored);
    assert_eq!(desk.rule(nothing).code(), "ResourceNotFound.Resource");
}

#[test]
fn d10_an_ignored_vswitch_stays_where_its_vpc_lives() {
    let mut desk = Desk::new();
    let lab = lab(&mut desk);
    let pool = desk.create_pool(top_pool(lab, "10.0.0.0/16"));
    let key = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let inner = desk.vswitch("vsw-1", "vpc-1", &["10.0.0.0/28"]);
    desk.link(pool, key, "10.0.0.0/24");
    ignore(&mut desk, inner, "10.0.0.0/28");
    let row = desk.row(inner, "10.0.0.0/28");
    assert_eq!((row.scope, row.management, row.pool), (lab, Management::Ignored, None));
    assert_eq!(desk.row(key, "10.0.0.0/24").management, Management::Managed);
}

#[test]
fn d11_a_slash_24_has_252_addresses_at_alibaba_and_small_subnets_have_their_own() {
    for (provider, text, usable) in [
        (Provider::Alibaba, "10.0.0.0/24", 252),
        (Provider::Aws, "10.0.0.0/24", 251),
        (Provider::Azure, "10.0.0.0/29", 3),
        (Provider::Google, "10.0.0.0/29", 4),
        (Provider::Other, "10.0.0.0/30", 2),
        (Provider::Other, "10.0.0.0/31", 2),
        (Provider::Other, "10.0.0.0/32", 1),
        (Provider::Aws, "10.0.0.0/30", 0),
    ] {
        assert_eq!(usable_addresses(provider, cidr(text)), Count::new(usable), "{provider} {text}");
    }
}

fn stating(available: Option<u64>, total: Option<u64>, text: &str) -> Usage {
    let mut desk = Desk::new();
    let mut resource = vswitch("vsw-1", "vpc-1", &[text]);
    resource.cidrs[0].stated.available = available.map(Count::from);
    resource.cidrs[0].stated.total = total.map(Count::from);
    desk.import(vec![resource]);
    desk.row(desk.key("vsw-1"), text).usage
}

#[test]
fn d11_a_vswitch_uses_what_is_not_available() {
    let counted = |used: u128, total: u128| Usage::Counted {
        used: Count::new(used),
        total: Count::new(total),
    };
    assert_eq!(stating(Some(240), None, "10.0.0.0/24"), counted(12, 252));
    assert_eq!(stating(Some(252), None, "10.0.0.0/24"), counted(0, 252));
    // More available than there can be: nothing is in use, and never below nothing.
    assert_eq!(stating(Some(255), None, "10.0.0.0/24"), counted(0, 252));
    assert_eq!(stating(Some(90), Some(100), "10.0.0.0/24"), counted(10, 100));
    assert_eq!(stating(None, None, "10.0.0.0/24"), Usage::Unknown);
    assert_eq!(stating(Some(0), None, "10.0.0.0/32"), Usage::Unknown);
    assert_eq!(stating(Some(9), None, "2408:4000::/64"), Usage::Unknown);
}

#[test]
fn d11_a_vpcs_usage_is_known_once_its_vswitches_are_and_counts_each_address_once() {
    let mut desk = Desk::new();
    let mut reported = vpc("vpc-1", &["10.0.0.0/24"]);
    reported.cidrs[0].stated.used = Some(Count::new(64));
    desk.import(vec![reported]);
    let key = desk.key("vpc-1");
    let total = Count::new(256);
    let reported = Usage::Reported { used: Count::new(64), total };
    assert_eq!(desk.row(key, "10.0.0.0/24").usage, reported);
    let mut vswitches = list(
        Provider::Alibaba,
        2_000,
        vec![
            vswitch("vsw-1", "vpc-1", &["10.0.0.0/25"]),
            vswitch("vsw-2", "vpc-1", &["10.0.0.64/26"]),
            vswitch("vsw-3", "vpc-1", &["10.0.9.0/24"]),
        ],
    );
    vswitches.covers = vec![Coverage { account: None, region: east() }];
    desk.done(importing(vec![vswitches]));
    let counted = Usage::Counted { used: Count::new(128), total };
    assert_eq!(desk.row(key, "10.0.0.0/24").usage, counted);
    // Ignored vSwitches still hold their addresses.
    let inner = desk.key("vsw-1");
    ignore(&mut desk, inner, "10.0.0.0/25");
    assert_eq!(desk.row(key, "10.0.0.0/24").usage, counted);
    let summary = Insight::of(&desk.workspace).summary(desk.private());
    assert_eq!((summary.vpc_usage[0].used, summary.vpc_usage[0].total), (Count::new(128), total));
    assert_eq!(summary.vswitch_usage[0].left_out, 2);
}

#[test]
fn d12_sub_pool_rows_are_managed_compliant_and_apart_whatever_the_rules() {
    let mut desk = Desk::new();
    let request = top_pool(desk.private(), "10.0.0.0/16");
    let rules = freehold::model::MaskRules { min: Some(24), default: None, max: Some(24) };
    let pool = desk.create_pool(CreatePool { rules, ..request });
    desk.sub_pool(pool, "10.0.0.0/20");
    desk.vpc("vpc-1", &["10.0.0.0/16"]);
    let insight = Insight::of(&desk.workspace);
    let row = insight.rows().find(|(_, row)| row.cidr == cidr("10.0.0.0/20")).unwrap().1;
    let statuses = (row.management, row.compliance, row.overlap);
    assert_eq!(statuses, (Management::Managed, Compliance::Compliant, Overlap::Nonoverlapping));
}
