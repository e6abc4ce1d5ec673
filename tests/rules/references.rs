//! Reference sets: put, renamed, replaced and deleted, found by search, and never counted (D24).

use freehold::address::Placement;
use freehold::command::{
    Avoid, Command, ObjectRef, Purpose, Reason, ReferenceList, ReferenceSetsCommand, Rule, Spot,
    next_available,
};
use freehold::history::{Action, Verb};
use freehold::insight::{Insight, pool_usage};
use freehold::model::{ReferenceRange, ReferenceSetId, TextField, TextProblem};
use freehold::search::{Found, Question, Relation, answer};
use freehold::text::{Language, action_sentence, object_name};

use super::{Desk, cidr, exactly, reservation, vpc};

fn list(name: &str, ranges: &[(&str, &str)]) -> ReferenceList {
    let range =
        |(text, label): &(&str, &str)| ReferenceRange { cidr: cidr(text), label: (*label).into() };
    let ranges = ranges.iter().map(range).collect();
    ReferenceList { name: name.into(), file: "ranges.json".into(), ranges }
}

fn put(command: ReferenceSetsCommand) -> Command {
    Command::ReferenceSets(command)
}

fn publish(desk: &mut Desk, ranges: &[(&str, &str)]) -> ReferenceSetId {
    match desk.done(put(ReferenceSetsCommand::Create(list("partner", ranges)))).object {
        Some(ObjectRef::ReferenceSet(id)) => id,
        other => panic!("{other:?} is no reference set"),
    }
}

fn found(desk: &Desk, asked: &str) -> Vec<(Found, Relation)> {
    let question = Question::read(asked).expect("a question");
    let insight = Insight::of(&desk.workspace);
    let hits = answer(&question, &desk.workspace, &insight, 50).hits;
    hits.into_iter().map(|hit| (hit.found, hit.relation)).collect()
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
    publish(&mut desk, &[("10.0.0.0/16", "the partner")]);
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
fn d24_a_set_is_found_by_its_ranges_its_name_and_its_labels() {
    let mut desk = Desk::new();
    desk.import(vec![vpc("vpc-1", &["10.9.0.0/24"])]);
    let id = publish(&mut desk, &[("198.51.100.0/24", "west office"), ("192.0.2.0/24", "office")]);
    let rows = &desk.workspace.reference_sets().get(&id).unwrap().ranges;
    let blocks: Vec<String> = rows.iter().map(|row| row.cidr.to_string()).collect();
    assert_eq!(blocks, ["192.0.2.0/24", "198.51.100.0/24"]);
    assert_eq!(found(&desk, "198.51.100.7"), [(Found::Reference(id, 1), Relation::Holds)]);
    assert_eq!(found(&desk, "192.0.2.0/24"), [(Found::Reference(id, 0), Relation::Equal)]);
    let set = Found::Object(ObjectRef::ReferenceSet(id));
    assert_eq!(found(&desk, "partner"), [(set.clone(), Relation::Equal)]);
    assert_eq!(found(&desk, "west office"), [(set, Relation::Mentions)]);
    desk.done(put(ReferenceSetsCommand::Delete(id)));
    assert_eq!(found(&desk, "partner"), []);
    assert_eq!(found(&desk, "198.51.100.7"), []);
}

#[test]
fn d24_a_set_is_replaced_and_renamed_and_keeps_its_id() {
    let mut desk = Desk::new();
    let id = publish(&mut desk, &[("192.0.2.0/24", "a")]);
    let twice = [("203.0.113.0/24", "b"), ("203.0.113.0/24", "b"), ("192.0.2.0/25", "")];
    let replaced = desk.done(put(ReferenceSetsCommand::Replace(id, list("newer", &twice))));
    assert_eq!(replaced.object, Some(ObjectRef::ReferenceSet(id)));
    let set = desk.workspace.reference_sets().get(&id).unwrap();
    assert_eq!((set.name.as_ref(), set.ranges.len()), ("newer", 2));
    desk.done(put(ReferenceSetsCommand::Rename(id, "oldest".into())));
    let set = desk.workspace.reference_sets().get(&id).unwrap();
    assert_eq!(
        (set.name.as_ref(), set.file.as_ref(), set.ranges.len()),
        ("oldest", "ranges.json", 2)
    );
    assert_eq!(desk.workspace.reference_sets().len(), 1);
}

#[test]
fn d24_a_set_without_name_or_ranges_or_with_two_labels_for_one_range_is_refused() {
    let mut desk = Desk::new();
    let text = |problem| Rule::Text(TextField::Name, problem);
    let at = |rule, spot| Reason::new(rule).at(spot);
    let empty = put(ReferenceSetsCommand::Create(list("", &[])));
    let expected = [at(text(TextProblem::Missing), Spot::Name), Reason::new(Rule::NoRanges)];
    assert_eq!(desk.refused(empty), expected);
    assert_eq!(Rule::NoRanges.code(), "MissingParam.Cidr");
    let block = cidr("192.0.2.0/24");
    let ranges = [("192.0.2.0/24", "a"), ("192.0.2.0/24", "b"), ("10.0.0.0/8", "http://x")];
    let bad = list("https://x", &ranges);
    let expected = [
        at(text(TextProblem::Url), Spot::Name),
        at(Rule::OverlapsRow { cidr: block, with: block }, Spot::Row(1)),
        at(text(TextProblem::Url), Spot::Row(2)),
    ];
    assert_eq!(desk.refused(put(ReferenceSetsCommand::Create(bad.clone()))), expected);
    let gone = ReferenceSetId::new(5);
    let missing = Reason::new(Rule::NotFound(ObjectRef::ReferenceSet(gone)));
    let mut all = vec![missing.clone()];
    all.extend(expected);
    assert_eq!(desk.refused(put(ReferenceSetsCommand::Replace(gone, bad))), all);
    let rename = put(ReferenceSetsCommand::Rename(gone, "".into()));
    let nameless = at(text(TextProblem::Missing), Spot::Name);
    assert_eq!(desk.refused(rename), [missing.clone(), nameless]);
    assert_eq!(desk.refusal(put(ReferenceSetsCommand::Delete(gone))), missing);
    assert_eq!(missing.rule.code(), "ResourceNotFound.ReferenceSet");
    assert!(desk.workspace.reference_sets().is_empty());
}

#[test]
fn d24_the_log_says_in_both_languages_what_became_of_a_set() {
    let mut desk = Desk::new();
    let id = publish(&mut desk, &[("192.0.2.0/24", "a")]);
    let object = ObjectRef::ReferenceSet(id);
    let subject = object_name(&object, &desk.workspace, Language::English);
    assert_eq!(subject, "partner");
    let list = || list("partner", &[("192.0.2.0/24", "a")]);
    for (command, english, chinese) in [
        (
            ReferenceSetsCommand::Create(list()),
            "Created reference set partner",
            "已创建 参考集 partner",
        ),
        (
            ReferenceSetsCommand::Replace(id, list()),
            "Changed reference set partner",
            "已修改 参考集 partner",
        ),
        (
            ReferenceSetsCommand::Rename(id, "x".into()),
            "Changed reference set partner",
            "已修改 参考集 partner",
        ),
        (
            ReferenceSetsCommand::Delete(id),
            "Deleted reference set partner",
            "已删除 参考集 partner",
        ),
    ] {
        let verb = Verb::of(&put(command));
        let (object, subject) = (Some(object.clone()), subject.as_str().into());
        let action = Action { verb, object, subject, rows: 1 };
        assert_eq!(action_sentence(&action, Language::English), english);
        assert_eq!(action_sentence(&action, Language::Chinese), chinese);
    }
}
