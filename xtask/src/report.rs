//! Running steps one after another, and saying at the end what each took and found.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::context::Context;
use crate::failure::Outcome;
use crate::tally::Tally;

/// One thing that is done, with a name for the reader.
#[derive(Clone, Copy)]
pub struct Step {
    pub name: &'static str,
    /// How long it may take on two cores: the first time, and once everything is there.
    pub estimate: &'static str,
    pub run: fn(&Context) -> Outcome<Tally>,
}

/// What happens to the steps that come after one that failed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum AfterFailure {
    Stop,
    KeepGoing,
}

enum Ending {
    Done(Tally),
    Failed,
    NotRun,
}

struct Line {
    name: &'static str,
    took: Duration,
    ending: Ending,
}

#[derive(Default)]
pub struct Report {
    lines: Vec<Line>,
}

impl Report {
    pub fn run_all(&mut self, context: &Context, steps: &[Step], after_failure: AfterFailure) {
        for (index, step) in steps.iter().enumerate() {
            if after_failure == AfterFailure::Stop && self.any_failed() {
                self.lines.push(Line {
                    name: step.name,
                    took: Duration::ZERO,
                    ending: Ending::NotRun,
                });
                continue;
            }
            println!("\n[{}/{}] {} ({})", index + 1, steps.len(), step.name, step.estimate);
            let started = Instant::now();
            let ending = (step.run)(context).map_or_else(
                |failure| {
                    println!("xtask: {failure}");
                    Ending::Failed
                },
                Ending::Done,
            );
            self.lines.push(Line { name: step.name, took: started.elapsed(), ending });
        }
    }

    pub fn any_failed(&self) -> bool {
        self.total().failed > 0
    }

    /// All tests; a step that failed without counting any counts as one failed.
    fn total(&self) -> Tally {
        let mut total = Tally::default();
        for line in &self.lines {
            match line.ending {
                Ending::Done(tally) => total += tally,
                Ending::Failed => total += Tally { passed: 0, failed: 1 },
                Ending::NotRun => {}
            }
        }
        total
    }

    pub fn print_times(&self) {
        println!();
        for line in &self.lines {
            println!("{:>8.1} s  {:<32}{}", line.took.as_secs_f64(), line.name, line.ending.word());
        }
        let all: Duration = self.lines.iter().map(|line| line.took).sum();
        println!("{:>8.1} s  in all", all.as_secs_f64());
    }

    pub fn print_total(&self) {
        let Tally { passed, failed } = self.total();
        println!("\n{passed} passed, {failed} failed");
    }

    pub fn exit_code(&self) -> ExitCode {
        if self.any_failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

impl Ending {
    fn word(&self) -> String {
        match self {
            Self::Done(Tally { passed: 0, failed: 0 }) => "ok".to_owned(),
            Self::Done(Tally { passed, failed }) => format!("{passed} passed, {failed} failed"),
            Self::Failed => "FAILED".to_owned(),
            Self::NotRun => "not run".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;

    fn step(name: &'static str, run: fn(&Context) -> Outcome<Tally>) -> Step {
        Step { name, estimate: "no time", run }
    }

    fn report(after_failure: AfterFailure) -> Report {
        let steps = [
            step("good", |_| Ok(Tally { passed: 3, failed: 0 })),
            step("broken", |_| Err(Failure::new("It broke.", "Mend it."))),
            step("later", |_| Ok(Tally { passed: 4, failed: 1 })),
        ];
        let mut report = Report::default();
        report.run_all(&Context::new().expect("a home folder"), &steps, after_failure);
        report
    }

    #[test]
    fn a_broken_step_counts_as_one_failure_and_ends_the_run() {
        assert_eq!(report(AfterFailure::Stop).total(), Tally { passed: 3, failed: 1 });
    }

    #[test]
    fn when_asked_to_keep_going_later_steps_still_run_and_count() {
        assert_eq!(report(AfterFailure::KeepGoing).total(), Tally { passed: 7, failed: 2 });
    }
}
