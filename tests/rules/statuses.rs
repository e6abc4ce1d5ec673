//! The three statuses of a resource CIDR (2.8, D9, D10, D12).

use freehold::command::{Command, CreatePool};
use freehold::insight::{Compliance, Insight, Management, Overlap};
use freehold::model::{MaskBreach, MaskRules, Watch};

use super::{Desk, cidr, top_pool, vpc, vswitch};

#[test]
fn s2_08_1_a_cidr_is_managed_while_it_is_allocated_and_ignored_while_it_is_marked() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/24", "10.0.1.0/24"]);
    let management = |desk: &Desk, text: &str| desk.row(key, text).management;
    let id = desk.link(pool, key, "10.0.0.0/24");
    // Status belongs to one CIDR of the resource, not to the resource.
    assert_eq!(management(&desk, "10.0.0.0/24"), Management::Managed);
    assert_eq!(management(&desk, "10.0.1.0/24"), Management::Unmanaged);
    desk.done(Command::Release(vec![id]));
    assert_eq!(management(&desk, "10.0.0.0/24"), Management::Unmanaged);
    desk.done(Command::SetWatch(vec![(key, cidr("10.0.0.0/24"))], Watch::Ignored));
    assert_eq!(management(&desk, "10.0.0.0/24"), Management::Ignored);
    assert_eq!(management(&desk, "10.0.1.0/24"), Management::Unmanaged);
}

#[test]
fn s2_08_2_compliance_looks_at_both_masks_and_never_at_the_default() {
    let mut desk = Desk::new();
    let rules = MaskRules { min: Some(22), default: Some(23), max: Some(24) };
    let request = top_pool(desk.private(), "10.0.0.0/16");
    let pool = desk.create_pool(CreatePool { rules, ..request });
    for (id, text, expected) in [
        ("vpc-21", "10.0.0.0/21", Compliance::Noncompliant(MaskBreach::ShorterThanMin(22))),
        ("vpc-22", "10.0.8.0/22", Compliance::Compliant),
        ("vpc-24", "10.0.12.0/24", Compliance::Compliant),
        ("vpc-25", "10.0.13.0/25", Compliance::Noncompliant(MaskBreach::LongerThanMax(24))),
    ] {
        let key = desk.vpc(id, &[text]);
        assert_eq!(desk.row(key, text).compliance, Compliance::Unmanaged);
        desk.link(pool, key, text);
        assert_eq!(desk.row(key, text).compliance, expected, "{text}");
    }
}

#[test]
fn s2_08_3_overlap_counts_the_rows_in_conflict_exactly_and_on_both_sides() {
    let mut desk = Desk::new();
    let resources = (0..5).map(|place| {
        let text = format!("10.0.{place}.0/24");
        vpc(&format!("vpc-{place}"), &[&text])
    });
    desk.import(resources.collect());
    let large = desk.vpc("vpc-large", &["10.0.0.0/22"]);
    assert_eq!(desk.row(large, "10.0.0.0/22").overlap, Overlap::Overlapping(4));
    assert_eq!(desk.row(desk.key("vpc-3"), "10.0.3.0/24").overlap, Overlap::Overlapping(1));
    assert_eq!(desk.row(desk.key("vpc-4"), "10.0.4.0/24").overlap, Overlap::Nonoverlapping);
}

#[test]
fn d09_two_vswitches_of_one_vpc_conflict_where_they_intersect_only() {
    let mut desk = Desk::new();
    desk.import(vec![
        vpc("vpc-1", &["10.0.0.0/16"]),
        vswitch("vsw-1", "vpc-1", &["10.0.0.0/24"]),
        vswitch("vsw-2", "vpc-1", &["10.0.1.0/24"]),
    ]);
    let overlap = |desk: &Desk, id: &str, text: &str| desk.row(desk.key(id), text).overlap;
    assert_eq!(overlap(&desk, "vsw-1", "10.0.0.0/24"), Overlap::Nonoverlapping);
    desk.vswitch("vsw-3", "vpc-1", &["10.0.0.128/25"]);
    assert_eq!(overlap(&desk, "vsw-1", "10.0.0.0/24"), Overlap::Overlapping(1));
    assert_eq!(overlap(&desk, "vsw-3", "10.0.0.128/25"), Overlap::Overlapping(1));
    assert_eq!(overlap(&desk, "vsw-2", "10.0.1.0/24"), Overlap::Nonoverlapping);
}

#[test]
fn d09_the_same_cidr_listed_twice_for_one_resource_is_one() {
    let mut desk = Desk::new();
    let key = desk.vpc("vpc-1", &["10.0.0.0/24", "10.0.0.0/24"]);
    assert_eq!(desk.row(key, "10.0.0.0/24").overlap, Overlap::Nonoverlapping);
    let other = desk.vpc("vpc-2", &["10.0.0.0/24"]);
    assert_eq!(desk.row(other, "10.0.0.0/24").overlap, Overlap::Overlapping(1));
}

#[test]
fn d12_a_reservation_is_judged_like_a_vpc_when_the_masks_change() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let held = desk.reserve(pool, "10.0.0.0/24");
    let compliance = |desk: &Desk| {
        let insight = Insight::of(&desk.workspace);
        let mut rows = insight.rows().filter(|(_, row)| row.allocation == Some(held));
        rows.next().unwrap().1.compliance
    };
    assert_eq!(compliance(&desk), Compliance::Compliant);
    desk.done(Command::UpdatePool {
        pool,
        label: Default::default(),
        rules: MaskRules { min: None, default: None, max: Some(20) },
        auto_import: Default::default(),
    });
    assert_eq!(compliance(&desk), Compliance::Noncompliant(MaskBreach::LongerThanMax(20)));
}

#[test]
fn d11_never_more_than_all_is_in_use_whatever_a_feed_states() {
    use freehold::address::Count;
    use freehold::insight::Usage;
    let mut desk = Desk::new();
    let mut brought = vec![
        super::vpc("vpc-1", &["10.0.0.0/24"]),
        super::vswitch("vsw-1", "vpc-1", &["10.0.0.0/25"]),
        super::vswitch("vsw-2", "vpc-1", &["10.0.0.128/25"]),
    ];
    for resource in &mut brought {
        resource.cidrs[0].stated.used = Some(Count::new(1_000));
    }
    brought[2].cidrs[0].stated.total = Some(Count::new(90));
    desk.import(brought);
    let usage = |id: &str, text: &str| desk.row(desk.key(id), text).usage;
    let all = |total: u64| (Count::from(total), Count::from(total));
    let (used, total) = all(256);
    assert_eq!(usage("vpc-1", "10.0.0.0/24"), Usage::Reported { used, total });
    let (used, total) = all(124);
    assert_eq!(usage("vsw-1", "10.0.0.0/25"), Usage::Counted { used, total });
    let (used, total) = all(90);
    assert_eq!(usage("vsw-2", "10.0.0.128/25"), Usage::Counted { used, total });
}
