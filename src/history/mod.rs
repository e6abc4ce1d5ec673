//! What was done: undo and redo, and observations over time.
//!
//! Undo holds inverse data up to a budget; beyond it the oldest steps can no longer be undone
//! (architecture, "Undo has a budget").

mod steps;
mod trends;

pub use steps::{Action, History, MAX_UNDO_OPS, Step, Verb};
pub use trends::{Sample, SampleBucket, Trends, UsageSample};
