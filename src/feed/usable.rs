//! How many addresses of a subnet its provider leaves for use.

use super::fields::Fields;
use super::{ProblemKind, ResourceRecord, Severity};
use crate::address::{Cidr, Count, Family};
use crate::model::Provider;

/// Usable addresses of an IPv4 subnet (domain.md, D11).
fn usable(provider: Provider, cidr: Cidr) -> Count {
    let reserved = match provider {
        Provider::Alibaba | Provider::Google => 4,
        Provider::Aws | Provider::Azure => 5,
        Provider::Tencent | Provider::Other if cidr.prefix_len() >= 31 => 0,
        Provider::Tencent | Provider::Other => 2,
    };
    cidr.size().minus(Count::new(reserved))
}

/// Tells where more addresses are said to be available than the subnet can have.
pub(super) fn check_available(
    row: &mut Fields<'_, '_, '_>,
    provider: Provider,
    field: &'static str,
    record: &ResourceRecord,
) {
    let ipv4 = record.cidrs.iter().find(|entry| entry.cidr.family() == Family::V4);
    let (Some(available), Some(entry)) = (record.available, ipv4) else { return };
    let usable = usable(provider, entry.cidr);
    if Count::from(available) > usable {
        let what = ProblemKind::AvailableAboveUsable { cidr: entry.cidr, available, usable };
        let value = row.object.get(field).unwrap_or_default();
        row.tell(Severity::Warning, value, what);
    }
}
