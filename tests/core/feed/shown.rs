//! A report as lines, for snapshots: every fact that was read, nothing else.

use std::fmt::Write;

use freehold::feed::{Observation, Report, ResourceRecord};

/// All of a report.
pub fn shown(report: &Report) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{:?}, {} records", report.format, report.records);
    for observation in &report.observations {
        observation_lines(&mut out, observation);
    }
    for problem in &report.problems {
        let place = problem.position.map_or(String::new(), |p| format!(" {}:{}", p.line, p.column));
        let record = problem.place.map_or(String::new(), |p| format!(" #{}", p.record));
        let _ = writeln!(out, "! {:?}{record}{place} {:?}", problem.severity, problem.what);
        if let Some(repair) = &problem.repair {
            let _ = writeln!(out, "    -> {repair:?}");
        }
    }
    out
}

fn observation_lines(out: &mut String, seen: &Observation) {
    let regions: Vec<String> = seen.regions.iter().map(ToString::to_string).collect();
    let _ = write!(out, "{} {:?} {:?}", seen.provider, seen.kind, seen.completeness);
    let _ = write!(out, " regions [{}]", regions.join(" "));
    optional(out, "account", seen.account.as_ref());
    optional(out, "source", seen.source.as_ref());
    optional(out, "at", seen.observed_at);
    let _ = writeln!(out, "{}", if seen.needs_region { " NEEDS REGION" } else { "" });
    for record in &seen.resources {
        resource_line(out, record);
    }
    for record in &seen.addresses {
        let address = freehold::address::format_address(record.family, record.address);
        let _ = write!(out, "  #{}@{} {address}", record.at.record, record.at.offset);
        optional(out, "of", record.resource_id.as_ref());
        optional(out, "service", record.service.as_ref());
        optional(out, "region", record.region.as_ref());
        optional(out, "vswitch", record.vswitch_id.as_ref());
        optional(out, "vpc", record.vpc_id.as_ref());
        out.push('\n');
    }
}

fn resource_line(out: &mut String, record: &ResourceRecord) {
    let _ =
        write!(out, "  #{}@{} {} {}", record.at.record, record.at.offset, record.kind, record.id);
    optional(out, "name", record.name.as_ref().map(|name| format!("{name:?}")));
    optional(out, "account", record.account.as_ref());
    optional(out, "region", record.region.as_ref());
    optional(out, "zone", record.zone.as_ref());
    optional(out, "vpc", record.vpc_id.as_ref());
    optional(out, "status", record.status.as_ref());
    optional(out, "available", record.available);
    optional(out, "vswitches", record.vswitches.map(|count| format!("{count:?}")));
    optional(out, "discovered", record.discovered_at);
    out.push('\n');
    for cidr in &record.cidrs {
        let _ = write!(out, "    {}", cidr.cidr);
        optional(out, "total", cidr.total);
        optional(out, "used", cidr.used);
        optional(out, "free", cidr.free);
        let usage = cidr.reported_usage.map(|u| format!("{}e-{}", u.numerator, u.scale));
        optional(out, "usage", usage);
        out.push('\n');
    }
    for (key, value) in &record.tags {
        let _ = writeln!(out, "    {key:?}={value:?}");
    }
}

fn optional(out: &mut String, name: &str, value: Option<impl ToString>) {
    if let Some(value) = value {
        let _ = write!(out, " {name}={}", value.to_string());
    }
}
