//! The insight of a thousand random workspaces against the naive checker, and the way back from
//! every command.

use freehold::command::Env;
use freehold::insight::{Insight, Row, Subject, pool_usage};
use freehold::model::{Identity, Time, Workspace};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use crate::naive::{self, NaiveRow};
use crate::random::{self, Dice};

fn runner(cases: u32, seed: u64) -> TestRunner {
    TestRunner::new(Config {
        cases: random::cases(cases),
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        max_shrink_iters: 4_000,
        ..Config::default()
    })
}

/// The rows of an insight in the checker's words, in the checker's order.
fn rows_of(insight: &Insight) -> Vec<NaiveRow> {
    let subject = |row: &Row| (row.subject, row.cidr);
    let mut rows: Vec<NaiveRow> = insight
        .rows()
        .map(|(id, row)| {
            assert_eq!(insight.first_conflict(id), insight.conflicts(id).first().copied());
            let rivals = insight.conflicts(id).into_iter().map(|conflict| {
                let (subject, cidr) = subject(insight.row(conflict.other).unwrap());
                (subject, cidr, conflict.shared)
            });
            let mut rivals: Vec<_> = rivals.collect();
            rivals.sort();
            NaiveRow {
                scope: row.scope,
                ipam: row.ipam,
                subject: row.subject,
                cidr: row.cidr,
                kind: row.kind,
                management: row.management,
                compliance: row.compliance,
                overlap: row.overlap,
                rivals,
                pool: row.pool,
                allocation: row.allocation,
                usage: row.usage,
                monitoring: row.monitoring,
            }
        })
        .collect();
    rows.sort_by_key(|row| (row.scope, row.subject, row.cidr));
    rows
}

/// Fails with the first row that differs, since all rows together are unreadable.
fn same_rows(found: &[NaiveRow], expected: &[NaiveRow]) -> Result<(), TestCaseError> {
    for (found, expected) in found.iter().zip(expected) {
        prop_assert_eq!(found, expected);
    }
    prop_assert_eq!(found.len(), expected.len());
    Ok(())
}

fn agrees(workspace: &Workspace) -> Result<(), TestCaseError> {
    let insight = Insight::of(workspace);
    let expected = naive::rows(workspace);
    same_rows(&rows_of(&insight), &expected)?;
    for scope in workspace.scopes().keys() {
        prop_assert_eq!(insight.summary(*scope), naive::summary(&expected, *scope));
        for id in insight.rows_of_scope(*scope) {
            prop_assert_eq!(insight.row(*id).unwrap().scope, *scope);
        }
        let listed = insight.rows_of_scope(*scope).len();
        prop_assert_eq!(listed, expected.iter().filter(|row| row.scope == *scope).count());
    }
    for resource in workspace.resources().iter() {
        let own = Subject::Resource(resource.key);
        let found = insight.rows_of_resource(resource.key).filter(|(_, row)| row.subject == own);
        prop_assert_eq!(found.count(), expected.iter().filter(|row| row.subject == own).count());
    }
    prop_assert_eq!(naive::bad_plans(workspace), Vec::<String>::new());
    prop_assert_eq!(freehold::export::integrity::check(workspace), Vec::new());
    for pool in workspace.pools().keys() {
        let usage = pool_usage(workspace, *pool);
        let found = [usage.provisioned, usage.vpcs, usage.sub_pools, usage.custom];
        prop_assert_eq!(found.map(naive::number), naive::usage::of_pool(workspace, *pool));
    }
    Ok(())
}

#[test]
fn a_thousand_random_workspaces_agree_with_the_naive_checker() {
    let words = vec(any::<u64>(), 20..90);
    runner(1_000, 1)
        .run(&words, |words| agrees(&random::grown(&words)))
        .unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn every_command_can_be_taken_back_and_every_refusal_changes_nothing() {
    let words = vec(any::<u64>(), 5..40);
    let outcome = runner(250, 2).run(&words, |words| {
        let mut workspace = random::beginning(words[0]);
        for (number, word) in (1i64..).zip(&words[1..]) {
            let before = workspace.clone();
            let step = random::step(&mut Dice::new(*word), &workspace, number);
            let mut env = Env::new(Time(number), *word);
            match random::take(&mut workspace, step, &mut env) {
                None => prop_assert!(workspace == before, "a refusal left a trace"),
                Some(change) => {
                    let mut back = workspace.clone();
                    back.replay(change.clone().inverse());
                    prop_assert!(back == before, "undo does not restore");
                    prop_assert_eq!(rows_of(&Insight::of(&back)), rows_of(&Insight::of(&before)));
                    back.replay(change);
                    prop_assert!(back == workspace, "redo does not restore");
                    prop_assert_eq!(
                        rows_of(&Insight::of(&back)),
                        rows_of(&Insight::of(&workspace))
                    );
                }
            }
        }
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn the_random_workspaces_hold_what_they_are_meant_to_prove() {
    use freehold::insight::{Compliance, Management, Monitoring, Overlap, RowKind, Usage};
    let mut runner = runner(300, 1);
    let mut rows = Vec::new();
    let (mut plans, mut came_true, mut adopted) = (0, 0, 0);
    for _ in 0..300 {
        let tree = vec(any::<u64>(), 20..90).new_tree(&mut runner).unwrap();
        let workspace = random::grown(&proptest::strategy::ValueTree::current(&tree));
        rows.extend(naive::rows(&workspace));
        for resource in workspace.resources().iter() {
            let planned = matches!(resource.identity, Identity::Planned(_));
            plans += usize::from(planned);
            // Only plans that come true bring these ids.
            let brought = ["vpc-5", "vpc-6", "vpc-7", "vpc-8", "vpc-9"];
            let true_now = brought.contains(&resource.external_id().as_ref());
            came_true += usize::from(true_now);
            let outer = resource.vpc.and_then(|key| workspace.resources().get(&key));
            let in_plan = outer.is_some_and(|vpc| vpc.planned_for().is_some());
            adopted += usize::from(planned && outer.is_some() && !in_plan);
        }
    }
    assert!(plans >= 30, "only {plans} planned resources");
    assert!(came_true >= 100, "only {came_true} plans came true");
    assert!(adopted >= 5, "only {adopted} plans within VPCs that came true");
    let many = |what: &str, wanted: &dyn Fn(&NaiveRow) -> bool| {
        let found = rows.iter().filter(|row| wanted(row)).count();
        assert!(found >= 40, "only {found} rows: {what}");
    };
    let vswitch = |row: &NaiveRow| row.kind == RowKind::VSwitch;
    many("managed VPCs", &|row| row.kind == RowKind::Vpc && row.management == Management::Managed);
    many("managed vSwitches", &|row| vswitch(row) && row.management == Management::Managed);
    many("ignored vSwitches", &|row| vswitch(row) && row.management == Management::Ignored);
    many("noncompliant rows", &|row| matches!(row.compliance, Compliance::Noncompliant(_)));
    many("rows no longer monitored", &|row| row.monitoring == Monitoring::NotMonitored);
    many("sub-pools", &|row| row.kind == RowKind::Pool);
    many("reservations in conflict", &|row| {
        row.kind == RowKind::Custom && matches!(row.overlap, Overlap::Overlapping(_))
    });
    many("IPv6 rows in conflict", &|row| row.cidr.prefix_len() > 32 && !row.rivals.is_empty());
    many("watched rows without conflict", &|row| row.overlap == Overlap::Nonoverlapping);
    many("reported usage", &|row| matches!(row.usage, Usage::Reported { .. }));
    many("counted usage", &|row| matches!(row.usage, Usage::Counted { .. }));
}
