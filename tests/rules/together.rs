//! Every reason against a command is told together with the others, each at its own place; and the
//! texts, codes and accounts that commands take.

use freehold::command::{
    Command, CreatePool, Grouped, Import, LargeRemoval, ListExtent, MemberRule, MembersCommand,
    ObjectRef, PlannedVSwitch, PlannedVpc, Reason, Refusal, Remedy, Reservation, Rule, SetUp,
    SourceChoice, Spot, Tagged, VpcRow,
};
use freehold::model::{
    AccountId, DirectoryRole, Label, PoolId, PrivateIpv6, Provider, Quota, Region, ResourceKey,
    SourceId, TextField, TextProblem, Watch, check_code, check_group,
};

use super::{Desk, cidr, east, exactly, importing, ipam_of, list, reservation, top_pool, vpc};

fn url_name() -> Label {
    Label::named("http://x")
}

fn rules_at(reasons: &[Reason]) -> Vec<(Rule, Spot)> {
    reasons.iter().map(|reason| (reason.rule.clone(), reason.spot)).collect()
}

fn bad_text(field: TextField, problem: TextProblem, spot: Spot) -> (Rule, Spot) {
    (Rule::Text(field, problem), spot)
}

fn bad_account(id: &str) -> Rule {
    Rule::Members(MemberRule::BadAccount(AccountId::new(id)))
}

#[test]
fn s1_00_a_pool_with_a_bad_name_and_bad_cidrs_hears_of_them_all() {
    let mut desk = Desk::new();
    let taken = desk.pool("10.0.0.0/16");
    let block = cidr("127.0.0.0/24");
    let provision = vec![exactly("10.0.0.0/24"), exactly("127.0.0.0/24"), exactly("fd00::/48")];
    let request = top_pool(desk.private(), "10.1.0.0/16");
    let request = CreatePool { label: url_name(), provision, ..request };
    let reasons = desk.refused(Command::CreatePool(request.clone()));
    let overlap = Rule::OverlapsPoolCidr {
        cidr: cidr("10.0.0.0/24"),
        pool: taken,
        with: cidr("10.0.0.0/16"),
    };
    let forbidden = Rule::ForbiddenSpace { cidr: block, reserved: cidr("127.0.0.0/8") };
    let family = Rule::FamilyMismatch(freehold::address::Family::V4);
    let name = bad_text(TextField::Name, TextProblem::Url, Spot::Name);
    let mut expected =
        vec![name.clone(), (overlap, Spot::Row(0)), (forbidden.clone(), Spot::Row(1))];
    expected.push((family, Spot::Row(2)));
    assert_eq!(rules_at(&reasons), expected);
    // Where the pool could not stand at all, its blocks are judged for themselves.
    let public = desk.ipam().public_scope;
    let reasons = desk.refused(Command::CreatePool(CreatePool {
        scope: public,
        provision: vec![exactly("10.0.0.0/24"), exactly("127.0.0.0/24")],
        ..request.clone()
    }));
    let elsewhere = Rule::FamilyNotInScope(freehold::address::Family::V4, public);
    let expected = [name.clone(), (elsewhere, Spot::Family), (forbidden, Spot::Row(1))];
    assert_eq!(rules_at(&reasons), expected);
    let gone = PoolId::new(5);
    let request = CreatePool { source_pool: Some(gone), ..request };
    let reasons = desk.refused(Command::CreatePool(request));
    let expected = [name, (Rule::NotFound(ObjectRef::Pool(gone)), Spot::Whole)];
    assert_eq!(rules_at(&reasons), expected);
}

#[test]
fn s2_06_5_an_empty_pool_does_not_hide_what_is_wrong_with_the_rows() {
    let mut desk = Desk::new();
    let request = top_pool(desk.private(), "10.1.0.0/16");
    let pool = desk.create_pool(CreatePool { provision: Vec::new(), ..request });
    let rows = vec![
        Reservation { name: "http://x".into(), ..reservation(exactly("10.0.0.0/24")) },
        Reservation { description: "1".into(), ..reservation(super::sized(33)) },
    ];
    let reasons = desk.refused(Command::Reserve(pool, rows));
    let mask = Rule::MaskNotAllowed { prefix_len: 33, min: 0, max: 32 };
    let expected = [
        (Rule::PoolEmpty(pool), Spot::Whole),
        bad_text(TextField::Name, TextProblem::Url, Spot::Row(0)),
        bad_text(TextField::Description, TextProblem::BadStart, Spot::Row(1)),
        (mask, Spot::Row(1)),
    ];
    assert_eq!(rules_at(&reasons), expected);
}

#[test]
fn d22_settings_tell_all_that_keeps_them_from_changing_and_leave_what_was_there() {
    let mut desk = Desk::new();
    desk.settle(|settings| {
        settings.private_ipv6 = PrivateIpv6::Allowed;
        settings.directory_role = DirectoryRole::DelegatedAdministrator;
    });
    let pool = desk.pool("fd00:1::/48");
    let ipam = desk.ipam_id();
    let member = freehold::command::NewMember::Account(AccountId::new("7"), "".into());
    desk.done(Command::Members(MembersCommand::Add(ipam, vec![member])));
    let mut settings = desk.workspace.settings().into_owned();
    settings.private_ipv6 = PrivateIpv6::Refused;
    settings.directory_role = DirectoryRole::Ordinary;
    settings.own_account = AccountId::new("1 2");
    settings.account_names.insert(AccountId::new(""), "http://x".into());
    let reasons = desk.refused(Command::UpdateSettings(settings));
    let expected = [
        (bad_account("1 2"), Spot::Account),
        (bad_account(""), Spot::Whole),
        bad_text(TextField::Name, TextProblem::Url, Spot::Name),
        (Rule::PrivateIpv6InUse(pool), Spot::Whole),
        (Rule::Members(MemberRule::AdministratorInUse(ipam)), Spot::Whole),
    ];
    assert_eq!(rules_at(&reasons), expected);
    // What an old file brought does not keep the rest from being changed.
    let mut old = freehold::model::Settings::for_account(AccountId::new("old account"));
    old.account_names.insert(AccountId::new("a b"), "x".into());
    let env = freehold::command::Env::new(freehold::model::Time(1), 1);
    let mut desk = Desk::of(freehold::model::Workspace::new(old.clone()), env);
    old.quotas.insert(Quota::IpamPoolQuotaDepth, 4);
    desk.done(Command::UpdateSettings(old));
}

#[test]
fn d10_marking_tells_of_missing_rows_and_of_planned_ones_together() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let plan = Command::CreatePlannedVpc(pool, exactly("10.0.0.0/24"), PlannedVpc::default());
    let Some(ObjectRef::Resource(planned)) = desk.done(plan).object else { panic!("no plan") };
    let (missing, block) = (ResourceKey(99), cidr("10.0.0.0/24"));
    let rows = vec![(missing, block), (planned, block)];
    let reasons = desk.refused(Command::SetWatch(rows, Watch::Ignored));
    let expected = [
        (Rule::NotFound(ObjectRef::ResourceCidr(missing, block)), Spot::Whole),
        (Rule::PlannedVpc(planned), Spot::Whole),
    ];
    assert_eq!(rules_at(&reasons), expected);
}

#[test]
fn d29_an_import_tells_what_is_wrong_with_its_set_up_its_lists_and_its_allocations() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let held = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    desk.link(pool, held, "10.0.0.0/24");
    let north = Region::alibaba("cn-north");
    let mut far = list(Provider::Alibaba, 9, vec![vpc("vpc-2", &["10.1.0.0/24"])]);
    super::facts(&mut far).discovery = freehold::command::DiscoveryChoice::DefaultIn(north.clone());
    let mut lost = list(Provider::Alibaba, 9, Vec::new());
    lost.source = SourceChoice::Known(SourceId::new(5));
    // Another source, so that what it lacks is not what is allocated.
    let of_two = |at, resources| {
        let mut list = list(Provider::Alibaba, at, resources);
        super::facts(&mut list).account = Some(AccountId::new("2"));
        list
    };
    desk.done(importing(vec![of_two(1_000, vec![vpc("vpc-9", &["10.2.0.0/24"])])]));
    let mut whole = of_two(2_000, Vec::new());
    whole.extent = ListExtent::Whole;
    let again = |resource, text| VpcRow { pool, resource, cidr: cidr(text) };
    let import = Import {
        set_up: vec![
            SetUp::ipam(east(), vec![east()]),
            SetUp::CreateIpam(freehold::command::CreateIpam {
                label: url_name(),
                ..ipam_of(north.clone(), std::slice::from_ref(&north))
            }),
        ],
        lists: vec![far, lost, whole],
        removal: LargeRemoval::Ask,
        allocate_again: vec![again(held, "10.0.0.0/24"), again(ResourceKey(99), "10.0.0.0/26")],
        ..Import::default()
    };
    let reasons = desk.refused(Command::Import(import));
    let (file, allocation) =
        ("list.json".into(), desk.workspace.allocation_of(held, cidr("10.0.0.0/24")));
    let expected = [
        (Rule::Quota(Quota::IpamQuotaPerRegion, 1), Spot::Region),
        bad_text(TextField::Name, TextProblem::Url, Spot::Name),
        (Rule::NotFound(ObjectRef::Source(SourceId::new(5))), Spot::Whole),
        (Rule::LargeRemoval { file, removed: 1, of: 1 }, Spot::Whole),
        (Rule::AlreadyAllocated(allocation.unwrap().id), Spot::Row(0)),
    ];
    // The list for the region without an IPAM, and what it might have brought, follow from these.
    assert_eq!(rules_at(&reasons), expected);
}

#[test]
fn d29_a_list_for_a_region_without_an_ipam_names_the_region() {
    let mut desk = Desk::empty();
    let lists = vec![list(Provider::Alibaba, 5, vec![vpc("vpc-1", &["10.0.0.0/16"])])];
    let reason = desk.refusal(importing(lists));
    assert_eq!(reason, Reason::new(Rule::NoIpamIn(east())));
    assert_eq!(reason.rule.code(), "ResourceNotFound.Ipam");
    let refusal = Refusal::from(Rule::NotAssociated(
        freehold::model::DiscoveryId::new(1),
        freehold::model::IpamId::new(1),
    ));
    let code = refusal.reasons[0].rule.code();
    assert_eq!(code, "ResourceNotFound.ResourceDiscoveryAssociation");
}

#[test]
fn s1_00_groups_and_codes_at_their_edges() {
    for good in ["", "rg-a", "rg-acfmxazb4ph6aiy", "rg-1"] {
        assert_eq!(check_group(good), Ok(()), "{good}");
    }
    for bad in ["rg-", "lab", "RG-1", "rg-a b", "rg-ü", " rg-a"] {
        assert_eq!(check_group(bad), Err(TextProblem::NotAGroup), "{bad}");
    }
    let long = |count| "x".repeat(count);
    assert_eq!(check_group(&format!("rg-{}", long(62))), Err(TextProblem::TooLong { limit: 64 }));
    for good in ["a", "cn-hangzhou-h", "0012345678901234", "北京-1", &long(64)] {
        assert_eq!(check_code(good), Ok(()), "{good}");
    }
    assert_eq!(check_code(""), Err(TextProblem::Missing));
    assert_eq!(check_code(&long(65)), Err(TextProblem::TooLong { limit: 64 }));
    for bad in ["a b", " a", "a\n", "a\u{200b}", "\u{feff}a", "\u{7}"] {
        assert_eq!(check_code(bad), Err(TextProblem::Space), "{bad:?}");
    }
}

#[test]
fn s1_14_a_resource_group_is_an_id_wherever_it_is_given() {
    let mut desk = Desk::new();
    let ipam = desk.ipam_id();
    let label = || Label { resource_group: "my group".into(), ..Label::default() };
    let scope = desk.private();
    for command in [
        Command::ChangeResourceGroup(vec![Grouped::Tagged(Tagged::Ipam(ipam))], "my group".into()),
        Command::UpdateIpam(ipam, label()),
        Command::CreateScope(ipam, label()),
        Command::UpdateScope(scope, label()),
        Command::CreatePool(CreatePool { label: label(), ..top_pool(scope, "10.0.0.0/16") }),
    ] {
        let reasons = desk.refused(command);
        let expected = bad_text(TextField::ResourceGroup, TextProblem::NotAGroup, Spot::Group);
        assert_eq!(rules_at(&reasons), [expected]);
    }
    let group = Label { resource_group: "rg-acfmxazb4ph6aiy".into(), ..Label::default() };
    desk.done(Command::UpdateIpam(ipam, group));
}

#[test]
fn d05_a_region_has_a_code_that_can_be_seen() {
    let mut desk = Desk::new();
    let ipam = desk.ipam_id();
    let regions = |code: &str| vec![Region::alibaba(code)];
    let rule = |problem| Rule::Text(TextField::Region, problem);
    let add = |code: &str| Command::AddEffectiveRegions(ipam, regions(code));
    for (code, problem) in [("", TextProblem::Missing), ("cn north", TextProblem::Space)] {
        let reasons = desk.refused(add(code));
        assert_eq!(rules_at(&reasons), [(rule(problem.clone()), Spot::Regions)]);
        let create = ipam_of(Region::alibaba(code), &regions(code));
        let expected =
            [(rule(problem.clone()), Spot::Region), (rule(problem.clone()), Spot::Regions)];
        let reasons = desk.refused(Command::CreateIpam(create.clone()));
        assert_eq!(rules_at(&reasons), expected);
        let reasons = desk.refused(Command::CreateDiscovery(create));
        assert_eq!(rules_at(&reasons), expected);
        let request = top_pool(desk.private(), "10.0.0.0/16");
        let request = CreatePool { region: Some(Region::alibaba(code)), ..request };
        let reasons = desk.refused(Command::CreatePool(request));
        assert_eq!(reasons[0].rule, rule(problem));
    }
    desk.done(add("my-own-region"));
}

#[test]
fn d15_a_plan_has_an_account_and_a_zone_that_can_be_seen() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let facts = |account: &str| PlannedVpc {
        account: Some(AccountId::new(account)),
        ..PlannedVpc::default()
    };
    let plan = |account| Command::CreatePlannedVpc(pool, exactly("10.0.0.0/24"), facts(account));
    let reasons = desk.refused(plan("a b"));
    assert_eq!(rules_at(&reasons), [(bad_account("a b"), Spot::Account)]);
    let Some(ObjectRef::Resource(key)) = desk.done(plan("0012345678901234")).object else {
        panic!("no plan")
    };
    let reasons = desk.refused(Command::UpdatePlannedVpc(key, facts("")));
    assert_eq!(rules_at(&reasons), [(bad_account(""), Spot::Account)]);
    let zone = |zone: &str| PlannedVSwitch { zone: Some(zone.into()), ..PlannedVSwitch::default() };
    let inside = |text| Command::CreatePlannedVSwitch(key, exactly("10.0.0.0/26"), zone(text));
    let expected = [bad_text(TextField::Zone, TextProblem::Missing, Spot::Zone)];
    assert_eq!(rules_at(&desk.refused(inside(""))), expected);
    let Some(ObjectRef::Resource(key)) = desk.done(inside("cn-east-a")).object else {
        panic!("no plan")
    };
    let reasons = desk.refused(Command::UpdatePlannedVSwitch(key, zone("a\tb")));
    let expected = [bad_text(TextField::Zone, TextProblem::Space, Spot::Zone)];
    assert_eq!(rules_at(&reasons), expected);
}

#[test]
fn d21_forbidden_space_has_a_free_block_of_the_same_size_beside_it() {
    let mut desk = Desk::new();
    desk.pool("10.0.0.0/16");
    let request = top_pool(desk.private(), "127.0.0.0/16");
    let reason = desk.refusal(Command::CreatePool(request));
    assert_eq!(reason.remedies, [Remedy::UseCidr(cidr("10.1.0.0/16"))]);
    let pool = desk.pool("100.64.0.0/10");
    desk.done(Command::Provision(pool, vec![exactly("10.8.0.0/16")]));
    let plan = Command::CreatePlannedVpc(pool, exactly("100.64.0.0/24"), PlannedVpc::default());
    assert_eq!(desk.refusal(plan).remedies, [Remedy::UseCidr(cidr("10.8.0.0/24"))]);
}
