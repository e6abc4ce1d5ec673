//! Discoveries, their associations, and what they bring (2.7).

use freehold::command::{
    Command, CreatePool, ObjectRef, ObservedResource, Reason, Remedy, Rule, Spot,
};
use freehold::insight::{Insight, Management, Monitoring};
use freehold::model::{AutoImport, MaskRules, Region, TextField, TextProblem};

use super::{Desk, east, exactly, ipam_of, top_pool, vpc, west};

fn custom_discovery(desk: &mut Desk) -> freehold::model::DiscoveryId {
    match desk.done(Command::CreateDiscovery(ipam_of(west(), &[west(), east()]))).object {
        Some(ObjectRef::Discovery(id)) => id,
        other => panic!("{other:?} is no discovery"),
    }
}

#[test]
fn s2_07_1_a_discovery_tracks_vpcs_and_vswitches_allocated_or_not() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/24", "10.9.0.0/24"]);
    let inner = desk.vswitch("vsw-1", "vpc-1", &["10.0.0.0/28"]);
    desk.link(pool, key, "10.0.0.0/24");
    for (key, text, management) in [
        (key, "10.0.0.0/24", Management::Managed),
        (key, "10.9.0.0/24", Management::Unmanaged),
        (inner, "10.0.0.0/28", Management::Managed),
    ] {
        let row = desk.row(key, text);
        assert_eq!((row.management, row.monitoring), (management, Monitoring::Monitored));
    }
    // Nothing of a region in which it does not work.
    let north = Some(freehold::model::Region::alibaba("cn-north"));
    desk.import(vec![ObservedResource { region: north, ..vpc("vpc-2", &["10.2.0.0/24"]) }]);
    let elsewhere = desk.key("vpc-2");
    assert_eq!(Insight::of(&desk.workspace).rows_of_resource(elsewhere).count(), 0);
}

#[test]
fn s2_07_2_a_region_has_one_discovery_and_the_default_one_counts() {
    let mut desk = Desk::new();
    let default = desk.ipam().default_discovery;
    let reason = desk.refusal(Command::CreateDiscovery(ipam_of(east(), &[east()])));
    assert_eq!(reason.rule.code(), "QuotaExceeded.IpamResourceDiscovery");
    assert_eq!(reason.remedies.last(), Some(&Remedy::Open(ObjectRef::Discovery(default))));
    let custom = custom_discovery(&mut desk);
    let reason = desk.refusal(Command::CreateDiscovery(ipam_of(west(), &[west()])));
    assert_eq!(reason.remedies.last(), Some(&Remedy::Open(ObjectRef::Discovery(custom))));
    // An IPAM of that region takes it over, so that the number stays one.
    desk.done(Command::CreateIpam(ipam_of(west(), &[west()])));
    assert_eq!(desk.workspace.discoveries().len(), 2);
}

#[test]
fn s2_07_2_a_discovery_must_work_in_its_own_region() {
    let mut desk = Desk::new();
    let reason = desk.refusal(Command::CreateDiscovery(ipam_of(west(), &[east()])));
    let rule = Rule::ManagedRegionMissing(west());
    assert_eq!(reason, Reason::new(rule).at(Spot::Regions));
}

#[test]
fn d18_what_a_deleted_discovery_listed_without_a_cidr_goes_with_it_alone() {
    let mut desk = Desk::new();
    let custom = custom_discovery(&mut desk);
    let named = |id: &str, discovery| {
        let mut seen = super::list(freehold::model::Provider::Other, 1, vec![vpc(id, &[])]);
        super::facts(&mut seen).discovery = discovery;
        seen
    };
    let own = named("net-kept", freehold::command::DiscoveryChoice::DefaultIn(east()));
    let theirs = named("net-gone", freehold::command::DiscoveryChoice::Known(custom));
    desk.done(super::importing(vec![own, theirs]));
    assert_eq!(desk.workspace.resources().len(), 2);
    desk.done(Command::DeleteDiscovery(custom));
    let left: Vec<String> =
        desk.workspace.resources().iter().map(|row| row.external_id().to_string()).collect();
    assert_eq!(left, ["net-kept"]);
}

#[test]
fn d05_a_region_that_a_discovery_is_given_has_a_code_that_can_be_seen() {
    let mut desk = Desk::new();
    let custom = custom_discovery(&mut desk);
    let odd = Command::SetDiscoveryRegions(custom, vec![west(), Region::alibaba("cn north")]);
    let rule = Rule::Text(TextField::Region, TextProblem::Space);
    assert_eq!(desk.refusal(odd), Reason::new(rule).at(Spot::Regions));
}

#[test]
fn s2_07_4_an_ipam_manages_what_is_effective_in_it_and_in_the_discovery() {
    let mut desk = Desk::new();
    desk.limit(freehold::model::Quota::CustomIpamResourceDiscoveryQuotaPerRegion, 2);
    let made = desk.done(Command::CreateDiscovery(ipam_of(east(), &[east()]))).object;
    let Some(ObjectRef::Discovery(narrow)) = made else { panic!("{made:?}") };
    desk.done(Command::Associate(desk.ipam_id(), narrow));
    let mut near = super::list(freehold::model::Provider::Alibaba, 1, Vec::new());
    super::facts(&mut near).discovery = freehold::command::DiscoveryChoice::Known(narrow);
    let far = ObservedResource { region: Some(west()), ..vpc("vpc-far", &["10.1.0.0/24"]) };
    near.resources = vec![vpc("vpc-near", &["10.0.0.0/24"]), far];
    desk.done(super::importing(vec![near]));
    let rows =
        |desk: &Desk, id: &str| Insight::of(&desk.workspace).rows_of_resource(desk.key(id)).count();
    assert_eq!((rows(&desk, "vpc-near"), rows(&desk, "vpc-far")), (1, 0));
    desk.done(Command::SetDiscoveryRegions(narrow, vec![east(), west()]));
    assert_eq!(rows(&desk, "vpc-far"), 1);
    desk.done(Command::Dissociate(desk.ipam_id(), narrow));
    assert_eq!((rows(&desk, "vpc-near"), rows(&desk, "vpc-far")), (0, 0));
    // Associated no more, it can be dissociated no more.
    let again = Command::Dissociate(desk.ipam_id(), narrow);
    assert_eq!(desk.rule(again).code(), "ResourceNotFound.ResourceDiscoveryAssociation");
}

#[test]
fn s2_07_5_imported_is_what_is_inside_in_the_region_and_not_allocated() {
    let mut desk = Desk::new();
    let request = top_pool(desk.private(), "10.0.0.0/16");
    let provision = vec![exactly("10.0.0.0/16"), exactly("10.1.0.0/16")];
    let request = CreatePool { auto_import: AutoImport::On, provision, ..request };
    let pool = desk.create_pool(request);
    desk.reserve(pool, "10.0.3.0/26");
    desk.import(vec![
        vpc("vpc-in", &["10.0.0.0/24"]),
        vpc("vpc-out", &["10.2.0.0/24"]),
        // Two provisioned CIDRs side by side are no larger one.
        vpc("vpc-across", &["10.0.0.0/15"]),
        ObservedResource { region: Some(west()), ..vpc("vpc-far", &["10.0.1.0/24"]) },
        vpc("vpc-twin", &["10.0.0.0/24"]),
        vpc("vpc-inner", &["10.0.0.0/26"]),
        vpc("vpc-taken", &["10.0.3.0/24"]),
        vpc("vpc-other", &["10.1.0.0/24"]),
    ]);
    let imported = |desk: &Desk, id: &str| {
        let key = desk.key(id);
        let cidrs = &desk.workspace.resources().get(&key).unwrap().cidrs;
        desk.workspace.allocation_of(key, cidrs[0].cidr).is_some()
    };
    for (id, expected) in [
        ("vpc-in", true),
        ("vpc-out", false),
        ("vpc-across", false),
        ("vpc-far", false),
        ("vpc-twin", false),
        ("vpc-inner", false),
        ("vpc-taken", false),
        ("vpc-other", true),
    ] {
        assert_eq!(imported(&desk, id), expected, "{id}");
    }
}

#[test]
fn s2_07_6_an_imported_vpc_may_break_the_masks_of_its_pool() {
    use freehold::insight::Compliance;
    let mut desk = Desk::new();
    let rules = MaskRules { min: Some(20), default: None, max: Some(24) };
    let request = top_pool(desk.private(), "10.0.0.0/8");
    let pool = desk.create_pool(CreatePool { rules, auto_import: AutoImport::On, ..request });
    let large = desk.vpc("vpc-large", &["10.1.0.0/16"]);
    let small = desk.vpc("vpc-small", &["10.2.0.0/28"]);
    let fitting = desk.vpc("vpc-fitting", &["10.3.0.0/22"]);
    for (key, text, compliant) in [
        (large, "10.1.0.0/16", false),
        (small, "10.2.0.0/28", false),
        (fitting, "10.3.0.0/22", true),
    ] {
        let row = desk.row(key, text);
        assert_eq!(row.pool, Some(pool), "{text}");
        assert_eq!(row.compliance == Compliance::Compliant, compliant, "{text}");
    }
}

#[test]
fn d16_deleting_a_discovery_removes_nothing_that_another_source_tells_of() {
    let mut desk = Desk::new();
    let google = freehold::model::Provider::Google;
    let region = freehold::model::Region::new(google, "europe-west1");
    let network = |id| ObservedResource { region: Some(region.clone()), ..vpc(id, &[]) };
    let subnet = |id, of| ObservedResource {
        region: Some(region.clone()),
        ..super::vswitch(id, of, &["10.7.0.0/24"])
    };
    // A network at Google has no CIDR, and this one no subnet yet.
    let near = super::list(google, 1, vec![network("net-a"), network("net-both")]);
    let custom = custom_discovery(&mut desk);
    let mut far =
        super::list(google, 1, vec![subnet("sub-1", "net-both"), subnet("sub-2", "net-b")]);
    super::facts(&mut far).discovery = freehold::command::DiscoveryChoice::Known(custom);
    super::facts(&mut far).kind = freehold::model::SourceKind::VSwitches;
    let mut other = super::list(freehold::model::Provider::Other, 1, vec![vpc("own", &[])]);
    super::facts(&mut other).discovery = freehold::command::DiscoveryChoice::Known(custom);
    desk.done(super::importing(vec![near, far, other]));
    assert_eq!(desk.workspace.resources().len(), 6);
    desk.done(Command::DeleteDiscovery(custom));
    // The placeholder, the subnets and what only that source could name are gone with it.
    let mut left: Vec<&str> =
        desk.workspace.resources().iter().map(|row| row.external_id().as_ref()).collect();
    left.sort_unstable();
    assert_eq!(left, ["net-a", "net-both"]);
}
