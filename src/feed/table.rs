//! Tells text that is no JSON apart: tables by their header, and bare lists of CIDRs.

use super::Format;
use crate::address::{Cidr, CidrError};

/// What a text is (feeds.md, section 1, step 4).
pub(super) fn sniff(text: &str) -> Option<Format> {
    let header = text.lines().find(|line| !line.trim().is_empty())?;
    let cells = cells(header);
    let first = cells.first()?;
    if is_cidr(first) {
        let bare = cells.iter().skip(1).all(String::is_empty);
        return Some(if bare { Format::CidrList } else { Format::GenericCsv });
    }
    let names: Vec<String> = cells
        .iter()
        .map(|cell| cell.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        .map(|cell| cell.to_lowercase())
        .collect();
    let has = |name: &str| names.iter().any(|have| have == name);
    if has("subnetid") && has("cidrblock") && has("vpcid") {
        return Some(Format::AwsSubnetsCsv);
    }
    if has("prefix") && has("status") {
        return Some(Format::NetBoxCsv);
    }
    if has("section") && has("subnet") {
        return Some(Format::PhpIpamCsv);
    }
    const CIDR_COLUMNS: [&str; 7] =
        ["cidr", "cidrblock", "prefix", "subnet", "network", "address", "iprange"];
    CIDR_COLUMNS.iter().any(|name| has(name)).then_some(Format::GenericCsv)
}

/// True for a CIDR, host bits or not.
pub(super) fn is_cidr(text: &str) -> bool {
    matches!(Cidr::parse(text), Ok(_) | Err(CidrError::HostBits { .. }))
}

/// A line's cells, split at the separator that it uses, without quotes and blanks.
fn cells(line: &str) -> Vec<String> {
    let separator =
        [',', ';', '\t'].into_iter().max_by_key(|c| (line.matches(*c).count(), *c == ','));
    let separator = separator.unwrap_or(',');
    let clean = |cell: &str| cell.trim().trim_matches('"').trim().to_owned();
    line.split(separator).map(clean).collect()
}
