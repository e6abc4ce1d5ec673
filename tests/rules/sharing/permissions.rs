//! What a principal may do, and what only the owner (domain.md, 2.11).

use freehold::command::{
    Command, Dependants, ObjectRef, Reason, Remedy, Rule, SharingRule, owner_only_rule,
};
use freehold::model::{AutoImport, Label, MaskRules, PoolId, Relation, SharedObject};

use super::super::{cidr, exactly, ipam_of, list, top_pool};
use super::{Two, east, owner_account, said, share_with, sharing, stranger, west};

fn owner_only(object: ObjectRef) -> Rule {
    sharing(SharingRule::OwnerOnly { object, owner: owner_account() })
}

fn update(two: &Two, pool: PoolId, edit: impl FnOnce(&mut freehold::model::Pool)) -> Command {
    let mut row = two.principal.workspace.pools().get(&pool).unwrap().clone();
    edit(&mut row);
    let (label, rules, auto_import) = (row.label, row.rules, row.auto_import);
    Command::UpdatePool { pool, label, rules, auto_import }
}

#[test]
fn s2_11_only_the_owner_provisions_deletes_and_divides_a_shared_pool() {
    let (mut two, pool) = Two::with_pool();
    let row = two.principal.workspace.pools().get(&pool).unwrap().clone();
    let of_pool = ObjectRef::Pool(pool);
    let sub = top_pool(row.scope, "10.0.0.0/20");
    let commands = [
        Command::Provision(pool, vec![exactly("10.1.0.0/16")]),
        Command::Deprovision(pool, cidr("10.0.0.0/16"), Dependants::Refuse),
        Command::CreatePool(freehold::command::CreatePool {
            source_pool: Some(pool),
            ..sub.clone()
        }),
        share_with(SharedObject::Pool(pool), vec![stranger(1)]),
    ];
    for command in commands {
        let reason = two.principal.refusal(command);
        assert_eq!(reason, Reason::new(owner_only(of_pool.clone())));
        let sentence = said(&two.principal, &reason);
        assert!(sentence.contains("pool spare"), "{sentence}");
        assert!(sentence.contains(owner_account().as_str()), "{sentence}");
    }
    for dependants in [Dependants::Refuse, Dependants::DeleteToo] {
        let reason = two.principal.refusal(Command::DeletePool(pool, dependants));
        let leave = Remedy::Leave(SharedObject::Pool(pool));
        assert_eq!(reason, Reason::new(owner_only(of_pool.clone())).or(leave));
    }
}

#[test]
fn s2_11_the_stub_scope_is_read_only() {
    let (mut two, pool) = Two::with_pool();
    let scope = two.principal.workspace.pools().get(&pool).unwrap().scope;
    let rule = owner_only(ObjectRef::Scope(scope));
    for command in [
        Command::UpdateScope(scope, Label::named("mine")),
        Command::DeleteScope(scope, Dependants::DeleteToo),
        Command::CreatePool(top_pool(scope, "10.8.0.0/16")),
    ] {
        assert_eq!(two.principal.rule(command), rule);
    }
    two.principal.vpc("vpc-1", &["10.0.0.0/24"]);
    let source = *two.principal.workspace.sources().keys().next().unwrap();
    assert_eq!(two.principal.rule(Command::SetHomeScope(source, Some(scope))), rule);
}

#[test]
fn s2_11_of_a_shared_pool_a_principal_edits_name_and_description_only() {
    let (mut two, pool) = Two::with_pool();
    let refused =
        sharing(SharingRule::LabelOnly { object: ObjectRef::Pool(pool), owner: owner_account() });
    let edits: [fn(&mut freehold::model::Pool); 4] = [
        |row| row.rules = MaskRules { min: Some(20), ..row.rules },
        |row| row.auto_import = AutoImport::On,
        |row| row.label.tags = [("env", "lab")].into_iter().collect(),
        |row| row.label.resource_group = "rg-1".into(),
    ];
    for edit in edits {
        let command = update(&two, pool, edit);
        let reason = two.principal.refusal(command);
        assert_eq!(reason, Reason::new(refused.clone()));
    }
    let rename = update(&two, pool, |row| row.label.name = "ours".into());
    two.principal.done(rename);
    // One's own name stays; the description follows the owner's.
    let label = Label { description: "for shops".into(), ..Label::named("new") };
    let rules = two.owner.workspace.pools().get(&pool).unwrap().rules;
    let auto_import = AutoImport::On;
    two.owner.done(Command::UpdatePool { pool, label, rules, auto_import });
    two.hand_over();
    let row = two.principal.workspace.pools().get(&pool).unwrap();
    assert_eq!((&*row.label.name, &*row.label.description), ("ours", "for shops"));
}

#[test]
fn s2_11_a_principal_releases_and_renames_only_what_is_its_own() {
    let (mut two, pool) = Two::with_pool();
    let theirs = two.owner.reserve(pool, "10.0.0.0/24");
    two.hand_over();
    let mine = two.principal.reserve(pool, "10.0.1.0/24");
    let rule = SharingRule::NotYourAllocation { allocation: theirs, owner: owner_account() };
    let reason = two.principal.refusal(Command::Release(vec![mine, theirs]));
    assert_eq!(reason, Reason::new(sharing(rule)));
    let sentence = said(&two.principal, &reason);
    assert!(sentence.contains("10.0.0.0/24") && sentence.contains("spare"), "{sentence}");
    let rename = |allocation| {
        let (name, description) = ("lab".into(), "".into());
        Command::UpdateAllocation { allocation, name, description }
    };
    two.principal.done(rename(mine));
    assert_eq!(two.principal.rule(rename(theirs)), owner_only(ObjectRef::Allocation(theirs)));
    two.hand_back();
    assert_eq!(&*two.owner.workspace.allocations().get(&mine).unwrap().name, "lab");
    two.hand_over();
    assert_eq!(two.principal.rule(rename(mine)), owner_only(ObjectRef::Allocation(mine)));
}

#[test]
fn s2_11_a_confirmed_vpc_is_released_by_the_owner_only() {
    let (mut two, pool) = Two::with_pool();
    let key = two.principal.vpc("vpc-1", &["10.0.0.0/24"]);
    let first = two.principal.link(pool, key, "10.0.0.0/24");
    two.principal.done(Command::Release(vec![first]));
    let mine = two.principal.link(pool, key, "10.0.0.0/24");
    two.hand_back();
    two.hand_over();
    let rule = SharingRule::NotYourAllocation { allocation: mine, owner: owner_account() };
    assert_eq!(two.principal.rule(Command::Release(vec![mine])), sharing(rule));
}

#[test]
fn s2_11_only_the_owner_edits_deletes_and_feeds_a_shared_discovery() {
    let mut two = Two::new();
    two.owner.vpc("vpc-1", &["10.0.0.0/24"]);
    let id = two.owner.ipam().default_discovery;
    let object = SharedObject::Discovery(id);
    two.share(object);
    two.hand_over();
    let rule = owner_only(ObjectRef::Discovery(id));
    let source = *two.principal.workspace.sources().keys().next().unwrap();
    let mut fed = list(freehold::model::Provider::Alibaba, 9_000, Vec::new());
    super::super::facts(&mut fed).discovery = freehold::command::DiscoveryChoice::Known(id);
    let mut known = fed.clone();
    known.source = freehold::command::SourceChoice::Known(source);
    for command in [
        Command::SetDiscoveryRegions(id, vec![east()]),
        Command::RemoveSource(source),
        super::super::importing(vec![fed]),
        super::super::importing(vec![known]),
        share_with(object, vec![stranger(1)]),
    ] {
        assert_eq!(two.principal.refusal(command), Reason::new(rule.clone()));
    }
    let reason = two.principal.refusal(Command::DeleteDiscovery(id));
    assert_eq!(reason, Reason::new(rule).or(Remedy::Leave(object)));
    let mut label = Label { resource_group: "rg-1".into(), ..Label::named("theirs") };
    two.principal.done(Command::UpdateDiscovery(id, label.clone()));
    label.tags = [("env", "lab")].into_iter().collect();
    let reason = two.principal.refusal(Command::UpdateDiscovery(id, label));
    let object = ObjectRef::Discovery(id);
    let rule = sharing(SharingRule::LabelOnly { object, owner: owner_account() });
    assert_eq!(reason.rule, rule);
    assert!(said(&two.principal, &reason).contains("resource group"));
}

#[test]
fn d13_auto_import_takes_nothing_into_a_shared_pool() {
    let (mut two, pool) = Two::with_pool();
    let row = two.owner.workspace.pools().get(&pool).unwrap().clone();
    let (label, rules, auto_import) = (row.label, row.rules, AutoImport::On);
    two.owner.done(Command::UpdatePool { pool, label, rules, auto_import });
    two.hand_over();
    two.principal.vpc("vpc-1", &["10.0.0.0/24"]);
    assert_eq!(two.principal.workspace.allocations_in(pool).count(), 0);
}

#[test]
fn s2_07_2_a_shared_discovery_takes_no_place_of_an_own_one() {
    let mut two = Two::new();
    two.owner.done(Command::CreateDiscovery(ipam_of(west(), &[west()])));
    let discoveries = two.owner.workspace.discoveries();
    let custom = discoveries.iter().find(|row| row.region == west()).unwrap().id;
    two.share(SharedObject::Discovery(custom));
    two.hand_over();
    two.principal.done(Command::CreateDiscovery(ipam_of(west(), &[west()])));
    two.principal.done(Command::CreateIpam(ipam_of(west(), &[west()])));
    assert_eq!(two.principal.workspace.discoveries().len(), 3);
}

#[test]
fn s1_14_tags_and_group_of_a_shared_pool_are_the_owners() {
    use freehold::command::{Grouped, Tagged, Untag};
    let (mut two, pool) = Two::with_pool();
    let object = Tagged::Pool(pool);
    let refused =
        sharing(SharingRule::LabelOnly { object: ObjectRef::Pool(pool), owner: owner_account() });
    for command in [
        Command::TagResources(vec![object], vec![("env".into(), "lab".into())]),
        Command::UntagResources(vec![object], Untag::All),
        Command::ChangeResourceGroup(vec![Grouped::Tagged(object)], "rg-1".into()),
    ] {
        assert_eq!(two.principal.rule(command), refused);
    }
    let scope = two.principal.workspace.pools().get(&pool).unwrap().scope;
    let tag = Command::UntagResources(vec![Tagged::Scope(scope)], Untag::All);
    assert_eq!(two.principal.rule(tag), owner_only(ObjectRef::Scope(scope)));
    let discovery = two.owner.ipam().default_discovery;
    two.share(SharedObject::Discovery(discovery));
    two.hand_over();
    let group = vec![Grouped::Discovery(discovery)];
    two.principal.done(Command::ChangeResourceGroup(group, "rg-1".into()));
}

#[test]
fn s2_11_the_rule_is_told_before_anything_is_tried() {
    let (two, pool) = Two::with_pool();
    let of_pool = ObjectRef::Pool(pool);
    let scope = two.principal.workspace.pools().get(&pool).unwrap().scope;
    let told = |object: &ObjectRef| owner_only_rule(&two.principal.workspace, object);
    assert_eq!(told(&of_pool), Some(owner_only(of_pool.clone())));
    let block = ObjectRef::PoolCidr(pool, cidr("10.0.0.0/16"));
    assert_eq!(told(&block), Some(owner_only(of_pool.clone())));
    assert_eq!(told(&ObjectRef::Scope(scope)), Some(owner_only(ObjectRef::Scope(scope))));
    let ipam = two.principal.workspace.ipams().iter().next().unwrap();
    for own in [ObjectRef::Scope(ipam.private_scope), ObjectRef::Discovery(ipam.default_discovery)]
    {
        assert_eq!(told(&own), None);
    }
    let mut two = two;
    let mine = ObjectRef::Allocation(two.principal.reserve(pool, "10.0.0.0/24"));
    assert_eq!(owner_only_rule(&two.principal.workspace, &mine), None, "not confirmed yet");
    two.hand_back();
    two.hand_over();
    let confirmed = owner_only_rule(&two.principal.workspace, &mine);
    assert_eq!(confirmed, Some(owner_only(mine.clone())));
    assert_eq!(owner_only_rule(&two.owner.workspace, &of_pool), None, "the owner may");
    assert_eq!(two.principal.workspace.relation(&owner_account()), Relation::Sharer);
}

#[test]
fn d23_no_source_is_at_home_in_the_scope_of_an_accepted_pool() {
    let (mut two, pool) = Two::with_pool();
    let stub = two.principal.workspace.pools().get(&pool).unwrap().scope;
    let mut list = super::super::list(freehold::model::Provider::Alibaba, 5, Vec::new());
    super::super::facts(&mut list).home_scope = Some(stub);
    let owner = owner_account();
    let rule = SharingRule::OwnerOnly { object: ObjectRef::Scope(stub), owner };
    let reasons = two.principal.refused(super::super::importing(vec![list]));
    assert_eq!(reasons[0].rule, sharing(rule));
}
