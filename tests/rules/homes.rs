//! Home scopes: where the unmanaged rows of a source live, if the user chose (D7, 2.3).

use freehold::command::{Command, ObjectRef, Reason, Remedy, Rule, home_scopes};
use freehold::model::{PrivateIpv6, Provider, ScopeId, SourceId};

use super::{Desk, facts, importing, ipam_of, list, vpc, west};

/// A source of the default discovery that brings one VPC of each IP version.
fn source_of_both(desk: &mut Desk) -> SourceId {
    desk.vpc("vpc-1", &["10.0.0.0/24", "2408:4000:1::/56", "fd00:1::/56"]);
    *desk.workspace.sources().keys().next().unwrap()
}

#[test]
fn d07_a_home_scope_takes_in_only_the_ip_versions_of_its_kind() {
    let mut desk = Desk::new();
    let lab = desk.scope();
    let source = source_of_both(&mut desk);
    let key = desk.key("vpc-1");
    let public = desk.ipam().public_scope;
    desk.done(Command::SetHomeScope(source, Some(lab)));
    assert_eq!(desk.row(key, "10.0.0.0/24").scope, lab);
    for text in ["2408:4000:1::/56", "fd00:1::/56"] {
        assert_eq!(desk.row(key, text).scope, public);
    }
    // With the setting on, private scopes take IPv6 too.
    desk.settle(|settings| settings.private_ipv6 = PrivateIpv6::Allowed);
    for text in ["10.0.0.0/24", "2408:4000:1::/56", "fd00:1::/56"] {
        assert_eq!(desk.row(key, text).scope, lab);
    }
    desk.done(Command::SetHomeScope(source, None));
    assert_eq!(desk.row(key, "fd00:1::/56").scope, desk.private());
    assert_eq!(desk.row(key, "2408:4000:1::/56").scope, public);
}

#[test]
fn d07_a_home_that_could_hold_nothing_is_refused() {
    let mut desk = Desk::new();
    let lab = desk.scope();
    let source = source_of_both(&mut desk);
    let (public, private) = (desk.ipam().public_scope, desk.private());
    let discovery = desk.ipam().default_discovery;
    desk.done(Command::CreateIpam(ipam_of(west(), &[west()])));
    let second = desk.workspace.ipams().iter().find(|ipam| ipam.region == west()).unwrap();
    let (abroad, nowhere) = (second.private_scope, ScopeId::new(5));
    let open = Remedy::Open(ObjectRef::Discovery(discovery));
    for (scope, expected) in [
        (nowhere, Reason::new(Rule::NotFound(ObjectRef::Scope(nowhere)))),
        (public, Reason::new(Rule::PublicHome(public))),
        (abroad, Reason::new(Rule::HomeOfOther(abroad, discovery)).or(open)),
    ] {
        assert_eq!(desk.refusal(Command::SetHomeScope(source, Some(scope))), expected);
        let mut homed = list(Provider::Other, 1, vec![vpc("net", &["10.0.9.0/24"])]);
        facts(&mut homed).home_scope = Some(scope);
        assert_eq!(desk.refusal(importing(vec![homed])), expected);
    }
    let mut homes = vec![private, lab];
    homes.sort();
    assert_eq!(home_scopes(&desk.workspace, discovery), homes);
}
