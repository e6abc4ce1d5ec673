//! Tags and resource groups of several objects at once (1.14), and texts at their edges (1).

use std::sync::Arc;

use freehold::command::{
    Command, CreateIpam, Grouped, ObjectRef, Reason, Rule, Spot, Tagged, Untag,
};
use freehold::model::{
    Change, Delta, Label, Lifecycle, PoolId, RowOp, Tags, TextField, TextProblem,
    check_description, check_name, check_tag_key, check_tag_value,
};

use super::{Desk, ipam_of, west};

type Pair = (Arc<str>, Arc<str>);

fn pairs(tags: &[(&str, &str)]) -> Vec<Pair> {
    tags.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect()
}

fn tags(pairs: &[(&str, &str)]) -> Tags {
    pairs.iter().copied().collect()
}

/// An IPAM, its private scope and a pool.
fn three(desk: &mut Desk) -> [Tagged; 3] {
    let pool = desk.pool("10.0.0.0/16");
    [Tagged::Ipam(desk.ipam_id()), Tagged::Scope(desk.private()), Tagged::Pool(pool)]
}

fn tags_of(desk: &Desk, object: Tagged) -> Tags {
    match object {
        Tagged::Ipam(id) => desk.workspace.ipams().get(&id).unwrap().label.tags.clone(),
        Tagged::Scope(id) => desk.workspace.scopes().get(&id).unwrap().label.tags.clone(),
        Tagged::Pool(id) => desk.workspace.pools().get(&id).unwrap().label.tags.clone(),
    }
}

#[test]
fn s1_14_tags_are_set_on_several_objects_and_taken_away_by_key_or_all() {
    let mut desk = Desk::new();
    let all = three(&mut desk);
    desk.done(Command::TagResources(all.to_vec(), pairs(&[("env", "lab"), ("team", "net")])));
    desk.done(Command::TagResources(vec![all[2]], pairs(&[("env", "prod"), ("empty", "")])));
    assert_eq!(tags_of(&desk, all[0]), tags(&[("env", "lab"), ("team", "net")]));
    assert_eq!(tags_of(&desk, all[2]), tags(&[("empty", ""), ("env", "prod"), ("team", "net")]));
    let keys = Untag::Keys(vec!["env".into(), "not there".into()]);
    desk.done(Command::UntagResources(all[..2].to_vec(), keys));
    assert_eq!(tags_of(&desk, all[1]), tags(&[("team", "net")]));
    desk.done(Command::UntagResources(all.to_vec(), Untag::All));
    assert!(all.iter().all(|object| tags_of(&desk, *object).is_empty()));
}

#[test]
fn s1_14_all_that_is_wrong_with_tags_is_told_together() {
    let mut desk = Desk::new();
    let [ipam, scope, pool] = three(&mut desk);
    let full: Vec<(String, String)> =
        (0..20).map(|number| (format!("key{number}"), "v".into())).collect();
    let full: Vec<(&str, &str)> =
        full.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    desk.done(Command::TagResources(vec![scope], pairs(&full)));
    let gone = Tagged::Pool(PoolId::new(5));
    let bad = pairs(&[("acs:x", "v"), ("k", "aliyun"), ("k", "http://x"), ("1", "v")]);
    let reasons = desk.refused(Command::TagResources(vec![ipam, scope, gone, pool], bad));
    let text = |field, problem| Reason::new(Rule::Text(field, problem)).at(Spot::Tags);
    let expected = [
        text(TextField::TagKey, TextProblem::BadStart),
        text(TextField::TagKey, TextProblem::Reserved),
        text(TextField::TagValue, TextProblem::Url),
        text(TextField::TagKey, TextProblem::Duplicate),
        text(TextField::TagValue, TextProblem::Reserved),
        Reason::new(Rule::Text(TextField::TagKey, TextProblem::TooMany)).at(Spot::Row(1)),
        Reason::new(Rule::NotFound(ObjectRef::Pool(PoolId::new(5)))),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(reasons[3].rule.code(), "DuplicatedParam.TagKey");
    // The twenty can still be changed, and a twenty-first cannot be added.
    desk.done(Command::TagResources(vec![scope], pairs(&[("key7", "other")])));
    let rule = desk.rule(Command::TagResources(vec![scope], pairs(&[("more", "")])));
    assert_eq!(rule, Rule::Text(TextField::TagKey, TextProblem::TooMany));
}

#[test]
fn s1_14_nothing_chosen_is_refused() {
    let mut desk = Desk::new();
    let ipam = Tagged::Ipam(desk.ipam_id());
    for command in [
        Command::TagResources(Vec::new(), pairs(&[("k", "v")])),
        Command::TagResources(vec![ipam], Vec::new()),
        Command::UntagResources(Vec::new(), Untag::All),
        Command::UntagResources(vec![ipam], Untag::Keys(Vec::new())),
        Command::ChangeResourceGroup(Vec::new(), "rg-1".into()),
    ] {
        assert_eq!(desk.rule(command), Rule::NothingChosen);
    }
}

#[test]
fn s1_14_a_resource_group_takes_discoveries_too() {
    let mut desk = Desk::new();
    let [ipam, scope, pool] = three(&mut desk).map(Grouped::Tagged);
    let discovery = desk.ipam().default_discovery;
    let all = vec![ipam, scope, pool, Grouped::Discovery(discovery)];
    desk.done(Command::ChangeResourceGroup(all.clone(), "rg-lab".into()));
    let group = |desk: &Desk| {
        let row = desk.workspace.discoveries().get(&discovery).unwrap();
        row.label.resource_group.to_string()
    };
    assert_eq!(group(&desk), "rg-lab");
    assert!(desk.workspace.pools().iter().all(|row| row.label.resource_group.as_ref() == "rg-lab"));
    let unknown = Grouped::Tagged(Tagged::Pool(PoolId::new(5)));
    let mixed = vec![all[3], unknown];
    let rule = desk.rule(Command::ChangeResourceGroup(mixed, "rg-2".into()));
    assert_eq!(rule, Rule::NotFound(ObjectRef::Pool(PoolId::new(5))));
    desk.done(Command::ChangeResourceGroup(all, "".into()));
    assert_eq!(group(&desk), "");
}

#[test]
fn s1_00_names_and_descriptions_at_their_edges() {
    let long = |count| "字".repeat(count);
    let url = Err(TextProblem::Url);
    for scheme in ["http://", "https://"] {
        assert_eq!(check_name(scheme), url);
        assert_eq!(check_description(&format!("{scheme}x")), url);
        // Only at the beginning.
        assert_eq!(check_name(&format!("a {scheme}")), Ok(()));
        assert_eq!(check_description(&format!("see {scheme}x")), Ok(()));
    }
    assert_eq!(check_name(""), Ok(()));
    assert_eq!(check_name(&long(128)), Ok(()));
    assert_eq!(check_name(&long(129)), Err(TextProblem::TooLong { limit: 128 }));
    assert_eq!(check_name("1 -_."), Ok(()));
    assert_eq!(check_description(""), Ok(()));
    assert_eq!(check_description(&long(256)), Ok(()));
    assert_eq!(check_description(&long(257)), Err(TextProblem::TooLong { limit: 256 }));
    for start in ["a", "Z", "中"] {
        assert_eq!(check_description(start), Ok(()));
    }
    for start in ["1", " a", "é", "_", "あ"] {
        assert_eq!(check_description(start), Err(TextProblem::BadStart), "{start}");
    }
}

#[test]
fn s1_14_tag_keys_and_values_at_their_edges() {
    let long = |count| "k".repeat(count);
    assert_eq!(check_tag_key(&long(64)), Ok(()));
    assert_eq!(check_tag_key(&long(65)), Err(TextProblem::TooLong { limit: 64 }));
    assert_eq!(check_tag_key(""), Err(TextProblem::Empty));
    assert_eq!(check_tag_key("键1._-"), Ok(()));
    assert_eq!(check_tag_key("1a"), Err(TextProblem::BadStart));
    assert_eq!(check_tag_key("a b"), Err(TextProblem::BadCharacter(' ')));
    for reserved in ["aliyun", "aliyunx", "acs:", "acs:x"] {
        assert_eq!(check_tag_key(reserved), Err(TextProblem::Reserved), "{reserved}");
    }
    // What only looks alike is free; case counts.
    assert_eq!(check_tag_key("acs"), Ok(()));
    assert_eq!(check_tag_key("Aliyun"), Ok(()));
    assert_eq!(check_tag_key("ahttp://"), Err(TextProblem::Url));
    assert_eq!(check_tag_value(""), Ok(()));
    assert_eq!(check_tag_value(&long(128)), Ok(()));
    assert_eq!(check_tag_value(&long(129)), Err(TextProblem::TooLong { limit: 128 }));
    assert_eq!(check_tag_value("see https://x"), Err(TextProblem::Url));
    // Set with the object itself, a value may start so.
    assert_eq!(check_tag_value("aliyun"), Ok(()));
}

#[test]
fn s1_14_twenty_tags_are_taken_at_creation_and_one_more_is_not() {
    let mut desk = Desk::empty();
    let label = |count: usize| Label {
        tags: (0..count).map(|number| (format!("key{number}"), "v")).collect(),
        ..Label::named("tagged")
    };
    let create = |label| Command::CreateIpam(CreateIpam { label, ..ipam_of(west(), &[west()]) });
    let rule = desk.rule(create(label(21)));
    assert_eq!(rule, Rule::Text(TextField::TagKey, TextProblem::TooMany));
    desk.done(create(label(20)));
}

#[test]
fn s2_01_2_what_is_being_changed_elsewhere_cannot_be_changed() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let before = desk.workspace.pools().get(&pool).unwrap().clone();
    let after = freehold::model::Pool { status: Lifecycle::Deleting, ..before.clone() };
    let delta = Delta { key: pool, before: Some(Box::new(before)), after: Some(Box::new(after)) };
    desk.workspace.replay(Change { ops: vec![RowOp::Pools(delta)] });
    let rule = desk.rule(Command::DeletePool(pool, Default::default()));
    assert_eq!(rule, Rule::IncorrectStatus(ObjectRef::Pool(pool), Lifecycle::Deleting));
    assert_eq!(rule.code(), "IncorrectStatus.IpamPool");
}
