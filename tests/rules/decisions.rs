//! Decisions that go through the whole house (D1, D5, D16, D17, D22, D24 to D29).

use freehold::address::Placement;
use freehold::command::{
    Applied, Avoid, Command, CreatePool, Env, Import, LargeRemoval, ListExtent, ObjectRef,
    ObservedResource, Purpose, Rule, SetUp, next_available,
};
use freehold::export::write_workspace_file;
use freehold::feed::{Choices, NewRegions, plan, read};
use freehold::history::{Action, History, Trends, Verb};
use freehold::insight::{Insight, pool_usage};
use freehold::model::{
    AccountId, Change, Delta, Label, Lifecycle, Provider, ReferenceRange, ReferenceSet,
    ReferenceSetId, Region, RowOp, SourceKind, Time, WholeList, Workspace, known_regions,
    region_name,
};

use super::{
    Desk, cidr, east, exactly, facts, importing, linking, list, reservation, sized, top_pool, vpc,
    west,
};

/// The words of the page, but for the sentence that a rule is spelt in.
#[test]
fn d01_the_page_uses_one_word_for_each_thing() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/words");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("the words") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("words").to_lowercase();
        read += 1;
        for other in
            ["hosted region", "operating region", "working region", "home region", "active region"]
        {
            assert!(!text.contains(other), "{} says {other}", path.display());
        }
        for other in ["de-allocate", "deallocate", "unprovision", "cancel provision"] {
            assert!(!text.contains(other), "{} says {other}", path.display());
        }
    }
    assert!(read > 20, "the words have moved");
    let words = freehold::text::Language::English.words();
    assert_eq!(words.term.managed_region, "Managed Region");
    assert_eq!(words.term.effective_region, "Effective Region");
}

#[test]
fn d05_one_code_of_two_providers_is_two_regions() {
    let (london, ireland) = (Region::alibaba("eu-west-1"), Region::new(Provider::Aws, "eu-west-1"));
    assert_ne!(region_name(&london).unwrap().english, region_name(&ireland).unwrap().english);
    let mut desk = Desk::new();
    let ipam = desk.ipam_id();
    desk.done(Command::AddEffectiveRegions(ipam, vec![london.clone(), ireland.clone()]));
    let request = CreatePool { region: Some(london), ..top_pool(desk.private(), "10.0.0.0/16") };
    let pool = desk.create_pool(request);
    let observed =
        ObservedResource { region: Some(ireland.clone()), ..vpc("vpc-aws", &["10.0.0.0/24"]) };
    desk.done(importing(vec![list(Provider::Aws, 1, vec![observed])]));
    let key = desk.key("vpc-aws");
    assert_eq!(desk.rule(linking(pool, key, "10.0.0.0/24")), Rule::VpcElsewhere(key, pool));
    let request = CreatePool { region: Some(ireland), ..top_pool(desk.private(), "10.0.0.0/24") };
    let there = CreatePool { provision: vec![exactly("10.1.0.0/24")], ..request };
    let there = desk.create_pool(there);
    let rule = desk.rule(linking(there, key, "10.0.0.0/24"));
    assert_eq!(rule, Rule::NotInside(cidr("10.0.0.0/24"), there));
}

#[test]
fn d05_any_region_can_be_managed_also_one_that_a_user_adds() {
    for region in [Region::on_premises(), Region::new(Provider::Other, "cellar")]
        .into_iter()
        .chain(known_regions().iter().step_by(20).map(|known| known.region()))
    {
        let mut desk = Desk::empty();
        desk.done(Command::CreateIpam(super::ipam_of(
            region.clone(),
            std::slice::from_ref(&region),
        )));
        let request = top_pool(desk.private(), "10.0.0.0/16");
        desk.create_pool(CreatePool { region: Some(region), ..request.clone() });
        let other = CreatePool { region: Some(Region::new(Provider::Other, "attic")), ..request };
        let refused = desk.refused(Command::CreatePool(other));
        assert_eq!(refused[0].rule.code(), "IllegalParam.Region");
    }
}

#[test]
fn d16_a_vswitch_joins_its_vpc_by_provider_and_id_whatever_the_source_says_of_accounts() {
    let mut desk = Desk::new();
    let of = |account: &str, resource: ObservedResource| ObservedResource {
        account: Some(AccountId::new(account)),
        ..resource
    };
    desk.import(vec![of("0001", vpc("vpc-1", &["10.0.0.0/24"]))]);
    let mut other = list(
        Provider::Alibaba,
        2,
        vec![of("0002", super::vswitch("vsw-1", "vpc-1", &["10.0.0.0/28"]))],
    );
    facts(&mut other).account = Some(AccountId::new("0002"));
    desk.done(importing(vec![other]));
    let vpc_key = desk.key("vpc-1");
    assert_eq!(desk.workspace.vswitches_of(vpc_key).count(), 1);
    // The same id at another provider is another VPC.
    let aws = list(Provider::Aws, 3, vec![super::vswitch("subnet-1", "vpc-1", &["10.0.0.16/28"])]);
    desk.done(importing(vec![aws]));
    assert_eq!(desk.workspace.vswitches_of(vpc_key).count(), 1);
}

#[test]
fn d17_a_whole_list_removes_and_a_partial_one_does_not() {
    let both = || vec![vpc("vpc-1", &["10.0.0.0/24"]), vpc("vpc-2", &["10.0.1.0/24"])];
    for (extent, live) in [(ListExtent::Whole, 1), (ListExtent::Partial, 2)] {
        let mut desk = Desk::new();
        desk.import(both());
        let mut second = list(Provider::Alibaba, 2_000, vec![both().remove(0)]);
        second.extent = extent;
        let removal = LargeRemoval::Confirmed;
        desk.done(Command::Import(Import { set_up: Vec::new(), lists: vec![second], removal }));
        let there = desk.workspace.resources().iter();
        assert_eq!(there.filter(|row| row.live_cidrs().next().is_some()).count(), live);
    }
}

#[test]
fn d22_accounts_keep_their_zeros_and_every_digit_and_a_strangers_feed_is_taken_in() {
    let mut desk = Desk::new();
    let own = desk.workspace.settings().own_account.clone();
    assert_eq!(own.as_str().len(), 16);
    // Beyond 2^53, and with leading zeros: no number could keep them.
    for id in ["9007199254740993", "0000000000000042"] {
        let resource = ObservedResource {
            account: Some(AccountId::new(id)),
            ..vpc(&format!("vpc-{id}"), &["10.0.0.0/24"])
        };
        desk.import(vec![resource]);
        let key = desk.key(&format!("vpc-{id}"));
        assert_eq!(desk.workspace.resources().get(&key).unwrap().account, Some(AccountId::new(id)));
        // Neither own nor a member, and monitored all the same.
        assert_eq!(desk.row(key, "10.0.0.0/24").scope, desk.private());
    }
    assert_ne!(AccountId::new("42"), AccountId::new("0042"));
}

/// Puts a reference set in place, as its table holds it.
fn publish(desk: &mut Desk, text: &str) {
    let id = ReferenceSetId::new(1);
    let ranges = vec![ReferenceRange { cidr: cidr(text), label: "the partner".into() }];
    let set = ReferenceSet { id, name: "partner".into(), file: "ranges.json".into(), ranges };
    let delta = Delta { key: id, before: None, after: Some(Box::new(set)) };
    desk.workspace.replay(Change { ops: vec![RowOp::ReferenceSets(delta)] });
}

#[test]
fn d24_a_reference_set_takes_no_part_in_overlap_usage_counts_and_free_space() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let seen = |desk: &Desk| {
        let insight = Insight::of(&desk.workspace);
        let rows: Vec<_> = insight.rows().map(|(_, row)| row.clone()).collect();
        (rows, insight.summary(desk.private()), pool_usage(&desk.workspace, pool))
    };
    let next = |desk: &Desk| {
        let (avoid, fit) = (Avoid::Resources, Placement::FirstFit);
        next_available(&desk.workspace, pool, 24, Purpose::Custom, avoid, fit).unwrap()
    };
    let (before, free) = (seen(&desk), next(&desk));
    publish(&mut desk, "10.0.0.0/16");
    assert_eq!(desk.workspace.reference_sets().len(), 1);
    assert_eq!(seen(&desk), before);
    assert_eq!(next(&desk), free);
    let reserve = Command::Reserve(pool, vec![reservation(exactly("10.0.1.0/24"))]);
    assert_eq!(desk.done(reserve).notes, []);
    // What does take part is named.
    let reserve = Command::Reserve(pool, vec![reservation(exactly("10.0.0.0/24"))]);
    assert_eq!(desk.done(reserve).notes.len(), 1);
}

#[test]
fn d25_what_is_made_is_created_at_once_and_a_dry_run_refuses_what_the_command_would() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/24");
    assert_eq!(desk.workspace.pools().get(&pool).unwrap().status, Lifecycle::Created);
    let env = Env::new(Time(9), 9);
    let before = desk.workspace.clone();
    for text in ["10.0.0.0/25", "10.9.0.0/25"] {
        let reserve = Command::Reserve(pool, vec![reservation(exactly(text))]);
        let told = desk.workspace.dry_run(reserve.clone(), &env);
        assert!(desk.workspace == before, "a dry run changes nothing");
        let mut copy = desk.workspace.clone();
        assert_eq!(told, copy.apply(reserve, &mut env.clone()), "{text}");
    }
}

/// Commands of all kinds in turn, some of which the rules refuse.
fn story() -> Vec<(Time, Workspace, Vec<Applied>)> {
    let mut told = Vec::new();
    for _ in 0..2 {
        let mut workspace = crate::random::beginning(11);
        let mut applied = Vec::new();
        for (number, word) in (1i64..).zip([3u64, 77, 41, 5, 99, 12, 64, 8, 30, 21, 54, 17]) {
            let step = crate::random::step(&mut crate::random::Dice::new(word), &workspace, number);
            let mut env = Env::new(Time(number), word);
            if let crate::random::Step::Do(command) = step {
                applied.extend(workspace.apply(command, &mut env));
            }
        }
        told.push((Time(99), workspace, applied));
    }
    told
}

#[test]
fn d27_two_runs_of_the_same_commands_give_equal_bytes_and_another_seed_other_ids() {
    let [(at, one, first), (_, other, second)] = story().try_into().expect("two runs");
    assert!(first.len() > 4, "{} commands were done", first.len());
    assert_eq!(first, second);
    let bytes = |workspace| write_workspace_file(workspace, &(), at).expect("written");
    assert_eq!(bytes(&one), bytes(&other));
    let ids = |seed| {
        let mut workspace = Workspace::default();
        let create = Command::CreateIpam(super::ipam_of(east(), &[east()]));
        workspace.apply(create, &mut Env::new(Time(1), seed)).expect("made");
        workspace.ipams().keys().copied().collect::<Vec<_>>()
    };
    assert_eq!(ids(7), ids(7));
    assert_ne!(ids(7), ids(8));
}

fn action() -> Action {
    Action { verb: Verb::Update, object: None, subject: "".into(), rows: 0 }
}

#[test]
fn d26_an_import_with_all_that_follows_from_it_is_one_step_and_undo_restores_the_ids() {
    let mut desk = Desk::new();
    let request = top_pool(desk.private(), "10.0.0.0/8");
    let auto_import = freehold::model::AutoImport::On;
    desk.create_pool(CreatePool { auto_import, ..request });
    let before = desk.workspace.clone();
    let resources: Vec<ObservedResource> = (0..300)
        .map(|place| {
            let text = format!("10.{}.{}.0/24", place / 250, place % 250);
            vpc(&format!("vpc-{place}"), &[&text])
        })
        .collect();
    let applied = desk.done(importing(vec![list(Provider::Alibaba, 5, resources)]));
    assert_eq!(desk.workspace.allocations().len(), 300);
    let after = desk.workspace.clone();
    let mut history = History::default();
    history.push(action(), Time(5), applied);
    assert_eq!(history.steps().count(), 1);
    for _ in 0..2 {
        history.undo(&mut desk.workspace).expect("a step");
        assert!(desk.workspace == before);
        assert!(history.undo(&mut desk.workspace).is_none(), "there was one step only");
        history.redo(&mut desk.workspace).expect("a step");
        assert!(desk.workspace == after);
    }
    // What is refused, or comes to nothing, is no step.
    let nothing = desk.done(Command::UpdateIpam(desk.ipam_id(), Label::default()));
    history.push(action(), Time(6), nothing);
    assert_eq!(history.steps().count(), 1);
}

#[test]
fn d26_after_undo_nothing_is_imported_by_itself() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let id = desk.link(pool, key, "10.0.0.0/24");
    let switch = |auto_import| Command::UpdatePool {
        pool,
        label: Label::default(),
        rules: Default::default(),
        auto_import,
    };
    desk.done(switch(freehold::model::AutoImport::On));
    let with = desk.workspace.clone();
    let released = desk.done(Command::Release(vec![id]));
    desk.workspace.replay(released.change.clone().inverse());
    assert!(desk.workspace == with);
    desk.workspace.replay(released.change);
    assert!(desk.workspace.allocations().is_empty());
}

#[test]
fn d28_an_observation_counts_all_four_kinds_and_statuses_count_three() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    desk.sub_pool(pool, "10.0.0.0/24");
    desk.reserve(pool, "10.0.1.0/24");
    desk.import(vec![
        vpc("vpc-1", &["10.0.2.0/24"]),
        super::vswitch("vsw-1", "vpc-1", &["10.0.2.0/28"]),
    ]);
    let summary = Insight::of(&desk.workspace).summary(desk.private());
    assert_eq!(summary.by_kind, [1, 1, 1, 1]);
    assert_eq!((summary.rows(), summary.resources()), (4, 3));
    assert_eq!(summary.managed + summary.unmanaged + summary.ignored, 3);
    assert_eq!(summary.overlapping + summary.nonoverlapping, 3);
    let mut trends = Trends::default();
    let insight = Insight::of(&desk.workspace);
    trends.observe(Time(10), &desk.workspace, &insight);
    let once = trends.clone();
    // The same observation again, or an older one, adds nothing.
    trends.observe(Time(10), &desk.workspace, &insight);
    trends.observe(Time(4), &desk.workspace, &insight);
    assert_eq!(trends, once);
    trends.observe(Time(20), &desk.workspace, &insight);
    assert_ne!(trends, once);
}

fn choices(regions: NewRegions) -> Choices {
    Choices {
        discovery: None,
        whole: WholeList::Unconfirmed,
        removal: LargeRemoval::Ask,
        regions,
        managed_region: None,
        now: Time(7),
    }
}

/// Three VPCs as the vendor's command line lists them: two in one region, one in another.
const FEED: &str = r#"{"TotalCount":3,"PageNumber":1,"PageSize":50,"Vpcs":{"Vpc":[
    {"VpcId":"vpc-1","RegionId":"cn-hangzhou","CidrBlock":"10.0.0.0/16"},
    {"VpcId":"vpc-2","RegionId":"cn-shanghai","CidrBlock":"10.1.0.0/16"},
    {"VpcId":"vpc-3","RegionId":"cn-shanghai","CidrBlock":"10.2.0.0/16"}]}}"#;

#[test]
fn d29_the_first_import_makes_the_ipam_where_most_resources_are_in_the_same_command() {
    let mut desk = Desk::empty();
    let report = read("vpcs.json", FEED.as_bytes());
    let import = plan(&desk.workspace, &[report], &choices(NewRegions::Add));
    let [SetUp::CreateIpam(request)] = &import.set_up[..] else { panic!("{:?}", import.set_up) };
    assert_eq!(request.region, Region::alibaba("cn-shanghai"));
    // `done` proves that one step takes it all back.
    desk.done(Command::Import(import));
    let regions = [Region::alibaba("cn-hangzhou"), Region::alibaba("cn-shanghai")];
    assert_eq!(desk.ipam().effective_regions, regions);
    assert_eq!(Insight::of(&desk.workspace).rows().count(), 3);
}

#[test]
fn d29_regions_that_no_ipam_has_effective_are_added_or_left_as_chosen() {
    for (regions, rows) in [(NewRegions::Add, 3), (NewRegions::Leave, 1)] {
        let mut desk = Desk::empty();
        let hangzhou = Region::alibaba("cn-hangzhou");
        let effective = std::slice::from_ref(&hangzhou);
        desk.done(Command::CreateIpam(super::ipam_of(hangzhou.clone(), effective)));
        let report = read("vpcs.json", FEED.as_bytes());
        let import = plan(&desk.workspace, &[report], &choices(regions));
        desk.done(Command::Import(import));
        assert_eq!(Insight::of(&desk.workspace).rows().count(), rows);
    }
}

#[test]
fn d29_a_set_up_that_the_rules_refuse_imports_nothing() {
    let mut desk = Desk::new();
    let lists = vec![list(Provider::Alibaba, 5, vec![vpc("vpc-1", &["10.0.0.0/16"])])];
    let set_up = vec![SetUp::ipam(east(), vec![east()])];
    let removal = LargeRemoval::Ask;
    let rule = desk.rule(Command::Import(Import { set_up, lists, removal }));
    assert!(matches!(rule, Rule::Quota(..)));
    assert!(desk.workspace.resources().is_empty());
}

#[test]
fn d06_a_managed_row_stays_when_its_region_goes_and_says_since_when() {
    let mut desk = Desk::new();
    let request = CreatePool { region: None, ..top_pool(desk.private(), "10.0.0.0/16") };
    let regionless = desk.create_pool(request);
    let request = CreatePool {
        source_pool: Some(regionless),
        region: Some(west()),
        provision: vec![sized(20)],
        ..top_pool(desk.private(), "10.0.0.0/20")
    };
    let pool = desk.create_pool(request);
    let far = |id: &str, text: &str| ObservedResource { region: Some(west()), ..vpc(id, &[text]) };
    desk.import(vec![far("vpc-managed", "10.0.0.0/24"), far("vpc-free", "10.0.0.0/25")]);
    let managed = desk.key("vpc-managed");
    let id = desk.link(pool, managed, "10.0.0.0/24");
    let source = *desk.workspace.sources().keys().next().unwrap();
    desk.done(Command::RemoveSource(source));
    let rows: Vec<_> = Insight::of(&desk.workspace).rows().map(|(_, row)| row.clone()).collect();
    let mut resources = rows.iter().filter(|row| row.cidr.prefix_len() >= 24);
    let row = resources.next().expect("the managed row stays");
    assert_eq!(row.allocation, Some(id));
    assert!(resources.next().is_none(), "the unmanaged row leaves");
    let since = desk.workspace.allocations().get(&id).unwrap().unmonitored_since;
    assert_eq!(since, Some(Time(1_000)));
    // It still takes part in overlap and compliance.
    desk.import(vec![vpc("vpc-rival", &["10.0.0.0/26"])]);
    assert_eq!(
        desk.row(managed, "10.0.0.0/24").overlap,
        freehold::insight::Overlap::Overlapping(1)
    );
}

#[test]
fn d02_the_managed_region_and_what_is_default_can_never_be_deleted() {
    use freehold::command::Dependants::{DeleteToo, Refuse};
    let mut desk = Desk::new();
    let ipam = desk.ipam();
    for dependants in [Refuse, DeleteToo] {
        let remove = Command::RemoveEffectiveRegion(ipam.id, east(), dependants);
        assert_eq!(desk.rule(remove), Rule::ManagedRegionStays(east()));
        let scope = ipam.private_scope;
        assert_eq!(desk.rule(Command::DeleteScope(scope, dependants)), Rule::DefaultScope(scope));
    }
    let discovery = ipam.default_discovery;
    let rule = Rule::DefaultDiscovery(discovery);
    assert_eq!(desk.rule(Command::DeleteDiscovery(discovery)), rule);
    desk.done(Command::RemoveEffectiveRegion(ipam.id, west(), Refuse));
    desk.done(Command::DeleteIpam(ipam.id, Refuse));
    let gone = Rule::NotFound(ObjectRef::Discovery(discovery));
    assert_eq!(desk.rule(Command::DeleteDiscovery(discovery)), gone);
}

#[test]
fn d19_sources_of_one_time_are_taken_in_one_order_however_they_were_dropped() {
    let of = |account: &str, name: &str| {
        let resource =
            ObservedResource { name: Some(name.into()), ..vpc("vpc-1", &["10.0.0.0/24"]) };
        let mut list = list(Provider::Alibaba, 5, vec![resource]);
        facts(&mut list).account = Some(AccountId::new(account));
        facts(&mut list).kind = SourceKind::Vpcs;
        list
    };
    let name = |lists| {
        let mut desk = Desk::new();
        desk.done(importing(lists));
        desk.workspace.resources().iter().next().unwrap().name.to_string()
    };
    let there = name(vec![of("1", "one"), of("2", "two")]);
    assert_eq!(there, name(vec![of("2", "two"), of("1", "one")]));
}
