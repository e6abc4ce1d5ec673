//! Share files and return files as bytes: stable, and distrusted.

use freehold::command::{FileProblem, ObjectRef, ShareFile, SharingRule};
use freehold::export::{
    ShareFileError, decode, encode, read_return_file, read_share_file, read_workspace_file,
    write_share_file, write_workspace_file,
};
use freehold::model::{AccountId, DiscoveryId, PoolId, SharedObject, Time};
use freehold::text::{Language, file_problem_sentence};
use serde_json::{Value, json};

use super::super::{cidr, vpc};
use super::{Two, accept, owner_account, principal_account, sharing, stranger};

/// A file with a pool that has an allocation, and a discovery that lists a VPC.
fn sample() -> (Two, ShareFile, PoolId, DiscoveryId) {
    let (mut two, pool) = Two::with_pool();
    two.owner.reserve(pool, "10.0.0.0/24");
    two.owner.import(vec![vpc("vpc-1", &["10.9.0.0/16", "2408:4005:1::/56"])]);
    let discovery = two.owner.ipam().default_discovery;
    two.share(SharedObject::Discovery(discovery));
    let file = two.file();
    (two, file, pool, discovery)
}

fn bytes(file: &ShareFile) -> Vec<u8> {
    write_share_file(file).unwrap()
}

/// The problems of the sample after an edit of its JSON.
fn problems(edit: impl FnOnce(&mut Value)) -> Vec<FileProblem> {
    let (_, file, ..) = sample();
    let mut value: Value = serde_json::from_slice(&bytes(&file)).unwrap();
    edit(&mut value);
    match read_share_file(&serde_json::to_vec(&value).unwrap()) {
        Err(ShareFileError::Problems(problems)) => problems,
        other => panic!("problems, not {other:?}"),
    }
}

#[test]
fn d23_equal_workspaces_give_equal_files_that_name_themselves() {
    let (_, one, ..) = sample();
    let (_, other, ..) = sample();
    assert_eq!(bytes(&one), bytes(&other));
    let text = String::from_utf8(bytes(&one)).unwrap();
    let start = "{\n\"format\":\"freehold-share\",\n\"version\":1,\n\"issuedAt\":";
    assert!(text.starts_with(start) && text.ends_with("\n}\n"), "{text}");
}

#[test]
fn d23_what_is_no_share_file_is_told_apart() {
    let wrong =
        |found: Option<&str>| Err(ShareFileError::WrongFormat { found: found.map(str::to_owned) });
    assert!(matches!(read_share_file(b"{"), Err(ShareFileError::NotJson { line: 1, .. })));
    assert_eq!(read_share_file(b"[]"), wrong(None));
    let other = b"{\"format\":\"freehold-return\",\"version\":1}";
    assert_eq!(read_share_file(other), wrong(Some("freehold-return")));
    let newer = b"{\"format\":\"freehold-share\",\"version\":9}";
    assert_eq!(read_share_file(newer), Err(ShareFileError::NewerVersion { found: 9 }));
    let bare = b"{\"format\":\"freehold-return\",\"version\":1,\"owner\":7}";
    let Err(ShareFileError::Problems(problems)) = read_return_file(bare) else {
        panic!("a file without parts")
    };
    let at: Vec<&str> = problems
        .iter()
        .map(|problem| match problem {
            FileProblem::Part { at, .. } => at.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(at, ["owner", "principal", "issuedAt", "requests", "releases"]);
}

#[test]
fn d23_all_bad_parts_are_told_at_once_with_their_place() {
    let problems = problems(|value| {
        value["pools"][0]["allocations"][0]["cidr"] = json!("10.0.0.1/24");
        value["discoveries"][0]["sources"][0]["resources"][0]["kind"] = json!("Router");
        value["principal"] = json!(17);
    });
    let told: Vec<(&str, &str)> = problems
        .iter()
        .map(|problem| match problem {
            FileProblem::Part { at, what } => (at.as_str(), what.as_str()),
            other => panic!("{other:?}"),
        })
        .collect();
    let places: Vec<&str> = told.iter().map(|(at, _)| *at).collect();
    let resource = "discoveries[0].sources[0].resources[0]";
    assert_eq!(places, ["principal", "pools[0].allocations[0]", resource]);
    assert!(told[1].1.contains("host bits"), "{told:?}");
    for problem in &problems {
        let sentence = file_problem_sentence(problem, Language::English);
        assert!(sentence.starts_with("The file cannot be read at "), "{sentence}");
    }
}

#[test]
fn d23_a_file_that_contradicts_itself_is_refused() {
    let (_, _, pool, discovery) = sample();
    let found = problems(|value| {
        let offered = &mut value["pools"][0];
        let mut copy = offered["allocations"][0].clone();
        copy["cidr"] = json!("10.0.0.0/25");
        let list = offered["allocations"].as_array_mut().unwrap();
        list.push(copy);
        let mut outside = list[0].clone();
        outside["id"] = json!(freehold::model::AllocationId::new(5));
        outside["cidr"] = json!("11.0.0.0/24");
        list.push(outside);
        offered["pool"]["rules"] = json!({"min": 24, "default": null, "max": 16});
        offered["pool"]["owner"] = json!("9");
        value["discoveries"][0]["discovery"]["kind"] = json!({"Custom": []});
        value["withdrawn"] = json!([{"Pool": pool}]);
    });
    let (one, inner) = (cidr("10.0.0.0/24"), cidr("10.0.0.0/25"));
    for problem in [
        FileProblem::WrongOwner(SharedObject::Pool(pool)),
        FileProblem::UnsoundRules(pool),
        FileProblem::Overlap(pool, one, inner),
        FileProblem::OutsideCidrs(pool, cidr("11.0.0.0/24")),
        FileProblem::BadRegions(discovery),
        FileProblem::Twice(pool.to_string()),
    ] {
        assert!(found.contains(&problem), "{problem:?} in {found:?}");
        let english = file_problem_sentence(&problem, Language::English);
        assert_ne!(english, file_problem_sentence(&problem, Language::Chinese));
    }
    assert_eq!(problems(|value| value["owner"] = value["principal"].clone()).len(), 3);
    let empty = problems(|value| {
        value["pools"] = json!([]);
        value["discoveries"] = json!([]);
    });
    assert_eq!(empty, [FileProblem::Empty]);
}

#[test]
fn d23_the_command_trusts_a_file_no_more_than_the_reader() {
    let (mut two, mut file, pool, _) = sample();
    file.pools[0].pool.scope = two.principal.private();
    let rule = two.principal.rule(accept(file));
    assert_eq!(rule, sharing(SharingRule::BadFile(FileProblem::WrongScope(pool))));
}

#[test]
fn d23_a_file_for_another_account_is_not_accepted() {
    let (mut two, mut file, ..) = sample();
    file.principal = stranger(1);
    let reason = two.principal.refusal(accept(file));
    let own = principal_account();
    let rule = SharingRule::NotForThisAccount { wanted: stranger(1), own };
    assert_eq!(reason.rule, sharing(rule));
    assert!(super::said(&two.principal, &reason).contains(stranger(1).as_str()));
}

#[test]
fn d23_ids_that_stand_for_own_objects_are_a_clash() {
    let (mut two, file, ..) = sample();
    let own = two.principal.pool("172.16.0.0/12");
    let mut stolen = file.clone();
    stolen.pools[0].pool.id = own;
    stolen.pools[0].allocations.clear();
    let rule = sharing(SharingRule::Clash(ObjectRef::Pool(own)));
    assert_eq!(two.principal.rule(accept(stolen)), rule);
    let mut scope = file.clone();
    scope.pools[0].scope.id = two.principal.private();
    scope.pools[0].pool.scope = two.principal.private();
    let reasons = two.principal.refused(accept(scope));
    let clash = sharing(SharingRule::Clash(ObjectRef::Scope(two.principal.private())));
    assert!(reasons.iter().any(|reason| reason.rule == clash), "{reasons:?}");
    let mut discovery = file.clone();
    discovery.discoveries[0].discovery.id = two.principal.ipam().default_discovery;
    discovery.discoveries[0].sources.clear();
    let id = ObjectRef::Discovery(two.principal.ipam().default_discovery);
    assert_eq!(two.principal.rule(accept(discovery)), sharing(SharingRule::Clash(id)));
    // Another account cannot speak for what this one accepted from its owner.
    let mut thief = file;
    thief.owner = stranger(3);
    thief.pools[0].pool.owner = stranger(3);
    thief.pools[0].scope.owner = stranger(3);
    thief.discoveries.clear();
    let pool = ObjectRef::Pool(thief.pools[0].pool.id);
    assert_eq!(two.principal.rule(accept(thief)), sharing(SharingRule::Clash(pool)));
}

#[test]
fn d23_a_newer_file_cannot_move_what_never_moves() {
    let (mut two, file, pool, discovery) = sample();
    two.accepts(file.clone());
    let mut moved = file.clone();
    moved.pools[0].pool.region = None;
    let rule = sharing(SharingRule::Clash(ObjectRef::Pool(pool)));
    assert_eq!(two.principal.rule(accept(moved)), rule);
    let mut moved = file;
    let row = &mut moved.discoveries[0].discovery;
    row.region = super::west();
    let rule = sharing(SharingRule::Clash(ObjectRef::Discovery(discovery)));
    assert_eq!(two.principal.rule(accept(moved)), rule);
}

#[test]
fn d23_tags_groups_and_other_principals_are_not_told() {
    let (mut two, pool) = Two::with_pool();
    let mut row = two.owner.workspace.pools().get(&pool).unwrap().clone();
    row.label.tags = [("secret", "plan")].into_iter().collect();
    row.label.resource_group = "rg-secret".into();
    let (label, rules, auto_import) = (row.label, row.rules, row.auto_import);
    let update = freehold::command::Command::UpdatePool { pool, label, rules, auto_import };
    two.owner.done(update);
    two.owner.done(super::share_with(SharedObject::Pool(pool), vec![stranger(1)]));
    let text = String::from_utf8(bytes(&two.file())).unwrap();
    assert!(!text.contains("secret") && !text.contains(stranger(1).as_str()), "{text}");
    assert!(text.contains(owner_account().as_str()));
}

#[test]
fn d26_shared_and_accepted_objects_are_saved_and_opened_again() {
    let (mut two, file, pool, _) = sample();
    two.accepts(file);
    two.principal.reserve(pool, "10.0.7.0/24");
    two.hand_back();
    for workspace in [&two.owner.workspace, &two.principal.workspace] {
        let back = decode::<()>(&encode(workspace, &()).unwrap()).unwrap();
        assert!(back.0 == *workspace);
        let text = write_workspace_file(workspace, &(), Time(0)).unwrap();
        assert!(read_workspace_file::<()>(&text).unwrap().workspace == *workspace);
    }
}

#[test]
fn d26_a_workspace_file_from_before_there_was_sharing_still_opens() {
    let (two, ..) = sample();
    let text = write_workspace_file(&super::Desk::new().workspace, &(), Time(0)).unwrap();
    let mut value: Value = serde_json::from_slice(&text).unwrap();
    let tables = value["workspace"].as_object_mut().unwrap();
    assert!(tables.remove("accepted").is_some() && tables.remove("claims").is_some());
    let settings = tables["settings_table"].as_array_mut().unwrap();
    settings.iter_mut().for_each(|row| {
        row.as_object_mut().unwrap().remove("directory_role").unwrap();
    });
    let read = read_workspace_file::<()>(&serde_json::to_vec(&value).unwrap()).unwrap();
    assert!(read.workspace.accepted().is_empty() && !two.owner.workspace.ipams().is_empty());
}

/// Every way in which accepted rows can lose what they stand on is found.
#[test]
fn d26_rows_of_sharing_that_name_nothing_are_found() {
    use freehold::export::{Finding, WorkspaceFileError};
    let (mut two, file, pool, _) = sample();
    two.accepts(file);
    let after = |edit: &dyn Fn(&mut Value)| {
        let text = write_workspace_file(&two.principal.workspace, &(), Time(0)).unwrap();
        let mut value: Value = serde_json::from_slice(&text).unwrap();
        edit(&mut value["workspace"]);
        match read_workspace_file::<()>(&serde_json::to_vec(&value).unwrap()) {
            Err(WorkspaceFileError::Broken(findings)) => findings,
            other => panic!("contradictions, not {other:?}"),
        }
    };
    let without_accepted = after(&|workspace| workspace["accepted"] = json!([]));
    assert!(without_accepted.contains(&Finding::ShareTypeWrong(SharedObject::Pool(pool))));
    let without_claims = after(&|workspace| workspace["claims"] = json!([]));
    assert!(matches!(without_claims[..], [Finding::Missing { .. }]), "{without_claims:?}");
    let without_pool = after(&|workspace| workspace["pools"] = json!([]));
    assert!(without_pool.len() > 2, "{without_pool:?}");
    let member = json!([{"key": {"Account": "5"}, "ipam": freehold::model::IpamId::new(3),
        "accounts": [], "name": "", "created_at": 0}]);
    let lost_member = after(&move |workspace| workspace["members"] = member.clone());
    assert!(matches!(lost_member[..], [Finding::Missing { .. }]), "{lost_member:?}");
    assert_eq!(AccountId::new("5").as_str(), "5");
}
