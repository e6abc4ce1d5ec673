//! What is made and deleted, and what goes with it (2.1 to 2.3).

use freehold::address::Family;
use freehold::command::{Command, CreatePool, Dependants, ObjectRef, Rule};
use freehold::model::{DiscoveryKind, Label, Lifecycle, ScopeKind, TextField, TextProblem};

use super::{Desk, cidr, east, ipam_of, top_pool, west};

fn custom_discovery(desk: &mut Desk) -> freehold::model::DiscoveryId {
    match desk.done(Command::CreateDiscovery(ipam_of(west(), &[west(), east()]))).object {
        Some(ObjectRef::Discovery(id)) => id,
        other => panic!("{other:?} is no discovery"),
    }
}

#[test]
fn s2_01_1_what_is_made_is_created_and_what_is_deleted_is_not_found() {
    let mut desk = Desk::new();
    let (ipam, lab, pool) = (desk.ipam(), desk.scope(), desk.pool("10.0.0.0/16"));
    let custom = custom_discovery(&mut desk);
    assert_eq!(ipam.status, Lifecycle::Created);
    let workspace = &desk.workspace;
    assert!(workspace.scopes().iter().all(|scope| scope.status == Lifecycle::Created));
    assert!(workspace.discoveries().iter().all(|row| row.status == Lifecycle::Created));
    assert_eq!(workspace.pools().get(&pool).unwrap().status, Lifecycle::Created);
    let refuse = Dependants::Refuse;
    let both = [
        (Command::DeleteScope(lab, refuse), "ResourceNotFound.IpamScope"),
        (Command::DeletePool(pool, Dependants::DeleteToo), "ResourceNotFound.IpamPool"),
        (Command::DeleteDiscovery(custom), "ResourceNotFound.IpamResourceDiscovery"),
        (Command::DeleteIpam(ipam.id, refuse), "ResourceNotFound.Ipam"),
    ];
    for (delete, code) in both {
        desk.done(delete.clone());
        assert_eq!(desk.rule(delete).code(), code);
    }
}

#[test]
fn s2_02_4_the_default_discovery_has_the_regions_of_its_ipam() {
    let mut desk = Desk::new();
    let ipam = desk.ipam_id();
    let regions = |desk: &Desk| {
        let discovery = desk.workspace.discoveries().get(&desk.ipam().default_discovery).unwrap();
        desk.workspace.discovery_regions(discovery).to_vec()
    };
    let north = freehold::model::Region::alibaba("cn-north");
    desk.done(Command::AddEffectiveRegions(ipam, vec![north.clone()]));
    assert_eq!(regions(&desk), [east(), north.clone(), west()]);
    desk.done(Command::RemoveEffectiveRegion(ipam, west(), Dependants::Refuse));
    assert_eq!(regions(&desk), [east(), north.clone()]);
    let own = Command::SetDiscoveryRegions(desk.ipam().default_discovery, vec![east(), west()]);
    assert!(matches!(desk.rule(own), Rule::DefaultDiscovery(_)));
}

#[test]
fn s2_02_5_a_sub_pool_of_the_region_counts_too() {
    let mut desk = Desk::new();
    let request = CreatePool { region: None, ..top_pool(desk.private(), "10.0.0.0/16") };
    let source = desk.create_pool(request);
    let request = top_pool(desk.private(), "10.0.0.0/24");
    let request = CreatePool { source_pool: Some(source), region: Some(west()), ..request };
    let sub_pool = desk.create_pool(request);
    let remove = |dependants| Command::RemoveEffectiveRegion(desk.ipam_id(), west(), dependants);
    let (refuse, too) = (remove(Dependants::Refuse), remove(Dependants::DeleteToo));
    let Rule::Depends { dependants, .. } = desk.rule(refuse) else { panic!("no dependants") };
    assert_eq!(dependants, [ObjectRef::Pool(sub_pool)]);
    desk.done(too);
    // Only the pool of the region went, and its place in the source is free again.
    assert!(desk.workspace.pools().keys().eq([&source]));
    assert!(desk.workspace.allocations().is_empty());
}

#[test]
fn s2_02_6_an_ipam_takes_its_default_scopes_discovery_and_association_along() {
    let mut desk = Desk::new();
    desk.vpc("vpc-1", &["10.0.0.0/24"]);
    custom_discovery(&mut desk);
    desk.done(Command::DeleteIpam(desk.ipam_id(), Dependants::Refuse));
    let workspace = &desk.workspace;
    assert!(workspace.ipams().is_empty() && workspace.scopes().is_empty());
    assert!(workspace.associations().is_empty() && workspace.sources().is_empty());
    // What only its discovery had found cannot be shown any more.
    assert!(workspace.resources().is_empty());
    // A custom discovery of another region is nobody's default, and stays.
    assert!(matches!(
        workspace.discoveries().iter().next().unwrap().kind,
        DiscoveryKind::Custom(_)
    ));
    assert_eq!(workspace.discoveries().len(), 1);
}

#[test]
fn s2_03_1_default_scopes_stay_and_those_made_are_private() {
    let mut desk = Desk::new();
    let lab = desk.scope();
    let row = desk.workspace.scopes().get(&lab).unwrap();
    assert_eq!(row.kind, ScopeKind::Private);
    assert!(!desk.workspace.is_default_scope(lab));
    for scope in [desk.ipam().private_scope, desk.ipam().public_scope] {
        assert!(desk.workspace.is_default_scope(scope));
        for dependants in [Dependants::Refuse, Dependants::DeleteToo] {
            let rule = desk.rule(Command::DeleteScope(scope, dependants));
            assert_eq!(rule, Rule::DefaultScope(scope));
            assert_eq!(rule.code(), "OperationDenied.DeleteDefaultScope");
        }
    }
    desk.done(Command::DeleteScope(lab, Dependants::Refuse));
}

#[test]
fn s2_03_3_private_scopes_take_ipv4_and_public_ones_ipv6() {
    let mut desk = Desk::new();
    let (private, public) = (desk.private(), desk.ipam().public_scope);
    let lab = desk.scope();
    for (scope, text, family) in [
        (private, "fd00::/48", Family::V6),
        (lab, "fd00::/48", Family::V6),
        (public, "10.0.0.0/16", Family::V4),
    ] {
        let rule = desk.rule(Command::CreatePool(top_pool(scope, text)));
        assert_eq!(rule, Rule::FamilyNotInScope(family, scope));
    }
    for (scope, text) in
        [(private, "10.0.0.0/16"), (lab, "10.0.0.0/16"), (public, "2408:4005::/56")]
    {
        desk.create_pool(top_pool(scope, text));
    }
}

#[test]
fn s2_03_4_pools_may_overlap_across_scopes_and_never_among_unrelated_pools_of_one() {
    let mut desk = Desk::new();
    let (private, lab) = (desk.private(), desk.scope());
    let pool = desk.pool("10.0.0.0/16");
    desk.create_pool(top_pool(lab, "10.0.0.0/16"));
    let refused = desk.rule(Command::CreatePool(top_pool(private, "10.0.0.0/8")));
    let with = cidr("10.0.0.0/16");
    assert_eq!(refused, Rule::OverlapsPoolCidr { cidr: cidr("10.0.0.0/8"), pool, with });
}

#[test]
fn s2_03_5_a_default_scope_can_be_renamed() {
    let mut desk = Desk::new();
    let private = desk.private();
    desk.done(Command::UpdateScope(private, Label::named("core")));
    assert_eq!(desk.workspace.scopes().get(&private).unwrap().label.name.as_ref(), "core");
    let url = Command::UpdateScope(private, Label::named("http://core"));
    assert_eq!(desk.rule(url), Rule::Text(TextField::Name, TextProblem::Url));
}
