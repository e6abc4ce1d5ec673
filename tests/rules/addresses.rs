//! Discovered addresses are listed by the sets of filters that the vendor's call takes (1.10).

use freehold::address::Family;
use freehold::command::{Command, ObservedAddress};
use freehold::model::{DiscoveryId, Region};
use freehold::query::{
    AddressFilter, AddressFilterError, MaxAddresses, OutOfRange, Page, PageSize,
    list_discovered_addresses,
};

use super::{Desk, cidr, east, importing, list, west};

fn address(text: &str, vswitch: &str, vpc: &str, region: Region) -> ObservedAddress {
    let block = cidr(text);
    ObservedAddress {
        family: block.family(),
        address: block.first(),
        resource_id: "i-1".into(),
        service: "ECS".into(),
        vswitch_id: vswitch.into(),
        vpc_id: vpc.into(),
        region: Some(region),
    }
}

/// Addresses of two vSwitches of one VPC and of one of another, one of them IPv6, one in a region
/// that the discovery does not work in.
fn addressed() -> Desk {
    let mut desk = Desk::new();
    let mut seen = list(freehold::model::Provider::Alibaba, 5, Vec::new());
    seen.addresses = vec![
        address("10.0.0.1/32", "vsw-1", "vpc-1", east()),
        address("10.0.0.200/32", "vsw-1", "vpc-1", east()),
        address("10.0.1.1/32", "vsw-2", "vpc-1", west()),
        address("fd00::1/128", "vsw-1", "vpc-1", east()),
        address("10.0.0.1/32", "vsw-3", "vpc-2", east()),
        address("10.0.0.2/32", "vsw-1", "vpc-1", Region::alibaba("cn-north")),
    ];
    desk.done(importing(vec![seen]));
    desk
}

fn listed(
    desk: &Desk,
    vpc: Option<&str>,
    vswitch: Option<&str>,
    within: Option<&str>,
) -> Vec<String> {
    let discovery = desk.ipam().default_discovery;
    let text = |text: Option<&str>| text.map(Into::into);
    let filter = AddressFilter::new(discovery, text(vpc), text(vswitch), within.map(cidr));
    let filter = filter.expect("a set of filters that the call takes");
    let found = list_discovered_addresses(&desk.workspace, &filter, &Page::default());
    let found = found.expect("a discovery");
    assert_eq!((found.total_count, found.max_results.get()), (found.items.len(), 100));
    let shown = |number: u128| {
        let single = freehold::address::Cidr::containing(Family::V4, number, 32).unwrap();
        single.to_string().trim_end_matches("/32").to_string()
    };
    let row = |row: &&freehold::model::DiscoveredAddress| {
        format!("{} {}", row.key.vswitch_id, shown(row.key.address))
    };
    found.items.iter().map(row).collect()
}

#[test]
fn s1_10_addresses_are_listed_by_vpc_vswitch_and_cidr() {
    let desk = addressed();
    let (one, other, far) = ("vsw-1 10.0.0.1", "vsw-1 10.0.0.200", "vsw-2 10.0.1.1");
    assert_eq!(listed(&desk, Some("vpc-1"), None, None), [one, other, far]);
    assert_eq!(listed(&desk, None, Some("vsw-1"), None), [one, other]);
    assert_eq!(listed(&desk, Some("vpc-1"), None, Some("10.0.0.0/25")), [one]);
    assert_eq!(listed(&desk, None, Some("vsw-1"), Some("10.0.0.200/32")), [other]);
    let both = listed(&desk, Some("vpc-1"), Some("vsw-1"), Some("10.0.0.0/24"));
    assert_eq!(both, [one, other]);
    assert_eq!(listed(&desk, Some("vpc-2"), Some("vsw-1"), Some("10.0.0.0/24")), [""; 0]);
    assert_eq!(listed(&desk, Some("vpc-2"), None, None), ["vsw-3 10.0.0.1"]);
}

#[test]
fn d06_the_addresses_of_a_source_go_with_it_and_those_of_others_stay() {
    let mut desk = addressed();
    let first = *desk.workspace.sources().keys().next().unwrap();
    let mut other = list(freehold::model::Provider::Aws, 5, Vec::new());
    other.addresses = vec![address("10.7.0.1/32", "subnet-7", "vpc-7", east())];
    desk.done(importing(vec![other]));
    assert_eq!(desk.workspace.addresses().iter().count(), 7);
    desk.done(Command::RemoveSource(first));
    let left: Vec<_> = desk.workspace.addresses().iter().map(|row| row.source).collect();
    assert_eq!(left.len(), 1);
    assert_ne!(left[0], first);
}

#[test]
fn s1_10_other_sets_of_filters_are_none() {
    let id = DiscoveryId::new(1);
    let (vpc, vswitch) = (|| Some("vpc-1".into()), || Some("vsw-1".into()));
    let refused = |vpc, vswitch, within: Option<&str>| {
        AddressFilter::new(id, vpc, vswitch, within.map(cidr)).unwrap_err()
    };
    assert_eq!(refused(None, None, None), AddressFilterError::NoPlace);
    assert_eq!(refused(None, None, Some("10.0.0.0/8")), AddressFilterError::NoPlace);
    assert_eq!(refused(vpc(), vswitch(), None), AddressFilterError::NoCidr);
    assert_eq!(refused(vpc(), None, Some("fd00::/8")), AddressFilterError::NotIpv4);
    let desk = Desk::new();
    let filter = AddressFilter::new(id, vpc(), None, None).unwrap();
    assert_eq!(list_discovered_addresses(&desk.workspace, &filter, &Page::default()), None);
}

#[test]
fn s1_10_a_page_has_one_to_two_hundred_rows_and_a_hundred_by_default() {
    assert_eq!(MaxAddresses::default().get(), 100);
    for (rows, granted) in [(0, false), (1, true), (200, true), (201, false), (256, false)] {
        let size = MaxAddresses::new(rows);
        assert_eq!(size.is_ok(), granted, "{rows}");
        if !granted {
            assert_eq!(size, Err(OutOfRange { rows, most: 200 }));
        }
    }
    let desk = addressed();
    let discovery = desk.ipam().default_discovery;
    let filter = AddressFilter::new(discovery, Some("vpc-1".into()), None, None).unwrap();
    let mut page = Some(Page::of(MaxAddresses::new(2).unwrap()));
    let mut sizes = Vec::new();
    while let Some(next) = page {
        let found = list_discovered_addresses(&desk.workspace, &filter, &next).unwrap();
        sizes.push(found.items.len());
        page = next.after(&found);
    }
    assert_eq!(sizes, [2, 1]);
    let mut desk = desk;
    let source = *desk.workspace.sources().keys().next().unwrap();
    desk.done(Command::RemoveSource(source));
    let found = list_discovered_addresses(&desk.workspace, &filter, &Page::default()).unwrap();
    assert_eq!(found.total_count, 0);
}
