//! Settings of the workspace. A change costs O(pools + known accounts).

use crate::address::Family;
use crate::model::{
    DirectoryRole, PrivateIpv6, ScopeKind, Settings, SettingsKey, ShareType, TextField, Workspace,
    check_name,
};

use super::transaction::{Checks, Transaction};
use super::{MemberRule, ObjectRef, Reason, Refusal, Remedy, Rule, Spot, check};

pub(super) fn update(tx: &mut Transaction<'_>, settings: Settings) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    checks.add_all(account_problems(&tx.workspace.settings(), &settings));
    checks.add_all(ipv6_in_use(tx.workspace, &settings));
    let member = tx.workspace.members().iter().next();
    let steps_down = settings.directory_role != DirectoryRole::DelegatedAdministrator;
    checks.add_all(member.filter(|_| steps_down).map(|member| {
        let reason = Reason::new(Rule::Members(MemberRule::AdministratorInUse(member.ipam)));
        reason.or(Remedy::Open(ObjectRef::Ipam(member.ipam)))
    }));
    checks.done()?;
    tx.put(SettingsKey, settings);
    Ok(())
}

/// What is wrong with the own account and the names of known ones. What was there already stays:
/// a feed may have brought it.
fn account_problems(before: &Settings, after: &Settings) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if before.own_account != after.own_account {
        let problem = check::account(&after.own_account);
        reasons.extend(problem.map(|reason| reason.at(Spot::Account)));
    }
    for (account, name) in &after.account_names {
        let known = before.account_names.get(account);
        if known.is_none() {
            reasons.extend(check::account(account));
        }
        if let Err(problem) = check_name(name)
            && known != Some(name)
        {
            let rule = Rule::Text(TextField::Name, problem);
            reasons.push(Reason::new(rule).at(Spot::Name));
        }
    }
    reasons
}

/// IPv6 in private scopes is not switched off while a pool there uses it.
fn ipv6_in_use(workspace: &Workspace, settings: &Settings) -> Option<Reason> {
    let switched_off = settings.private_ipv6 == PrivateIpv6::Refused
        && workspace.settings().private_ipv6 == PrivateIpv6::Allowed;
    let in_use = workspace.pools().iter().find(|pool| {
        pool.family == Family::V6
            && pool.share != ShareType::Shared
            && workspace
                .scopes()
                .get(&pool.scope)
                .is_some_and(|scope| scope.kind == ScopeKind::Private)
    });
    let pool = in_use.filter(|_| switched_off)?.id;
    Some(Reason::new(Rule::PrivateIpv6InUse(pool)).or(Remedy::Open(ObjectRef::Pool(pool))))
}
