//! Alibaba Cloud's own IPAM: `ListIpamResourceCidrs`, `ListIpamDiscoveredResource` and
//! `ListIpamDiscoveredIpAddresses` (feeds.md, section 3). The first two have a row per block.

use super::alibaba::total_count;
use super::{Document, FormatReader, List};
use crate::address::parse_address;
use crate::feed::fields::{Blank, Fields, Rejected};
use crate::feed::gather::{Extent, Gather, Head, More, Reach};
use crate::feed::json::{self, Object};
use crate::feed::sink::{Sink, quote};
use crate::feed::usable::check_counts;
use crate::feed::{
    AddressRecord, CidrRecord, ListKind, Place, ProblemKind, ResourceRecord, Severity,
};
use crate::model::{Provider, ResourceKind};

const ALIBABA: Provider = Provider::Alibaba;

/// `ListIpamResourceCidrs`: what a scope or pool monitors.
pub(super) struct ResourceCidrs;
/// `ListIpamDiscoveredResource`: what a discovery holds of one region.
pub(super) struct DiscoveredResources;
/// `ListIpamDiscoveredIpAddresses`: addresses in use.
pub(super) struct DiscoveredIpAddresses;

fn list<'a>(
    document: &Document<'a>,
    keys: &[&str],
    head: Head,
    sink: &mut Sink<'_>,
) -> Vec<List<'a>> {
    let next = document.object.text("NextToken").is_some_and(|token| !token.is_empty());
    let more = if next { More::Yes } else { More::No };
    let extent = Extent::List { total: total_count(document, sink), more };
    let rows = keys.iter().find_map(|key| document.object.get(key)).unwrap_or("[]");
    vec![List { head: Head { extent, ..head }, rows: json::elements(rows) }]
}

impl FormatReader for ResourceCidrs {
    fn open<'a>(
        &self,
        document: &Document<'a>,
        sink: &mut Sink<'_>,
    ) -> Result<Vec<List<'a>>, ProblemKind> {
        let keys = ["IpamResourceCidrs", "IpamDiscoveredResourceCidrs"];
        Ok(list(document, &keys, self.bare(), sink))
    }

    fn bare(&self) -> Head {
        Head::new(ALIBABA, ListKind::Both)
    }

    fn row(&self, row: &Object<'_>, at: Place, into: &mut Gather, sink: &mut Sink<'_>) {
        let mut fields = Fields { object: row, at, sink };
        // The asking account is the same in every row.
        if into.head.account.is_none() {
            into.head.account = fields.account("AliUid");
        }
        if let Ok(record) = resource(&mut fields) {
            into.merge(record, sink);
        }
    }
}

impl FormatReader for DiscoveredResources {
    fn open<'a>(
        &self,
        document: &Document<'a>,
        sink: &mut Sink<'_>,
    ) -> Result<Vec<List<'a>>, ProblemKind> {
        Ok(list(document, &["IpamDiscoveredResources"], self.bare(), sink))
    }

    fn bare(&self) -> Head {
        Head { reach: Reach::RegionsOfRows, ..Head::new(ALIBABA, ListKind::Both) }
    }

    fn row(&self, row: &Object<'_>, at: Place, into: &mut Gather, sink: &mut Sink<'_>) {
        ResourceCidrs.row(row, at, into, sink);
    }
}

impl FormatReader for DiscoveredIpAddresses {
    fn open<'a>(
        &self,
        document: &Document<'a>,
        sink: &mut Sink<'_>,
    ) -> Result<Vec<List<'a>>, ProblemKind> {
        Ok(list(document, &["IpamDiscoveredIpAddresses"], self.bare(), sink))
    }

    fn bare(&self) -> Head {
        Head { reach: Reach::RegionsOfRows, ..Head::new(ALIBABA, ListKind::Addresses) }
    }

    fn row(&self, row: &Object<'_>, at: Place, into: &mut Gather, sink: &mut Sink<'_>) {
        if let Ok(record) = address(&mut Fields { object: row, at, sink }) {
            into.address(record);
        }
    }
}

fn resource(row: &mut Fields<'_, '_, '_>) -> Result<ResourceRecord, Rejected> {
    let kind = row.kind("ResourceType")?;
    let id = row.needed_id("ResourceId")?;
    let mut record = ResourceRecord::new(kind, id, row.at);
    record.name = row.name("ResourceName");
    record.account = row.account("ResourceOwnerId").or_else(|| row.account("AliUid"));
    record.region = row.region("ResourceRegionId", ALIBABA).or_else(|| row.chosen_region(ALIBABA));
    if kind == ResourceKind::VSwitch {
        record.vpc_id = row.parent("VpcId");
    }
    record.discovered_at = row.time("DiscoveryTime");
    match row.object.get("Cidr") {
        None => row.sink.at(Severity::Rejected, row.at, ProblemKind::Missing { field: "Cidr" }),
        Some(value) => {
            if let Some(cidr) = row.cidr("Cidr", value, Blank::IsBad) {
                record.cidrs.push(with_counts(row, CidrRecord::plain(cidr)));
                check_counts(row, ALIBABA, "IpCountDetail", &record);
            }
        }
    }
    Ok(record)
}

fn with_counts(row: &mut Fields<'_, '_, '_>, mut cidr: CidrRecord) -> CidrRecord {
    cidr.reported_usage = row.share("IpUsage");
    if let Some(detail) = row.object.object("IpCountDetail") {
        let mut detail = Fields { object: &detail, at: row.at, sink: row.sink };
        cidr.total = detail.count("TotalIpCount");
        cidr.used = detail.count("UsedIpCount");
        cidr.free = detail.count("FreeIpCount");
    }
    cidr
}

fn address(row: &mut Fields<'_, '_, '_>) -> Result<AddressRecord, Rejected> {
    let Some((text, value)) = row.raw_text("IpAddress") else {
        row.sink.at(Severity::Rejected, row.at, ProblemKind::Missing { field: "IpAddress" });
        return Err(Rejected);
    };
    let Some((family, address)) = parse_address(text.trim()) else {
        let what = ProblemKind::BadValue { field: "IpAddress", value: quote(&text) };
        row.tell(Severity::Rejected, value, what);
        return Err(Rejected);
    };
    Ok(AddressRecord {
        family,
        address,
        resource_id: row.id("ResourceId"),
        service: row.word("ResourceServiceType"),
        region: row.region("ResourceRegionId", ALIBABA),
        vswitch_id: row.id("VSwitchId"),
        vpc_id: row.id("VpcId"),
        at: row.at,
    })
}
