//! Accounts, managed members and their folders (domain.md, 1.12, 2.9, D22). Adding costs O(members
//! + their accounts + shares) for each account.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    AccountId, DirectoryRole, IpamId, MAX_CODE, Member, MemberKey, Quota, SettingsKey,
    SharedObject, TextField, Workspace, check_name,
};

use super::transaction::{Checks, Transaction};
use super::{ObjectRef, Reason, Refusal, Remedy, Rule, SharingRule, Spot, check};

/// What can be done about accounts and members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MembersCommand {
    /// Puts members under an IPAM's management.
    Add(IpamId, Vec<NewMember>),
    /// Ends the management of members.
    Remove(Vec<MemberKey>),
    /// Changes the name and the accounts of a folder.
    EditFolder {
        /// The folder's id, `fd-…`.
        folder: Arc<str>,
        /// Its new name.
        name: Arc<str>,
        /// Its new accounts.
        accounts: Vec<AccountId>,
    },
    /// Gives an account a display name, or another one; an empty one forgets it.
    NameAccount(AccountId, Arc<str>),
}

/// Who is to be managed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewMember {
    /// One account, under a name that may be empty.
    Account(AccountId, Arc<str>),
    /// A folder: its id `fd-…`, its name, and the accounts in it.
    Folder {
        /// Its id.
        id: Arc<str>,
        /// Its name; may be empty.
        name: Arc<str>,
        /// The accounts in it.
        accounts: Vec<AccountId>,
    },
}

/// A rule about accounts and members that a command breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberRule {
    /// No account is given.
    NoAccounts,
    /// The text cannot be the id of an account.
    BadAccount(AccountId),
    /// It is this account itself.
    OwnAccount(AccountId),
    /// The account stands twice in the list.
    TwiceInList(AccountId),
    /// Only the delegated administrator manages members.
    NotAdministrator(IpamId),
    /// The setting cannot be switched off while this IPAM manages members.
    AdministratorInUse(IpamId),
    /// Members are managed by this other IPAM already.
    ManagedElsewhere(IpamId),
    /// The root folder cannot be a member.
    RootFolder(Arc<str>),
    /// The text cannot be the id of a folder.
    BadFolder(Arc<str>),
    /// It is a member already.
    AlreadyMember(MemberKey),
}

impl MemberRule {
    /// The error code, ours in the vendor's style.
    pub(super) fn code(&self) -> &'static str {
        match self {
            MemberRule::NoAccounts => "MissingParam.Members",
            MemberRule::BadAccount(_) | MemberRule::OwnAccount(_) => "IllegalParam.Account",
            MemberRule::TwiceInList(_) | MemberRule::AlreadyMember(_) => "DuplicatedParam.Members",
            MemberRule::NotAdministrator(_) => "OperationDenied.NotDelegatedAdministrator",
            MemberRule::AdministratorInUse(_) => "DependencyViolation.IpamMembers",
            MemberRule::ManagedElsewhere(_) => "OperationDenied.MembersOfOtherRegion",
            MemberRule::RootFolder(_) | MemberRule::BadFolder(_) => "IllegalParam.Folder",
        }
    }
}

pub(super) fn run(
    tx: &mut Transaction<'_>,
    command: MembersCommand,
) -> Result<Option<ObjectRef>, Refusal> {
    match command {
        MembersCommand::Add(ipam, members) => add(tx, ipam, members).map(Some),
        MembersCommand::Remove(keys) => remove(tx, &keys).map(|()| None),
        MembersCommand::EditFolder { folder, name, accounts } => {
            edit_folder(tx, folder, name, accounts).map(Some)
        }
        MembersCommand::NameAccount(account, name) => {
            name_account(tx, account, name).map(|()| None)
        }
    }
}

fn rule(rule: MemberRule) -> Reason {
    Reason::new(Rule::Members(rule))
}

fn add(
    tx: &mut Transaction<'_>,
    ipam: IpamId,
    members: Vec<NewMember>,
) -> Result<ObjectRef, Refusal> {
    check::ipam(tx.workspace, ipam)?;
    let mut checks = Checks::new();
    if members.is_empty() {
        checks.add(rule(MemberRule::NoAccounts));
    }
    if tx.workspace.settings().directory_role != DirectoryRole::DelegatedAdministrator {
        let reason = rule(MemberRule::NotAdministrator(ipam));
        checks.add(reason.or(Remedy::BecomeAdministrator));
    }
    let other = tx.workspace.members().iter().map(|member| member.ipam).find(|id| *id != ipam);
    if let Some(other) = other {
        let reason = rule(MemberRule::ManagedElsewhere(other));
        checks.add(reason.or(Remedy::Open(ObjectRef::Ipam(other))));
    }
    let created_at = tx.env.now;
    let rows: Vec<Member> =
        members.into_iter().map(|member| member.into_row(ipam, created_at)).collect();
    let mut keys = BTreeSet::new();
    for (number, row) in rows.iter().enumerate() {
        let spot = Spot::Row(number);
        if tx.workspace.members().contains(&row.key) || !keys.insert(&row.key) {
            checks.add(rule(MemberRule::AlreadyMember(row.key.clone())).at(spot));
        }
        let problems = member_problems(tx.workspace, row);
        checks.add_all(problems.into_iter().map(|reason| reason.at(spot)));
    }
    checks.add_all(beyond_quota(tx.workspace, rows.iter().flat_map(Member::covers)));
    checks.done()?;
    for row in rows {
        tx.put(row.key.clone(), row);
    }
    Ok(ObjectRef::Ipam(ipam))
}

impl NewMember {
    fn into_row(self, ipam: IpamId, created_at: crate::model::Time) -> Member {
        match self {
            NewMember::Account(account, name) => {
                let key = MemberKey::Account(account);
                Member { key, ipam, accounts: Vec::new(), name, created_at }
            }
            NewMember::Folder { id, name, accounts } => {
                let (key, accounts) = (MemberKey::Folder(id), sorted(accounts));
                Member { key, ipam, accounts, name, created_at }
            }
        }
    }
}

/// Sorted, each once.
fn sorted(accounts: Vec<AccountId>) -> Vec<AccountId> {
    accounts.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

/// What speaks against one member, whatever else is managed.
fn member_problems(workspace: &Workspace, member: &Member) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if let MemberKey::Folder(id) = &member.key {
        reasons.extend(folder_problem(id).map(rule));
    }
    if let Err(problem) = check_name(&member.name) {
        reasons.push(Reason::new(Rule::Text(TextField::Name, problem)));
    }
    for account in member.covers() {
        reasons.extend(account_problem(workspace, account));
        reasons.extend(shares_discovery(workspace, account));
    }
    reasons
}

/// A folder's id starts with `fd-`, the root folder's with `r-`.
fn folder_problem(id: &Arc<str>) -> Option<MemberRule> {
    if id.starts_with("r-") {
        return Some(MemberRule::RootFolder(id.clone()));
    }
    let rest = id.strip_prefix("fd-").filter(|rest| !rest.is_empty() && id.len() <= MAX_CODE);
    let sound = rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_alphanumeric()));
    (!sound).then(|| MemberRule::BadFolder(id.clone()))
}

/// Why an account cannot be a member or principal at all.
pub(super) fn account_problem(workspace: &Workspace, account: &AccountId) -> Option<Reason> {
    if let Some(reason) = check::account(account) {
        return Some(reason);
    }
    let own = workspace.settings().own_account == *account;
    own.then(|| rule(MemberRule::OwnAccount(account.clone())))
}

/// A managed member and the administrator do not share discoveries, in either direction.
fn shares_discovery(workspace: &Workspace, account: &AccountId) -> Vec<Reason> {
    let with = |discovery| {
        let discovery = ObjectRef::Discovery(discovery);
        let rule = SharingRule::WithMember { discovery, account: account.clone() };
        Reason::new(Rule::Sharing(rule))
    };
    let shared = workspace.shares().iter().filter_map(|share| match share.object {
        SharedObject::Discovery(id) if share.principal == *account => {
            Some(with(id).or(Remedy::Unshare(share.id)))
        }
        _ => None,
    });
    let accepted = workspace.accepted().iter().filter_map(|share| match share.object {
        SharedObject::Discovery(id) if share.owner == *account => {
            Some(with(id).or(Remedy::Leave(share.object)))
        }
        _ => None,
    });
    shared.chain(accepted).collect()
}

/// The quota counts accounts, each once, those of folders included.
fn beyond_quota<'a>(
    workspace: &Workspace,
    accounts: impl Iterator<Item = &'a AccountId>,
) -> Option<Reason> {
    let known = workspace.member_accounts();
    let new: BTreeSet<&AccountId> = accounts.filter(|account| !known.contains(account)).collect();
    let quota = Quota::IpamResourceDirectoryMemberDetailQuota;
    check::quota(workspace, quota, known.len(), new.len())
}

fn remove(tx: &mut Transaction<'_>, keys: &[MemberKey]) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    for (row, key) in keys.iter().enumerate() {
        if !tx.workspace.members().contains(key) {
            let rule = Rule::NotFound(ObjectRef::Member(key.clone()));
            checks.add(Reason::new(rule).at(Spot::Row(row)));
        }
    }
    if keys.is_empty() {
        checks.add(rule(MemberRule::NoAccounts));
    }
    checks.done()?;
    keys.iter().for_each(|key| tx.remove::<Member>(key.clone()));
    Ok(())
}

fn edit_folder(
    tx: &mut Transaction<'_>,
    folder: Arc<str>,
    name: Arc<str>,
    accounts: Vec<AccountId>,
) -> Result<ObjectRef, Refusal> {
    let key = MemberKey::Folder(folder);
    let object = ObjectRef::Member(key.clone());
    let Some(before) = tx.workspace.members().get(&key).cloned() else {
        return Err(Rule::NotFound(object).into());
    };
    let after = Member { name, accounts: sorted(accounts), ..before.clone() };
    let mut checks = Checks::new();
    checks.add_all(member_problems(tx.workspace, &after));
    // Accounts that leave the folder make room, unless they are members otherwise too.
    let others: BTreeSet<&AccountId> = tx
        .workspace
        .members()
        .iter()
        .filter(|member| member.key != key)
        .flat_map(Member::covers)
        .collect();
    let kept = after.accounts.iter().filter(|account| before.accounts.contains(account));
    let existing = others.iter().copied().chain(kept).collect::<BTreeSet<_>>();
    let new = after.accounts.iter().filter(|account| !existing.contains(account)).count();
    let quota = Quota::IpamResourceDirectoryMemberDetailQuota;
    checks.add_all(check::quota(tx.workspace, quota, existing.len(), new));
    checks.done()?;
    tx.put(key, after);
    Ok(object)
}

fn name_account(
    tx: &mut Transaction<'_>,
    account: AccountId,
    name: Arc<str>,
) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    // The own account has a name as well.
    checks.add_all(check::account(&account));
    if let Err(problem) = check_name(&name) {
        checks.add(Reason::new(Rule::Text(TextField::Name, problem)).at(Spot::Name));
    }
    checks.done()?;
    let mut settings = tx.workspace.settings().into_owned();
    if name.is_empty() {
        settings.account_names.remove(&account);
    } else {
        settings.account_names.insert(account, name);
    }
    tx.put(SettingsKey, settings);
    Ok(())
}
