//! Answers to what a person types: who holds an address, what is free, what is called so.
//!
//! Pure and exact: a question is read once ([`Question::read`]) and answered from a workspace and
//! what follows from it ([`answer`]). An answer lists at most as many hits as asked for, best
//! first, and says how many there are in all.
//!
//! | question | cost |
//! |---|---|
//! | who holds a block | O(rows + provisioned CIDRs + addresses + published ranges) |
//! | free blocks of a size | O(rows log rows + what lies in each pool) |
//! | what overlaps | O(rows) |
//! | words | O(all names and ids) |

mod block;
mod free;
mod overlap;
mod question;
mod words;

use crate::address::Cidr;
use crate::command::ObjectRef;
use crate::insight::{Insight, RowId};
use crate::model::{AddressKey, ReferenceSetId, ScopeId, Workspace};

pub use question::Question;

/// What a hit names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// An object with a page of its own.
    Object(ObjectRef),
    /// Free space that no pool has: of a scope.
    FreeInScope(ScopeId),
    /// A discovered address in use.
    Address(AddressKey),
    /// A published range, by its set and its place there.
    Reference(ReferenceSetId, usize),
}

/// How a hit stands to the question, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It is the very block, or its name or id is the very text.
    Equal,
    /// It holds the block asked for.
    Holds,
    /// It lies in the block asked for.
    Inside,
    /// It is a free block of the size.
    Free,
    /// Its name or id begins with the text.
    Begins,
    /// It is called so.
    Named,
    /// Its description or a tag says so.
    Mentions,
    /// It is this row, which shares addresses with others.
    Overlaps(RowId),
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub found: Found,
    /// The scope in which it is seen, where there is one.
    pub scope: Option<ScopeId>,
    /// The block, where there is one.
    pub cidr: Option<Cidr>,
    /// How it stands to the question.
    pub relation: Relation,
}

/// The best hits, and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The best, in order.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub total: usize,
}

/// Answers a question with at most `limit` hits.
pub fn answer(
    question: &Question,
    workspace: &Workspace,
    insight: &Insight,
    limit: usize,
) -> Answer {
    match question {
        Question::Block(block) => block::answer(*block, workspace, insight, limit),
        Question::Free { within, prefix_len } => {
            free::answer(*within, *prefix_len, workspace, insight, limit)
        }
        Question::Overlaps { within } => overlap::answer(*within, insight, limit),
        Question::Words(words) => words::answer(words, workspace, limit),
    }
}

/// The first of the hits after sorting them by a key.
fn best<K: Ord>(mut hits: Vec<(K, Hit)>, limit: usize) -> Answer {
    let total = hits.len();
    if limit < total {
        hits.select_nth_unstable_by(limit, |one, other| one.0.cmp(&other.0));
        hits.truncate(limit);
    }
    hits.sort_by(|one, other| one.0.cmp(&other.0));
    Answer { hits: hits.into_iter().map(|(_, hit)| hit).collect(), total }
}
