//! How much of the browser's storage a workspace takes.

use freehold::address::{Cidr, Count, Family};
use freehold::command::{
    Command, DiscoveryChoice, Env, Import, ListExtent, NewSource, ObservedCidr, ObservedList,
    ObservedResource, SetUp, SourceChoice,
};
use freehold::export::encode;
use freehold::model::{
    AccountId, Coverage, Provider, Region, ResourceKind, SourceKind, Stated, Tags, VSwitchNote,
    Workspace,
};
use freehold::storage::{codec, pack};

use super::{NOW, last};

const RESOURCES: u32 = 10_000;
/// Half of what browsers hold, so that two generations fit.
const HALF: usize = 2_600_000;

fn units(workspace: &Workspace) -> usize {
    let payload = encode(workspace, &()).unwrap();
    let sealed = codec::encode(codec::Kind::Workspace, &payload).unwrap();
    let units = pack::packed_units(sealed.len());
    println!("{} bytes, {} deflated, {units} units", payload.len(), sealed.len());
    units
}

fn id(kind: &str, number: u32) -> std::sync::Arc<str> {
    let mut noise = Env::new(NOW, u64::from(number) << 1 | u64::from(kind == "vpc"));
    let digits = "0123456789abcdefghijklmnopqrstuvwxyz".as_bytes();
    let digit = |_| char::from(digits[(noise.next_number() % 36) as usize]);
    format!("{kind}-bp1{}", (0..17).map(digit).collect::<String>()).into()
}

/// A vSwitch, or the VPC of the 63 that follow it.
fn resource(number: u32) -> ObservedResource {
    let vpc = number.is_multiple_of(64);
    let block = u128::from(0x0a00_0000 + (number << 8));
    let (kind, length) = if vpc { ("vpc", 18) } else { ("vsw", 24) };
    let mut noise = Env::new(NOW, u64::from(number) + 77);
    let available = (!vpc).then(|| Count::from(noise.next_number() % 253));
    ObservedResource {
        kind: if vpc { ResourceKind::Vpc } else { ResourceKind::VSwitch },
        id: id(kind, number),
        name: Some(format!("workload-{}-zone-{}", number / 64 % 97, number % 3).into()),
        account: Some(AccountId::new("1482036159470283")),
        region: Some(Region::alibaba("cn-hangzhou")),
        zone: (!vpc).then(|| "cn-hangzhou-h".into()),
        vpc_id: (!vpc).then(|| id("vpc", number / 64 * 64)),
        status: Some("Available".into()),
        tags: Some([("environment", "prod")].into_iter().collect::<Tags>()),
        cidrs: vec![ObservedCidr {
            cidr: Cidr::containing(Family::V4, block, length).unwrap(),
            stated: Stated { available, ..Stated::default() },
        }],
        vswitches: VSwitchNote::Unsaid,
        discovered_at: None,
    }
}

/// Ten thousand resources, imported at once.
pub fn large() -> Workspace {
    let region = Region::alibaba("cn-hangzhou");
    let account = Some(AccountId::new("1482036159470283"));
    let list = ObservedList {
        source: SourceChoice::New(NewSource {
            discovery: DiscoveryChoice::DefaultIn(region.clone()),
            provider: Provider::Alibaba,
            kind: SourceKind::Resources,
            account: account.clone(),
            regions: vec![region.clone()],
            file: "all.json".into(),
            home_scope: None,
        }),
        file: "all.json".into(),
        observed_at: NOW,
        extent: ListExtent::Whole,
        covers: vec![Coverage { account, region: region.clone() }],
        resources: (0..RESOURCES).map(resource).collect(),
        addresses: Vec::new(),
    };
    let mut workspace = Workspace::default();
    let set_up = vec![SetUp::ipam(region.clone(), vec![region])];
    let import = Import { set_up, lists: vec![list], ..Import::default() };
    workspace.apply(Command::Import(import), &mut Env::new(NOW, 1)).expect("no refusal");
    workspace
}

#[test]
fn the_demo_is_small_and_ten_thousand_resources_fit_half_the_storage_many_times() {
    let demo = units(last());
    assert!(demo < 10_000, "the demo takes {demo} units");
    let workspace = large();
    assert_eq!(workspace.resources().len(), RESOURCES as usize);
    let large = units(&workspace);
    assert!(large < HALF / 8, "ten thousand resources take {large} units");
}
