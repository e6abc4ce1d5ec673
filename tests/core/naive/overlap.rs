//! Conflicts, pair by pair (D9).

use freehold::address::{Cidr, Family};
use freehold::insight::{Management, Overlap, RowKind, Subject};
use freehold::model::{Identity, Resource, ResourceKind, SourceKind, Workspace};

use super::place::stands_alone;
use super::{NaiveRow, inside, shared};

/// Looks at every pair and writes both sides of each conflict.
pub fn fill_in(workspace: &Workspace, rows: &mut [NaiveRow]) {
    for one in 0..rows.len() {
        for other in one + 1..rows.len() {
            if let Some(range) = conflict(workspace, &rows[one], &rows[other]) {
                let rival = |row: &NaiveRow| (row.subject, row.cidr, range);
                let (mine, yours) = (rival(&rows[other]), rival(&rows[one]));
                rows[one].rivals.push(mine);
                rows[other].rivals.push(yours);
            }
        }
    }
    for row in rows {
        row.rivals.sort();
        if !row.rivals.is_empty() {
            row.overlap = Overlap::Overlapping(u32::try_from(row.rivals.len()).unwrap());
        }
    }
}

fn conflict(workspace: &Workspace, one: &NaiveRow, other: &NaiveRow) -> Option<Cidr> {
    let takes_part =
        |row: &NaiveRow| row.kind != RowKind::Pool && row.management != Management::Ignored;
    if one.scope != other.scope || !takes_part(one) || !takes_part(other) {
        return None;
    }
    let (first, last) = shared(one.cidr, other.cidr)?;
    let allowed = lies_in_own_vpc(workspace, one, other)
        || lies_in_own_vpc(workspace, other, one)
        || nests_by_design(workspace, one, other);
    (!allowed).then(|| block(one.cidr.family(), first, last))
}

/// The block of these two ends, found by its length.
fn block(family: Family, first: u128, last: u128) -> Cidr {
    let host_bits = (last - first).count_ones();
    let prefix_len = u32::from(family.bits()) - host_bits;
    Cidr::containing(family, first, u8::try_from(prefix_len).unwrap()).expect("two ends of a block")
}

fn resource<'a>(workspace: &'a Workspace, row: &NaiveRow) -> Option<&'a Resource> {
    let Subject::Resource(key) = row.subject else { return None };
    workspace.resources().iter().find(|resource| resource.key == key)
}

/// A vSwitch inside a CIDR of its own VPC.
fn lies_in_own_vpc(workspace: &Workspace, inner: &NaiveRow, outer: &NaiveRow) -> bool {
    let (Some(vswitch), Some(vpc)) = (resource(workspace, inner), resource(workspace, outer))
    else {
        return false;
    };
    vswitch.kind == ResourceKind::VSwitch
        && !stands_alone(workspace, vswitch, inner.cidr)
        && vpc.kind == ResourceKind::Vpc
        && vswitch.vpc == Some(vpc.key)
        && inside(inner.cidr, outer.cidr)
}

/// Two prefixes of one prefix tool, one strictly inside the other.
fn nests_by_design(workspace: &Workspace, one: &NaiveRow, other: &NaiveRow) -> bool {
    let tool = |row: &NaiveRow| match &resource(workspace, row)?.identity {
        Identity::Local(source, _) => workspace
            .sources()
            .iter()
            .find(|row| row.id == *source && row.kind == SourceKind::Prefixes)
            .map(|row| row.id),
        Identity::Global(..) | Identity::Planned(_) => None,
    };
    let nested = inside(one.cidr, other.cidr) || inside(other.cidr, one.cidr);
    tool(one).is_some() && tool(one) == tool(other) && nested && one.cidr != other.cidr
}
