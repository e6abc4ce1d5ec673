//! Alibaba Cloud: `DescribeVpcs`, `DescribeVSwitches` and the answers about one of them
//! (feeds.md, section 2).

use super::{Document, FormatReader, List};
use crate::feed::fields::{Fields, Rejected};
use crate::feed::gather::{Apart, Extent, Gather, Head, More, Reach};
use crate::feed::json::{self, Object};
use crate::feed::sink::Sink;
use crate::feed::usable::check_available;
use crate::feed::{
    CidrRecord, ListKind, Place, ProblemKind, ResourceRecord, Severity, VSwitchCount, place,
};
use crate::model::{Provider, Region, ResourceKind};

const ALIBABA: Provider = Provider::Alibaba;
/// A VPC's row names only its newest vSwitches.
const MOST_VSWITCHES_NAMED: u32 = 300;

/// `DescribeVpcs`.
pub(super) struct Vpcs;
/// `DescribeVpcAttribute`.
pub(super) struct OneVpc;
/// `DescribeVSwitches`.
pub(super) struct VSwitches;
/// `DescribeVSwitchAttributes`.
pub(super) struct OneVSwitch;

fn head(kind: ListKind) -> Head {
    Head { reach: Reach::RegionsOfRows, ..Head::new(ALIBABA, kind) }
}

/// The list under a plural and a singular key.
fn list<'a>(
    document: &Document<'a>,
    (plural, singular): (&str, &str),
    kind: ListKind,
    sink: &mut Sink<'_>,
) -> Vec<List<'a>> {
    let total = total_count(document, sink);
    let head = Head { extent: Extent::List { total, more: More::No }, ..head(kind) };
    let rows = json::unwrapped(document.object.get(plural).unwrap_or("[]"), singular);
    vec![List { head, rows }]
}

/// The number of rows in all, as the answer states it.
pub(super) fn total_count(document: &Document<'_>, sink: &mut Sink<'_>) -> Option<u64> {
    let at = sink.place(0, document.text);
    Fields { object: &document.object, at, sink }.number("TotalCount")
}

fn single<'a>(document: &Document<'a>, kind: ListKind) -> Vec<List<'a>> {
    let head = Head { extent: Extent::Part, ..head(kind) };
    vec![List { head, rows: json::only(document.text) }]
}

impl FormatReader for Vpcs {
    fn open<'a>(
        &self,
        document: &Document<'a>,
        sink: &mut Sink<'_>,
    ) -> Result<Vec<List<'a>>, ProblemKind> {
        Ok(list(document, ("Vpcs", "Vpc"), ListKind::Vpcs, sink))
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
        Ok(single(document, ListKind::Vpcs))
    }

    fn bare(&self) -> Head {
        head(ListKind::Vpcs)
    }

    fn row(&self, row: &Object<'_>, at: Place, into: &mut Gather, sink: &mut Sink<'_>) {
        Vpcs.row(row, at, into, sink);
    }
}

impl FormatReader for VSwitches {
    fn open<'a>(
        &self,
        document: &Document<'a>,
        sink: &mut Sink<'_>,
    ) -> Result<Vec<List<'a>>, ProblemKind> {
        Ok(list(document, ("VSwitches", "VSwitch"), ListKind::VSwitches, sink))
    }

    fn bare(&self) -> Head {
        head(ListKind::VSwitches)
    }

    fn row(&self, row: &Object<'_>, at: Place, into: &mut Gather, sink: &mut Sink<'_>) {
        if let Ok(record) = vswitch(&mut Fields { object: row, at, sink }) {
            into.add(Apart::default(), record, sink);
        }
    }
}

impl FormatReader for OneVSwitch {
    fn open<'a>(
        &self,
        document: &Document<'a>,
        _: &mut Sink<'_>,
    ) -> Result<Vec<List<'a>>, ProblemKind> {
        Ok(single(document, ListKind::VSwitches))
    }

    fn bare(&self) -> Head {
        head(ListKind::VSwitches)
    }

    fn row(&self, row: &Object<'_>, at: Place, into: &mut Gather, sink: &mut Sink<'_>) {
        VSwitches.row(row, at, into, sink);
    }
}

fn vpc(row: &mut Fields<'_, '_, '_>) -> Result<ResourceRecord, Rejected> {
    let id = row.needed_id("VpcId")?;
    let mut record = ResourceRecord::new(ResourceKind::Vpc, id, row.at);
    record.name = row.name("VpcName");
    record.region = row.region("RegionId", ALIBABA).or_else(|| row.chosen_region(ALIBABA));
    // `UserCidrs` are ranges for routing, never the VPC's own space.
    row.push_field("CidrBlock", &mut record.cidrs);
    blocks(row, ("SecondaryCidrBlocks", "SecondaryCidrBlock"), &mut record.cidrs);
    row.push_field("Ipv6CidrBlock", &mut record.cidrs);
    blocks(row, ("Ipv6CidrBlocks", "Ipv6CidrBlock"), &mut record.cidrs);
    record.vswitches = vswitch_count(row);
    common(row, &mut record);
    Ok(record)
}

fn vswitch(row: &mut Fields<'_, '_, '_>) -> Result<ResourceRecord, Rejected> {
    let id = row.needed_id("VSwitchId")?;
    let mut record = ResourceRecord::new(ResourceKind::VSwitch, id, row.at);
    record.name = row.name("VSwitchName");
    record.zone = row.word("ZoneId");
    record.region = match record.zone.as_deref().and_then(place::alibaba_region) {
        Some(code) => Some(Region { provider: ALIBABA, code: row.sink.share(code) }),
        None => row.region("RegionId", ALIBABA).or_else(|| row.chosen_region(ALIBABA)),
    };
    record.vpc_id = row.parent("VpcId");
    row.push_field("CidrBlock", &mut record.cidrs);
    row.push_field("Ipv6CidrBlock", &mut record.cidrs);
    record.available = row.number("AvailableIpAddressCount");
    check_available(row, ALIBABA, "AvailableIpAddressCount", &record);
    common(row, &mut record);
    Ok(record)
}

fn common(row: &mut Fields<'_, '_, '_>, record: &mut ResourceRecord) {
    record.account = row.account("OwnerId");
    record.status = row.word("Status");
    let tags = row.object.get("Tags").unwrap_or("[]");
    record.tags = row.tags(json::unwrapped(tags, "Tag"));
    if record.cidrs.is_empty() && !row.object.has("CidrBlock") {
        let what = ProblemKind::Missing { field: "CidrBlock" };
        row.sink.at(Severity::Warning, row.at, what);
    }
}

/// Blocks in a wrapper: texts, or objects that hold one under the same key.
fn blocks(
    row: &mut Fields<'_, '_, '_>,
    (plural, singular): (&'static str, &'static str),
    to: &mut Vec<CidrRecord>,
) {
    let Some(wrapper) = row.object.get(plural) else { return };
    for entry in json::unwrapped(wrapper, singular) {
        match json::object(entry) {
            None => row.push_value(singular, entry, to),
            Some(object) => {
                if let Some(value) = object.get(singular) {
                    row.push_value(singular, value, to);
                }
            }
        }
    }
}

fn vswitch_count(row: &Fields<'_, '_, '_>) -> Option<VSwitchCount> {
    let wrapper = row.object.get("VSwitchIds")?;
    let count = u32::try_from(json::unwrapped(wrapper, "VSwitchId").count()).unwrap_or(u32::MAX);
    Some(match count {
        0 => VSwitchCount::None,
        MOST_VSWITCHES_NAMED.. => VSwitchCount::AtLeast(count),
        _ => VSwitchCount::Exactly(count),
    })
}
