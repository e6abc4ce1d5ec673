//! What was done, and what was seen: the activity log with undo and redo, checkpoints, and
//! observations over time.
//!
//! Undo holds inverse data up to a budget; beyond it the oldest steps can no longer be undone
//! (architecture, "Undo has a budget").
//!
//! | operation | cost |
//! |---|---|
//! | a command with its line | its own, and O(rows changed + lines) |
//! | an import | the same, and O(n log n) over all rows for each time at which it observed |
//! | undo, redo of the last step | O(rows changed + lines) |
//! | undo of one step alone | O(rows of all later steps + n log n) |
//! | go back to a checkpoint | O(rows held since) |
//! | a range of observations | O(log observations + observations in it · log points) |

mod checkpoints;
mod entry;
mod log;
mod named;
mod past;
mod patch;
mod perform;
mod steps;
mod trends;
mod undo;

pub use checkpoints::{
    Checkpoint, CheckpointId, CheckpointProblem, CheckpointState, Checkpoints, MAX_CHECKPOINT_NAME,
};
pub use entry::{Cause, Entry, EntryId, EntryState, Line, Stamp, Tab};
pub use log::Log;
pub use named::Namer;
pub use past::{HISTORY_UNITS, Past};
pub use patch::{Packed, Patch, TableCounts};
pub use perform::{Deed, Done};
pub use steps::{Action, Verb};
pub use trends::{Bucket, MAX_USAGE_POINTS, Sample, Span, Trends, UsageRun, UsageSample, YEAR};
pub use undo::CannotUndo;
