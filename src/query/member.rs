//! ListIpamMembers (domain.md, 1.12).

use crate::model::{Member, MemberKey, Workspace};

use super::page::named;
use super::{Ids, Listed, Page};

/// What members are filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberFilter {
    /// Accounts and folders.
    pub ids: Option<Ids<MemberKey, 100>>,
}

/// The members: accounts, then folders. O(members).
pub fn list_members<'a>(
    workspace: &'a Workspace,
    filter: &MemberFilter,
    page: &Page<MemberKey>,
) -> Listed<MemberKey, &'a Member> {
    let rows = workspace.members().iter().filter(|row| named(filter.ids.as_ref(), &row.key));
    page.cut(rows.map(|row| (row.key.clone(), row)))
}
