//! Our own format (feeds.md, section B).

use super::{Document, FormatReader, List};
use crate::feed::fields::{Blank, Fields, Rejected, plain};
use crate::feed::gather::{Apart, Extent, Gather, Head};
use crate::feed::json::{self, Object};
use crate::feed::sink::{Sink, quote};
use crate::feed::usable::{check_available, check_counts};
use crate::feed::{
    CidrRecord, ListKind, Place, ProblemKind, ResourceRecord, Severity, VSwitchCount, place,
};
use crate::model::{Provider, Region, ResourceKind};

/// The version that is written and read.
const VERSION: &str = "1";
/// What the document itself may hold.
const TOP: [&str; 3] = ["format", "version", "observations"];
/// What an observation may hold, at the top or in a list of several.
const OBSERVATION: [&str; 7] =
    ["provider", "account", "source", "regions", "observedAt", "complete", "resources"];
/// What a resource may hold.
const RESOURCE: [&str; 16] = [
    "type",
    "id",
    "name",
    "region",
    "zone",
    "vpcId",
    "cidrs",
    "status",
    "tags",
    "available",
    "provider",
    "account",
    "source",
    "observedAt",
    "vSwitches",
    "discoveredAt",
];
/// What a block may hold.
const CIDR: [&str; 5] = ["cidr", "total", "used", "free", "usage"];

/// `freehold-feed`.
pub(super) struct Own;

impl FormatReader for Own {
    fn open<'a>(
        &self,
        document: &Document<'a>,
        sink: &mut Sink<'_>,
    ) -> Result<Vec<List<'a>>, ProblemKind> {
        let object = &document.object;
        let version = object.get("version").and_then(plain).unwrap_or_default();
        // A minor version adds fields only, and unknown fields are passed over.
        if version.split('.').next() != Some(VERSION) {
            return Err(ProblemKind::UnsupportedVersion { found: quote(&version) });
        }
        for (key, _) in object.members() {
            if !TOP.contains(&key) && !OBSERVATION.contains(&key) {
                sink.unknown_field(key);
            }
        }
        let Some(observations) = object.get("observations") else {
            return Ok(observation(object, document.text, sink).into_iter().collect());
        };
        let mut lists = Vec::new();
        for text in json::elements(observations) {
            match json::object(text) {
                Some(inner) => {
                    for (key, _) in inner.members() {
                        if !OBSERVATION.contains(&key) {
                            sink.unknown_field(key);
                        }
                    }
                    lists.extend(observation(&inner, text, sink));
                }
                None => sink.at(Severity::Rejected, sink.place(0, text), ProblemKind::BadRecord),
            }
        }
        Ok(lists)
    }

    fn bare(&self) -> Head {
        Head::new(Provider::Other, ListKind::Both)
    }

    fn row(&self, row: &Object<'_>, at: Place, into: &mut Gather, sink: &mut Sink<'_>) {
        for (key, _) in row.members() {
            if !RESOURCE.contains(&key) {
                sink.unknown_field(key);
            }
        }
        let mut fields = Fields { object: row, at, sink };
        if let Ok((apart, record)) = resource(&mut fields, &into.head) {
            into.add(apart, record, sink);
        }
    }
}

/// The list of one observation; `None` if it lacks its provider.
fn observation<'a>(object: &Object<'a>, text: &'a str, sink: &mut Sink<'_>) -> Option<List<'a>> {
    let at = sink.place(0, text);
    let mut fields = Fields { object, at, sink };
    let provider = match provider(&mut fields) {
        Ok(Some(provider)) => provider,
        Ok(None) => {
            fields.sink.at(Severity::Rejected, at, ProblemKind::Missing { field: "provider" });
            return None;
        }
        Err(Rejected) => return None,
    };
    let mut head = Head::new(provider, ListKind::Both);
    head.account = fields.account("account");
    head.source = fields.word("source");
    head.observed_at = fields.time("observedAt");
    head.regions = regions(&mut fields, provider);
    head.extent = match object.get("complete") {
        Some("true") => Extent::Declared,
        Some("false") | None => Extent::Part,
        Some(other) => {
            fields.bad("complete", other);
            Extent::Part
        }
    };
    let rows = match object.get("resources") {
        Some(rows) if rows.starts_with('[') => rows,
        Some(other) => {
            let what = ProblemKind::BadValue { field: "resources", value: quote(other) };
            fields.tell(Severity::Rejected, other, what);
            return None;
        }
        None => {
            fields.sink.at(Severity::Rejected, at, ProblemKind::Missing { field: "resources" });
            return None;
        }
    };
    Some(List { head, rows: json::elements(rows) })
}

fn provider(fields: &mut Fields<'_, '_, '_>) -> Result<Option<Provider>, Rejected> {
    let Some((text, value)) = fields.raw_text("provider") else { return Ok(None) };
    match text.parse() {
        Ok(provider) => Ok(Some(provider)),
        Err(_) => {
            let what = ProblemKind::BadValue { field: "provider", value: quote(&text) };
            fields.tell(Severity::Rejected, value, what);
            Err(Rejected)
        }
    }
}

fn regions(fields: &mut Fields<'_, '_, '_>, provider: Provider) -> Vec<Region> {
    let mut regions = Vec::new();
    for value in json::elements(fields.object.get("regions").unwrap_or("[]")) {
        match json::text(value).filter(|code| !code.is_empty()) {
            Some(code) => regions.push(Region { provider, code: fields.sink.share(&code) }),
            None => fields.bad("regions", value),
        }
    }
    regions
}

fn resource(
    row: &mut Fields<'_, '_, '_>,
    head: &Head,
) -> Result<(Apart, ResourceRecord), Rejected> {
    let kind = row.kind("type")?;
    let id = row.needed_id("id")?;
    let vpc_id = match kind {
        ResourceKind::VSwitch => {
            let id = row.needed_id("vpcId")?;
            Some(row.sink.share(&id))
        }
        ResourceKind::Vpc => None,
    };
    let own_provider = provider(row)?;
    let provider = own_provider.unwrap_or(head.provider);
    let apart = Apart {
        provider: own_provider.filter(|own| *own != head.provider),
        source: row.word("source").filter(|own| Some(own) != head.source.as_ref()),
        observed_at: row.time("observedAt").filter(|own| Some(*own) != head.observed_at),
    };
    let mut record = ResourceRecord::new(kind, id, row.at);
    record.vpc_id = vpc_id;
    record.name = row.name("name");
    record.account = row.account("account").or_else(|| {
        // The asking account owns what names no other owner.
        head.account.clone().filter(|_| own_provider.is_none_or(|own| own == head.provider))
    });
    record.zone = row.word("zone");
    record.region = row
        .region("region", provider)
        .or_else(|| region_of_zone(row, provider, record.zone.as_deref()))
        .or_else(|| only_region(head, provider))
        .or_else(|| row.chosen_region(provider));
    record.status = row.word("status");
    record.tags = tags(row);
    cidrs(row, &mut record)?;
    record.available = row.number("available");
    record.discovered_at = row.time("discoveredAt");
    if kind == ResourceKind::Vpc {
        record.vswitches = row.number("vSwitches").map(|count| match count {
            0 => VSwitchCount::None,
            some => VSwitchCount::Exactly(u32::try_from(some).unwrap_or(u32::MAX)),
        });
    }
    check_available(row, provider, "available", &record);
    check_counts(row, provider, "cidrs", &record);
    Ok((apart, record))
}

fn region_of_zone(
    row: &mut Fields<'_, '_, '_>,
    provider: Provider,
    zone: Option<&str>,
) -> Option<Region> {
    let code = match provider {
        Provider::Alibaba => place::alibaba_region(zone?),
        Provider::Aws => place::aws_region(zone?),
        _ => None,
    }?;
    Some(Region { provider, code: row.sink.share(code) })
}

/// A list about one region needs no region in its rows.
fn only_region(head: &Head, provider: Provider) -> Option<Region> {
    match head.regions.as_slice() {
        [only] if only.provider == provider => Some(only.clone()),
        _ => None,
    }
}

fn tags(row: &mut Fields<'_, '_, '_>) -> Vec<(std::sync::Arc<str>, std::sync::Arc<str>)> {
    let Some(value) = row.object.get("tags") else { return Vec::new() };
    let Some(map) = json::object(value) else {
        row.bad("tags", value);
        return Vec::new();
    };
    let mut tags = Vec::new();
    let mut count = 0usize;
    for (key, text) in map.members() {
        count = count.saturating_add(1);
        match plain(text) {
            Some(content) if count <= crate::feed::MAX_TAGS => {
                tags.push(row.tag(key, text, &content, text));
            }
            Some(_) => {}
            None => row.bad("tags", text),
        }
    }
    row.too_many_tags(count);
    tags.reverse();
    tags
}

/// The blocks: texts, or objects with counts.
fn cidrs(row: &mut Fields<'_, '_, '_>, record: &mut ResourceRecord) -> Result<(), Rejected> {
    let what = match row.object.get("cidrs") {
        Some(list) if list.starts_with('[') => {
            for entry in json::elements(list) {
                one_cidr(row, entry, &mut record.cidrs);
            }
            return Ok(());
        }
        Some(other) => ProblemKind::BadValue { field: "cidrs", value: quote(other) },
        None => ProblemKind::Missing { field: "cidrs" },
    };
    row.sink.at(Severity::Rejected, row.at, what);
    Err(Rejected)
}

fn one_cidr(row: &mut Fields<'_, '_, '_>, entry: &str, to: &mut Vec<CidrRecord>) {
    let Some(object) = json::object(entry) else {
        if let Some(cidr) = row.cidr("cidrs", entry, Blank::IsBad) {
            row.push_cidr("cidrs", CidrRecord::plain(cidr), to);
        }
        return;
    };
    for (key, _) in object.members() {
        if !CIDR.contains(&key) {
            row.sink.unknown_field(key);
        }
    }
    let at = row.sink.place(row.at.record, entry);
    let mut fields = Fields { object: &object, at, sink: row.sink };
    let Some(value) = object.get("cidr") else {
        fields.sink.at(Severity::Rejected, at, ProblemKind::Missing { field: "cidr" });
        return;
    };
    let Some(cidr) = fields.cidr("cidr", value, Blank::IsBad) else { return };
    let record = CidrRecord {
        cidr,
        total: fields.count("total"),
        used: fields.count("used"),
        free: fields.count("free"),
        reported_usage: fields.share("usage"),
    };
    fields.push_cidr("cidrs", record, to);
}
