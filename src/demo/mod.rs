//! The demo estate: made by our own commands, the same every time.
//!
//! A company with three regions, two accounts and a merger behind it, over the two weeks before
//! `now`: people make pools and reservations, and every six hours the lists of the clouds are
//! imported.

mod cloud;
mod drift;
mod estate;
mod names;
mod plan;
mod story;

use crate::command::{Applied, Refusal};
use crate::model::{Time, Workspace};

/// What was done at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A person did something.
    Command,
    /// The lists of all regions and accounts were imported.
    Import,
}

/// One command of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// When it was done.
    pub at: Time,
    /// What kind of command it was.
    pub kind: StepKind,
}

/// The finished estate with its history.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoEstate {
    /// The workspace as it stands now.
    pub workspace: Workspace,
    /// Every command that made it, oldest first.
    pub steps: Vec<Step>,
}

/// Makes the estate as it stands at `now`.
///
/// # Errors
/// None that is known: the estate keeps the rules of this version, and a test says so.
pub fn demo(now: Time) -> Result<DemoEstate, Refusal> {
    let mut steps = Vec::new();
    let workspace = build(now, |step, _, _| steps.push(step))?;
    Ok(DemoEstate { workspace, steps })
}

/// Makes the estate step by step, and shows what every command did and the workspace after it, so
/// that a history can be recorded.
///
/// # Errors
/// As [`demo`].
pub fn build(
    now: Time,
    after_step: impl FnMut(Step, &Applied, &Workspace),
) -> Result<Workspace, Refusal> {
    story::tell(now, after_step)
}
