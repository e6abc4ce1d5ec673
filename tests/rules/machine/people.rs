//! Tags, groups, members, sharing, reference sets and purging, by chance.

use std::sync::{Arc, LazyLock};

use freehold::address::Cidr;
use freehold::command::{
    CidrRequest, Command, CreateIpam, CreatePool, Env, Grouped, MembersCommand, NewMember,
    ObjectRef, OfferedKind, Purge, ReferenceList, ReferenceSetsCommand, Request, ReturnFile,
    Settlement, ShareFile, SharingCommand, Tagged, Untag, proposed_settlement,
};
use freehold::model::{
    AccountId, AllocationId, AutoImport, Label, MaskRules, MemberKey, PoolId, ReferenceRange,
    ReferenceSetId, Settings, ShareId, SharedObject, Time, Workspace,
};

use crate::random::{self, Dice};

/// Accounts that are members here and principals there.
fn accounts() -> [AccountId; 4] {
    ["3000000000000001", "3000000000000002", "3000000000000003", "bad account"].map(AccountId::new)
}

fn partner_account() -> AccountId {
    AccountId::new("2000000000000002")
}

/// Another account's workspace, which shares a pool and its discovery with this one.
static PARTNER: LazyLock<Workspace> = LazyLock::new(|| {
    let mut workspace = Workspace::new(Settings::for_account(partner_account()));
    let mut env = Env::new(Time(0), 2);
    let mut done = |command| workspace.apply(command, &mut env).expect("it is allowed").object;
    let region = random::regions().remove(0);
    let effective_regions = random::regions();
    let label = Label::named("partner");
    done(Command::CreateIpam(CreateIpam { region: region.clone(), effective_regions, label }));
    let ipam = workspace.ipams().iter().next().expect("an IPAM").clone();
    let mut done = |command| workspace.apply(command, &mut env).expect("it is allowed").object;
    let pool = done(Command::CreatePool(CreatePool {
        scope: ipam.private_scope,
        source_pool: None,
        family: freehold::address::Family::V4,
        isp: None,
        region: Some(region),
        rules: MaskRules::default(),
        auto_import: AutoImport::Off,
        label: Label::named("theirs"),
        provision: vec![CidrRequest::Exactly("10.0.0.0/21".parse().expect("a block"))],
    }));
    let Some(ObjectRef::Pool(pool)) = pool else { panic!("no pool") };
    let objects = [SharedObject::Pool(pool), SharedObject::Discovery(ipam.default_discovery)];
    for object in objects {
        let principals = vec![Settings::default().own_account];
        let share = SharingCommand::Share { object, principals, name: "".into() };
        done(Command::Sharing(share));
    }
    workspace
});

pub fn command(dice: &mut Dice, workspace: &Workspace, number: i64) -> Command {
    match dice.below(24) {
        0..5 => labels(dice, workspace),
        5..10 => members(dice, workspace),
        10..18 => sharing(dice, workspace, number),
        18..23 => references(dice, workspace),
        _ => purge(dice, workspace),
    }
}

fn one_of<T: Clone>(dice: &mut Dice, rows: impl Iterator<Item = T>, else_this: T) -> T {
    let rows: Vec<T> = rows.collect();
    dice.pick(&rows).cloned().unwrap_or(else_this)
}

fn tagged(dice: &mut Dice, workspace: &Workspace) -> Tagged {
    let gone = PoolId::new(1);
    match dice.below(3) {
        0 => one_of(dice, workspace.ipams().keys().map(|id| Tagged::Ipam(*id)), Tagged::Pool(gone)),
        1 => {
            one_of(dice, workspace.scopes().keys().map(|id| Tagged::Scope(*id)), Tagged::Pool(gone))
        }
        _ => one_of(dice, workspace.pools().keys().map(|id| Tagged::Pool(*id)), Tagged::Pool(gone)),
    }
}

fn labels(dice: &mut Dice, workspace: &Workspace) -> Command {
    let objects: Vec<Tagged> = (0..dice.below(3)).map(|_| tagged(dice, workspace)).collect();
    let key = |dice: &mut Dice| -> Arc<str> { dice.one(&["env", "team", "env", "acs:x"]).into() };
    match dice.below(3) {
        0 => {
            let tags = (0..1 + dice.below(2)).map(|_| (key(dice), "lab".into())).collect();
            Command::TagResources(objects, tags)
        }
        1 => {
            let keys = Untag::Keys(vec![key(dice)]);
            Command::UntagResources(objects, dice.one(&[Untag::All, keys]))
        }
        _ => {
            let mut grouped: Vec<Grouped> = objects.into_iter().map(Grouped::Tagged).collect();
            let discoveries: Vec<_> = workspace.discoveries().keys().copied().collect();
            grouped.extend(dice.pick(&discoveries).copied().map(Grouped::Discovery));
            Command::ChangeResourceGroup(grouped, dice.one(&["rg-1", "rg-2", "", "lab"]).into())
        }
    }
}

fn members(dice: &mut Dice, workspace: &Workspace) -> Command {
    let account = dice.one(&accounts());
    let folder: Arc<str> = dice.one(&["fd-a", "fd-b", "r-root"]).into();
    let some = accounts()
        .into_iter()
        .filter(|account| dice.chance(if account.as_str().contains(' ') { 8 } else { 35 }));
    let some = some.collect::<Vec<_>>();
    let managing = workspace.members().iter().map(|member| member.ipam).next();
    Command::Members(match dice.below(7) {
        0..3 => {
            let ipams = workspace.ipams().keys().copied();
            let ipam = one_of(dice, ipams, freehold::model::IpamId::new(1));
            let ipam = managing.filter(|_| dice.chance(80)).unwrap_or(ipam);
            let member = match dice.chance(60) {
                true => NewMember::Account(account, "".into()),
                false => NewMember::Folder { id: folder, name: "".into(), accounts: some },
            };
            MembersCommand::Add(ipam, vec![member])
        }
        3 => {
            let keys = workspace.members().iter().map(|member| member.key.clone());
            MembersCommand::Remove(vec![one_of(dice, keys, MemberKey::Account(account))])
        }
        4..6 => {
            let folders = workspace.members().iter().filter_map(|member| match &member.key {
                MemberKey::Folder(id) => Some(id.clone()),
                MemberKey::Account(_) => None,
            });
            let folder = one_of(dice, folders, folder);
            MembersCommand::EditFolder { folder, name: "edited".into(), accounts: some }
        }
        _ => MembersCommand::NameAccount(account, dice.one(&["shop", ""]).into()),
    })
}

fn object(dice: &mut Dice, workspace: &Workspace) -> SharedObject {
    let gone = SharedObject::Pool(PoolId::new(1));
    match dice.chance(60) {
        true => one_of(dice, workspace.pools().keys().map(|id| SharedObject::Pool(*id)), gone),
        false => {
            let ids = workspace.discoveries().keys();
            one_of(dice, ids.map(|id| SharedObject::Discovery(*id)), gone)
        }
    }
}

fn sharing(dice: &mut Dice, workspace: &Workspace, number: i64) -> Command {
    Command::Sharing(match dice.below(10) {
        0..3 => SharingCommand::Share {
            object: object(dice, workspace),
            principals: (0..1 + dice.below(2)).map(|_| dice.one(&accounts())).collect(),
            name: "share".into(),
        },
        3..5 => {
            let ids = workspace.shares().keys().copied();
            SharingCommand::Unshare(one_of(dice, ids, ShareId::new(1)))
        }
        5 => SharingCommand::Accept(Box::new(file(dice, number))),
        6..8 => {
            let objects = workspace.accepted().keys().copied();
            let other = object(dice, workspace);
            SharingCommand::Leave(one_of(dice, objects, other))
        }
        _ => SharingCommand::Settle(Box::new(settlement(dice, workspace, number))),
    })
}

/// What the partner hands over: all, one object, or that it shares nothing any more.
fn file(dice: &mut Dice, number: i64) -> ShareFile {
    let principal = Settings::default().own_account;
    // Now and then an old file.
    let at = Time(if dice.chance(85) { number } else { 0 });
    let all = ShareFile::of_all(&PARTNER, &principal, at);
    let objects: Vec<SharedObject> = PARTNER.shares().iter().map(|share| share.object).collect();
    match dice.below(8) {
        0..4 => all,
        4..7 => ShareFile::of(&PARTNER, &principal, &[dice.one(&objects)], at),
        _ => ShareFile { pools: Vec::new(), discoveries: Vec::new(), withdrawn: objects, ..all },
    }
}

/// A principal asks for a block of a pool, and the owner answers as proposed, or agrees to all.
fn settlement(dice: &mut Dice, workspace: &Workspace, number: i64) -> Settlement {
    let shares: Vec<(PoolId, AccountId)> = workspace
        .shares()
        .iter()
        .filter_map(|share| match share.object {
            SharedObject::Pool(pool) => Some((pool, share.principal.clone())),
            SharedObject::Discovery(_) => None,
        })
        .collect();
    let stranger = (PoolId::new(1), dice.one(&accounts()));
    let (pool, principal) = dice.pick(&shares).cloned().unwrap_or(stranger);
    let blocks = workspace.pools().get(&pool).map(|pool| pool.blocks()).unwrap_or_default();
    let cidr = dice.pick(&blocks).copied().map_or_else(|| random::block(dice), half);
    let request = Request {
        id: AllocationId::new(dice.number()),
        pool,
        cidr,
        kind: OfferedKind::Custom,
        name: "asked".into(),
        description: "".into(),
        created_at: Time(number),
    };
    let owner = workspace.settings().own_account.clone();
    let requests = vec![request];
    let issued_at = Time(number);
    let file = ReturnFile { owner, principal, issued_at, requests, releases: Vec::new() };
    let proposed = proposed_settlement(workspace, &file);
    if dice.chance(70) { proposed } else { Settlement { file, refused: Default::default() } }
}

fn half(block: Cidr) -> Cidr {
    let length = (block.prefix_len() + 2).min(block.family().bits());
    Cidr::containing(block.family(), block.first(), length).expect("a block")
}

fn references(dice: &mut Dice, workspace: &Workspace) -> Command {
    let ids = workspace.reference_sets().keys().copied();
    let id = one_of(dice, ids, ReferenceSetId::new(1));
    let name: Arc<str> = dice.one(&["bogons", "partner", ""]).into();
    let range = |dice: &mut Dice| ReferenceRange {
        cidr: random::block(dice),
        label: dice.one(&["a", "a", "b"]).into(),
    };
    let ranges = (0..dice.below(4)).map(|_| range(dice)).collect();
    let list = ReferenceList { name: name.clone(), file: "list".into(), ranges };
    Command::ReferenceSets(match dice.below(6) {
        0..3 => ReferenceSetsCommand::Create(list),
        3 => ReferenceSetsCommand::Replace(id, list),
        4 => ReferenceSetsCommand::Rename(id, name),
        _ => ReferenceSetsCommand::Delete(id),
    })
}

fn purge(dice: &mut Dice, workspace: &Workspace) -> Command {
    let rows: Vec<_> = workspace
        .resources()
        .iter()
        .flat_map(|row| row.cidrs.iter().map(move |cidr| (row.key, cidr)))
        .filter(|(_, cidr)| cidr.gone_since.is_some() || dice.chance(5))
        .map(|(key, cidr)| (key, cidr.cidr))
        .collect();
    let some: Vec<_> = rows.into_iter().filter(|_| dice.chance(40)).collect();
    Command::PurgeGone(if dice.chance(80) { Purge::These(some) } else { Purge::All })
}
