//! How many addresses of a subnet its provider leaves for use.

use super::fields::Fields;
use super::{CidrRecord, ProblemKind, ResourceRecord, Severity, Share};
use crate::address::{Cidr, Count, Family};
use crate::model::{Provider, ResourceKind};

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

/// Tells where the numbers of a block say that more of it is in use, or free, than there is
/// (domain.md, D11). They are kept as stated; what is shown is at most all.
pub(super) fn check_counts(
    row: &mut Fields<'_, '_, '_>,
    provider: Provider,
    field: &'static str,
    record: &ResourceRecord,
) {
    let value = row.object.get(field).unwrap_or_default();
    for entry in &record.cidrs {
        for what in count_problems(provider, record.kind, entry) {
            row.tell(Severity::Warning, value, what);
        }
    }
}

fn count_problems(
    provider: Provider,
    kind: ResourceKind,
    entry: &CidrRecord,
) -> impl Iterator<Item = ProblemKind> {
    let cidr = entry.cidr;
    let total = entry.total.unwrap_or_else(|| match (kind, cidr.family()) {
        (ResourceKind::VSwitch, Family::V4) => usable(provider, cidr),
        (ResourceKind::VSwitch, Family::V6) | (ResourceKind::Vpc, _) => cidr.size(),
    });
    let used = entry.used.filter(|used| *used > total);
    let used = used.map(|used| ProblemKind::UsedAboveTotal { cidr, used, total });
    let free = entry.free.filter(|free| *free > total).map(|free| {
        let available = free.as_u128().and_then(|free| u64::try_from(free).ok());
        let available = available.unwrap_or(u64::MAX);
        ProblemKind::AvailableAboveUsable { cidr, available, usable: total }
    });
    let share = entry.reported_usage.filter(is_above_whole);
    used.into_iter().chain(free).chain(share.map(|_| ProblemKind::ShareAboveWhole { cidr }))
}

fn is_above_whole(share: &Share) -> bool {
    let whole = 10u64.checked_pow(u32::from(share.scale));
    whole.is_some_and(|whole| share.numerator > whole)
}
