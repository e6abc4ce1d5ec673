//! Auto-import (D13).

use freehold::command::{Command, CreatePool, Note};
use freehold::insight::{Compliance, Management};
use freehold::model::{
    AutoImport, Change, Delta, Hold, Label, MaskBreach, MaskRules, Origin, PoolId, RowOp, Watch,
};

use super::{Desk, cidr, ipam_of, top_pool, vpc, west};

fn importing_pool(desk: &mut Desk, source: Option<PoolId>, text: &str) -> PoolId {
    let request = top_pool(desk.private(), text);
    let request = CreatePool { source_pool: source, auto_import: AutoImport::On, ..request };
    desk.create_pool(request)
}

fn imported(desk: &Desk, pool: PoolId) -> Vec<String> {
    desk.workspace.allocations_in(pool).map(|row| row.cidr.to_string()).collect()
}

#[test]
fn d13_the_larger_block_goes_first_then_the_lower_id() {
    let mut desk = Desk::new();
    let pool = importing_pool(&mut desk, None, "10.0.0.0/16");
    desk.import(vec![
        vpc("vpc-3", &["10.0.0.0/24"]),
        vpc("vpc-2", &["10.0.0.0/20"]),
        vpc("vpc-1", &["10.0.0.0/20"]),
        vpc("vpc-0", &["10.0.16.0/24"]),
    ]);
    assert_eq!(imported(&desk, pool), ["10.0.0.0/20", "10.0.16.0/24"]);
    let winner = desk.row(desk.key("vpc-1"), "10.0.0.0/20");
    assert_eq!(winner.management, Management::Managed);
    assert_eq!(desk.row(desk.key("vpc-2"), "10.0.0.0/20").management, Management::Unmanaged);
}

#[test]
fn s2_07_7_the_deepest_pool_takes_it_whatever_its_rules() {
    let mut desk = Desk::new();
    let pool = importing_pool(&mut desk, None, "10.0.0.0/16");
    let deep = importing_pool(&mut desk, Some(pool), "10.0.0.0/20");
    let rules = MaskRules { min: Some(26), default: None, max: None };
    let label = Label::default();
    desk.done(Command::UpdatePool { pool: deep, label, rules, auto_import: AutoImport::On });
    let key = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let row = desk.row(key, "10.0.0.0/24");
    assert_eq!(row.pool, Some(deep));
    assert_eq!(row.compliance, Compliance::Noncompliant(MaskBreach::ShorterThanMin(26)));
}

#[test]
fn d13_switching_it_on_imports_at_once_and_switching_it_off_keeps_what_is_there() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let switch = |auto_import| Command::UpdatePool {
        pool,
        label: Label::default(),
        rules: MaskRules::default(),
        auto_import,
    };
    let done = desk.done(switch(AutoImport::On));
    let id = *desk.workspace.allocations().keys().next().unwrap();
    assert_eq!(done.notes, [Note::AutoImported(id)]);
    desk.done(switch(AutoImport::Off));
    assert_eq!(imported(&desk, pool), ["10.0.0.0/24"]);
    desk.vpc("vpc-2", &["10.0.1.0/24"]);
    assert_eq!(imported(&desk, pool), ["10.0.0.0/24"]);
}

#[test]
fn d13_what_was_released_by_hand_is_held_until_it_is_cleared() {
    let mut desk = Desk::new();
    let pool = importing_pool(&mut desk, None, "10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let id = *desk.workspace.allocations().keys().next().unwrap();
    desk.done(Command::Release(vec![id]));
    assert!(imported(&desk, pool).is_empty());
    let row = vec![(key, cidr("10.0.0.0/24"))];
    let done = desk.done(Command::ClearHold(row));
    assert!(matches!(done.notes[..], [Note::AutoImported(_)]));
    let nothing = vec![(key, cidr("10.9.0.0/24"))];
    assert_eq!(desk.rule(Command::ClearHold(nothing)).code(), "ResourceNotFound.Resource");
}

#[test]
fn d10_ignored_vpcs_stay_out_also_after_the_mark_is_cleared() {
    let mut desk = Desk::new();
    let pool = importing_pool(&mut desk, None, "10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let row = vec![(key, cidr("10.0.0.0/24"))];
    desk.done(Command::SetWatch(row.clone(), Watch::Ignored));
    assert!(imported(&desk, pool).is_empty());
    desk.done(Command::SetWatch(row, Watch::Watched));
    assert!(imported(&desk, pool).is_empty());
    assert_eq!(desk.workspace.resources().get(&key).unwrap().cidrs[0].hold, Hold::Held);
}

#[test]
fn d13_other_regions_vswitches_and_plans_are_never_imported() {
    let mut desk = Desk::new();
    let pool = importing_pool(&mut desk, None, "10.0.0.0/16");
    let mut abroad = vpc("vpc-1", &["10.0.0.0/24"]);
    abroad.region = Some(west());
    desk.import(vec![abroad]);
    desk.vswitch("vsw-1", "vpc-9", &["10.0.1.0/24"]);
    let mut plan = desk.workspace.resources().get(&desk.key("vpc-1")).unwrap().clone();
    plan.key = desk.workspace.next_resource_key();
    plan.identity = freehold::model::Identity::Global(plan.provider, "plan".into());
    plan.region = Some(super::east());
    plan.origin = Origin::Planned(desk.ipam_id());
    let delta = Delta { key: plan.key, before: None, after: Some(Box::new(plan)) };
    desk.workspace.replay(Change { ops: vec![RowOp::Resources(delta)] });
    desk.done(Command::UpdateIpam(desk.ipam_id(), Label::named("again")));
    assert!(imported(&desk, pool).is_empty());
}

#[test]
fn d13_a_vpc_with_a_home_scope_of_its_own_is_left_alone() {
    let mut desk = Desk::new();
    let pool = importing_pool(&mut desk, None, "10.0.0.0/16");
    let made = desk.done(Command::CreateScope(desk.ipam_id(), Label::default())).object;
    let Some(freehold::command::ObjectRef::Scope(lab)) = made else { panic!("{made:?}") };
    let mut list =
        super::list(freehold::model::Provider::Alibaba, 1, vec![vpc("vpc-1", &["10.0.0.0/24"])]);
    super::facts(&mut list).home_scope = Some(lab);
    desk.done(super::importing(vec![list]));
    assert!(imported(&desk, pool).is_empty());
    let source = *desk.workspace.sources().keys().next().unwrap();
    desk.done(Command::SetHomeScope(source, None));
    assert_eq!(imported(&desk, pool), ["10.0.0.0/24"]);
}

#[test]
fn d13_of_several_ipams_the_lowest_id_takes_it() {
    let mut desk = Desk::new();
    let discovery = desk.ipam().default_discovery;
    let mut settings = desk.workspace.settings().into_owned();
    settings.quotas.insert(freehold::model::Quota::IpamQuotaPerRegion, 2);
    desk.done(Command::UpdateSettings(settings));
    desk.done(Command::CreateIpam(ipam_of(super::east(), &[super::east()])));
    let ids: Vec<_> = desk.workspace.ipams().keys().copied().collect();
    for id in &ids {
        if desk.workspace.associations_of(*id).all(|row| row.discovery != discovery) {
            desk.done(Command::Associate(*id, discovery));
        }
        let scope = desk.workspace.ipams().get(id).unwrap().private_scope;
        let request = top_pool(scope, "10.0.0.0/16");
        desk.create_pool(CreatePool { auto_import: AutoImport::On, ..request });
    }
    let mut list =
        super::list(freehold::model::Provider::Alibaba, 1, vec![vpc("vpc-1", &["10.0.0.0/24"])]);
    super::facts(&mut list).discovery = freehold::command::DiscoveryChoice::Known(discovery);
    desk.done(super::importing(vec![list]));
    let allocation = desk.workspace.allocations().iter().next().unwrap();
    assert_eq!(desk.workspace.scope_of_pool(allocation.pool).unwrap().ipam, ids[0]);
    assert_eq!(desk.workspace.allocations().len(), 1);
}
