//! What decisions refuse that are mostly about what is seen (D4, D7, D8, D17, D19).

use freehold::command::{Command, ListExtent, ObjectRef, ObservedList, Reason, Rule};
use freehold::model::{AccountId, Label, Provider, Quota, ScopeId, SourceKind};

use super::{Desk, facts, importing, linking, list, vpc, vswitch};

#[test]
fn d04_a_quota_below_what_exists_refuses_new_ones_only() {
    let mut desk = Desk::new();
    let ipam = desk.ipam_id();
    let (one, two) = (desk.scope(), desk.scope());
    desk.limit(Quota::IpamScopeQuotaPerIpam, 2);
    desk.done(Command::UpdateScope(one, Label::named("kept")));
    assert!(desk.workspace.scopes().contains(&two));
    let rule = desk.rule(Command::CreateScope(ipam, Label::default()));
    assert_eq!(rule, Rule::Quota(Quota::IpamScopeQuotaPerIpam, 2));
}

#[test]
fn d07_a_home_has_to_be_there_and_a_vpc_cidr_has_one_allocation() {
    let mut desk = Desk::new();
    let (pool, lab) = (desk.pool("10.0.0.0/16"), desk.scope());
    let key = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let source = *desk.workspace.sources().keys().next().expect("a source");
    desk.done(Command::SetHomeScope(source, Some(lab)));
    assert_eq!(desk.row(key, "10.0.0.0/24").scope, lab);
    let gone = ScopeId::new(5);
    let rule = desk.rule(Command::SetHomeScope(source, Some(gone)));
    assert_eq!(rule, Rule::NotFound(ObjectRef::Scope(gone)));
    let allocation = desk.link(pool, key, "10.0.0.0/24");
    let second = desk.pool("10.1.0.0/16");
    for pool in [pool, second] {
        let rule = desk.rule(linking(pool, key, "10.0.0.0/24"));
        assert_eq!(rule, Rule::AlreadyAllocated(allocation));
    }
}

#[test]
fn d08_a_vswitch_is_never_allocated() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    desk.import(vec![vpc("vpc-1", &["10.0.0.0/24"]), vswitch("vsw-1", "vpc-1", &["10.0.0.0/28"])]);
    let (outer, inner) = (desk.key("vpc-1"), desk.key("vsw-1"));
    assert_eq!(desk.rule(linking(pool, inner, "10.0.0.0/28")), Rule::NotAVpc(inner));
    desk.link(pool, outer, "10.0.0.0/24");
    assert_eq!(desk.row(inner, "10.0.0.0/28").pool, Some(pool));
    let reasons = desk.refused(linking(pool, inner, "10.0.0.0/28"));
    assert_eq!(reasons[0].rule, Rule::NotAVpc(inner));
}

fn of_extent(extent: ListExtent) -> ObservedList {
    ObservedList { extent, ..list(Provider::Alibaba, 2_000, vec![vpc("vpc-1", &["10.0.0.0/24"])]) }
}

#[test]
fn d17_a_whole_list_that_lacks_most_is_asked_about_and_a_partial_one_is_not() {
    let mut desk = Desk::new();
    desk.import(vec![vpc("vpc-1", &["10.0.0.0/24"]), vpc("vpc-2", &["10.0.1.0/24"])]);
    let rule = desk.rule(importing(vec![of_extent(ListExtent::Whole)]));
    assert_eq!(rule, Rule::LargeRemoval { file: "list.json".into(), removed: 1, of: 2 });
    desk.done(importing(vec![of_extent(ListExtent::Partial)]));
    let live = desk.workspace.resources().iter().flat_map(|row| row.live_cidrs());
    assert_eq!(live.count(), 2);
}

#[test]
fn d19_files_are_refused_alike_in_any_order() {
    let mut desk = Desk::new();
    let whole = |account: &str, at| {
        let mut whole = list(Provider::Alibaba, at, Vec::new());
        whole.extent = ListExtent::Whole;
        facts(&mut whole).account = Some(AccountId::new(account));
        facts(&mut whole).kind = SourceKind::Vpcs;
        whole.file = account.into();
        whole
    };
    let first = |account: &str, text: &str| {
        let resources = vec![vpc(&format!("vpc-{account}"), &[text])];
        ObservedList { resources, extent: ListExtent::Partial, ..whole(account, 1_000) }
    };
    desk.done(importing(vec![first("1", "10.0.0.0/24"), first("2", "10.0.1.0/24")]));
    let mut refused = |lists: Vec<ObservedList>| -> Vec<Reason> { desk.refused(importing(lists)) };
    let there = refused(vec![whole("1", 2_000), whole("2", 3_000)]);
    let back = refused(vec![whole("2", 3_000), whole("1", 2_000)]);
    assert_eq!(there, back);
    assert_eq!(there.len(), 2);
}
