//! Accounts and managed members (domain.md, D22, 2.9).

use freehold::command::{
    Command, Dependants, Dependence, MemberRule, MembersCommand, NewMember, ObjectRef, Reason,
    Remedy, Rule, SharingCommand, SharingRule, Spot,
};
use freehold::model::{
    AccountId, DirectoryRole, IpamId, MemberKey, Quota, Region, Relation, ShareId, SharedObject,
    TextField, TextProblem,
};
use freehold::text::{Language, reason_sentence, remedy_label};

use super::{Desk, ipam_of, vpc};

fn account(number: u32) -> AccountId {
    AccountId::new(&format!("{:016}", 3_000_000_000_000_000u64 + u64::from(number)))
}

fn single(number: u32) -> NewMember {
    NewMember::Account(account(number), "".into())
}

fn folder(id: &str, numbers: impl IntoIterator<Item = u32>) -> NewMember {
    let accounts = numbers.into_iter().map(account).collect();
    NewMember::Folder { id: id.into(), name: "shops".into(), accounts }
}

fn key(number: u32) -> MemberKey {
    MemberKey::Account(account(number))
}

fn folder_key(id: &str) -> MemberKey {
    MemberKey::Folder(id.into())
}

fn adding(ipam: IpamId, members: Vec<NewMember>) -> Command {
    Command::Members(MembersCommand::Add(ipam, members))
}

fn removing(keys: Vec<MemberKey>) -> Command {
    Command::Members(MembersCommand::Remove(keys))
}

fn editing(id: &str, numbers: impl IntoIterator<Item = u32>) -> Command {
    Command::Members(MembersCommand::EditFolder {
        folder: id.into(),
        name: "markets".into(),
        accounts: numbers.into_iter().map(account).collect(),
    })
}

/// The desk of the delegated administrator.
fn administrator() -> Desk {
    let mut desk = Desk::new();
    set_role(&mut desk, DirectoryRole::DelegatedAdministrator);
    desk
}

fn role(desk: &Desk, role: DirectoryRole) -> Command {
    let mut settings = desk.workspace.settings().into_owned();
    settings.directory_role = role;
    Command::UpdateSettings(settings)
}

fn set_role(desk: &mut Desk, wanted: DirectoryRole) {
    let command = role(desk, wanted);
    desk.done(command);
}

fn members(rule: MemberRule) -> Rule {
    Rule::Members(rule)
}

fn said(desk: &Desk, reason: &Reason) -> String {
    reason_sentence(reason, &desk.workspace, Language::English)
}

#[test]
fn s2_09_only_the_delegated_administrator_adds_members() {
    let mut desk = Desk::new();
    let ipam = desk.ipam_id();
    let reason = desk.refusal(adding(ipam, vec![single(1)]));
    let rule = members(MemberRule::NotAdministrator(ipam));
    assert_eq!(reason, Reason::new(rule).or(Remedy::BecomeAdministrator));
    assert!(said(&desk, &reason).contains(&ipam.to_string()));
    set_role(&mut desk, DirectoryRole::DelegatedAdministrator);
    desk.done(adding(ipam, vec![single(1), folder("fd-abc", [2, 3])]));
    let keys: Vec<_> = desk.workspace.members().keys().cloned().collect();
    assert_eq!(keys, [key(1), folder_key("fd-abc")]);
    assert_eq!(desk.workspace.member_accounts().len(), 3);
}

#[test]
fn s2_09_the_setting_stays_on_while_members_are_managed() {
    let mut desk = administrator();
    let ipam = desk.ipam_id();
    desk.done(adding(ipam, vec![single(1)]));
    let off = role(&desk, DirectoryRole::Ordinary);
    let reason = desk.refusal(off.clone());
    let rule = members(MemberRule::AdministratorInUse(ipam));
    assert_eq!(reason, Reason::new(rule).or(Remedy::Open(ObjectRef::Ipam(ipam))));
    desk.done(removing(vec![key(1)]));
    desk.done(off);
}

#[test]
fn s2_09_members_are_managed_from_one_region_only() {
    let mut desk = administrator();
    let first = desk.ipam_id();
    let north = Region::alibaba("cn-north");
    let made = desk.done(Command::CreateIpam(ipam_of(north.clone(), &[north])));
    let Some(ObjectRef::Ipam(second)) = made.object else { panic!("no IPAM") };
    desk.done(adding(first, vec![single(1)]));
    let reason = desk.refusal(adding(second, vec![single(2)]));
    let rule = members(MemberRule::ManagedElsewhere(first));
    assert_eq!(reason, Reason::new(rule).or(Remedy::Open(ObjectRef::Ipam(first))));
    assert!(said(&desk, &reason).contains(&first.to_string()));
    desk.done(adding(first, vec![single(2)]));
    desk.done(removing(vec![key(1), key(2)]));
    desk.done(adding(second, vec![single(2)]));
}

#[test]
fn s2_10_14_a_thousand_accounts_can_be_managed_those_of_folders_counted_once() {
    let mut desk = administrator();
    let ipam = desk.ipam_id();
    let beyond = |desk: &mut Desk, command| {
        let reason = desk.refusal(command);
        let quota = Quota::IpamResourceDirectoryMemberDetailQuota;
        assert_eq!(reason, Reason::new(Rule::Quota(quota, 1000)).or(Remedy::RaiseQuota(quota)));
    };
    desk.done(adding(ipam, vec![folder("fd-a", 0..600), folder("fd-b", 500..999)]));
    assert_eq!(desk.workspace.member_accounts().len(), 999);
    beyond(&mut desk, adding(ipam, vec![single(999), single(1000)]));
    desk.done(adding(ipam, vec![single(999)]));
    beyond(&mut desk, adding(ipam, vec![single(1000)]));
    // An account that is counted already takes no more room.
    desk.done(adding(ipam, vec![single(7)]));
    beyond(&mut desk, editing("fd-b", 500..1001));
    // Leaving the folder makes room within the same edit.
    desk.done(editing("fd-b", 700..1005));
    assert_eq!(desk.workspace.member_accounts().len(), 905);
}

#[test]
fn d04_a_folder_that_takes_no_more_accounts_can_be_edited_beyond_a_lowered_quota() {
    let mut desk = administrator();
    let ipam = desk.ipam_id();
    desk.done(adding(ipam, vec![folder("fd-shops", [1, 2, 3])]));
    desk.limit(Quota::IpamResourceDirectoryMemberDetailQuota, 1);
    desk.done(editing("fd-shops", [1, 2]));
    let refused = desk.rule(editing("fd-shops", [1, 4]));
    assert_eq!(refused, Rule::Quota(Quota::IpamResourceDirectoryMemberDetailQuota, 1));
}

#[test]
fn s2_09_the_root_folder_and_texts_that_are_no_ids_are_refused_row_by_row() {
    let mut desk = administrator();
    let ipam = desk.ipam_id();
    let own = desk.workspace.settings().own_account.clone();
    let blank = AccountId::new(" ");
    let reasons = desk.refused(adding(
        ipam,
        vec![
            folder("r-Zo1a", []),
            folder("shops", []),
            NewMember::Account(blank.clone(), "".into()),
            NewMember::Account(own.clone(), "".into()),
            single(1),
            single(1),
            NewMember::Account(account(2), "https://x".into()),
        ],
    ));
    let at = |row, rule| Reason::new(members(rule)).at(Spot::Row(row));
    assert_eq!(
        reasons,
        [
            at(0, MemberRule::RootFolder("r-Zo1a".into())),
            at(1, MemberRule::BadFolder("shops".into())),
            at(2, MemberRule::BadAccount(blank)),
            at(3, MemberRule::OwnAccount(own.clone())),
            at(5, MemberRule::AlreadyMember(key(1))),
            Reason::new(Rule::Text(TextField::Name, TextProblem::Url)).at(Spot::Row(6)),
        ]
    );
    for (row, named) in [(0, "r-Zo1a"), (1, "shops"), (3, own.as_str())] {
        assert!(said(&desk, &reasons[row]).contains(named));
    }
    desk.done(adding(ipam, vec![single(1)]));
    let again = desk.refusal(adding(ipam, vec![single(1)]));
    assert_eq!(again, at(0, MemberRule::AlreadyMember(key(1))));
    let nobody = desk.refusal(adding(ipam, Vec::new()));
    assert_eq!(nobody.rule, members(MemberRule::NoAccounts));
}

#[test]
fn s2_09_a_folder_is_a_named_list_of_accounts_that_can_be_edited() {
    let mut desk = administrator();
    let ipam = desk.ipam_id();
    let missing = Rule::NotFound(ObjectRef::Member(folder_key("fd-a")));
    assert_eq!(desk.rule(editing("fd-a", [1])), missing);
    desk.done(adding(ipam, vec![folder("fd-a", [3, 1, 3])]));
    let row = |desk: &Desk| desk.workspace.members().get(&folder_key("fd-a")).unwrap().clone();
    assert_eq!(row(&desk).accounts, [account(1), account(3)]);
    desk.done(editing("fd-a", [4]));
    assert_eq!((&*row(&desk).name, row(&desk).accounts), ("markets", vec![account(4)]));
    let gone = desk.refusal(removing(vec![folder_key("fd-a"), key(9)]));
    assert_eq!(gone, Reason::new(Rule::NotFound(ObjectRef::Member(key(9)))).at(Spot::Row(1)));
    desk.done(removing(vec![folder_key("fd-a")]));
    assert!(desk.workspace.members().is_empty());
}

#[test]
fn d02_an_ipam_with_members_goes_only_together_with_them() {
    let mut desk = administrator();
    let ipam = desk.ipam_id();
    desk.done(adding(ipam, vec![single(1), folder("fd-a", [2])]));
    let reason = desk.refusal(Command::DeleteIpam(ipam, Dependants::Refuse));
    let object = ObjectRef::Ipam(ipam);
    let dependants = vec![ObjectRef::Member(key(1)), ObjectRef::Member(folder_key("fd-a"))];
    let rule = Rule::Depends { object, dependants, kind: Dependence::Members };
    assert_eq!(rule.code(), "DependencyViolation.IpamMembers");
    assert_eq!(reason, Reason::new(rule).or(Remedy::DeleteToo));
    let sentence = said(&desk, &reason);
    assert!(sentence.contains(account(1).as_str()) && sentence.contains("shops (fd-a)"));
    desk.done(Command::DeleteIpam(ipam, Dependants::DeleteToo));
    assert!(desk.workspace.members().is_empty() && desk.workspace.ipams().is_empty());
}

#[test]
fn s2_09_a_member_and_its_administrator_share_no_discovery() {
    let mut desk = administrator();
    let ipam = desk.ipam_id();
    let discovery = desk.ipam().default_discovery;
    let pool = desk.pool("10.0.0.0/16");
    let sharing = |object, number| {
        let principals = vec![account(number)];
        Command::Sharing(SharingCommand::Share { object, principals, name: "".into() })
    };
    let shared = SharedObject::Discovery(discovery);
    let with = |number| {
        let discovery = ObjectRef::Discovery(discovery);
        Rule::Sharing(SharingRule::WithMember { discovery, account: account(number) })
    };
    desk.done(adding(ipam, vec![folder("fd-a", [1])]));
    let reason = desk.refusal(sharing(shared, 1));
    let remedy = Remedy::RemoveMember(folder_key("fd-a"));
    assert_eq!(reason, Reason::new(with(1)).at(Spot::Row(0)).or(remedy.clone()));
    assert!(said(&desk, &reason).contains(account(1).as_str()));
    let label = remedy_label(&remedy, &desk.workspace, Language::English);
    assert_eq!(label, "Remove folder shops (fd-a)");
    // Pools are another matter.
    desk.done(sharing(SharedObject::Pool(pool), 1));
    desk.done(sharing(shared, 2));
    let share: ShareId = desk.workspace.share_with(shared, &account(2)).unwrap().id;
    let reason = desk.refusal(adding(ipam, vec![single(2)]));
    assert_eq!(reason, Reason::new(with(2)).at(Spot::Row(0)).or(Remedy::Unshare(share)));
    let reason = desk.refusal(editing("fd-a", [1, 2]));
    assert_eq!(reason, Reason::new(with(2)).or(Remedy::Unshare(share)));
    desk.done(Command::Sharing(SharingCommand::Unshare(share)));
    desk.done(adding(ipam, vec![single(2)]));
}

#[test]
fn d22_accounts_have_names_that_can_be_changed_and_forgotten() {
    let mut desk = Desk::new();
    let name = |account: &AccountId, name: &str| {
        Command::Members(MembersCommand::NameAccount(account.clone(), name.into()))
    };
    // Ids are texts: leading zeros count, and numbers may exceed 2^53.
    let other = AccountId::new("0012345678901234567890");
    let own = desk.workspace.settings().own_account.clone();
    desk.done(name(&other, "Shop"));
    desk.done(name(&own, "Network"));
    desk.done(name(&other, "Shops"));
    assert_eq!(desk.workspace.account_name(&other).as_deref(), Some("Shops"));
    assert_eq!(desk.workspace.account_name(&own).as_deref(), Some("Network"));
    let url = Reason::new(Rule::Text(TextField::Name, TextProblem::Url)).at(Spot::Name);
    assert_eq!(desk.refusal(name(&other, "http://x")), url);
    let bad = AccountId::new("a b");
    assert_eq!(desk.rule(name(&bad, "x")), members(MemberRule::BadAccount(bad.clone())));
    desk.done(name(&other, ""));
    assert_eq!(desk.workspace.account_name(&other), None);
}

#[test]
fn d22_members_never_filter_what_is_monitored() {
    let mut desk = administrator();
    let ipam = desk.ipam_id();
    let mut shop = vpc("vpc-shop", &["10.0.0.0/16"]);
    shop.account = Some(account(1));
    desk.import(vec![shop]);
    let row = |desk: &Desk| desk.row(desk.key("vpc-shop"), "10.0.0.0/16");
    let before = row(&desk);
    desk.done(adding(ipam, vec![single(1)]));
    desk.done(removing(vec![key(1)]));
    assert_eq!(row(&desk), before);
}

#[test]
fn d22_an_account_is_own_member_sharer_or_another() {
    let mut desk = administrator();
    let ipam = desk.ipam_id();
    assert_eq!(desk.workspace.managing_ipam(), Some(ipam));
    desk.done(adding(ipam, vec![single(1), folder("fd-shops", [2])]));
    let own = desk.workspace.settings().own_account.clone();
    let relation = |desk: &Desk, account: &AccountId| desk.workspace.relation(account);
    assert_eq!(relation(&desk, &own), Relation::Own);
    assert_eq!(relation(&desk, &account(1)), Relation::Member);
    assert_eq!(relation(&desk, &account(2)), Relation::Member, "in a folder");
    assert_eq!(relation(&desk, &account(3)), Relation::Other);
    let named = Command::Members(MembersCommand::NameAccount(account(3), "three".into()));
    desk.done(named);
    let known: Vec<AccountId> = desk.workspace.known_accounts().into_iter().collect();
    assert_eq!(known, [account(1), account(2), account(3)], "each once, without the own one");
}
