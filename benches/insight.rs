//! How long deriving, importing and saving take: `cargo bench`.
//!
//! Dense: blocks of all sizes at random places of 10/8, so that nearly all conflict. Planned: VPCs
//! one after another, each with its vSwitches, so that hardly any do.

use divan::{Bencher, black_box};
use freehold::address::{Cidr, Family};
use freehold::command::{
    Command, CreateIpam, DiscoveryChoice, Env, Import, LargeRemoval, ListExtent, NewSource,
    ObservedCidr, ObservedList, ObservedResource, SourceChoice,
};
use freehold::insight::Insight;
use freehold::model::{
    Label, Provider, Region, ResourceKind, SourceKind, Stated, Time, VSwitchNote, Workspace,
};
use freehold::storage::{MemoryMedium, Store};

fn main() {
    divan::main();
}

#[derive(Clone, Copy, Debug)]
enum Mix {
    Dense,
    Planned,
}

const MIXES: [Mix; 2] = [Mix::Dense, Mix::Planned];

/// One VPC and eight vSwitches after another, `cidrs` CIDRs in all.
fn resources(mix: Mix, cidrs: usize) -> Vec<ObservedResource> {
    let mut numbers = Env::new(Time(0), 42);
    let mut made = Vec::with_capacity(cidrs);
    let mut next: u128 = 10 << 24;
    while made.len() < cidrs {
        let vpc_id = format!("vpc-{:012}", made.len());
        let vpc = match mix {
            Mix::Dense => {
                let number = numbers.next_number();
                let length = 16 + u8::try_from(number % 9).unwrap_or(0);
                block((10 << 24) + u128::from(number >> 40), length)
            }
            Mix::Planned => block(next, 23),
        };
        next = vpc.last() + 1;
        made.push(resource(ResourceKind::Vpc, vpc_id.clone(), None, vpc));
        let longer = vpc.prefix_len() + 3;
        let step = (vpc.last() - vpc.first() + 1) / 8;
        for place in 0..8u128.min((cidrs - made.len()) as u128) {
            let inside = block(vpc.first() + place * step, longer);
            let id = format!("vsw-{:012}", made.len());
            made.push(resource(ResourceKind::VSwitch, id, Some(&vpc_id), inside));
        }
    }
    made
}

fn block(address: u128, prefix_len: u8) -> Cidr {
    Cidr::containing(Family::V4, address, prefix_len).expect("a block of IPv4")
}

fn resource(kind: ResourceKind, id: String, vpc: Option<&str>, cidr: Cidr) -> ObservedResource {
    let available = (kind == ResourceKind::VSwitch).then(|| 3u64.into());
    ObservedResource {
        kind,
        name: Some(id.as_str().into()),
        id: id.into(),
        account: None,
        region: Some(Region::alibaba("cn-hangzhou")),
        zone: None,
        vpc_id: vpc.map(Into::into),
        status: Some("Available".into()),
        tags: None,
        cidrs: vec![ObservedCidr { cidr, stated: Stated { available, ..Stated::default() } }],
        vswitches: VSwitchNote::Unsaid,
        discovered_at: None,
    }
}

fn beginning() -> Workspace {
    let region = Region::alibaba("cn-hangzhou");
    let effective_regions = vec![region.clone()];
    let create = CreateIpam { region, effective_regions, label: Label::default() };
    let mut workspace = Workspace::default();
    workspace.apply(Command::CreateIpam(create), &mut Env::new(Time(0), 1)).expect("an IPAM");
    workspace
}

fn import(mix: Mix, cidrs: usize) -> Command {
    let region = Region::alibaba("cn-hangzhou");
    let source = NewSource {
        discovery: DiscoveryChoice::DefaultIn(region.clone()),
        provider: Provider::Alibaba,
        kind: SourceKind::Resources,
        account: None,
        regions: Vec::new(),
        file: "all.json".into(),
        home_scope: None,
    };
    let list = ObservedList {
        source: SourceChoice::New(source),
        file: "all.json".into(),
        observed_at: Time(1),
        extent: ListExtent::Whole,
        covers: vec![freehold::model::Coverage { account: None, region }],
        resources: resources(mix, cidrs),
        addresses: Vec::new(),
    };
    let removal = LargeRemoval::Ask;
    Command::Import(Import { set_up: Vec::new(), lists: vec![list], removal, ..Import::default() })
}

fn grown(mix: Mix, cidrs: usize) -> Workspace {
    let mut workspace = beginning();
    workspace.apply(import(mix, cidrs), &mut Env::new(Time(1), 2)).expect("an import");
    workspace
}

#[divan::bench(args = MIXES, consts = [10_000, 100_000])]
fn derive<const CIDRS: usize>(bencher: Bencher, mix: Mix) {
    let workspace = grown(mix, CIDRS);
    bencher.bench_local(|| Insight::of(black_box(&workspace)));
}

#[divan::bench(args = MIXES, consts = [10_000])]
fn apply_import<const CIDRS: usize>(bencher: Bencher, mix: Mix) {
    bencher
        .with_inputs(|| (beginning(), import(mix, CIDRS), Env::new(Time(1), 2)))
        .bench_local_values(|(mut workspace, import, mut env)| {
            workspace.apply(import, &mut env).expect("an import");
            workspace
        });
}

#[divan::bench(args = MIXES, consts = [10_000])]
fn encode_for_saving<const CIDRS: usize>(bencher: Bencher, mix: Mix) {
    let workspace = grown(mix, CIDRS);
    bencher.with_inputs(|| Store::new(MemoryMedium::new())).bench_local_values(|mut store| {
        let bytes = postcard::to_allocvec(black_box(&workspace)).expect("bytes");
        store.save(&bytes).expect("room");
        store
    });
}
