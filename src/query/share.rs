//! How a share stands with its principal, as far as its owner knows (domain.md, D23).

use crate::model::{Claim, ClaimState, Share, SharedObject, Workspace};

/// What a principal has of a shared object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShareStanding {
    /// Blocks that it holds.
    pub held: usize,
    /// Requests of it that were refused, which it may not know yet.
    pub refused: usize,
}

/// How a share stands; a shared discovery hands out nothing. O(claims).
pub fn share_standing(workspace: &Workspace, share: &Share) -> ShareStanding {
    let SharedObject::Pool(pool) = share.object else { return ShareStanding::default() };
    let theirs =
        |claim: &&Claim| claim.pool == pool && claim.principal.as_ref() == Some(&share.principal);
    let mut standing = ShareStanding::default();
    for claim in workspace.claims().iter().filter(theirs) {
        match claim.state {
            ClaimState::Confirmed => standing.held += 1,
            ClaimState::Refused { .. } => standing.refused += 1,
            ClaimState::Others | ClaimState::Requested | ClaimState::Releasing => {}
        }
    }
    standing
}
