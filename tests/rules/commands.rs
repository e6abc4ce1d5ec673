//! Decisions about commands as such: what they leave, take back and bring (D25 to D29).

use freehold::command::{
    Applied, Command, CreatePool, Env, Import, LargeRemoval, ObservedResource, Rule, SetUp,
};
use freehold::export::write_workspace_file;
use freehold::feed::{Choices, NewRegions, plan, read};
use freehold::insight::Insight;
use freehold::model::{Label, Lifecycle, Provider, Region, Time, WholeList, Workspace};

use super::{Desk, east, exactly, importing, list, reservation, top_pool, vpc};

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
    // So does the desk, with every command of every story.
    let outside = Command::Reserve(pool, vec![reservation(exactly("10.9.0.0/25"))]);
    assert!(matches!(desk.rule(outside), Rule::NotInside(..)));
    desk.reserve(pool, "10.0.0.0/25");
}

/// Commands of all kinds in turn, some of which the rules refuse.
fn story() -> Vec<(Time, Workspace, Vec<Applied>)> {
    let mut told = Vec::new();
    for _ in 0..2 {
        let mut workspace = crate::machine::beginning(11);
        let mut applied = Vec::new();
        for (number, word) in (1i64..).zip(1u64..40) {
            let dice = &mut crate::random::Dice::new(word);
            let command = crate::machine::next(dice, &workspace, number);
            applied.extend(workspace.apply(command, &mut Env::new(Time(number), word)));
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
    let (back, again) = (applied.change.clone().inverse(), applied.change);
    for _ in 0..2 {
        desk.workspace.replay(back.clone());
        assert!(desk.workspace == before);
        desk.workspace.replay(again.clone());
        assert!(desk.workspace == after);
    }
    // What comes to nothing is no step.
    let nothing = desk.done(Command::UpdateIpam(desk.ipam_id(), Label::default()));
    assert!(nothing.change.is_empty());
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
}

fn choices(regions: NewRegions) -> Choices {
    Choices {
        discovery: None,
        whole: WholeList::Unconfirmed,
        removal: LargeRemoval::Ask,
        regions,
        managed_region: None,
        matches: Vec::new(),
        allocate_again: Vec::new(),
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
    let rule = desk.rule(Command::Import(Import { set_up, lists, removal, ..Import::default() }));
    assert!(matches!(rule, Rule::Quota(..)));
    assert!(desk.workspace.resources().is_empty());
}
