//! Shared discoveries: what they bring, and how they are used.

use freehold::command::{
    Command, Dependants, Dependence, ObjectRef, ObservedList, Reason, Remedy, Rule, SharingRule,
};
use freehold::insight::{Management, Monitoring};
use freehold::model::{
    AccountId, DirectoryRole, DiscoveryId, Provider, ShareType, SharedObject, Time,
};

use super::super::{Desk, cidr, importing, ipam_of, list, vpc, vswitch};
use super::{Two, accept, owner_account, principal_account, sharing, unshare, west};

/// An owner whose default discovery lists a VPC with a vSwitch; shared and accepted.
fn shared() -> (Two, DiscoveryId) {
    let mut two = Two::new();
    let mut shop = vpc("vpc-1", &["10.0.0.0/16"]);
    shop.account = Some(owner_account());
    shop.name = Some("shop".into());
    two.owner.import(vec![shop, vswitch("vsw-1", "vpc-1", &["10.0.1.0/24"])]);
    let id = two.owner.ipam().default_discovery;
    two.share(SharedObject::Discovery(id));
    two.hand_over();
    (two, id)
}

fn associate(desk: &mut Desk, id: DiscoveryId) {
    let ipam = desk.ipam_id();
    desk.done(Command::Associate(ipam, id));
}

#[test]
fn d23_a_shared_discovery_appears_with_its_owner_and_resources() {
    let (two, id) = shared();
    let theirs = &two.principal.workspace;
    let row = theirs.discoveries().get(&id).unwrap();
    assert_eq!((row.share, &row.owner), (ShareType::Shared, &owner_account()));
    let regions = two.owner.ipam().effective_regions;
    assert_eq!(theirs.discovery_regions(row), regions);
    let shop = theirs.resources().get(&two.principal.key("vpc-1")).unwrap();
    assert_eq!((&*shop.name, &shop.account), ("shop", &Some(owner_account())));
    let vswitch = theirs.resources().get(&two.principal.key("vsw-1")).unwrap();
    assert_eq!(vswitch.vpc, Some(shop.key));
    assert_eq!(theirs.sources_of(id).count(), 1);
}

#[test]
fn d06_its_resources_are_monitored_once_it_is_associated() {
    let (mut two, id) = shared();
    let key = two.principal.key("vpc-1");
    let insight = freehold::insight::Insight::of(&two.principal.workspace);
    assert_eq!(insight.rows().count(), 0);
    associate(&mut two.principal, id);
    let row = two.principal.row(key, "10.0.0.0/16");
    assert_eq!((row.scope, row.management), (two.principal.private(), Management::Unmanaged));
    // The principal can manage what it sees.
    let pool = two.principal.pool("10.0.0.0/8");
    two.principal.link(pool, key, "10.0.0.0/16");
    assert_eq!(two.principal.row(key, "10.0.0.0/16").management, Management::Managed);
    let ipam = two.principal.ipam_id();
    two.principal.done(Command::Dissociate(ipam, id));
    let row = two.principal.row(key, "10.0.0.0/16");
    assert_eq!((row.pool, row.monitoring), (Some(pool), Monitoring::NotMonitored));
}

#[test]
fn s2_07_4_it_joins_ipams_of_the_same_managed_region_only() {
    let (mut two, id) = shared();
    two.principal.done(Command::CreateIpam(ipam_of(west(), &[west()])));
    let ipams = two.principal.workspace.ipams();
    let other = ipams.iter().find(|ipam| ipam.region == west()).unwrap().id;
    let rule = Rule::DiscoveryElsewhere(id, other);
    assert_eq!(two.principal.rule(Command::Associate(other, id)), rule);
}

#[test]
fn d02_an_ipam_that_uses_a_shared_discovery_is_deleted_after_dissociating() {
    let (mut two, id) = shared();
    associate(&mut two.principal, id);
    let ipam = two.principal.ipam_id();
    let object = ObjectRef::Ipam(ipam);
    let dependants = vec![ObjectRef::Discovery(id)];
    let rule = Rule::Depends { object, dependants, kind: Dependence::Associations };
    let reason = Reason::new(rule).or(Remedy::Dissociate(ipam, id));
    for dependants in [Dependants::Refuse, Dependants::DeleteToo] {
        assert_eq!(two.principal.refusal(Command::DeleteIpam(ipam, dependants)), reason);
    }
    two.principal.done(Command::Dissociate(ipam, id));
    two.principal.done(Command::DeleteIpam(ipam, Dependants::DeleteToo));
    assert!(two.principal.workspace.discoveries().contains(&id));
}

#[test]
fn d23_unsharing_ends_the_association_by_itself_and_keeps_managed_rows() {
    let (mut two, id) = shared();
    associate(&mut two.principal, id);
    let key = two.principal.key("vpc-1");
    let pool = two.principal.pool("10.0.0.0/8");
    two.principal.link(pool, key, "10.0.0.0/16");
    let object = SharedObject::Discovery(id);
    let share = two.owner.workspace.share_with(object, &principal_account()).unwrap().id;
    two.owner.done(unshare(share));
    let file = two.file_about(&[object]);
    two.accepts(file);
    let left = &two.principal.workspace;
    assert_eq!((left.associations().len(), left.discoveries().len()), (1, 1));
    assert!(
        left.sources().is_empty()
            && left
                .resource_by_identity(&freehold::model::Identity::Global(
                    Provider::Alibaba,
                    "vsw-1".into()
                ))
                .is_none()
    );
    let row = two.principal.row(key, "10.0.0.0/16");
    assert_eq!((row.pool, row.monitoring), (Some(pool), Monitoring::NotMonitored));
}

fn whole(at: i64, resources: Vec<freehold::command::ObservedResource>) -> ObservedList {
    let mut list = list(Provider::Alibaba, at, resources);
    list.extent = freehold::command::ListExtent::Whole;
    list
}

#[test]
fn d23_a_newer_file_brings_what_came_and_takes_what_went() {
    let (mut two, id) = shared();
    associate(&mut two.principal, id);
    let lists = vec![whole(9_000, vec![vpc("vpc-2", &["10.2.0.0/16", "10.3.0.0/16"])])];
    let mut import = freehold::command::Import { lists, ..Default::default() };
    import.removal = freehold::command::LargeRemoval::Confirmed;
    two.owner.done(Command::Import(import));
    two.hand_over();
    let theirs = &two.principal.workspace;
    let live = |id: &str| {
        let key = two.principal.key(id);
        theirs.resources().get(&key).unwrap().live_cidrs().count()
    };
    assert_eq!((live("vpc-1"), live("vsw-1"), live("vpc-2")), (0, 0, 2));
    let source = theirs.sources_of(id).next().unwrap();
    assert_eq!(source.observed_at, Time(9_000));
    let before = theirs.clone();
    let file = two.file();
    two.accepts(file);
    // Only the time of the file is another one.
    assert!(two.principal.workspace.resources() == before.resources());
    assert!(two.principal.workspace.sources() == before.sources());
}

#[test]
fn d23_a_source_that_its_owner_removed_goes_with_the_next_file() {
    let (mut two, id) = shared();
    let mut other = list(Provider::Other, 1, vec![vpc("10.9.0.0/16", &["10.9.0.0/16"])]);
    let source = super::super::facts(&mut other);
    (source.kind, source.file) = (freehold::model::SourceKind::Prefixes, "plan".into());
    other.file = "plan".into();
    two.owner.done(importing(vec![other]));
    two.hand_over();
    let sources = |desk: &Desk| -> Vec<_> {
        desk.workspace.sources_of(id).map(|source| source.file.clone()).collect()
    };
    assert_eq!((sources(&two.principal).len(), sources(&two.owner).len()), (2, 2));
    let first = two.owner.workspace.sources_of(id).next().unwrap().id;
    two.owner.done(Command::RemoveSource(first));
    two.hand_over();
    assert_eq!(sources(&two.principal), ["plan".into()]);
    let shop = two.principal.key("vpc-1");
    assert_eq!(two.principal.workspace.resources().get(&shop).unwrap().live_cidrs().count(), 0);
}

#[test]
fn d16_what_own_feeds_know_newer_stays_and_both_hold_the_block() {
    let mut two = Two::new();
    let named = |name: &str| {
        let mut row = vpc("vpc-1", &["10.0.0.0/16"]);
        row.name = Some(name.into());
        row
    };
    two.principal.done(importing(vec![list(Provider::Alibaba, 5_000, vec![named("newer")])]));
    two.owner.import(vec![named("older"), vpc("vpc-2", &["10.9.0.0/16"])]);
    two.share(SharedObject::Discovery(two.owner.ipam().default_discovery));
    two.hand_over();
    let row = two.principal.workspace.resources().get(&two.principal.key("vpc-1")).unwrap();
    assert_eq!(&*row.name, "newer");
    assert_eq!(row.cidr(cidr("10.0.0.0/16")).unwrap().holders.len(), 2);
    let share = *two.owner.workspace.shares().keys().next().unwrap();
    two.owner.done(unshare(share));
    let object = SharedObject::Discovery(two.owner.ipam().default_discovery);
    let file = two.file_about(&[object]);
    two.accepts(file);
    let row = two.principal.workspace.resources().get(&two.principal.key("vpc-1")).unwrap();
    assert_eq!(row.cidr(cidr("10.0.0.0/16")).unwrap().holders.len(), 1);
    assert!(row.cidr(cidr("10.0.0.0/16")).unwrap().is_live());
}

#[test]
fn d23_ignored_marks_and_homes_of_the_principal_outlast_newer_files() {
    let (mut two, id) = shared();
    associate(&mut two.principal, id);
    let key = two.principal.key("vpc-1");
    let ignored = freehold::model::Watch::Ignored;
    two.principal.done(Command::SetWatch(vec![(key, cidr("10.0.0.0/16"))], ignored));
    let source = two.principal.workspace.sources_of(id).next().unwrap().id;
    let home = two.principal.private();
    two.principal.done(Command::SetHomeScope(source, Some(home)));
    two.hand_over();
    let row = two.principal.workspace.resources().get(&key).unwrap();
    assert_eq!(row.cidr(cidr("10.0.0.0/16")).unwrap().watch, ignored);
    let source = two.principal.workspace.sources().get(&source).unwrap();
    assert_eq!(source.home_scope, Some(home));
}

#[test]
fn s2_09_an_administrator_accepts_no_discovery_of_its_member() {
    let (mut two, id) = shared();
    let file = two.file();
    two.principal.done(super::leave(SharedObject::Discovery(id)));
    let mut settings = two.principal.workspace.settings().into_owned();
    settings.directory_role = DirectoryRole::DelegatedAdministrator;
    two.principal.done(Command::UpdateSettings(settings));
    let ipam = two.principal.ipam_id();
    let member = |account: AccountId| {
        let new = vec![freehold::command::NewMember::Account(account, "".into())];
        Command::Members(freehold::command::MembersCommand::Add(ipam, new))
    };
    two.principal.done(member(owner_account()));
    let reason = two.principal.refusal(accept(file.clone()));
    let (discovery, account) = (ObjectRef::Discovery(id), owner_account());
    let rule = sharing(SharingRule::WithMember { discovery, account });
    let key = freehold::model::MemberKey::Account(owner_account());
    assert_eq!(reason, Reason::new(rule.clone()).or(Remedy::RemoveMember(key.clone())));
    let remove = freehold::command::MembersCommand::Remove(vec![key]);
    two.principal.done(Command::Members(remove));
    two.principal.done(accept(file));
    let reason = two.principal.refusal(member(owner_account()));
    assert_eq!(reason.rule, rule);
    assert_eq!(reason.remedies, [Remedy::Leave(SharedObject::Discovery(id))]);
}
