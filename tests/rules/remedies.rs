//! What a person can do about a refusal is data: each rule offers it, or there is a reason why not.

use std::collections::BTreeSet;

use freehold::address::Family;
use freehold::command::{
    CidrRequest, Command, CreatePool, Dependants, InTheWay, ListExtent, MemberRule, MembersCommand,
    NewMember, ObjectRef, PlannedVSwitch, PlannedVpc, Reason, Rule, SharingCommand, SharingRule,
    VpcRow,
};
use freehold::model::{
    AccountId, DirectoryRole, Label, MaskRules, PrivateIpv6, Provider, Quota, Region, ResourceKey,
    Settings, SharedObject, Watch,
};
use freehold::text::{Language, remedy_label};

use super::{
    Desk, cidr, east, exactly, importing, ipam_of, linking, list, reservation, sized, top_pool,
    vpc, vswitch, west,
};

/// Rules that offer nothing, and why.
const WITHOUT: [&str; 39] = [
    // What is not there cannot be opened.
    "NotFound",
    // Only the person knows the right text.
    "Text",
    // The choice stands beside the sentence, and any of its values but this one would do.
    "ManagedRegionMissing",
    "ManagedRegionStays",
    "RegionAlreadyEffective",
    "RegionRequired",
    "FamilyMismatch",
    "RulesNotSound",
    "AutoImportImpossible",
    "MaskWithoutSource",
    "NothingAsked",
    "NothingChosen",
    "NoRanges",
    "IspWithoutPublicIpv6",
    "Ipv4First",
    "PublicHome",
    // Which IPAM should see the VPC is for the person to say.
    "VpcUnseen",
    // Which of two rows has to go is for the person to say.
    "OverlapsRow",
    // The import itself offers to make the IPAM, before it is refused.
    "NoIpamIn",
    // Another resource has to be chosen from the list that this one was chosen from.
    "NotAVSwitch",
    "NotPlanned",
    "CannotMatch",
    "NotGone",
    // No number of blocks can be raised that a cloud sets.
    "TooManyCidrs",
    // Only time helps.
    "IncorrectStatus",
    "Interrupted",
    // Of members: ids and rows as typed.
    "NoAccounts",
    "BadAccount",
    "OwnAccount",
    "TwiceInList",
    "RootFolder",
    "BadFolder",
    "AlreadyMember",
    // Of sharing: the other account has to do something.
    "LabelOnly",
    "NotYourAllocation",
    "NotForThisAccount",
    "OlderFile",
    "Clash",
    "BadFile",
];

/// The name of a rule, those of members and sharing by their own.
fn name(rule: &Rule) -> String {
    let shown = match rule {
        Rule::Members(rule) => format!("{rule:?}"),
        Rule::Sharing(rule) => format!("{rule:?}"),
        rule => format!("{rule:?}"),
    };
    shown.split(['(', ' ', '{']).next().unwrap_or_default().to_string()
}

/// The variants of an enum, read from its source.
pub fn variants(source: &str, of: &str) -> Vec<String> {
    let (_, body) = source.split_once(&format!("pub enum {of} {{")).expect("the enum");
    let (body, _) = body.split_once("\n}").expect("its end");
    let own = body.lines().filter_map(|line| line.strip_prefix("    "));
    let named = own.filter(|line| line.starts_with(char::is_uppercase));
    named.map(|line| line.split(['(', ' ', ',']).next().unwrap_or_default().to_string()).collect()
}

fn all_rules() -> Vec<String> {
    let mut all = variants(include_str!("../../src/command/refusal.rs"), "Rule");
    all.retain(|name| name != "Members" && name != "Sharing");
    all.extend(variants(include_str!("../../src/command/members.rs"), "MemberRule"));
    all.extend(variants(include_str!("../../src/command/sharing/mod.rs"), "SharingRule"));
    all
}

/// What was refused in the stories below, with how to say what was offered.
#[derive(Default)]
struct Refused(Vec<Reason>);

impl Refused {
    fn tell(&mut self, desk: &mut Desk, command: Command) {
        let reasons = desk.refused(command);
        for remedy in reasons.iter().flat_map(|reason| &reason.remedies) {
            let said = |language| remedy_label(remedy, &desk.workspace, language);
            assert_ne!(said(Language::English), said(Language::Chinese));
        }
        self.0.extend(reasons);
    }
}

fn places(told: &mut Refused) {
    let mut desk = Desk::new();
    let (ipam, private) = (desk.ipam(), desk.private());
    let discovery = ipam.default_discovery;
    told.tell(&mut desk, Command::CreateIpam(ipam_of(east(), &[east()])));
    told.tell(&mut desk, Command::DeleteScope(private, Dependants::Refuse));
    told.tell(&mut desk, Command::DeleteDiscovery(discovery));
    told.tell(&mut desk, Command::SetDiscoveryRegions(discovery, vec![east()]));
    told.tell(&mut desk, Command::Dissociate(ipam.id, discovery));
    told.tell(&mut desk, Command::Associate(ipam.id, discovery));
    let made = desk.done(Command::CreateDiscovery(ipam_of(west(), &[west()]))).object;
    let Some(ObjectRef::Discovery(abroad)) = made else { panic!("{made:?}") };
    told.tell(&mut desk, Command::Associate(ipam.id, abroad));
    told.tell(&mut desk, Command::Dissociate(ipam.id, abroad));
    let north = CreatePool {
        region: Some(Region::alibaba("cn-north")),
        ..top_pool(private, "10.0.0.0/16")
    };
    told.tell(&mut desk, Command::CreatePool(north));
    told.tell(&mut desk, Command::CreatePool(top_pool(private, "fd00::/48")));
    desk.settle(|settings| settings.private_ipv6 = PrivateIpv6::Allowed);
    desk.pool("fd00:1::/48");
    let settings = Settings { private_ipv6: PrivateIpv6::Refused, ..Settings::default() };
    told.tell(&mut desk, Command::UpdateSettings(settings));
}

fn pools(told: &mut Refused) {
    let mut desk = Desk::new();
    let private = desk.private();
    let pool = desk.pool("10.0.0.0/16");
    told.tell(&mut desk, Command::CreatePool(top_pool(private, "127.0.0.0/24")));
    told.tell(&mut desk, Command::CreatePool(top_pool(private, "10.0.0.0/24")));
    let sub = |text: &str| CreatePool { source_pool: Some(pool), ..top_pool(private, text) };
    told.tell(&mut desk, Command::CreatePool(sub("10.9.0.0/24")));
    told.tell(
        &mut desk,
        Command::CreatePool(CreatePool { region: Some(west()), ..sub("10.0.0.0/24") }),
    );
    let lab = desk.scope();
    told.tell(&mut desk, Command::CreatePool(CreatePool { scope: lab, ..sub("10.0.0.0/24") }));
    desk.limit(Quota::IpamPoolQuotaDepth, 1);
    told.tell(&mut desk, Command::CreatePool(sub("10.0.0.0/24")));
    desk.limit(Quota::IpamPoolQuotaDepth, 4);
    let inner = desk.sub_pool(pool, "10.0.0.0/24");
    told.tell(&mut desk, Command::DeletePool(pool, Dependants::Refuse));
    told.tell(&mut desk, Command::Provision(inner, vec![sized(33)]));
    let held = desk.workspace.allocations_in(pool).next().expect("the place").id;
    told.tell(&mut desk, Command::Release(vec![held]));
    let reserve = |request| Command::Reserve(pool, vec![reservation(request)]);
    told.tell(&mut desk, reserve(exactly("10.0.0.0/25")));
    told.tell(&mut desk, reserve(sized(8)));
    let (label, auto_import) = (Label::default(), freehold::model::AutoImport::Off);
    let rules = MaskRules { min: Some(20), default: None, max: Some(24) };
    desk.done(Command::UpdatePool { pool, label, rules, auto_import });
    told.tell(&mut desk, reserve(sized(26)));
    let empty = CreatePool { provision: Vec::new(), ..top_pool(private, "10.0.0.0/8") };
    let empty = desk.create_pool(empty);
    told.tell(&mut desk, Command::Reserve(empty, vec![reservation(sized(24))]));
}

fn links(told: &mut Refused) {
    let mut desk = Desk::new();
    let (pool, other) = (desk.pool("10.0.0.0/16"), desk.pool("10.1.0.0/16"));
    desk.import(vec![
        vpc("vpc-1", &["10.0.0.0/24"]),
        vpc("vpc-2", &["10.1.0.0/24"]),
        freehold::command::ObservedResource {
            region: Some(west()),
            ..vpc("vpc-3", &["10.0.2.0/24"])
        },
        vswitch("vsw-1", "vpc-2", &["10.1.0.0/28"]),
    ]);
    let keys = ["vpc-1", "vpc-2", "vpc-3", "vsw-1"].map(|id| desk.key(id));
    let [near, far, abroad, inner] = keys;
    told.tell(&mut desk, linking(other, inner, "10.1.0.0/28"));
    told.tell(&mut desk, linking(pool, far, "10.1.0.0/24"));
    told.tell(&mut desk, linking(pool, abroad, "10.0.2.0/24"));
    desk.reserve(pool, "10.0.0.0/23");
    told.tell(&mut desk, linking(pool, near, "10.0.0.0/24"));
    let row = VpcRow { pool, resource: near, cidr: cidr("10.0.0.0/24") };
    told.tell(&mut desk, Command::AllocateVpcs(vec![row], InTheWay::ReplaceReservations));
    desk.link(other, far, "10.1.0.0/24");
    told.tell(&mut desk, linking(other, far, "10.1.0.0/24"));
    desk.done(Command::SetWatch(vec![(near, cidr("10.0.0.0/24"))], Watch::Ignored));
    told.tell(&mut desk, linking(pool, near, "10.0.0.0/24"));
    let nowhere = CreatePool { region: None, ..top_pool(desk.private(), "10.5.0.0/16") };
    let nowhere = desk.create_pool(nowhere);
    told.tell(&mut desk, linking(nowhere, near, "10.0.0.0/24"));
    let north = Region::alibaba("cn-north");
    desk.done(Command::CreateIpam(ipam_of(north.clone(), std::slice::from_ref(&north))));
    let second = desk.workspace.ipams().iter().find(|ipam| ipam.region == north).expect("it");
    let (home, source) =
        (second.private_scope, *desk.workspace.sources().keys().next().expect("one"));
    told.tell(&mut desk, Command::SetHomeScope(source, Some(home)));
    let mut whole = list(Provider::Alibaba, 2_000, Vec::new());
    whole.extent = ListExtent::Whole;
    told.tell(&mut desk, importing(vec![whole]));
}

fn plans(told: &mut Refused) {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let plan = |request| Command::CreatePlannedVpc(pool, request, PlannedVpc::default());
    told.tell(&mut desk, plan(sized(30)));
    let made = desk.done(plan(exactly("10.0.0.0/24"))).object;
    let Some(ObjectRef::Resource(key)) = made else { panic!("{made:?}") };
    let block = cidr("10.0.0.0/24");
    told.tell(&mut desk, Command::SetWatch(vec![(key, block)], Watch::Ignored));
    let inner = |request| Command::CreatePlannedVSwitch(key, request, PlannedVSwitch::default());
    told.tell(&mut desk, inner(exactly("10.9.0.0/28")));
    desk.done(inner(exactly("10.0.0.0/25")));
    told.tell(&mut desk, inner(exactly("10.0.0.0/26")));
    told.tell(&mut desk, inner(sized(24)));
    let north = Region::alibaba("cn-north");
    desk.done(Command::CreateIpam(ipam_of(north.clone(), &[north.clone(), east()])));
    let second = desk.workspace.ipams().iter().find(|ipam| ipam.region == north).expect("it");
    let request = top_pool(second.private_scope, "10.0.0.0/16");
    let second = desk.create_pool(request);
    told.tell(
        &mut desk,
        Command::AddPlannedCidr(key, second, CidrRequest::Exactly(cidr("10.0.5.0/24"))),
    );
}

fn people(told: &mut Refused) {
    let mut desk = Desk::new();
    let ipam = desk.ipam_id();
    let member = |id: &str| NewMember::Account(AccountId::new(id), "".into());
    let add = |ipam, id| Command::Members(MembersCommand::Add(ipam, vec![member(id)]));
    let pool = SharedObject::Pool(desk.pool("10.0.0.0/16"));
    told.tell(&mut desk, add(ipam, "7"));
    desk.settle(|settings| settings.directory_role = DirectoryRole::DelegatedAdministrator);
    desk.done(add(ipam, "7"));
    told.tell(&mut desk, Command::UpdateSettings(Settings::default()));
    let north = Region::alibaba("cn-north");
    desk.done(Command::CreateIpam(ipam_of(north.clone(), std::slice::from_ref(&north))));
    let second = desk.workspace.ipams().iter().find(|ipam| ipam.region == north).expect("it").id;
    told.tell(&mut desk, add(second, "8"));
    let share = |object, id: &str| {
        let principals = vec![AccountId::new(id)];
        Command::Sharing(SharingCommand::Share { object, principals, name: "".into() })
    };
    desk.done(share(pool, "9"));
    told.tell(&mut desk, share(pool, "9"));
    let default = desk.workspace.ipams().get(&ipam).expect("it").default_discovery;
    told.tell(&mut desk, share(SharedObject::Discovery(default), "7"));
}

/// The stories of two accounts stand with those of sharing, which have the files.
fn of_two_accounts(told: &mut Refused) {
    told.0.extend(super::sharing::refused_between_two());
}

#[test]
fn s2_12_every_rule_offers_what_can_be_done_or_there_is_a_reason_why_not() {
    let mut told = Refused::default();
    for story in [places, pools, links, plans, people, of_two_accounts] {
        story(&mut told);
    }
    let offered = |reason: &&Reason| !reason.remedies.is_empty();
    let with: BTreeSet<String> =
        told.0.iter().filter(offered).map(|reason| name(&reason.rule)).collect();
    let missing: Vec<String> = all_rules()
        .into_iter()
        .filter(|rule| !with.contains(rule) && !WITHOUT.contains(&rule.as_str()))
        .collect();
    assert_eq!(missing, Vec::<String>::new(), "rules that offer nothing");
    let stale: Vec<&str> = WITHOUT.into_iter().filter(|rule| with.contains(*rule)).collect();
    assert_eq!(stale, Vec::<&str>::new(), "rules that offer something after all");
    let all = all_rules();
    let unknown: Vec<&str> =
        WITHOUT.into_iter().filter(|rule| !all.iter().any(|known| known == rule)).collect();
    assert_eq!(unknown, Vec::<&str>::new(), "rules that do not exist");
}

#[test]
fn s2_12_the_names_of_rules_are_read_as_they_stand() {
    let all = all_rules();
    for rule in [
        Rule::FamilyMismatch(Family::V4),
        Rule::NotFree { cidr: cidr("10.0.0.0/8"), taken_by: Vec::new() },
        Rule::Interrupted,
        Rule::Members(MemberRule::NoAccounts),
        Rule::Sharing(SharingRule::AlreadyShared(freehold::model::ShareId::new(1))),
        Rule::CidrIgnored(ResourceKey(1), cidr("10.0.0.0/8")),
    ] {
        assert!(all.contains(&name(&rule)), "{rule:?}");
    }
}
