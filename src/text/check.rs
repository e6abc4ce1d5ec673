//! What every sentence must be, for tests.

use crate::address::Family;
use crate::command::{CidrRequest, Command, CreateIpam, CreatePool, Env, ObjectRef, Reservation};
use crate::model::{
    AllocationId, AutoImport, Delta, Hold, Holders, Identity, IpamId, Label, MaskRules, Origin,
    PoolId, Provider, Region, Resource, ResourceCidr, ResourceCidrs, ResourceKey, ResourceKind,
    RowOp, ScopeId, Seen, Stated, Tags, Time, VSwitchNote, Watch, Workspace,
};

/// Checks one sentence in both languages: said in words, ended, and really translated.
#[track_caller]
pub fn pair(english: &str, chinese: &str) {
    for text in [english, chinese] {
        assert!(!text.trim().is_empty(), "nothing is said: {english:?} / {chinese:?}");
        assert_eq!(text.trim(), text, "padded");
        assert!(!text.contains(['{', '}']), "a place was not filled: {text}");
        assert!(!text.contains("  ") && !text.contains(".."), "badly joined: {text}");
    }
    assert!(english.ends_with(['.', '?']), "no sentence: {english}");
    assert!(chinese.ends_with(['。', '？']), "no sentence: {chinese}");
    assert!(chinese.chars().any(is_chinese), "not translated: {chinese}");
    assert!(!english.chars().any(is_chinese), "not translated: {english}");
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// A workspace to speak of: IPAM `net` in Hangzhou, pool `prod-hz` with 10.0.0.0/16 and the rules
/// /16 to /24, its sub-pool, a reservation, and the VPC `web` with 10.0.8.0/22.
pub fn world() -> World {
    let mut workspace = Workspace::default();
    let mut env = Env::new(Time(0), 7);
    let region = Region::alibaba("cn-hangzhou");
    let mut done = |workspace: &mut Workspace, command| {
        workspace.apply(command, &mut env).expect("the command is allowed").object
    };
    let create = CreateIpam {
        region: region.clone(),
        effective_regions: vec![region.clone()],
        label: Label::named("net"),
    };
    let Some(ObjectRef::Ipam(ipam)) = done(&mut workspace, Command::CreateIpam(create)) else {
        panic!("no IPAM was made")
    };
    let scope = workspace.ipams().get(&ipam).unwrap().private_scope;
    let pool = |name: &str, source_pool, block: &str, rules| {
        Command::CreatePool(CreatePool {
            scope,
            source_pool,
            family: Family::V4,
            isp: None,
            region: Some(region.clone()),
            rules,
            auto_import: AutoImport::Off,
            label: Label::named(name),
            provision: vec![CidrRequest::Exactly(block.parse().unwrap())],
        })
    };
    let rules = MaskRules { min: Some(16), default: None, max: Some(24) };
    let top = pool("prod-hz", None, "10.0.0.0/16", rules);
    let Some(ObjectRef::Pool(top)) = done(&mut workspace, top) else { panic!("no pool") };
    let sub = pool("team-a", Some(top), "10.0.0.0/20", MaskRules::default());
    done(&mut workspace, sub);
    let reservation = Reservation {
        request: CidrRequest::Exactly("10.0.64.0/24".parse().unwrap()),
        name: "lab".into(),
        description: "".into(),
    };
    let reserved = done(&mut workspace, Command::Reserve(top, vec![reservation]));
    let Some(ObjectRef::Allocation(reserved)) = reserved else { panic!("no reservation") };
    let vpc = vpc(&region);
    let row = Delta { key: vpc.key, before: None, after: Some(Box::new(vpc)) };
    workspace.put(RowOp::Resources(row));
    World { workspace, ipam, scope, pool: top, reserved, vpc: ResourceKey(1) }
}

/// What [`world`] made.
pub struct World {
    pub workspace: Workspace,
    pub ipam: IpamId,
    pub scope: ScopeId,
    pub pool: PoolId,
    pub reserved: AllocationId,
    pub vpc: ResourceKey,
}

fn vpc(region: &Region) -> Resource {
    let cidr = ResourceCidr {
        cidr: "10.0.8.0/22".parse().unwrap(),
        holders: Holders::new(),
        stated: Stated::default(),
        stated_at: Time(0),
        watch: Watch::Watched,
        hold: Hold::Free,
        discovered_at: Time(0),
        gone_since: None,
    };
    Resource {
        key: ResourceKey(1),
        identity: Identity::Global(Provider::Alibaba, "vpc-1".into()),
        provider: Provider::Alibaba,
        kind: ResourceKind::Vpc,
        name: "web".into(),
        account: None,
        region: Some(region.clone()),
        zone: None,
        vpc: None,
        status: None,
        tags: Tags::default(),
        origin: Origin::Discovered,
        cidrs: ResourceCidrs::from_elem(cidr, 1),
        vswitches: VSwitchNote::Unsaid,
        seen: Seen::default(),
    }
}
