//! A command that breaks off at any of its steps leaves the workspace exactly as it was.

use freehold::command::{
    Command, CreatePool, Dependants, Env, Import, InTheWay, LargeRemoval, ListExtent, Match, Purge,
    SetUp, VpcRow,
};
use freehold::insight::Insight;
use freehold::model::{AutoImport, Label, Provider, Time, Watch, Workspace};

use super::planned::{plan, plan_vswitch};
use super::{Desk, cidr, exactly, list, reservation, sized, top_pool, vpc, vswitch};

/// Breaks the command off before each of its row operations; it must be whole in the end. Returns
/// how many operations it takes.
pub fn breaks_off_clean(workspace: &Workspace, command: &Command) -> usize {
    let env = || Env::new(Time(5_000), 99);
    let rows = Insight::of(workspace).rows().count();
    let mut whole = workspace.clone();
    let applied = whole.apply(command.clone(), &mut env()).expect("it can be done");
    assert!(!applied.change.is_empty());
    for writes in 0.. {
        let mut broken = workspace.clone();
        let outcome = broken.apply(command.clone(), &mut env().failing_after(writes));
        let Err(refusal) = outcome else {
            assert!(broken == whole, "unbroken, it does the same");
            assert!(writes >= applied.change.ops.len());
            return writes;
        };
        assert!(!refusal.reasons.is_empty());
        assert!(broken == *workspace, "broken off after {writes} operations, it left a trace");
        // The index, which is no part of equality, is as it was, too: the next command proves it.
        assert_eq!(Insight::of(&broken).rows().count(), rows);
        let again = broken.apply(command.clone(), &mut env()).expect("it can still be done");
        assert_eq!(again, applied);
        assert!(broken == whole);
    }
    unreachable!("it ends when the command is whole")
}

/// A hierarchy with everything in it that a teardown takes along.
fn estate() -> (Desk, freehold::model::PoolId) {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/18");
    let deeper = desk.sub_pool(sub_pool, "10.0.0.0/20");
    desk.reserve(deeper, "10.0.0.0/24");
    desk.reserve(pool, "10.0.64.0/24");
    let key = desk.vpc("vpc-1", &["10.0.1.0/24", "10.0.65.0/24"]);
    desk.vswitch("vsw-1", "vpc-1", &["10.0.1.0/26"]);
    desk.link(deeper, key, "10.0.1.0/24");
    desk.link(pool, key, "10.0.65.0/24");
    (desk, pool)
}

#[test]
fn d02_a_teardown_that_breaks_off_at_any_step_deletes_nothing() {
    let (mut desk, pool) = estate();
    desk.done(Command::CreateScope(desk.ipam_id(), Label::named("lab")));
    let too = Dependants::DeleteToo;
    let ipam = desk.ipam_id();
    assert!(breaks_off_clean(&desk.workspace, &Command::DeletePool(pool, too)) > 8);
    let block = cidr("10.0.0.0/16");
    assert!(breaks_off_clean(&desk.workspace, &Command::Deprovision(pool, block, too)) > 6);
    assert!(breaks_off_clean(&desk.workspace, &Command::DeleteIpam(ipam, too)) > 12);
}

#[test]
fn d02_a_region_that_goes_with_its_pools_goes_whole() {
    let (mut desk, _) = estate();
    let request =
        CreatePool { region: Some(super::west()), ..top_pool(desk.private(), "172.16.0.0/16") };
    let far = desk.create_pool(request);
    desk.reserve(far, "172.16.0.0/24");
    let remove =
        Command::RemoveEffectiveRegion(desk.ipam_id(), super::west(), Dependants::DeleteToo);
    assert!(breaks_off_clean(&desk.workspace, &remove) > 2);
}

#[test]
fn d02_a_scope_that_goes_with_its_pools_goes_whole() {
    let (mut desk, _) = estate();
    let lab = desk.scope();
    let pool = desk.create_pool(top_pool(lab, "10.0.0.0/16"));
    let request = CreatePool { source_pool: Some(pool), ..top_pool(lab, "10.0.0.0/20") };
    let sub_pool = desk.create_pool(request);
    desk.reserve(sub_pool, "10.0.8.0/24");
    let resource = desk.vpc("vpc-2", &["10.0.2.0/24"]);
    desk.link(sub_pool, resource, "10.0.2.0/24");
    let planned = plan(&mut desk, pool, "10.0.32.0/24");
    plan_vswitch(&mut desk, planned, "10.0.32.0/26");
    let source = *desk.workspace.sources().keys().next().unwrap();
    desk.done(Command::SetHomeScope(source, Some(lab)));
    let delete = Command::DeleteScope(lab, Dependants::DeleteToo);
    assert!(breaks_off_clean(&desk.workspace, &delete) > 9);
}

#[test]
fn d15_plans_that_are_deleted_together_go_whole() {
    let (mut desk, pool) = estate();
    let first = plan(&mut desk, pool, "10.0.100.0/24");
    let second = plan(&mut desk, pool, "10.0.101.0/24");
    desk.done(Command::AddPlannedCidr(second, pool, exactly("10.0.102.0/24")));
    for text in ["10.0.101.0/26", "10.0.102.0/26"] {
        plan_vswitch(&mut desk, second, text);
    }
    // One inside a VPC that is really there goes by itself.
    let real = desk.key("vpc-1");
    let inner = plan_vswitch(&mut desk, real, "10.0.65.0/26");
    let delete = Command::DeletePlanned(vec![first, second, inner]);
    assert_eq!(breaks_off_clean(&desk.workspace, &delete), 8);
}

#[test]
fn d15_a_vpc_takes_the_place_of_its_plan_wholly_or_not_at_all() {
    let (mut desk, pool) = estate();
    let planned = plan(&mut desk, pool, "10.0.100.0/24");
    desk.done(Command::AddPlannedCidr(planned, pool, exactly("10.0.101.0/24")));
    for text in ["10.0.100.0/26", "10.0.100.64/26", "10.0.101.0/26"] {
        plan_vswitch(&mut desk, planned, text);
    }
    let brought = vec![
        vpc("vpc-2", &["10.0.100.0/24"]),
        // The plan of this vSwitch has come true, too.
        vswitch("vsw-2", "vpc-2", &["10.0.100.0/26"]),
    ];
    let import = Import {
        lists: vec![list(Provider::Alibaba, 3_000, brought)],
        matches: vec![Match { planned, found: "vpc-2".into() }],
        ..Import::default()
    };
    assert!(breaks_off_clean(&desk.workspace, &Command::Import(import)) > 7);
}

#[test]
fn d16_a_source_that_is_removed_goes_with_all_that_it_held() {
    let (mut desk, _) = estate();
    desk.vswitch("vsw-2", "vpc-9", &["10.0.77.0/26"]);
    let source = *desk.workspace.sources().keys().next().unwrap();
    assert!(breaks_off_clean(&desk.workspace, &Command::RemoveSource(source)) > 5);
    // What lost its source is gone with its allocations.
    desk.done(Command::RemoveSource(source));
    let key = desk.key("vpc-1");
    let linked = desk
        .workspace
        .allocations()
        .iter()
        .filter(|row| row.target == freehold::model::AllocationTarget::Vpc(key));
    let release = Command::Release(linked.map(|row| row.id).collect());
    assert!(breaks_off_clean(&desk.workspace, &release) > 4);
    desk.done(release);
    assert!(breaks_off_clean(&desk.workspace, &Command::PurgeGone(Purge::All)) > 5);
}

#[test]
fn d15_vpcs_that_are_linked_together_are_linked_all_or_none() {
    let (mut desk, pool) = estate();
    desk.reserve(pool, "10.0.101.0/26");
    let rows = ["10.0.100.0/24", "10.0.101.0/24", "10.0.102.0/24"].map(|text| {
        let resource = desk.vpc(&format!("vpc-{text}"), &[text]);
        VpcRow { pool, resource, cidr: cidr(text) }
    });
    let link = Command::AllocateVpcs(rows.to_vec(), InTheWay::ReplaceReservations);
    assert_eq!(breaks_off_clean(&desk.workspace, &link), 4);
}

#[test]
fn d14_a_dialog_of_many_rows_that_breaks_off_takes_none_of_them() {
    let (desk, pool) = estate();
    let rows = [sized(24), exactly("10.0.66.0/24"), sized(26), exactly("10.0.70.0/23")];
    let reserve = Command::Reserve(pool, rows.map(reservation).to_vec());
    assert_eq!(breaks_off_clean(&desk.workspace, &reserve), 4);
    let provision = Command::Provision(pool, vec![exactly("10.1.0.0/16"), exactly("10.2.0.0/16")]);
    assert_eq!(breaks_off_clean(&desk.workspace, &provision), 2);
    let request = CreatePool {
        source_pool: Some(pool),
        provision: vec![sized(24), exactly("10.0.80.0/24"), sized(25)],
        ..top_pool(desk.private(), "10.0.128.0/24")
    };
    assert!(breaks_off_clean(&desk.workspace, &Command::CreatePool(request)) >= 7);
}

#[test]
fn d15_a_link_that_replaces_reservations_breaks_off_with_all_of_them_in_place() {
    let (mut desk, pool) = estate();
    for text in ["10.0.100.0/26", "10.0.100.64/26"] {
        desk.reserve(pool, text);
    }
    let resource = desk.vpc("vpc-2", &["10.0.100.0/24"]);
    let in_the_way = InTheWay::ReplaceReservations;
    let link = Command::AllocateVpcs(
        vec![VpcRow { pool, resource, cidr: cidr("10.0.100.0/24") }],
        in_the_way,
    );
    assert!(breaks_off_clean(&desk.workspace, &link) >= 3);
}

#[test]
fn d19_an_import_with_its_set_up_its_removals_and_auto_import_is_taken_in_whole_or_not_at_all() {
    let (mut desk, pool) = estate();
    desk.done(Command::UpdatePool {
        pool,
        label: Label::default(),
        rules: Default::default(),
        auto_import: AutoImport::On,
    });
    let north = freehold::model::Region::alibaba("cn-north");
    let mut first = list(
        Provider::Alibaba,
        3_000,
        vec![vpc("vpc-8", &["10.0.90.0/24"]), vswitch("vsw-9", "vpc-9", &["10.0.91.0/26"])],
    );
    // The one VPC that was there is gone, with its two allocations.
    first.extent = ListExtent::Whole;
    let second = list(Provider::Google, 2_000, vec![vpc("net", &["10.0.92.0/24"])]);
    let import = Import {
        set_up: vec![
            SetUp::AddRegions(desk.ipam_id(), vec![north.clone()]),
            SetUp::ipam(north.clone(), vec![north]),
        ],
        lists: vec![first, second],
        removal: LargeRemoval::Confirmed,
        ..Import::default()
    };
    assert!(breaks_off_clean(&desk.workspace, &Command::Import(import)) > 15);
}

#[test]
fn d10_ignoring_many_rows_breaks_off_with_none_of_them_marked() {
    let (desk, _) = estate();
    let (vpc, vswitch) = (desk.key("vpc-1"), desk.key("vsw-1"));
    let rows = vec![
        (vpc, cidr("10.0.1.0/24")),
        (vpc, cidr("10.0.65.0/24")),
        (vswitch, cidr("10.0.1.0/26")),
    ];
    assert!(breaks_off_clean(&desk.workspace, &Command::SetWatch(rows, Watch::Ignored)) >= 5);
}

#[test]
fn d02_an_interrupted_command_says_so_in_the_vendors_code() {
    let (mut desk, pool) = estate();
    let mut env = Env::new(Time(1), 1).failing_after(0);
    let reserve = Command::Reserve(pool, vec![reservation(sized(24))]);
    let refusal = desk.workspace.apply(reserve, &mut env).unwrap_err();
    let codes: Vec<&str> = refusal.reasons.iter().map(|reason| reason.rule.code()).collect();
    assert_eq!(codes, ["OperationConflict"]);
}
