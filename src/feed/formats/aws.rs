//! AWS: `describe-vpcs`, `describe-subnets`, and the answers of `create-vpc`, `create-subnet`
//! (feeds.md, section 4).

use super::{Document, FormatReader, List};
use crate::address::{Cidr, Family};
use crate::feed::fields::{Fields, Rejected};
use crate::feed::gather::{Apart, Extent, Gather, Head, More, Reach};
use crate::feed::json::{self, Elements, Object};
use crate::feed::sink::{Sink, quote};
use crate::feed::usable::check_available;
use crate::feed::{CidrRecord, ListKind, Place, ProblemKind, ResourceRecord, Severity, place};
use crate::model::{Provider, Region, ResourceKind};

const AWS: Provider = Provider::Aws;

/// `describe-vpcs`.
pub(super) struct Vpcs;
/// `create-vpc`.
pub(super) struct OneVpc;
/// `describe-subnets`.
pub(super) struct Subnets;
/// `create-subnet`.
pub(super) struct OneSubnet;

fn head(kind: ListKind) -> Head {
    Head { reach: Reach::RegionsOfRows, ..Head::new(AWS, kind) }
}

fn list<'a>(document: &Document<'a>, key: &str, kind: ListKind) -> Vec<List<'a>> {
    let next = document.object.text("NextToken").is_some_and(|token| !token.is_empty());
    let more = if next { More::Yes } else { More::No };
    let head = Head { extent: Extent::List { total: None, more }, ..head(kind) };
    let rows = json::elements(document.object.get(key).unwrap_or("[]"));
    vec![List { head, rows }]
}

fn single<'a>(document: &Document<'a>, key: &str, kind: ListKind) -> Vec<List<'a>> {
    let head = Head { extent: Extent::Part, ..head(kind) };
    vec![List { head, rows: json::only(document.object.get(key).unwrap_or("")) }]
}

impl FormatReader for Vpcs {
    fn open<'a>(
        &self,
        document: &Document<'a>,
        _: &mut Sink<'_>,
    ) -> Result<Vec<List<'a>>, ProblemKind> {
        Ok(list(document, "Vpcs", ListKind::Vpcs))
    }

    fn bare(&self) -> Head {
        head(ListKind::Vpcs)
    }

    fn row(&self, row: &Object<'_>, at: Place, into: &mut Gather, sink: &mut Sink<'_>) {
        if let Ok(record) = vpc(&mut Fields { object: row, at, sink }) {
            into.add(Apart::default(), record, sink);
        }
    }
}

impl FormatReader for OneVpc {
    fn open<'a>(
        &self,
        document: &Document<'a>,
        _: &mut Sink<'_>,
    ) -> Result<Vec<List<'a>>, ProblemKind> {
        Ok(single(document, "Vpc", ListKind::Vpcs))
    }

    fn bare(&self) -> Head {
        head(ListKind::Vpcs)
    }

    fn row(&self, row: &Object<'_>, at: Place, into: &mut Gather, sink: &mut Sink<'_>) {
        Vpcs.row(row, at, into, sink);
    }
}

impl FormatReader for Subnets {
    fn open<'a>(
        &self,
        document: &Document<'a>,
        _: &mut Sink<'_>,
    ) -> Result<Vec<List<'a>>, ProblemKind> {
        Ok(list(document, "Subnets", ListKind::VSwitches))
    }

    fn bare(&self) -> Head {
        head(ListKind::VSwitches)
    }

    fn row(&self, row: &Object<'_>, at: Place, into: &mut Gather, sink: &mut Sink<'_>) {
        if let Ok(record) = subnet(&mut Fields { object: row, at, sink }) {
            into.add(Apart::default(), record, sink);
        }
    }
}

impl FormatReader for OneSubnet {
    fn open<'a>(
        &self,
        document: &Document<'a>,
        _: &mut Sink<'_>,
    ) -> Result<Vec<List<'a>>, ProblemKind> {
        Ok(single(document, "Subnet", ListKind::VSwitches))
    }

    fn bare(&self) -> Head {
        head(ListKind::VSwitches)
    }

    fn row(&self, row: &Object<'_>, at: Place, into: &mut Gather, sink: &mut Sink<'_>) {
        Subnets.row(row, at, into, sink);
    }
}

fn vpc(row: &mut Fields<'_, '_, '_>) -> Result<ResourceRecord, Rejected> {
    let id = row.needed_id("VpcId")?;
    let mut cidrs = Vec::new();
    row.push_field("CidrBlock", &mut cidrs);
    associated(row, &IPV4, &mut cidrs);
    associated(row, &IPV6, &mut cidrs);
    let mut record = ResourceRecord::new(ResourceKind::Vpc, id, row.at);
    record.region = row.chosen_region(AWS);
    record.cidrs = cidrs;
    common(row, &mut record);
    Ok(record)
}

fn subnet(row: &mut Fields<'_, '_, '_>) -> Result<ResourceRecord, Rejected> {
    let id = row.needed_id("SubnetId")?;
    let mut cidrs = Vec::new();
    row.push_field("CidrBlock", &mut cidrs);
    associated(row, &IPV6, &mut cidrs);
    let mut record = ResourceRecord::new(ResourceKind::VSwitch, id, row.at);
    record.zone = row.word("AvailabilityZone");
    record.region = region(row, record.zone.as_deref());
    record.vpc_id = row.parent("VpcId");
    record.available = row.number("AvailableIpAddressCount");
    record.cidrs = cidrs;
    check_available(row, AWS, "AvailableIpAddressCount", &record);
    common(row, &mut record);
    Ok(record)
}

fn common(row: &mut Fields<'_, '_, '_>, record: &mut ResourceRecord) {
    record.account = row.account("OwnerId");
    record.status = row.word("State");
    record.tags = row.tags(json::elements(row.object.get("Tags").unwrap_or("[]")));
    let name = record.tags.iter().find(|(key, value)| key.as_ref() == "Name" && !value.is_empty());
    record.name = name.map(|(_, value)| value.clone());
}

/// The zone's region, or the one in the ARN, or the user's.
fn region(row: &mut Fields<'_, '_, '_>, zone: Option<&str>) -> Option<Region> {
    let arn = row.object.text("SubnetArn");
    let code = zone.and_then(place::aws_region).or_else(|| place::arn_region(arn.as_deref()?));
    match code {
        Some(code) => Some(Region { provider: AWS, code: row.sink.share(code) }),
        None => row.chosen_region(AWS),
    }
}

/// The keys of one family's association set.
struct Set {
    set: &'static str,
    block: &'static str,
    state: &'static str,
    family: Family,
}

const IPV4: Set = Set {
    set: "CidrBlockAssociationSet",
    block: "CidrBlock",
    state: "CidrBlockState",
    family: Family::V4,
};
const IPV6: Set = Set {
    set: "Ipv6CidrBlockAssociationSet",
    block: "Ipv6CidrBlock",
    state: "Ipv6CidrBlockState",
    family: Family::V6,
};

/// The blocks that are in force; others are noted only.
fn associated(row: &mut Fields<'_, '_, '_>, keys: &Set, to: &mut Vec<CidrRecord>) {
    let entries: Elements<'_> = json::elements(row.object.get(keys.set).unwrap_or("[]"));
    for entry in entries {
        let Some(entry_object) = json::object(entry) else {
            row.bad(keys.set, entry);
            continue;
        };
        let Some(block) = entry_object.get(keys.block) else { continue };
        let state = entry_object.object(keys.state).and_then(|state| state.text("State"));
        match state.as_deref() {
            None | Some("associated") => row.push_value(keys.block, block, to),
            Some(state) => {
                let cidr = json::text(block).unwrap_or_default();
                // An accepted primary block may be listed as leaving: then it is gone.
                if let Ok(cidr) = Cidr::parse(&cidr).map_err(drop)
                    && cidr.family() == keys.family
                {
                    to.retain(|have| have.cidr != cidr);
                }
                let what = ProblemKind::NotAssociated { cidr: quote(&cidr), state: quote(state) };
                row.tell(Severity::Note, block, what);
            }
        }
    }
}
