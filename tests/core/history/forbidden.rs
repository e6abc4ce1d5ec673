//! A step taken back alone leads to no state that commands would refuse.

use freehold::address::Family;
use freehold::command::{
    Command, CreatePool, Dependants, MembersCommand, NewMember, ObjectRef, PlannedVSwitch,
    PlannedVpc, SharingCommand,
};
use freehold::history::{CannotUndo, EntryId};
use freehold::model::integrity::{Finding, PlanFault};
use freehold::model::{
    AccountId, DirectoryRole, DiscoveryId, IpamId, Label, MemberKey, PoolId, Quota, Region,
    ResourceKey, ShareId, SharedObject,
};

use crate::rules::{self, cidr, east, exactly, ipam_of, west};

use super::Story;

fn account(number: u32) -> AccountId {
    AccountId::new(&format!("{:016}", 3_000_000_000_000_000u64 + u64::from(number)))
}

fn member(number: u32) -> MemberKey {
    MemberKey::Account(account(number))
}

fn adding(ipam: IpamId, numbers: &[u32]) -> Command {
    let new = numbers.iter().map(|number| NewMember::Account(account(*number), "".into()));
    Command::Members(MembersCommand::Add(ipam, new.collect()))
}

fn removing(number: u32) -> Command {
    Command::Members(MembersCommand::Remove(vec![member(number)]))
}

fn sharing(object: SharedObject, number: u32) -> Command {
    let (principals, name) = (vec![account(number)], "".into());
    Command::Sharing(SharingCommand::Share { object, principals, name })
}

fn unsharing(share: ShareId) -> Command {
    Command::Sharing(SharingCommand::Unshare(share))
}

impl Story {
    fn settle(&mut self, edit: impl FnOnce(&mut freehold::model::Settings)) -> EntryId {
        let mut settings = self.workspace.settings().into_owned();
        edit(&mut settings);
        self.done(Command::UpdateSettings(settings))
    }

    fn limit(&mut self, quota: Quota, limit: u32) -> EntryId {
        self.settle(|settings| {
            settings.quotas.insert(quota, limit);
        })
    }

    fn become_administrator(&mut self) -> EntryId {
        self.settle(|settings| settings.directory_role = DirectoryRole::DelegatedAdministrator)
    }

    fn object(&self, entry: EntryId) -> ObjectRef {
        self.line(entry).action.object.clone().expect("an object")
    }

    fn ipam(&mut self, region: Region) -> (EntryId, IpamId) {
        let made = self.done(Command::CreateIpam(ipam_of(region.clone(), &[region])));
        match self.object(made) {
            ObjectRef::Ipam(id) => (made, id),
            other => panic!("{other:?} is no IPAM"),
        }
    }

    fn first_ipam(&self) -> IpamId {
        *self.workspace.ipams().keys().next().expect("an IPAM")
    }

    fn discovery(&self) -> DiscoveryId {
        *self.workspace.discoveries().keys().next().expect("a discovery")
    }

    fn resource(&self, entry: EntryId) -> ResourceKey {
        match self.object(entry) {
            ObjectRef::Resource(key) => key,
            other => panic!("{other:?} is no resource"),
        }
    }

    /// The step stays because of the later one, and nothing has changed.
    fn stays(&mut self, entry: EntryId, because_of: EntryId) -> Vec<Finding> {
        let before = self.workspace.clone();
        let found = match self.alone(entry) {
            Err(CannotUndo::Needed { by, findings, .. }) => {
                assert_eq!(by, [because_of], "{findings:?}");
                findings
            }
            other => panic!("{other:?}"),
        };
        assert!(self.workspace == before, "the refusal left a trace");
        found
    }

    /// The step stays because it would go beyond this quota alone.
    fn stays_beyond(&mut self, quota: Quota, entry: EntryId, because_of: EntryId) {
        let found = self.stays(entry, because_of);
        let only = |finding: &Finding| matches!(finding, Finding::QuotaExceeded { quota: of, .. } if *of == quota);
        assert!(!found.is_empty() && found.iter().all(only), "{found:?}");
    }
}

#[test]
fn d26_a_second_ipam_of_a_region_does_not_come_back_beyond_the_quota() {
    let mut story = Story::empty();
    let (_, first) = story.ipam(east());
    let gone = story.done(Command::DeleteIpam(first, Dependants::DeleteToo));
    let (made, _) = story.ipam(east());
    story.ipam(west());
    story.stays_beyond(Quota::IpamQuotaPerRegion, gone, made);
}

#[test]
fn d04_a_quota_lowered_later_refuses_what_would_come_back_and_no_other_step() {
    let mut story = Story::empty();
    story.limit(Quota::IpamQuotaPerRegion, 3);
    let (one, first) = story.ipam(east());
    story.ipam(east());
    story.ipam(east());
    let (_, pool) = {
        let ipam = story.workspace.ipams().get(&first).unwrap().clone();
        let top = rules::top_pool(ipam.private_scope, "10.0.0.0/16");
        let made = story.done(Command::CreatePool(top));
        let ObjectRef::Pool(pool) = story.object(made) else { unreachable!() };
        (made, pool)
    };
    let named = story.rename(pool, "one");
    let emptied = story.done(Command::DeletePool(pool, Dependants::DeleteToo));
    let lowered = story.limit(Quota::IpamQuotaPerRegion, 1);
    assert!(matches!(story.alone(named), Err(CannotUndo::Touched { .. })));
    story.alone(emptied).expect("three IPAMs are beyond the quota already");
    story.alone(emptied.max(lowered)).expect("a limit can be set back, beyond or not");
    story.limit(Quota::IpamQuotaPerRegion, 1);
    let _ = one;
    let third = *story.workspace.ipams().keys().find(|id| **id != first).unwrap();
    let gone = story.done(Command::DeleteIpam(third, Dependants::Refuse));
    story.ipam(west());
    let found = match story.alone(gone) {
        Err(CannotUndo::Needed { findings, .. }) => findings,
        other => panic!("{other:?}"),
    };
    assert!(matches!(found[..], [Finding::QuotaExceeded { limit: 1, count: 3, .. }]), "{found:?}");
}

#[test]
fn d26_a_scope_and_a_discovery_do_not_come_back_beyond_their_quotas() {
    let mut story = Story::new();
    story.limit(Quota::IpamScopeQuotaPerIpam, 3);
    let ipam = story.first_ipam();
    let made = story.done(Command::CreateScope(ipam, Label::default()));
    let ObjectRef::Scope(scope) = story.object(made) else { unreachable!() };
    let gone = story.done(Command::DeleteScope(scope, Dependants::Refuse));
    let again = story.done(Command::CreateScope(ipam, Label::default()));
    story.ipam(west());
    story.stays_beyond(Quota::IpamScopeQuotaPerIpam, gone, again);

    story.limit(Quota::CustomIpamResourceDiscoveryQuotaPerRegion, 2);
    let create = || Command::CreateDiscovery(ipam_of(east(), &[east()]));
    let made = story.done(create());
    let ObjectRef::Discovery(first) = story.object(made) else { unreachable!() };
    let gone = story.done(Command::DeleteDiscovery(first));
    let again = story.done(create());
    story.done(Command::UpdateIpam(ipam, Label::named("later")));
    story.stays_beyond(Quota::CustomIpamResourceDiscoveryQuotaPerRegion, gone, again);
}

/// Deletes one of two pools of a kind, makes another one, and asks for the first again.
fn pools_of(quota: Quota, limit: u32, story: &mut Story, requests: [CreatePool; 2]) {
    story.limit(quota, limit);
    let [one, other] = requests;
    let made = story.done(Command::CreatePool(one));
    let ObjectRef::Pool(first) = story.object(made) else { unreachable!() };
    let gone = story.done(Command::DeletePool(first, Dependants::DeleteToo));
    let again = story.done(Command::CreatePool(other));
    story.done(Command::AddEffectiveRegions(story.first_ipam(), vec![Region::alibaba("cn-north")]));
    story.stays_beyond(quota, gone, again);
}

fn sub_pool(story: &Story, source: PoolId, text: &str) -> CreatePool {
    CreatePool { source_pool: Some(source), ..rules::top_pool(story.private(), text) }
}

#[test]
fn d26_pools_do_not_come_back_beyond_the_quotas_of_their_scope_and_source_pool() {
    let mut story = Story::new();
    let tops = ["10.0.0.0/16", "10.1.0.0/16"].map(|text| rules::top_pool(story.private(), text));
    pools_of(Quota::IpamPoolQuotaPerScope, 1, &mut story, tops);

    let mut story = Story::new();
    let (_, top) = story.pool("10.0.0.0/16");
    let subs = ["10.0.0.0/24", "10.0.1.0/24"].map(|text| sub_pool(&story, top, text));
    pools_of(Quota::IpamSubPoolQuotaPerIpamPool, 1, &mut story, subs);

    let mut story = Story::new();
    let public = story.workspace.ipams().iter().next().unwrap().public_scope;
    let lines = ["2408:4000::/48", "2408:4001::/48"].map(|text| CreatePool {
        family: Family::V6,
        region: Some(east()),
        ..rules::top_pool(public, text)
    });
    pools_of(Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp, 1, &mut story, lines);
}

#[test]
fn d26_a_pool_does_not_come_back_deeper_than_a_depth_lowered_since() {
    let mut story = Story::new();
    let (_, top) = story.pool("10.0.0.0/16");
    let (_, middle) = story.sub_pool(top, "10.0.0.0/20");
    let (_, low) = story.sub_pool(middle, "10.0.0.0/24");
    let gone = story.done(Command::DeletePool(low, Dependants::DeleteToo));
    let lowered = story.limit(Quota::IpamPoolQuotaDepth, 2);
    story.stays_beyond(Quota::IpamPoolQuotaDepth, gone, lowered);
    story.alone(lowered).unwrap();
    story.alone(gone).expect("three levels are allowed again");
}

#[test]
fn d26_a_pool_does_not_come_back_with_more_cidrs_than_are_allowed_since() {
    let mut story = Story::new();
    let (_, pool) = story.pool("10.0.0.0/16");
    story.done(Command::Provision(pool, vec![exactly("10.1.0.0/16")]));
    let gone = story.done(Command::DeletePool(pool, Dependants::DeleteToo));
    let lowered = story.limit(Quota::IpamCidrQuotaPerIpamPool, 1);
    story.stays_beyond(Quota::IpamCidrQuotaPerIpamPool, gone, lowered);

    let mut story = Story::new();
    story.limit(Quota::IpamCidrQuotaPerPublicIpv6TopPool, 2);
    let public = story.workspace.ipams().iter().next().unwrap().public_scope;
    let region = Some(east());
    let request =
        CreatePool { family: Family::V6, region, ..rules::top_pool(public, "2408:4000::/48") };
    let made = story.done(Command::CreatePool(request));
    let ObjectRef::Pool(pool) = story.object(made) else { unreachable!() };
    story.done(Command::Provision(pool, vec![exactly("2408:4001::/48")]));
    let gone = story.done(Command::DeletePool(pool, Dependants::DeleteToo));
    let lowered = story.limit(Quota::IpamCidrQuotaPerPublicIpv6TopPool, 1);
    story.stays_beyond(Quota::IpamCidrQuotaPerPublicIpv6TopPool, gone, lowered);
}

#[test]
fn d26_shares_do_not_come_back_beyond_the_quotas_of_object_and_principal() {
    let mut story = Story::new();
    let (_, one) = story.pool("10.0.0.0/16");
    let (_, other) = story.pool("10.1.0.0/16");
    let discovery = SharedObject::Discovery(story.discovery());
    // One share always stays, so that the object's own row says the same throughout.
    for (object, quota) in [
        (SharedObject::Pool(one), Quota::ResourceShareQuotaPerIpamPool),
        (discovery, Quota::ResourceShareQuotaPerIpamResourceDiscovery),
    ] {
        story.limit(quota, 2);
        story.done(sharing(object, 1));
        story.done(sharing(object, 2));
        let share = story.workspace.share_with(object, &account(2)).unwrap().id;
        let gone = story.done(unsharing(share));
        let again = story.done(sharing(object, 3));
        story.rename(other, &format!("{quota:?}"));
        // Sharing wrote the object's row as well, so that it is in the way by itself.
        match story.alone(gone) {
            Err(CannotUndo::Needed { by, findings, .. }) => {
                assert_eq!(by, [again]);
                assert!(
                    matches!(findings[..], [Finding::QuotaExceeded { quota: of, .. }] if of == quota)
                );
            }
            Err(CannotUndo::Touched { by, .. }) => assert_eq!(by, [again]),
            other => panic!("{other:?}"),
        }
    }
    // The same principal, two objects.
    let mut story = Story::new();
    let pools = ["10.0.0.0/16", "10.1.0.0/16"].map(|text| SharedObject::Pool(story.pool(text).1));
    story.done(sharing(pools[0], 9));
    story.done(sharing(pools[0], 1));
    story.limit(Quota::SharedIpamPoolQuotaPerUser, 1);
    let share = story.workspace.share_with(pools[0], &account(1)).unwrap().id;
    let gone = story.done(unsharing(share));
    let again = story.done(sharing(pools[1], 1));
    story.ipam(west());
    story.stays_beyond(Quota::SharedIpamPoolQuotaPerUser, gone, again);
}

#[test]
fn d26_who_manages_members_stays_the_delegated_administrator() {
    let mut story = Story::new();
    let role = story.become_administrator();
    let added = story.done(adding(story.first_ipam(), &[1]));
    let found = story.stays(role, added);
    assert_eq!(found, [Finding::NoAdministrator(member(1))]);
    story.alone(added).unwrap();
    story.alone(role).expect("nobody is managed any more");
}

#[test]
fn d26_a_member_does_not_come_back_under_a_second_ipam_nor_beyond_the_quota() {
    let mut story = Story::new();
    let (_, second) = story.ipam(west());
    story.become_administrator();
    let first = story.workspace.ipams().keys().copied().find(|id| *id != second).unwrap();
    story.done(adding(first, &[1]));
    let gone = story.done(removing(1));
    let moved = story.done(adding(second, &[2]));
    story.done(Command::UpdateIpam(first, Label::named("later")));
    let found = story.stays(gone, moved);
    assert!(matches!(found[..], [Finding::ManagedApart(..)]), "{found:?}");

    let mut story = Story::new();
    story.become_administrator();
    let ipam = story.first_ipam();
    story.done(adding(ipam, &[1]));
    let gone = story.done(removing(1));
    story.limit(Quota::IpamResourceDirectoryMemberDetailQuota, 2);
    let full = story.done(adding(ipam, &[2, 3]));
    story.pool("10.0.0.0/16");
    story.stays_beyond(Quota::IpamResourceDirectoryMemberDetailQuota, gone, full);
}

#[test]
fn d26_a_discovery_is_not_shared_with_a_member_again_nor_twice_with_one_account() {
    let mut story = Story::new();
    story.become_administrator();
    let object = SharedObject::Discovery(story.discovery());
    story.done(sharing(object, 9));
    story.done(sharing(object, 1));
    let share = story.workspace.share_with(object, &account(1)).unwrap().id;
    let ended = story.done(unsharing(share));
    let added = story.done(adding(story.first_ipam(), &[1]));
    let found = story.stays(ended, added);
    assert_eq!(
        found,
        [Finding::SharedWithMember {
            member: member(1),
            share: freehold::model::RowKey::Shares(share)
        }]
    );
    story.alone(added).unwrap();
    let again = story.done(sharing(object, 1));
    story.pool("10.0.0.0/16");
    match story.alone(ended) {
        Err(CannotUndo::Needed { by, findings, .. }) => {
            assert_eq!(by, [again]);
            assert!(matches!(findings[..], [Finding::SharedTwice(..)]), "{findings:?}");
        }
        Err(CannotUndo::Touched { by, .. }) => assert_eq!(by, [again]),
        other => panic!("{other:?}"),
    }
}

/// A planned VPC of 10.0.0.0/16, and its pool.
fn planning(story: &mut Story) -> (PoolId, ResourceKey) {
    let region = Some(east());
    let top = CreatePool { region, ..rules::top_pool(story.private(), "10.0.0.0/12") };
    let made = story.done(Command::CreatePool(top));
    let ObjectRef::Pool(pool) = story.object(made) else { unreachable!() };
    let block = exactly("10.0.0.0/16");
    let made = story.done(Command::CreatePlannedVpc(pool, block, PlannedVpc::default()));
    (pool, story.resource(made))
}

fn vswitch(story: &mut Story, vpc: ResourceKey, text: &str) -> (EntryId, ResourceKey) {
    let facts = PlannedVSwitch::default();
    let made = story.done(Command::CreatePlannedVSwitch(vpc, exactly(text), facts));
    (made, story.resource(made))
}

#[test]
fn d26_a_planned_vswitch_does_not_come_back_where_another_is_planned_since() {
    let mut story = Story::new();
    let (_, vpc) = planning(&mut story);
    let (_, first) = vswitch(&mut story, vpc, "10.0.1.0/24");
    vswitch(&mut story, vpc, "10.0.9.0/24");
    let gone = story.done(Command::DeletePlanned(vec![first]));
    let (taken, second) = vswitch(&mut story, vpc, "10.0.0.0/23");
    story.pool("192.168.0.0/16");
    let found = story.stays(gone, taken);
    assert_eq!(found, [Finding::PlansOverlap(second, first)]);
}

#[test]
fn d26_a_planned_vswitch_does_not_come_back_without_the_cidr_around_it() {
    let mut story = Story::new();
    let (pool, vpc) = planning(&mut story);
    let more = Command::AddPlannedCidr(vpc, pool, exactly("10.1.0.0/16"));
    story.done(more);
    let (_, inner) = vswitch(&mut story, vpc, "10.1.1.0/24");
    let gone = story.done(Command::DeletePlanned(vec![inner]));
    let allocation = story.workspace.allocation_of(vpc, cidr("10.1.0.0/16")).unwrap().id;
    let released = story.done(Command::Release(vec![allocation]));
    story.pool("192.168.0.0/16");
    let found = story.stays(gone, released);
    let fault = PlanFault::OutsideVpc(vpc, cidr("10.1.1.0/24"));
    assert_eq!(found, [Finding::BadPlan(inner, fault)]);
}

#[test]
fn d26_the_first_share_stays_while_a_later_one_says_that_the_object_is_shared() {
    let mut story = Story::new();
    let (_, pool) = story.pool("10.0.0.0/16");
    let object = SharedObject::Pool(pool);
    let first = story.done(sharing(object, 1));
    let second = story.done(sharing(object, 2));
    let found = story.stays(first, second);
    assert_eq!(found, [Finding::ShareTypeWrong(object)]);
    let share = story.workspace.share_with(object, &account(1)).unwrap().id;
    let ended = story.done(unsharing(share));
    let found = story.stays(second, ended);
    assert_eq!(found, [Finding::ShareTypeWrong(object)]);
}
