//! Our own format, and its published schema.

use freehold::feed::{Completeness, ProblemKind, ReadOptions, SCHEMA, Severity, read_with};
use freehold::model::{Provider, Region};
use serde_json::{Value, json};

use super::{cidrs, ids, only_problem, problems, read_text, sample};

/// The published schema, checked against its own draft, ready to judge.
struct Validator {
    schemas: boon::Schemas,
    index: boon::SchemaIndex,
}

impl Validator {
    fn errors(&self, value: &Value) -> Option<String> {
        self.schemas.validate(value, self.index).err().map(|error| error.to_string())
    }
}

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let name = "file:///freehold-feed.schema.json";
    compiler.add_resource(name, schema).expect("a resource");
    let index = compiler.compile(name, &mut schemas).expect("the schema is a schema");
    Validator { schemas, index }
}

fn feed(resources: &Value) -> Value {
    json!({"format": "freehold-feed", "version": 1, "provider": "alibaba", "resources": resources})
}

#[test]
fn samples_satisfy_the_schema() {
    let validator = validator();
    for path in ["made/freehold-feed-one.json", "made/freehold-feed-history.json"] {
        let value: Value = serde_json::from_slice(&sample(path)).expect("JSON");
        assert_eq!(validator.errors(&value), None, "{path}");
    }
}

/// Schema and reader agree on what is needed.
#[test]
fn what_the_schema_refuses_the_reader_rejects_too() {
    let validator = validator();
    let vpc = json!({"type": "VPC", "id": "v", "region": "r", "cidrs": ["10.0.0.0/8"]});
    let without = |key: &str| {
        let mut vpc = vpc.clone();
        vpc.as_object_mut().expect("an object").remove(key);
        feed(&json!([vpc]))
    };
    let mut cases = vec![
        json!({"format": "freehold-feed", "version": 2, "provider": "aws", "resources": []}),
        json!({"format": "freehold-feed", "provider": "aws", "resources": []}),
        json!({"format": "freehold-feed", "version": 1, "resources": []}),
        json!({"format": "freehold-feed", "version": 1, "provider": "oracle", "resources": []}),
        json!({"format": "freehold-feed", "version": 1, "provider": "aws"}),
        json!({"format": "freehold-feed", "version": 1, "provider": "aws", "resources": {}}),
        json!({"format": "freehold-feed", "version": 1, "observations": [7]}),
        feed(&json!([{"type": "VSwitch", "id": "s", "region": "r", "cidrs": []}])),
        feed(&json!([{"type": "Subnet", "id": "s", "region": "r", "cidrs": []}])),
        feed(&json!([{"type": "VPC", "id": "", "region": "r", "cidrs": []}])),
        feed(&json!([{"type": "VPC", "id": "v", "region": "r", "cidrs": "10.0.0.0/8"}])),
        feed(&json!([{"type": "VPC", "id": "v", "region": "r", "cidrs": [""]}])),
        feed(&json!([{"type": "VPC", "id": "v", "region": "r", "cidrs": [{"total": 1}]}])),
        feed(&json!(["10.0.0.0/8"])),
    ];
    cases.extend(["type", "id", "cidrs"].map(without));
    for case in cases {
        assert!(validator.errors(&case).is_some(), "{case}");
        let report = read_text(&case.to_string());
        assert!(problems(&report).iter().any(|p| p.0 == Severity::Rejected), "{case}");
    }
    let good = feed(&json!([vpc]));
    assert_eq!(validator.errors(&good), None);
    assert_eq!(problems(&read_text(&good.to_string())), []);
}

#[test]
fn unknown_fields_are_ignored_with_one_note_each() {
    let vpc = json!({"type": "VPC", "id": "v", "region": "r", "cidrs": [], "colour": "red"});
    let other = json!({"type": "VPC", "id": "w", "region": "r", "cidrs": [], "colour": "blue"});
    let report = read_text(&feed(&json!([vpc, other])).to_string());
    assert_eq!(ids(&report), ["v", "w"]);
    let what = ProblemKind::UnknownField { field: "colour".into(), times: 2 };
    assert_eq!(problems(&report), [(Severity::Note, &what)]);
}

#[test]
fn an_unknown_major_version_is_refused_and_a_minor_one_read() {
    let with = |version: Value| {
        let feed = json!({"format": "freehold-feed", "version": version, "provider": "aws", "resources": []});
        read_text(&feed.to_string())
    };
    let refused = with(json!(2));
    assert_eq!(only_problem(&refused), &ProblemKind::UnsupportedVersion { found: "2".into() });
    assert_eq!(refused.observations, []);
    assert_eq!(with(json!("1.3")).observations.len(), 1);
    assert_eq!(with(json!(10)).observations.len(), 0);
}

#[test]
fn only_a_feed_that_says_so_is_complete() {
    let with = |complete: Value| {
        let feed = json!({"format": "freehold-feed", "version": 1, "provider": "aws",
            "complete": complete, "resources": []});
        read_text(&feed.to_string()).observations[0].completeness
    };
    assert_eq!(with(json!(true)), Completeness::Declared);
    assert_eq!(with(json!(false)), Completeness::Partial);
    assert_eq!(with(Value::Null), Completeness::Partial);
    assert_eq!(with(json!("yes")), Completeness::Partial);
}

#[test]
fn a_row_that_names_its_own_source_is_an_observation_of_its_own() {
    let feed = json!({"format": "freehold-feed", "version": 1, "provider": "aws", "complete": true,
        "resources": [
            {"type": "VPC", "id": "a", "region": "us-west-2", "cidrs": []},
            {"type": "VPC", "id": "b", "region": "us-west-2", "cidrs": [], "source": "lab"},
            {"type": "VPC", "id": "a", "region": "us-west-2", "cidrs": [], "source": "lab"}]});
    let report = read_text(&feed.to_string());
    assert_eq!(ids(&report), ["a", "b", "a"]);
    let [own, lab] = report.observations.as_slice() else { panic!("two observations") };
    assert_eq!((own.source.as_deref(), own.completeness), (None, Completeness::Declared));
    assert_eq!((lab.source.as_deref(), lab.completeness), (Some("lab"), Completeness::Partial));
}

#[test]
fn counts_reach_the_whole_ipv6_space() {
    let all = "340282366920938463463374607431768211456";
    let feed = feed(&json!([{"type": "VPC", "id": "v", "region": "r",
        "cidrs": [{"cidr": "::/0", "total": all, "used": 0, "free": all}]}]));
    let report = read_text(&feed.to_string());
    assert_eq!(cidrs(&report), ["::/0"]);
    let total = report.resources().next().and_then(|record| record.cidrs[0].total);
    assert_eq!(total.map(|count| count.to_string()).as_deref(), Some(all));
    assert_eq!(problems(&report), []);
}

#[test]
fn a_row_without_a_region_takes_it_from_its_zone_its_list_or_the_user() {
    let with = |regions: Value, zone: Value| {
        json!({"format": "freehold-feed", "version": 1, "provider": "alibaba", "regions": regions,
            "resources": [{"type": "VPC", "id": "v", "zone": zone, "cidrs": []}]})
        .to_string()
    };
    let region = |text: &str| read_text(text).resources().next().and_then(|r| r.region.clone());
    let hangzhou = Some(Region::alibaba("cn-hangzhou"));
    assert_eq!(region(&with(json!([]), json!("cn-hangzhou-h"))), hangzhou);
    assert_eq!(region(&with(json!(["cn-hangzhou"]), Value::Null)), hangzhou);
    let open = with(json!(["cn-hangzhou", "cn-beijing"]), Value::Null);
    assert_eq!(region(&open), None);
    let options = ReadOptions { region: hangzhou.clone(), ..ReadOptions::default() };
    let answered = read_with("x", open.as_bytes(), &options);
    assert_eq!(answered.resources().next().and_then(|r| r.region.clone()), hangzhou);
    assert_eq!(answered.observations[0].provider, Provider::Alibaba);
}
