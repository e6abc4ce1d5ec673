//! Files whose rows contradict each other.

use freehold::command::{Command, CreateIpam, Dependants, Env, MembersCommand, SharingCommand};
use freehold::export::{Finding, WorkspaceFileError};
use freehold::model::{AllocationTarget, Label, Pool, Quota, Region, TableName, Workspace};
use serde_json::{Value, json};

use super::{NOW, file, last, read};

/// The findings after an edit of the file's JSON.
fn after(edit: impl FnOnce(&mut Value)) -> Vec<Finding> {
    let mut value: Value = serde_json::from_slice(&file(last())).unwrap();
    edit(&mut value["workspace"]);
    match read(&serde_json::to_vec(&value).unwrap()) {
        Err(WorkspaceFileError::Broken(findings)) => findings,
        other => panic!("contradictions, not {:?}", other.err()),
    }
}

fn rows<'a>(workspace: &'a mut Value, table: &str) -> &'a mut Vec<Value> {
    workspace[table].as_array_mut().unwrap_or_else(|| panic!("a table {table}"))
}

fn row<'a>(workspace: &'a mut Value, table: &str, id: &str) -> &'a mut Value {
    rows(workspace, table).iter_mut().find(|row| row["id"] == id).expect("the row")
}

fn pool(name: &str) -> &'static Pool {
    last().pools().iter().find(|pool| &*pool.label.name == name).expect("the pool")
}

fn missing(findings: &[Finding], from: TableName, to: TableName) -> bool {
    findings.iter().any(|finding| {
        matches!(finding, Finding::Missing { row, named } if (row.table(), named.table()) == (from, to))
    })
}

#[test]
fn the_demo_itself_has_no_contradiction() {
    for stage in super::stages() {
        assert_eq!(freehold::export::integrity::check(stage), []);
    }
}

/// Does the commands one after another, and checks what they leave.
fn sound_after(workspace: &Workspace, commands: impl IntoIterator<Item = Command>) -> Workspace {
    let mut workspace = workspace.clone();
    for (seed, command) in (77..).zip(commands) {
        let said = format!("{command:?}");
        workspace.apply(command, &mut Env::new(NOW, seed)).expect(&said);
        assert_eq!(freehold::export::integrity::check(&workspace), [], "after {said}");
    }
    workspace
}

/// The demo once nothing is shared and nobody managed, which stands in the way of deleting.
fn alone() -> Workspace {
    let shares = last().shares().keys().copied().collect::<Vec<_>>();
    let ends = shares.into_iter().map(|share| Command::Sharing(SharingCommand::Unshare(share)));
    let members = last().members().keys().cloned().collect();
    let removal = Command::Members(MembersCommand::Remove(members));
    sound_after(last(), ends.chain([removal]))
}

#[test]
fn no_command_that_removes_leaves_a_contradiction() {
    let alone = alone();
    for pool in alone.pools().keys() {
        sound_after(&alone, [Command::DeletePool(*pool, Dependants::DeleteToo)]);
    }
    let lab = last().scopes().iter().find(|scope| &*scope.label.name == "lab").unwrap();
    sound_after(last(), [Command::DeleteScope(lab.id, Dependants::DeleteToo)]);
    let sources = last().sources().keys().map(|source| Command::RemoveSource(*source));
    sound_after(last(), sources);
    let ipam = *last().ipams().keys().next().unwrap();
    let shanghai = Region::alibaba("cn-shanghai");
    sound_after(
        &alone,
        [
            Command::RemoveEffectiveRegion(ipam, shanghai, Dependants::DeleteToo),
            Command::DeleteIpam(ipam, Dependants::DeleteToo),
        ],
    );
}

#[test]
fn an_ipam_leaves_nothing_behind_in_another_one_that_used_its_discovery() {
    let region = Region::alibaba("cn-hangzhou");
    let mut settings = last().settings().into_owned();
    settings.quotas.insert(Quota::IpamQuotaPerRegion, 2);
    let label = Label::named("second");
    let request = CreateIpam { region: region.clone(), effective_regions: vec![region], label };
    let first = last().ipams().iter().next().unwrap();
    let two =
        sound_after(&alone(), [Command::UpdateSettings(settings), Command::CreateIpam(request)]);
    let second = two.ipams().iter().find(|ipam| ipam.id != first.id).unwrap();
    let source = *two.sources().keys().next().unwrap();
    let left = sound_after(
        &two,
        [
            Command::Associate(second.id, first.default_discovery),
            Command::SetHomeScope(source, Some(second.private_scope)),
            Command::Dissociate(second.id, first.default_discovery),
            Command::DeleteIpam(second.id, Dependants::DeleteToo),
        ],
    );
    assert_eq!(left.sources().get(&source).unwrap().home_scope, None);
    let left = sound_after(
        &two,
        [
            Command::Associate(second.id, first.default_discovery),
            Command::DeleteIpam(first.id, Dependants::DeleteToo),
        ],
    );
    assert_eq!(left.associations().len(), 1, "only that of the second's own discovery");
}

#[test]
fn what_only_breaks_a_rule_does_not_keep_a_file_shut() {
    let mut value: Value = serde_json::from_slice(&file(last())).unwrap();
    let resources = rows(&mut value["workspace"], "resources");
    let holders = resources.iter_mut().flat_map(|row| row["cidrs"].as_array_mut().unwrap());
    holders.for_each(|row| row["holders"] = json!([]));
    let opened = read(&serde_json::to_vec(&value).unwrap()).expect("an open file");
    let found = freehold::export::integrity::check(&opened);
    assert!(found.iter().any(|finding| matches!(finding, Finding::HeldByNone(..))));
    assert!(found.iter().all(|finding| matches!(finding, Finding::HeldByNone(..))), "{found:?}");
}

#[test]
fn every_row_that_another_one_names_must_be_there() {
    use TableName::{
        Allocations, Associations, Discoveries, Ipams, Pools, Resources, Scopes, Sources,
    };
    for (emptied, named, by) in [
        ("ipams", Ipams, vec![Scopes, Discoveries, Associations]),
        ("scopes", Scopes, vec![Ipams, Pools]),
        ("discoveries", Discoveries, vec![Ipams, Associations, Sources]),
        ("associations", Associations, vec![Ipams]),
        ("pools", Pools, vec![Allocations]),
        ("sources", Sources, vec![Resources]),
        ("resources", Resources, vec![Allocations]),
    ] {
        let findings = after(|workspace| rows(workspace, emptied).clear());
        for table in by {
            assert!(missing(&findings, table, named), "{table:?} names {named:?}");
        }
    }
}

#[test]
fn allocations_of_a_pool_do_not_overlap_and_lie_in_what_is_provisioned() {
    let backbone = pool("backbone");
    let custom = |row: &&freehold::model::Allocation| {
        row.pool == backbone.id && row.target == AllocationTarget::Custom
    };
    let mut taken = last().allocations().iter().filter(custom);
    let (one, other) = (taken.next().unwrap(), taken.next().unwrap());
    let findings = after(|workspace| {
        row(workspace, "allocations", &other.id.to_string())["cidr"] = json!(one.cidr);
    });
    let pair = Finding::AllocationsOverlap(one.id.min(other.id), one.id.max(other.id));
    assert_eq!(findings, [pair]);
    let findings = after(|workspace| {
        row(workspace, "allocations", &one.id.to_string())["cidr"] = json!("11.0.0.0/24");
    });
    assert_eq!(findings, [Finding::NotProvisioned(one.id, backbone.id)]);
}

#[test]
fn pools_do_not_go_in_circles_and_their_blocks_not_over_each_other() {
    let (top, region) = (pool("backbone"), pool("hz"));
    let findings = after(|workspace| {
        row(workspace, "pools", &top.id.to_string())["source_pool"] = json!(region.id);
    });
    let cycles = findings.iter().filter(|finding| matches!(finding, Finding::Cycle(_)));
    assert_eq!(cycles.count(), 1);
    let edge = pool("edge");
    let findings = after(|workspace| {
        let cidrs = &mut row(workspace, "pools", &edge.id.to_string())["cidrs"];
        let more = json!({"cidr": "10.9.0.0/16", "origin": "Real"});
        cidrs.as_array_mut().unwrap().push(more);
    });
    let (one, other) = (top.cidrs[0].cidr, "10.9.0.0/16".parse().unwrap());
    let overlap = Finding::ProvisionedOverlap { one: (top.id, one), other: (edge.id, other) };
    assert_eq!(findings, [overlap]);
}

#[test]
fn a_sub_pools_block_and_its_allocation_stand_for_each_other() {
    let sub = pool("hz-retail-prod");
    let cidr = sub.cidrs[0].cidr;
    let held = last().allocation_of_sub_pool(sub, cidr).unwrap().id.to_string();
    let findings =
        after(|workspace| rows(workspace, "allocations").retain(|row| row["id"] != held.as_str()));
    let source = sub.source_pool.unwrap();
    assert_eq!(findings, [Finding::SubPoolMismatch { source, pool: sub.id, cidr }]);
}

#[test]
fn a_resource_is_there_once_with_each_block_once() {
    let findings = after(|workspace| {
        let resources = rows(workspace, "resources");
        let mut copy = resources[0].clone();
        let block = copy["cidrs"][0].clone();
        copy["key"] = json!(100_000);
        copy["cidrs"].as_array_mut().unwrap().push(block);
        resources.push(copy);
    });
    assert_eq!(findings.len(), 2, "{findings:?}");
    assert!(matches!(findings[0], Finding::SameIdentity(one, _) if one.0 == 0));
    assert!(matches!(findings[1], Finding::SameCidr(key, _) if key.0 == 100_000));
}

#[test]
fn all_contradictions_are_told_at_once() {
    let findings = after(|workspace| {
        rows(workspace, "sources").clear();
        rows(workspace, "scopes").clear();
    });
    assert!(missing(&findings, TableName::Resources, TableName::Sources));
    assert!(missing(&findings, TableName::Pools, TableName::Scopes));
}

#[test]
fn a_stray_or_repeated_key_is_a_bad_row_and_takes_no_memory() {
    let refused = |edit: fn(&mut Vec<Value>)| {
        let mut value: Value = serde_json::from_slice(&file(last())).unwrap();
        edit(rows(&mut value["workspace"], "resources"));
        match read(&serde_json::to_vec(&value).unwrap()) {
            Err(WorkspaceFileError::BadRow { what, .. }) => what,
            other => panic!("a bad row, not {:?}", other.err()),
        }
    };
    assert!(refused(|rows| rows[0]["key"] = json!(4_000_000_000u32)).contains("4000000000"));
    assert!(refused(|rows| rows[1]["key"] = json!(0)).contains("twice"));
    let bytes = freehold::export::encode(&Workspace::default(), &()).unwrap();
    assert!(bytes.len() < 20, "an empty workspace takes {} bytes", bytes.len());
}
