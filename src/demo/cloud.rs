//! The estate as its clouds list it at each import.

use std::sync::Arc;

use crate::address::{Cidr, Count, Family};
use crate::command::{
    DiscoveryChoice, Env, Import, LargeRemoval, ListExtent, NewSource, ObservedCidr, ObservedList,
    ObservedResource, SourceChoice,
};
use crate::insight::usable_addresses;
use crate::model::{Coverage, Provider, ResourceKind, SourceKind, Stated, Tags, Time, VSwitchNote};

use super::drift::{first_seen, used};
use super::estate::{EMPTY_VPC, Life, ORPHAN, Trend, VPCS, VpcPlan};
use super::names::{Owner, Place, cloud_id, vswitch_name};

/// All that will ever be listed.
pub(super) struct Cloud {
    vpcs: Vec<Listed>,
    vswitches: Vec<Listed>,
}

/// A resource, as it is listed while it is there.
struct Listed {
    plan: &'static str,
    owner: Owner,
    place: Place,
    life: Life,
    first_seen: u32,
    trend: Trend,
    noise: u64,
    resource: ObservedResource,
}

impl Cloud {
    pub fn new() -> Cloud {
        let mut cloud = Cloud { vpcs: Vec::new(), vswitches: Vec::new() };
        for (number, plan) in (1u64..).zip(&VPCS) {
            cloud.add(number, plan);
        }
        cloud.add_orphan();
        cloud
    }

    /// The cloud's id of a VPC.
    pub fn vpc_id(&self, owner: Owner, name: &str) -> Option<&Arc<str>> {
        let vpc = self.vpcs.iter().find(|vpc| vpc.owner == owner && vpc.plan == name);
        vpc.map(|vpc| &vpc.resource.id)
    }

    fn add(&mut self, number: u64, plan: &'static VpcPlan) {
        let id = cloud_id("vpc", plan.place, number);
        let cidrs: Vec<Cidr> =
            plan.cidrs.iter().filter_map(|text| Cidr::parse(text).ok()).collect();
        let mut vpc = listed(plan, ResourceKind::Vpc, id.clone(), plan.name.into());
        vpc.resource.cidrs = cidrs.iter().map(|cidr| unstated(*cidr)).collect();
        if plan.name == EMPTY_VPC {
            vpc.resource.vswitches = VSwitchNote::None;
        }
        self.vpcs.push(vpc);
        let v6 = cidrs.iter().copied().find(|cidr| cidr.family() == Family::V6);
        let blocks = blocks(plan, &cidrs);
        let count = blocks.len();
        for (index, block) in blocks.into_iter().enumerate() {
            let serial = number * 1000 + u64::try_from(index).unwrap_or(0);
            let zone = plan.place.zone(index);
            let name = vswitch_name(plan.name, index, &zone);
            let own = cloud_id("vsw", plan.place, serial);
            let mut vswitch = listed(plan, ResourceKind::VSwitch, own, name);
            vswitch.resource.vpc_id = Some(id.clone());
            vswitch.resource.zone = Some(zone);
            vswitch.resource.cidrs.push(unstated(block));
            let slice = v6.and_then(|v6| nth_block(v6, index, 64));
            vswitch.resource.cidrs.extend(slice.map(unstated));
            vswitch.first_seen = first_seen(plan.trend, index, count);
            vswitch.noise = Env::new(Time(0), serial).next_number();
            self.vswitches.push(vswitch);
        }
    }

    /// A vSwitch of a VPC that no list names.
    fn add_orphan(&mut self) {
        let Some(like) = VPCS.first() else { return };
        let (name, block) = ORPHAN;
        let id = cloud_id("vsw", Place::Hangzhou, 999_000);
        let mut vswitch = listed(like, ResourceKind::VSwitch, id, name.into());
        vswitch.trend = Trend::Steady;
        vswitch.resource.tags = None;
        vswitch.resource.vpc_id = Some(cloud_id("vpc", Place::Hangzhou, 999));
        vswitch.resource.zone = Some(Place::Hangzhou.zone(1));
        vswitch.resource.cidrs.extend(Cidr::parse(block).ok().map(unstated));
        self.vswitches.push(vswitch);
    }

    /// All lists of one import.
    pub fn import(&self, import: u32, at: Time) -> Import {
        let mut lists = Vec::new();
        for place in Place::ALL {
            for owner in Owner::ALL {
                lists.push(list(&self.vpcs, SourceKind::Vpcs, (place, owner), import, at));
                lists.push(list(
                    &self.vswitches,
                    SourceKind::VSwitches,
                    (place, owner),
                    import,
                    at,
                ));
            }
        }
        Import { set_up: Vec::new(), lists, removal: LargeRemoval::Ask, ..Import::default() }
    }
}

fn listed(plan: &VpcPlan, kind: ResourceKind, id: Arc<str>, name: Arc<str>) -> Listed {
    let tags = |(line, environment): (&'static str, &'static str)| {
        [("business-line", line), ("environment", environment)].into_iter().collect::<Tags>()
    };
    Listed {
        plan: plan.name,
        owner: plan.owner,
        place: plan.place,
        life: plan.life,
        first_seen: 0,
        trend: plan.trend,
        noise: 0,
        resource: ObservedResource {
            kind,
            id,
            name: Some(name),
            account: Some(plan.owner.account()),
            region: Some(plan.place.region()),
            zone: None,
            vpc_id: None,
            status: Some("Available".into()),
            tags: plan.tags.map(tags),
            cidrs: Vec::new(),
            vswitches: VSwitchNote::Unsaid,
            discovered_at: None,
        },
    }
}

fn unstated(cidr: Cidr) -> ObservedCidr {
    ObservedCidr { cidr, stated: Stated::default() }
}

/// The blocks of a VPC's vSwitches.
fn blocks(plan: &VpcPlan, cidrs: &[Cidr]) -> Vec<Cidr> {
    let primary = cidrs.first().copied();
    let slices = (0..plan.layout.count)
        .filter_map(|index| nth_block(primary?, index, plan.layout.prefix_len));
    let more = plan.layout.more.iter().filter_map(|text| Cidr::parse(text).ok());
    slices.chain(more).collect()
}

/// The block of this number and prefix length inside another one.
fn nth_block(outer: Cidr, number: usize, prefix_len: u8) -> Option<Cidr> {
    let family = outer.family();
    let host_bits = u32::from(family.bits().checked_sub(prefix_len)?);
    let offset = u128::try_from(number).ok()?.checked_shl(host_bits)?;
    let block = Cidr::containing(family, outer.first().checked_add(offset)?, prefix_len)?;
    outer.contains(block).then_some(block)
}

fn list(
    from: &[Listed],
    kind: SourceKind,
    (place, owner): (Place, Owner),
    import: u32,
    at: Time,
) -> ObservedList {
    let account = owner.account();
    let name = if kind == SourceKind::Vpcs { "vpcs" } else { "vswitches" };
    let file: Arc<str> = format!("{name}-{}-{account}.json", place.code()).into();
    let here = from.iter().filter(|listed| {
        (listed.place, listed.owner) == (place, owner)
            && listed.life.holds_at(import)
            && listed.first_seen <= import
    });
    let covers = match kind {
        SourceKind::VSwitches => {
            vec![Coverage { account: Some(account.clone()), region: place.region() }]
        }
        _ => Vec::new(),
    };
    ObservedList {
        source: SourceChoice::New(NewSource {
            discovery: DiscoveryChoice::DefaultIn(Place::Hangzhou.region()),
            provider: Provider::Alibaba,
            kind,
            account: Some(account),
            regions: vec![place.region()],
            file: file.clone(),
            home_scope: None,
        }),
        file,
        observed_at: at,
        extent: ListExtent::Whole,
        covers,
        resources: here.map(|listed| listed.at(import)).collect(),
        addresses: Vec::new(),
    }
}

impl Listed {
    /// The resource as listed at one import.
    fn at(&self, import: u32) -> ObservedResource {
        let mut resource = self.resource.clone();
        if resource.kind == ResourceKind::VSwitch {
            let v4 = resource.cidrs.iter_mut().filter(|row| row.cidr.family() == Family::V4);
            for row in v4 {
                let usable = usable_addresses(Provider::Alibaba, row.cidr);
                let whole = usable.as_u128().and_then(|usable| u64::try_from(usable).ok());
                let used = used(self.trend, self.noise, import, whole.unwrap_or(0));
                row.stated.available = Some(usable.minus(Count::from(used)));
            }
        }
        resource
    }
}
