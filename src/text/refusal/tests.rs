use super::*;
use crate::command::{FileProblem, MemberRule, Note, SharingRule};
use crate::model::{
    AccountId, AssociationId, DiscoveryId, IpamId, Isp, Lifecycle, MemberKey, Provider, Quota,
    ReferenceSetId, Region, ResourceKey, ResourceKind, ShareId, SharedObject, SourceId,
};
use crate::text::check::{World, pair, world};
use crate::text::{note_sentence, remedy_label};

fn cidr(text: &str) -> Cidr {
    text.parse().unwrap()
}

fn english(reason: &Reason, world: &World) -> String {
    reason_sentence(reason, &world.workspace, Language::English)
}

fn chinese(reason: &Reason, world: &World) -> String {
    reason_sentence(reason, &world.workspace, Language::Chinese)
}

fn objects(world: &World) -> Vec<ObjectRef> {
    let gone = ResourceKey(99);
    vec![
        ObjectRef::Ipam(IpamId::new(5)),
        ObjectRef::Ipam(world.ipam),
        ObjectRef::Scope(world.scope),
        ObjectRef::Scope(ScopeId::new(5)),
        ObjectRef::Pool(PoolId::new(5)),
        ObjectRef::PoolCidr(world.pool, cidr("10.9.0.0/16")),
        ObjectRef::Allocation(AllocationId::new(5)),
        ObjectRef::Allocation(world.reserved),
        ObjectRef::Discovery(DiscoveryId::new(5)),
        ObjectRef::Discovery(default_discovery(world)),
        ObjectRef::Association(AssociationId::new(0)),
        ObjectRef::Source(SourceId::new(5)),
        ObjectRef::Resource(gone),
        ObjectRef::Resource(world.vpc),
        ObjectRef::ResourceCidr(gone, cidr("10.0.0.0/24")),
        ObjectRef::ResourceCidr(world.vpc, cidr("10.0.0.0/24")),
        ObjectRef::Member(MemberKey::Account(AccountId::new("7"))),
        ObjectRef::Member(MemberKey::Folder("fd-a".into())),
        ObjectRef::Share(ShareId::new(5)),
        ObjectRef::ReferenceSet(ReferenceSetId::new(5)),
    ]
}

fn default_discovery(world: &World) -> DiscoveryId {
    world.workspace.ipams().get(&world.ipam).unwrap().default_discovery
}

fn text_rules() -> Vec<Rule> {
    let fields = [
        TextField::Name,
        TextField::Description,
        TextField::TagKey,
        TextField::TagValue,
        TextField::ResourceGroup,
        TextField::Zone,
        TextField::Region,
    ];
    let problems = [
        TextProblem::TooLong { limit: 128 },
        TextProblem::Url,
        TextProblem::BadStart,
        TextProblem::BadCharacter('!'),
        TextProblem::Reserved,
        TextProblem::Empty,
        TextProblem::Duplicate,
        TextProblem::TooMany,
        TextProblem::Missing,
        TextProblem::Space,
        TextProblem::NotAGroup,
    ];
    fields
        .iter()
        .flat_map(|field| problems.iter().map(|problem| Rule::Text(*field, problem.clone())))
        .collect()
}

fn dependence_rules(world: &World) -> Vec<Rule> {
    let kinds = [
        Dependence::Pools,
        Dependence::Scopes,
        Dependence::PoolCidrs,
        Dependence::SubCidrs,
        Dependence::CustomAllocations,
        Dependence::VpcAllocations,
        Dependence::Shares,
        Dependence::Members,
        Dependence::Associations,
    ];
    let object = ObjectRef::Pool(world.pool);
    let lists = [Vec::new(), vec![ObjectRef::Allocation(world.reserved); 5]];
    kinds
        .iter()
        .flat_map(|kind| {
            lists.iter().map(|dependants| Rule::Depends {
                object: object.clone(),
                dependants: dependants.clone(),
                kind: *kind,
            })
        })
        .collect()
}

fn region_rules(world: &World) -> Vec<Rule> {
    let region = Region::alibaba("cn-beijing");
    let discovery = default_discovery(world);
    vec![
        Rule::ManagedRegionMissing(region.clone()),
        Rule::ManagedRegionStays(region.clone()),
        Rule::RegionNotEffective(region.clone(), world.ipam),
        Rule::RegionAlreadyEffective(region.clone()),
        Rule::DefaultScope(world.scope),
        Rule::DefaultDiscovery(discovery),
        Rule::DiscoveryElsewhere(discovery, world.ipam),
        Rule::NoIpamIn(region.clone()),
        Rule::NotAssociated(discovery, world.ipam),
        Rule::AlreadyAssociated(discovery, world.ipam),
        Rule::PublicHome(world.scope),
        Rule::HomeOfOther(world.scope, discovery),
        Rule::SourcePoolMismatch(world.pool),
        Rule::RegionInherited(region),
        Rule::RegionRequired,
        Rule::FamilyNotInScope(Family::V6, world.scope),
        Rule::FamilyNotInScope(Family::V4, world.scope),
        Rule::FamilyNotInScope(Family::V4, ScopeId::new(5)),
        Rule::FamilyMismatch(Family::V4),
        Rule::RulesNotSound,
        Rule::AutoImportImpossible(AutoImportObstacle::NoRegion),
        Rule::AutoImportImpossible(AutoImportObstacle::CustomScope),
    ]
}

fn block_rules(world: &World) -> Vec<Rule> {
    let (pool, block, reserved) = (world.pool, cidr("10.0.8.0/22"), world.reserved);
    let (gone, empty) = (AllocationId::new(5), PoolId::new(5));
    vec![
        Rule::ForbiddenSpace { cidr: block, reserved: cidr("127.0.0.0/8") },
        Rule::MaskWithoutSource,
        Rule::PoolEmpty(pool),
        Rule::OverlapsPoolCidr { cidr: block, pool, with: cidr("10.0.0.0/16") },
        Rule::OverlapsRow { cidr: block, with: cidr("10.0.0.0/16") },
        Rule::NotInside(block, pool),
        Rule::NotInside(block, empty),
        Rule::NotFree { cidr: block, taken_by: vec![reserved] },
        Rule::NotFree { cidr: block, taken_by: Vec::new() },
        Rule::NoRoom(20, pool),
        Rule::NothingAsked,
        Rule::MaskNotAllowed { prefix_len: 12, min: 16, max: 24 },
        Rule::PoolWithoutRegion(pool),
        Rule::VpcElsewhere(world.vpc, pool),
        Rule::AlreadyAllocated(reserved),
        Rule::AlreadyAllocated(gone),
        Rule::CidrIgnored(world.vpc, block),
        Rule::NotAVpc(world.vpc),
        Rule::SubPoolAllocation(sub_pool_allocation(world)),
        Rule::SubPoolAllocation(gone),
        Rule::NothingChosen,
        Rule::NoRanges,
        Rule::IncorrectStatus(ObjectRef::Pool(pool), Lifecycle::Modifying),
        Rule::IspWithoutPublicIpv6(Isp::ChinaMobile),
        Rule::LargeRemoval { file: "vpcs.json".into(), removed: 40, of: 52 },
        Rule::PrivateIpv6InUse(pool),
        Rule::Interrupted,
    ]
}

fn plan_rules(world: &World) -> Vec<Rule> {
    let (vpc, pool, block) = (world.vpc, world.pool, cidr("10.0.8.0/24"));
    let mask = |kind| Rule::ProviderMask {
        provider: Provider::Aws,
        kind,
        prefix_len: 12,
        min: 16,
        max: 28,
    };
    vec![
        Rule::NotAVSwitch(vpc),
        Rule::NotPlanned(vpc),
        Rule::PlannedVpc(vpc),
        Rule::PlannedElsewhere(vpc, pool),
        Rule::Ipv4First(pool),
        Rule::TooManyCidrs { vpc, family: Family::V6, limit: 5 },
        mask(ResourceKind::Vpc),
        mask(ResourceKind::VSwitch),
        Rule::OverlapsResource { cidr: block, resource: vpc, with: cidr("10.0.8.0/22") },
        Rule::NotInVpc(block, vpc),
        Rule::NoRoomInVpc(24, vpc),
        Rule::VpcUnseen(vpc),
        Rule::CannotMatch(vpc, "vpc-9".into()),
        Rule::NotGone(vpc, block),
    ]
}

fn sub_pool_allocation(world: &World) -> AllocationId {
    let is_sub = |allocation: &&crate::model::Allocation| {
        matches!(allocation.target, AllocationTarget::SubPool(_))
    };
    world.workspace.allocations_in(world.pool).find(is_sub).unwrap().id
}

fn people_rules(world: &World) -> Vec<Rule> {
    let account = || AccountId::new("0012345678901234");
    let keys = [MemberKey::Account(account()), MemberKey::Folder("fd-a".into())];
    let mut rules = vec![
        MemberRule::NoAccounts,
        MemberRule::BadAccount(AccountId::new("")),
        MemberRule::BadAccount(AccountId::new("a b")),
        MemberRule::OwnAccount(account()),
        MemberRule::TwiceInList(account()),
        MemberRule::NotAdministrator(world.ipam),
        MemberRule::AdministratorInUse(world.ipam),
        MemberRule::ManagedElsewhere(world.ipam),
        MemberRule::RootFolder("r-1".into()),
        MemberRule::BadFolder("shops".into()),
    ];
    rules.extend(keys.map(MemberRule::AlreadyMember));
    rules.into_iter().map(Rule::Members).collect()
}

fn sharing_rules(world: &World) -> Vec<Rule> {
    let account = || AccountId::new("0012345678901234");
    let (pool, discovery) =
        (ObjectRef::Pool(world.pool), ObjectRef::Discovery(default_discovery(world)));
    let only =
        |object: &ObjectRef| SharingRule::OwnerOnly { object: object.clone(), owner: account() };
    let label =
        |object: &ObjectRef| SharingRule::LabelOnly { object: object.clone(), owner: account() };
    let not_yours = |allocation| SharingRule::NotYourAllocation { allocation, owner: account() };
    [
        only(&pool),
        only(&discovery),
        only(&ObjectRef::Scope(world.scope)),
        label(&pool),
        label(&discovery),
        not_yours(world.reserved),
        not_yours(AllocationId::new(5)),
        SharingRule::AlreadyShared(ShareId::new(5)),
        SharingRule::WithMember { discovery, account: account() },
        SharingRule::NotForThisAccount { wanted: account(), own: AccountId::new("7") },
        SharingRule::OlderFile(pool.clone()),
        SharingRule::Clash(pool),
        SharingRule::NotSharedWith(world.pool, account()),
    ]
    .map(Rule::Sharing)
    .into()
}

fn file_problems(world: &World) -> impl Iterator<Item = FileProblem> {
    let (pool, block) = (world.pool, cidr("10.0.0.0/24"));
    let discovery = default_discovery(world);
    [
        FileProblem::Part { at: "pools[0]".into(), what: "missing field `scope`".into() },
        FileProblem::Empty,
        FileProblem::SameAccount(AccountId::new("7")),
        FileProblem::WrongOwner(SharedObject::Pool(pool)),
        FileProblem::WrongOwner(SharedObject::Discovery(discovery)),
        FileProblem::WrongScope(pool),
        FileProblem::WrongFamily(pool, block),
        FileProblem::UnsoundRules(pool),
        FileProblem::Overlap(pool, block, block),
        FileProblem::OutsideCidrs(pool, block),
        FileProblem::BadRegions(discovery),
        FileProblem::WrongDiscovery(SourceId::new(5)),
        FileProblem::Twice(pool.to_string()),
    ]
    .into_iter()
}

fn all_rules(world: &World) -> Vec<Rule> {
    let mut rules: Vec<Rule> = objects(world).into_iter().map(Rule::NotFound).collect();
    rules.extend(text_rules());
    rules.extend(Quota::ALL.map(|quota| Rule::Quota(quota, 1_000)));
    rules.extend(dependence_rules(world));
    rules.extend(region_rules(world));
    rules.extend(block_rules(world));
    rules.extend(people_rules(world));
    rules.extend(sharing_rules(world));
    rules.extend(file_problems(world).map(|problem| Rule::Sharing(SharingRule::BadFile(problem))));
    rules.extend(plan_rules(world));
    rules
}

fn remedies(world: &World) -> Vec<Remedy> {
    vec![
        Remedy::UseCidr(cidr("10.4.0.0/22")),
        Remedy::UsePrefixLen(22),
        Remedy::Open(ObjectRef::Pool(world.pool)),
        Remedy::RaiseQuota(Quota::IpamPoolQuotaDepth),
        Remedy::DeleteToo,
        Remedy::AddRegion(world.ipam, Region::alibaba("cn-beijing")),
        Remedy::ReplaceReservations,
        Remedy::ConfirmRemoval,
        Remedy::AllowPrivateIpv6,
        Remedy::BecomeAdministrator,
        Remedy::RemoveMember(MemberKey::Folder("fd-a".into())),
        Remedy::Unshare(ShareId::new(5)),
        Remedy::Leave(SharedObject::Pool(world.pool)),
        Remedy::Dissociate(world.ipam, default_discovery(world)),
        Remedy::UseRegion(Region::alibaba("cn-beijing")),
        Remedy::StopIgnoring(world.vpc, cidr("10.0.8.0/22")),
    ]
}

#[test]
fn every_rule_is_said_in_both_languages_with_and_without_a_remedy() {
    let world = world();
    for rule in all_rules(&world) {
        let bare = Reason::new(rule);
        pair(&english(&bare, &world), &chinese(&bare, &world));
        for remedy in remedies(&world) {
            let reason = bare.clone().or(remedy);
            pair(&english(&reason, &world), &chinese(&reason, &world));
        }
    }
}

#[test]
fn every_rule_says_more_than_what_is_wrong() {
    let world = world();
    for rule in all_rules(&world) {
        let said = english(&Reason::new(rule.clone()), &world);
        assert!(said.contains(". ") || said.contains("; "), "no way out: {said}");
        assert!(!said.contains(rule.code()), "a code: {said}");
    }
}

#[test]
fn an_overlap_names_the_pool_and_the_first_free_block() {
    let world = world();
    let rule = Rule::OverlapsPoolCidr {
        cidr: cidr("10.0.8.0/22"),
        pool: world.pool,
        with: cidr("10.0.0.0/16"),
    };
    let reason = Reason::new(rule).or(Remedy::UseCidr(cidr("10.4.0.0/22")));
    assert_eq!(
        english(&reason, &world),
        "10.0.8.0/22 overlaps 10.0.0.0/16 in pool prod-hz. Choose a free block: 10.4.0.0/22 is \
         the first."
    );
    assert_eq!(
        chinese(&reason, &world),
        "10.0.8.0/22 与地址池 prod-hz 中的 10.0.0.0/16 重叠。请选择空闲网段：第一个是 10.4.0.0/22。"
    );
}

#[test]
fn a_quota_is_named_in_words_with_its_limit() {
    let world = world();
    let reason = Reason::new(Rule::Quota(Quota::IpamPoolQuotaPerScope, 500));
    assert_eq!(
        english(&reason, &world),
        "This goes beyond the quota for pools per private scope: 500. Remove what is not needed, \
         or raise it in the settings."
    );
}

#[test]
fn what_is_in_the_way_is_named() {
    let world = world();
    let taken = Rule::NotFree { cidr: cidr("10.0.64.0/22"), taken_by: vec![world.reserved] };
    let reason = Reason::new(taken).or(Remedy::ReplaceReservations);
    assert_eq!(
        english(&reason, &world),
        "10.0.64.0/22 is taken by custom allocation lab (10.0.64.0/24). Choose another block, or \
         replace what is reserved there."
    );
    let sub =
        Rule::NotFree { cidr: cidr("10.0.0.0/22"), taken_by: vec![sub_pool_allocation(&world)] };
    assert_eq!(
        english(&Reason::new(sub), &world),
        "10.0.0.0/22 is taken by sub-pool team-a (10.0.0.0/20). Choose another block."
    );
}

#[test]
fn dependants_are_listed_and_the_rest_is_counted() {
    let world = world();
    let rule = Rule::Depends {
        object: ObjectRef::Pool(world.pool),
        dependants: vec![ObjectRef::Pool(world.pool); 5],
        kind: Dependence::Pools,
    };
    let reason = Reason::new(rule).or(Remedy::DeleteToo);
    assert_eq!(
        english(&reason, &world),
        "Pools still depend on pool prod-hz: pool prod-hz, pool prod-hz, pool prod-hz and 2 more. \
         Delete them first, or choose to delete them too."
    );
}

#[test]
fn objects_without_a_name_are_still_called_something() {
    let world = world();
    let scope = Reason::new(Rule::DefaultScope(world.scope));
    assert_eq!(
        english(&scope, &world),
        "private-default is a default scope. It goes only when its IPAM is deleted."
    );
    let discovery = Reason::new(Rule::DefaultDiscovery(default_discovery(&world)));
    assert!(english(&discovery, &world).contains("default discovery (cn-hangzhou):"));
    let gone = Reason::new(Rule::NotFound(ObjectRef::Pool(PoolId::new(5))));
    assert!(english(&gone, &world).starts_with("There is no pool ipam-pool-"));
    let none = Reason::new(Rule::NoIpamIn(Region::alibaba("cn-beijing")));
    assert!(english(&none, &world).starts_with("No IPAM is managed in China (Beijing)"));
}

#[test]
fn every_remedy_has_a_label_in_both_languages() {
    let world = world();
    for remedy in remedies(&world) {
        let english = remedy_label(&remedy, &world.workspace, Language::English);
        let chinese = remedy_label(&remedy, &world.workspace, Language::Chinese);
        assert!(!english.is_empty() && english != chinese && !english.ends_with('.'), "{english}");
        assert!(!english.contains('{') && !chinese.contains('{'), "{english}");
    }
    let open = Remedy::Open(ObjectRef::Pool(world.pool));
    assert_eq!(remedy_label(&open, &world.workspace, Language::English), "Open pool prod-hz");
}

#[test]
fn every_note_is_said_even_of_objects_that_a_preview_only_tries() {
    let world = world();
    let block = cidr("10.0.8.0/22");
    let gone = ResourceKey(99);
    for note in [
        Note::AutoImported(world.reserved),
        Note::AutoImported(AllocationId::new(5)),
        Note::HitsResource(block, world.vpc),
        Note::HitsResource(block, gone),
        Note::SharedSpace(block),
        Note::BreaksRules(world.reserved),
        Note::BreaksRules(sub_pool_allocation(&world)),
        Note::BreaksRules(AllocationId::new(5)),
        Note::TookOver { planned: gone, name: "plan".into(), found: world.vpc, cidr: block },
        Note::TookOver { planned: gone, name: "plan".into(), found: gone, cidr: block },
        Note::ReleasedGone(world.vpc, block),
        Note::ReleasedGone(gone, block),
    ] {
        pair(
            &note_sentence(&note, &world.workspace, Language::English),
            &note_sentence(&note, &world.workspace, Language::Chinese),
        );
    }
    assert_eq!(
        note_sentence(&Note::HitsResource(block, world.vpc), &world.workspace, Language::English),
        "10.0.8.0/22 intersects VPC web, which was discovered and is not allocated from a pool. \
         Check that this is meant."
    );
}

#[test]
fn codes_stand_once_each() {
    let rule = Rule::NothingAsked;
    let refusal =
        Refusal { reasons: vec![rule.clone().into(), rule.into(), Rule::MaskWithoutSource.into()] };
    assert_eq!(refusal_code(&refusal), "MissingParam.CidrOrCidrMask, IllegalParam.Cidr");
}
