//! Sharing between an owner and a principal, who hand each other files (domain.md, D23).

mod discoveries;
mod failures;
mod files;
mod permissions;
mod quotas;
mod requests;

use freehold::command::{
    Applied, Command, Dependants, Dependence, Env, MemberRule, ObjectRef, Reason, Remedy,
    ReturnFile, Rule, Settlement, ShareFile, SharingCommand, SharingRule, Spot,
    proposed_settlement,
};
use freehold::export::{
    integrity, read_return_file, read_share_file, write_return_file, write_share_file,
};
use freehold::model::{
    AccountId, Label, PoolId, Settings, ShareId, ShareType, SharedObject, Time, Workspace,
};
use freehold::text::{Language, reason_sentence};

use super::{Desk, cidr, east, ipam_of, top_pool, west};

fn owner_account() -> AccountId {
    AccountId::new("1000000000000001")
}

fn principal_account() -> AccountId {
    AccountId::new("2000000000000002")
}

/// An account number that is nobody's here.
fn stranger(number: u32) -> AccountId {
    AccountId::new(&format!("{:016}", 5_000_000_000_000_000u64 + u64::from(number)))
}

fn share_with(object: SharedObject, principals: Vec<AccountId>) -> Command {
    Command::Sharing(SharingCommand::Share { object, principals, name: "".into() })
}

fn unshare(id: ShareId) -> Command {
    Command::Sharing(SharingCommand::Unshare(id))
}

fn accept(file: ShareFile) -> Command {
    Command::Sharing(SharingCommand::Accept(Box::new(file)))
}

fn leave(object: SharedObject) -> Command {
    Command::Sharing(SharingCommand::Leave(object))
}

fn settle(settlement: Settlement) -> Command {
    Command::Sharing(SharingCommand::Settle(Box::new(settlement)))
}

fn sharing(rule: SharingRule) -> Rule {
    Rule::Sharing(rule)
}

fn said(desk: &Desk, reason: &Reason) -> String {
    reason_sentence(reason, &desk.workspace, Language::English)
}

/// The desk of an account, with an IPAM of the east.
fn desk_of(account: AccountId, seed: u64) -> Desk {
    let workspace = Workspace::new(Settings::for_account(account));
    let mut desk = Desk::of(workspace, Env::new(Time(1_000), seed));
    desk.done(Command::CreateIpam(ipam_of(east(), &[east(), west()])));
    desk
}

/// An owner and a principal, each with a workspace of its own.
struct Two {
    owner: Desk,
    principal: Desk,
    clock: i64,
}

impl Two {
    fn new() -> Two {
        let owner = desk_of(owner_account(), 7);
        let principal = desk_of(principal_account(), 1_000_007);
        Two { owner, principal, clock: 10_000 }
    }

    /// An owner that shares a pool with 10.0.0.0/16 in the east, which the principal accepted.
    fn with_pool() -> (Two, PoolId) {
        let mut two = Two::new();
        let mut request = top_pool(two.owner.private(), "10.0.0.0/16");
        request.label = Label::named("spare");
        let pool = two.owner.create_pool(request);
        two.share(SharedObject::Pool(pool));
        two.hand_over();
        (two, pool)
    }

    fn share(&mut self, object: SharedObject) -> ShareId {
        self.owner.done(share_with(object, vec![principal_account()]));
        self.owner.workspace.share_with(object, &principal_account()).unwrap().id
    }

    fn now(&mut self) -> Time {
        self.clock += 1_000;
        Time(self.clock)
    }

    /// What the owner would hand over, through the bytes of a file.
    fn file(&mut self) -> ShareFile {
        let now = self.now();
        let file = ShareFile::of_all(&self.owner.workspace, &principal_account(), now);
        through_bytes(&file)
    }

    /// What the owner would hand over about these objects.
    fn file_about(&mut self, objects: &[SharedObject]) -> ShareFile {
        let now = self.now();
        let file = ShareFile::of(&self.owner.workspace, &principal_account(), objects, now);
        through_bytes(&file)
    }

    /// The principal takes in everything that is shared.
    fn hand_over(&mut self) -> Applied {
        let file = self.file();
        self.accepts(file)
    }

    fn accepts(&mut self, file: ShareFile) -> Applied {
        let applied = self.principal.done(accept(file));
        assert_eq!(integrity::check(&self.principal.workspace), []);
        applied
    }

    /// What the principal would hand back, through the bytes of a file.
    fn return_file(&mut self) -> ReturnFile {
        let now = self.now();
        let file = ReturnFile::of(&self.principal.workspace, &owner_account(), now);
        let bytes = write_return_file(&file).unwrap();
        assert_eq!(read_return_file(&bytes).as_ref(), Ok(&file));
        file
    }

    /// The owner answers as proposed.
    fn hand_back(&mut self) -> Settlement {
        let file = self.return_file();
        let settlement = proposed_settlement(&self.owner.workspace, &file);
        self.owner.done(settle(settlement.clone()));
        assert_eq!(integrity::check(&self.owner.workspace), []);
        settlement
    }
}

/// What a principal is refused as it deletes what it accepted, and an owner as it answers a
/// stranger.
pub fn refused_between_two() -> Vec<Reason> {
    let (mut two, pool) = Two::with_pool();
    let mut refused = two.principal.refused(Command::DeletePool(pool, Dependants::DeleteToo));
    two.principal.reserve(pool, "10.0.0.0/24");
    let mut settlement = two.hand_back();
    settlement.file.principal = stranger(2);
    refused.extend(two.owner.refused(settle(settlement)));
    refused
}

fn through_bytes(file: &ShareFile) -> ShareFile {
    let bytes = write_share_file(file).unwrap();
    assert_eq!(read_share_file(&bytes).as_ref(), Ok(file));
    read_share_file(&bytes).unwrap()
}

#[test]
fn d23_a_shared_pool_says_so_and_an_unshared_one_no_longer() {
    let mut two = Two::new();
    let pool = two.owner.pool("10.0.0.0/16");
    let object = SharedObject::Pool(pool);
    let state = |two: &Two| two.owner.workspace.pools().get(&pool).unwrap().share;
    two.owner.done(share_with(object, vec![principal_account(), stranger(1)]));
    assert_eq!(state(&two), ShareType::Sharing);
    let shares: Vec<ShareId> = two.owner.workspace.shares_of(object).map(|row| row.id).collect();
    two.owner.done(unshare(shares[0]));
    assert_eq!(state(&two), ShareType::Sharing);
    two.owner.done(unshare(shares[1]));
    assert_eq!(state(&two), ShareType::Plain);
    let gone = Rule::NotFound(ObjectRef::Share(shares[0]));
    assert_eq!(two.owner.rule(unshare(shares[0])), gone);
}

#[test]
fn d23_principals_are_other_accounts_each_once() {
    let mut two = Two::new();
    let pool = two.owner.pool("10.0.0.0/16");
    let object = SharedObject::Pool(pool);
    let bad = AccountId::new("");
    let asked = vec![owner_account(), bad.clone(), stranger(1), stranger(1)];
    let at = |row, rule| Reason::new(Rule::Members(rule)).at(Spot::Row(row));
    assert_eq!(
        two.owner.refused(share_with(object, asked)),
        [
            at(0, MemberRule::OwnAccount(owner_account())),
            at(1, MemberRule::BadAccount(bad)),
            at(3, MemberRule::TwiceInList(stranger(1))),
        ]
    );
    let id = two.share(object);
    let reason = two.owner.refusal(share_with(object, vec![principal_account()]));
    let open = Remedy::Open(ObjectRef::Pool(pool));
    let rule = sharing(SharingRule::AlreadyShared(id));
    assert_eq!(reason, Reason::new(rule).at(Spot::Row(0)).or(open));
    let sentence = said(&two.owner, &reason);
    assert!(sentence.contains(&pool.to_string()), "{sentence}");
    assert!(sentence.contains(principal_account().as_str()), "{sentence}");
    let nobody = two.owner.rule(share_with(object, Vec::new()));
    assert_eq!(nobody, Rule::Members(MemberRule::NoAccounts));
}

#[test]
fn d02_what_is_shared_is_deleted_only_after_unsharing() {
    let mut two = Two::new();
    let top = two.owner.pool("10.0.0.0/8");
    let sub = two.owner.sub_pool(top, "10.0.0.0/16");
    let ipam = two.owner.ipam_id();
    let share = two.share(SharedObject::Pool(sub));
    let reason = |object| {
        let dependants = vec![ObjectRef::Share(share)];
        let rule = Rule::Depends { object, dependants, kind: Dependence::Shares };
        assert_eq!(rule.code(), "DependencyViolation.ShareResource");
        Reason::new(rule).or(Remedy::Unshare(share))
    };
    let both = [Dependants::Refuse, Dependants::DeleteToo];
    for dependants in both {
        let reasons = two.owner.refused(Command::DeletePool(sub, dependants));
        assert!(reasons.contains(&reason(ObjectRef::Pool(sub))), "{reasons:?}");
        let sentence = said(&two.owner, &reason(ObjectRef::Pool(sub)));
        assert!(sentence.contains(principal_account().as_str()), "{sentence}");
    }
    // No teardown above sweeps the share away.
    for command in [
        Command::DeletePool(top, Dependants::DeleteToo),
        Command::DeleteIpam(ipam, Dependants::DeleteToo),
    ] {
        assert_eq!(two.owner.refused(command), [reason(ObjectRef::Pool(sub))]);
    }
    two.owner.done(unshare(share));
    two.owner.done(Command::DeletePool(top, Dependants::DeleteToo));
    let discovery = two.owner.ipam().default_discovery;
    let share = two.share(SharedObject::Discovery(discovery));
    for dependants in both {
        let reason = two.owner.refusal(Command::DeleteIpam(ipam, dependants));
        let dependants = vec![ObjectRef::Share(share)];
        let object = ObjectRef::Ipam(ipam);
        let rule = Rule::Depends { object, dependants, kind: Dependence::Shares };
        assert_eq!(reason, Reason::new(rule).or(Remedy::Unshare(share)));
    }
    two.owner.done(unshare(share));
    two.owner.done(Command::DeleteIpam(ipam, Dependants::DeleteToo));
}

#[test]
fn d02_a_custom_discovery_and_a_scope_wait_for_unsharing_too() {
    let mut two = Two::new();
    two.owner.done(Command::CreateDiscovery(ipam_of(west(), &[west()])));
    let discoveries = two.owner.workspace.discoveries();
    let custom = discoveries.iter().find(|row| row.region == west()).unwrap().id;
    let share = two.share(SharedObject::Discovery(custom));
    let reason = two.owner.refusal(Command::DeleteDiscovery(custom));
    assert_eq!(reason.remedies, [Remedy::Unshare(share)]);
    two.owner.done(unshare(share));
    two.owner.done(Command::DeleteDiscovery(custom));
    let ipam = two.owner.ipam_id();
    let made = two.owner.done(Command::CreateScope(ipam, Label::named("lab")));
    let Some(ObjectRef::Scope(lab)) = made.object else { panic!("no scope") };
    let pool = two.owner.create_pool(top_pool(lab, "10.0.0.0/16"));
    let share = two.share(SharedObject::Pool(pool));
    let reason = two.owner.refusal(Command::DeleteScope(lab, Dependants::DeleteToo));
    assert_eq!(reason.remedies, [Remedy::Unshare(share)]);
    two.owner.done(unshare(share));
    two.owner.done(Command::DeleteScope(lab, Dependants::DeleteToo));
    assert!(!two.owner.workspace.pools().contains(&pool));
}

#[test]
fn d23_an_accepted_pool_brings_its_scope_as_a_stub_with_cidrs_and_allocations() {
    let mut two = Two::new();
    let pool = two.owner.pool("10.0.0.0/16");
    two.owner.sub_pool(pool, "10.0.0.0/20");
    let reserved = two.owner.reserve(pool, "10.0.16.0/24");
    two.share(SharedObject::Pool(pool));
    two.hand_over();
    let theirs = &two.principal.workspace;
    let row = theirs.pools().get(&pool).unwrap();
    assert_eq!((row.share, &row.owner), (ShareType::Shared, &owner_account()));
    assert_eq!(row.blocks(), [cidr("10.0.0.0/16")]);
    assert!(theirs.is_stub_scope(row.scope) && row.scope == two.owner.private());
    let blocks: Vec<_> = theirs.allocations_in(pool).map(|row| row.cidr).collect();
    assert_eq!(blocks, [cidr("10.0.0.0/20"), cidr("10.0.16.0/24")]);
    assert!(theirs.allocations().contains(&reserved));
    // Nothing of it shows in the principal's own numbers.
    let insight = freehold::insight::Insight::of(theirs);
    assert_eq!(insight.rows().count(), 0);
    assert!(insight.rows_of_scope(row.scope).is_empty());
}

#[test]
fn d23_a_newer_file_updates_and_an_older_one_is_refused() {
    let (mut two, pool) = Two::with_pool();
    let old = two.file();
    two.owner.done(Command::Provision(pool, vec![super::exactly("10.1.0.0/16")]));
    let reserved = two.owner.reserve(pool, "10.1.0.0/24");
    two.hand_over();
    let shared = two.principal.workspace.pools().get(&pool).unwrap();
    assert_eq!(shared.blocks(), [cidr("10.0.0.0/16"), cidr("10.1.0.0/16")]);
    let reason = two.principal.refusal(accept(old));
    assert_eq!(reason.rule, sharing(SharingRule::OlderFile(ObjectRef::Pool(pool))));
    assert!(said(&two.principal, &reason).contains("pool spare"));
    two.owner.done(Command::Release(vec![reserved]));
    two.hand_over();
    assert_eq!(two.principal.workspace.allocations_in(pool).count(), 0);
    let file = two.file();
    two.accepts(file.clone());
    let before = two.principal.workspace.clone();
    two.accepts(file);
    assert!(two.principal.workspace == before, "the same file twice changes nothing");
}

#[test]
fn d23_unsharing_hides_the_pool_and_leaves_the_principals_allocations_to_the_owner() {
    let (mut two, pool) = Two::with_pool();
    let mine = two.principal.reserve(pool, "10.0.0.0/24");
    two.hand_back();
    two.hand_over();
    let object = SharedObject::Pool(pool);
    let share = two.owner.workspace.share_with(object, &principal_account()).unwrap().id;
    two.owner.done(unshare(share));
    assert!(two.owner.workspace.allocations().contains(&mine));
    let before = two.principal.workspace.clone();
    let file = two.file_about(&[object]);
    assert_eq!(file.withdrawn, [object]);
    let applied = two.accepts(file);
    let left = &two.principal.workspace;
    assert!(left.pools().is_empty() && left.allocations().is_empty());
    assert!(left.claims().is_empty() && left.accepted().is_empty());
    assert_eq!(left.scopes().len(), 2, "the stub scope went too");
    let mut back = left.clone();
    back.replay(applied.change.inverse());
    assert!(back == before);
}

#[test]
fn d23_a_principal_can_leave_a_share() {
    let (mut two, pool) = Two::with_pool();
    let object = SharedObject::Pool(pool);
    two.principal.done(leave(object));
    assert!(two.principal.workspace.pools().is_empty());
    let gone = Rule::NotFound(ObjectRef::Pool(pool));
    assert_eq!(two.principal.rule(leave(object)), gone);
    two.hand_over();
    assert!(two.principal.workspace.pools().contains(&pool));
}
