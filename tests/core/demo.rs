//! The demo estate is what it promises to be.

use std::collections::BTreeSet;
use std::str::FromStr;

use freehold::address::Family;
use freehold::command::Refusal;
use freehold::demo::{DemoEstate, Step, StepKind, build, demo};
use freehold::insight::{Compliance, Insight, Management, Overlap, Row, RowKind};
use freehold::model::{
    AllocationId, AllocationTarget, DirectoryRole, DiscoveryId, Hold, IpamId, MaskBreach, Origin,
    PoolId, Relation, Resource, ResourceKind, ScopeId, SharedObject, SourceId, Time, Workspace,
};

const NOW: Time = Time(1_790_000_000_000);
const HOUR: i64 = 3_600_000;

fn estate() -> DemoEstate {
    demo(NOW).expect("the estate keeps the rules")
}

fn live(workspace: &Workspace, kind: ResourceKind) -> Vec<&Resource> {
    let there = |resource: &&Resource| {
        resource.kind == kind
            && resource.origin == Origin::Discovered
            && resource.live_cidrs().next().is_some()
    };
    workspace.resources().iter().filter(there).collect()
}

fn named<'a>(workspace: &'a Workspace, name: &str) -> &'a Resource {
    let mut found = workspace.resources().iter().filter(|resource| &*resource.name == name);
    let first = found.next().unwrap_or_else(|| panic!("there is a resource named {name}"));
    assert_eq!(found.next(), None, "only one is named {name}");
    first
}

fn rows_of<'a>(insight: &'a Insight, resource: &Resource) -> Vec<&'a Row> {
    insight.rows_of_resource(resource.key).map(|(_, row)| row).collect()
}

fn used(workspace: &Workspace, name: &str) -> Vec<(u128, u128)> {
    let insight = Insight::of(workspace);
    let vpc = named(workspace, name);
    let usage = |vswitch: &Resource| {
        rows_of(&insight, vswitch).into_iter().find_map(|row| {
            let (used, total) = row.usage.numbers()?;
            Some((used.as_u128().unwrap(), total.as_u128().unwrap()))
        })
    };
    workspace.vswitches_of(vpc.key).filter_map(usage).collect()
}

/// The workspace after each import.
fn imports() -> Vec<Workspace> {
    let mut after = Vec::new();
    let record = |step: Step, _: &_, workspace: &Workspace| {
        if step.kind == StepKind::Import {
            after.push(workspace.clone());
        }
    };
    build(NOW, record).expect("the estate keeps the rules");
    after
}

#[test]
fn no_command_of_the_story_is_refused_whatever_the_time() {
    for now in [0, 1, 86_400_000 * 365 * 130] {
        let refused: Option<Refusal> = demo(Time(now)).err();
        assert_eq!(refused, None);
    }
}

#[test]
fn the_same_time_gives_the_same_estate_and_another_time_the_same_ids() {
    assert_eq!(estate(), estate());
    let later = demo(NOW.after(HOUR)).unwrap();
    assert_ne!(later.workspace, estate().workspace);
    let ids = |estate: &DemoEstate| estate.workspace.pools().keys().copied().collect::<Vec<_>>();
    assert_eq!(ids(&later), ids(&estate()));
}

#[test]
fn fifty_six_imports_six_hours_apart_end_at_now_with_commands_in_between() {
    let steps = estate().steps;
    assert!(steps.is_sorted_by_key(|step| step.at), "in the order of time");
    let imports: Vec<Time> =
        steps.iter().filter(|step| step.kind == StepKind::Import).map(|step| step.at).collect();
    assert_eq!(imports.len(), 56);
    assert!(imports.windows(2).all(|pair| pair[1].0 - pair[0].0 == 6 * HOUR));
    let age = NOW.0 - imports[55].0;
    assert!((0..HOUR).contains(&age), "the last import is {age} ms old");
    let runs = steps.chunk_by(|one, other| one.kind == other.kind).count();
    assert!(runs > 25, "{runs} runs: people work between imports");
}

#[test]
fn forty_one_vpcs_and_two_hundred_vswitches_of_two_accounts_in_three_regions() {
    let DemoEstate { workspace, .. } = estate();
    let vpcs = live(&workspace, ResourceKind::Vpc);
    let vswitches = live(&workspace, ResourceKind::VSwitch);
    assert_eq!((vpcs.len(), vswitches.len()), (41, 207));
    let regions: BTreeSet<_> = vpcs.iter().map(|vpc| vpc.region.clone()).collect();
    let accounts: BTreeSet<_> = vpcs.iter().map(|vpc| vpc.account.clone().unwrap()).collect();
    assert_eq!((regions.len(), accounts.len()), (3, 2));
    assert!(accounts.iter().all(|account| workspace.account_name(account).is_some()));
    assert_eq!(workspace.sources().len(), 12, "VPCs and vSwitches of each account and region");
}

#[test]
fn pools_go_down_by_region_business_line_and_environment() {
    let DemoEstate { workspace, .. } = estate();
    let depths: Vec<u32> = workspace.pools().iter().map(|pool| workspace.depth(pool)).collect();
    let at = |depth| depths.iter().filter(|found| **found == depth).count();
    assert_eq!([at(1), at(2), at(3), at(4)], [6, 6, 9, 26]);
    let deepest = workspace.pools().iter().filter(|pool| workspace.depth(pool) == 4);
    assert!(deepest.flat_map(|pool| &pool.cidrs).all(|row| row.cidr.prefix_len() == 17));
}

#[test]
fn there_is_something_to_see_in_every_status() {
    let DemoEstate { workspace, .. } = estate();
    let insight = Insight::of(&workspace);
    let count = |wanted: &dyn Fn(&Row) -> bool| {
        insight.rows().filter(|(_, row)| row.kind == RowKind::Vpc && wanted(row)).count()
    };
    let overlapping = count(&|row| matches!(row.overlap, Overlap::Overlapping(_)));
    let unmanaged = count(&|row| row.management == Management::Unmanaged);
    let managed = count(&|row| row.management == Management::Managed);
    let ignored = count(&|row| row.management == Management::Ignored);
    let too_large = count(&|row| {
        matches!(row.compliance, Compliance::Noncompliant(MaskBreach::ShorterThanMin(_)))
    });
    let too_small = count(&|row| {
        matches!(row.compliance, Compliance::Noncompliant(MaskBreach::LongerThanMax(_)))
    });
    assert!(overlapping >= 7, "{overlapping} overlapping VPC rows");
    assert!(unmanaged >= 10, "{unmanaged} unmanaged VPC rows");
    assert!(managed >= 25, "{managed} managed VPC rows");
    assert_eq!((ignored, too_large, too_small), (2, 3, 1));
    let custom = insight.rows().filter(|(_, row)| row.kind == RowKind::Custom).count();
    assert_eq!(custom, 10);
}

#[test]
fn every_oddity_of_a_grown_estate_is_there() {
    let DemoEstate { workspace, .. } = estate();
    let insight = Insight::of(&workspace);
    let overlaps = |name: &str| {
        let rows = rows_of(&insight, named(&workspace, name));
        rows.iter().any(|row| matches!(row.overlap, Overlap::Overlapping(_)))
    };
    for name in ["tea-shop", "tea-warehouse", "legacy-erp", "legacy-mail", "tea-data"] {
        assert!(overlaps(name), "{name} overlaps");
    }
    assert!(overlaps("logistics-dev-cache-h"), "two vSwitches of one VPC intersect");
    let empty = named(&workspace, "shared-mainframe-link");
    assert_eq!(workspace.vswitches_of(empty.key).count(), 0);
    let vpc = named(&workspace, "partner-settlement-app-i").vpc.unwrap();
    assert_eq!(workspace.resources().get(&vpc).unwrap().origin, Origin::Placeholder);
    let held = &named(&workspace, "retail-eu-vault").cidrs[0];
    assert_eq!(held.hold, Hold::Held);
    let secondary = rows_of(&insight, named(&workspace, "data-sh-prod"));
    let states: Vec<Management> = secondary.iter().map(|row| row.management).collect();
    assert_eq!(states, [Management::Managed, Management::Unmanaged]);
}

#[test]
fn two_folders_of_accounts_are_managed_and_a_pool_is_shared_with_a_named_account() {
    let DemoEstate { workspace, .. } = estate();
    let role = workspace.settings().directory_role;
    assert_eq!(role, DirectoryRole::DelegatedAdministrator);
    assert_eq!(workspace.members().len(), 2);
    let merged = workspace.resources().iter().find(|one| &*one.name == "tea-shop").unwrap();
    let account = merged.account.as_ref().unwrap();
    assert_eq!(workspace.relation(account), Relation::Member);
    let [share] = workspace.shares().iter().collect::<Vec<_>>()[..] else { panic!("one share") };
    assert!(workspace.account_name(&share.principal).is_some());
    let SharedObject::Pool(pool) = share.object else { panic!("a pool is shared") };
    assert_eq!(&*workspace.pools().get(&pool).unwrap().label.name, "edge");
}

#[test]
fn lab_networks_repeat_production_space_in_a_scope_of_their_own_and_no_longer_overlap() {
    let histories = imports();
    let overlap = |workspace: &Workspace| {
        let insight = Insight::of(workspace);
        rows_of(&insight, named(workspace, "lab-alpha"))[0].overlap
    };
    assert!(matches!(overlap(&histories[10]), Overlap::Overlapping(_)));
    assert_eq!(overlap(&histories[55]), Overlap::Nonoverlapping);
    let lab = histories[55].scopes().iter().find(|scope| &*scope.label.name == "lab").unwrap();
    assert_eq!(histories[55].pools_in(lab.id).count(), 2);
}

#[test]
fn one_vpc_has_real_ipv6_from_a_pool_and_shanghai_a_simulated_block() {
    use freehold::model::CidrOrigin;
    let DemoEstate { workspace, .. } = estate();
    let insight = Insight::of(&workspace);
    let v6 = |name| {
        let rows = rows_of(&insight, named(&workspace, name)).into_iter();
        rows.filter(|row| row.cidr.family() == Family::V6).collect::<Vec<_>>()
    };
    assert_eq!(v6("retail-prod-core")[0].management, Management::Managed);
    assert_eq!(v6("retail-prod-core")[0].cidr.prefix_len(), 56);
    assert_eq!(v6("retail-prod-core-web-h")[0].cidr.prefix_len(), 64);
    assert_eq!(v6("shared-monitoring")[0].management, Management::Unmanaged);
    let pool = workspace.pools().iter().find(|pool| &*pool.label.name == "ipv6-sh").unwrap();
    assert_eq!(pool.cidrs[0].origin, CidrOrigin::Simulated);
}

#[test]
fn usage_grows_jumps_and_empties_over_the_two_weeks() {
    let histories = imports();
    let sum = |import: usize, name| -> u128 {
        used(&histories[import], name).into_iter().map(|(used, _)| used).sum()
    };
    assert!(sum(55, "shared-ci") > sum(0, "shared-ci") * 3 / 2, "it grows");
    let streaming = "data-prod-streaming";
    assert!(sum(27, streaming) > sum(26, streaming) * 3 / 2, "it jumps");
    assert!(sum(25, "retail-dev") > 0);
    assert_eq!(sum(55, "retail-dev"), 0, "it was switched off");
    let full = used(&histories[55], "retail-prod-search");
    assert!(full.iter().all(|(used, total)| used * 100 >= total * 94 && used <= total));
    assert!(used(&histories[55], "retail-sh-standby").iter().all(|(used, _)| *used == 0));
}

#[test]
fn a_vpc_goes_and_others_come_on_the_way() {
    let histories = imports();
    let has = |import: usize, name: &str| {
        live(&histories[import], ResourceKind::Vpc).iter().any(|vpc| &*vpc.name == name)
    };
    assert!(has(30, "logistics-sh-staging") && !has(31, "logistics-sh-staging"));
    assert!(!has(23, "retail-prod-campaign") && has(24, "retail-prod-campaign"));
    assert!(!has(40, "shared-eu-inference") && has(41, "shared-eu-inference"));
    let gone = named(&histories[55], "logistics-sh-staging");
    assert!(gone.cidrs[0].gone_since.is_some());
    assert!(histories[55].allocation_of(gone.key, gone.cidrs[0].cidr).is_none());
    let managed = |import: usize| {
        let vpc = |target| matches!(target, AllocationTarget::Vpc(_));
        histories[import].allocations().iter().filter(|row| vpc(row.target)).count()
    };
    assert!(managed(0) < managed(4) && managed(4) < managed(12), "regions join one by one");
}

#[test]
fn ids_are_shaped_as_the_cloud_shapes_them_and_read_back() {
    fn reads_back<T: FromStr + ToString>(ids: impl Iterator<Item = T>) {
        for id in ids {
            let text = id.to_string();
            assert_eq!(T::from_str(&text).ok().map(|id| id.to_string()), Some(text));
        }
    }
    let DemoEstate { workspace, .. } = estate();
    reads_back::<IpamId>(workspace.ipams().keys().copied());
    reads_back::<ScopeId>(workspace.scopes().keys().copied());
    reads_back::<PoolId>(workspace.pools().keys().copied());
    reads_back::<AllocationId>(workspace.allocations().keys().copied());
    reads_back::<DiscoveryId>(workspace.discoveries().keys().copied());
    reads_back::<SourceId>(workspace.sources().keys().copied());
    let prefixes = [("cn-hangzhou", "bp"), ("cn-shanghai", "uf6"), ("eu-central-1", "gw8")];
    for resource in workspace.resources().iter() {
        let (kind, rest) = resource.external_id().split_once('-').unwrap();
        assert_eq!(kind, if resource.kind == ResourceKind::Vpc { "vpc" } else { "vsw" });
        let region = &*resource.region.as_ref().unwrap().code;
        let prefix = prefixes.iter().find(|(code, _)| *code == region).unwrap().1;
        assert!(rest.starts_with(prefix), "{rest} is of {region}");
        assert!((14..=20).contains(&rest.len()), "{rest}");
        assert!(rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    }
    let ids: BTreeSet<_> = workspace.resources().iter().map(Resource::external_id).collect();
    assert_eq!(ids.len(), workspace.resources().len());
}

#[test]
fn the_workspace_survives_binary_and_json() {
    let DemoEstate { workspace, .. } = estate();
    let binary = postcard::to_allocvec(&workspace).unwrap();
    assert_eq!(postcard::from_bytes::<Workspace>(&binary).unwrap(), workspace);
    let json = serde_json::to_vec(&workspace).unwrap();
    assert_eq!(serde_json::from_slice::<Workspace>(&json).unwrap(), workspace);
}

#[test]
fn every_step_can_be_taken_back_and_done_again_row_by_row() {
    let mut before = Workspace::default();
    build(NOW, |_, applied, after| {
        let mut replayed = before.clone();
        replayed.replay(applied.change.clone());
        assert_eq!(&replayed, after);
        replayed.replay(applied.change.clone().inverse());
        assert_eq!(replayed, before);
        before = after.clone();
    })
    .expect("the estate keeps the rules");
}
