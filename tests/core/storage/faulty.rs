//! A medium that fails at one chosen call.

use std::cell::Cell;
use std::rc::Rc;

use freehold::storage::{Fault, Medium, MemoryMedium};

/// How the chosen call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It does nothing and says so.
    Refuse,
    /// It does all of it, and says that it failed.
    DoneButRefuse,
    /// It keeps half of the value, and says that it failed.
    CutAndRefuse,
    /// It keeps half of the value, and says that all is well.
    CutSilently,
    /// The page dies at it; no later call does anything.
    Die,
    /// The page dies at it, with half of the value kept.
    CutAndDie,
    /// The page dies after it.
    DoneAndDie,
}

pub const WAYS: [How; 7] = [
    How::Refuse,
    How::DoneButRefuse,
    How::CutAndRefuse,
    How::CutSilently,
    How::Die,
    How::CutAndDie,
    How::DoneAndDie,
];

/// Counts the calls that reach a medium, and spoils one of them.
#[derive(Debug)]
pub struct Faulty {
    inner: MemoryMedium,
    at: usize,
    how: How,
    calls: Rc<Cell<usize>>,
}

/// What is done of a call, and what is said of it.
struct Verdict {
    done: Part,
    said: Result<(), Fault>,
}

enum Part {
    Nothing,
    Half,
    All,
}

impl Faulty {
    pub fn new(inner: MemoryMedium, at: usize, how: How) -> Self {
        Self { inner, at, how, calls: Rc::default() }
    }

    /// How many calls have come; goes on counting.
    pub fn calls(&self) -> Rc<Cell<usize>> {
        Rc::clone(&self.calls)
    }

    fn verdict(&self) -> Verdict {
        let call = self.calls.replace(self.calls.get() + 1);
        let dead = matches!(self.how, How::Die | How::CutAndDie | How::DoneAndDie);
        if call < self.at || (call > self.at && !dead) {
            return Verdict { done: Part::All, said: Ok(()) };
        }
        let done = match self.how {
            _ if call > self.at => Part::Nothing,
            How::Refuse | How::Die => Part::Nothing,
            How::CutAndRefuse | How::CutSilently | How::CutAndDie => Part::Half,
            How::DoneButRefuse | How::DoneAndDie => Part::All,
        };
        let said = match self.how {
            How::CutSilently => Ok(()),
            _ => Err(Fault::Failed { message: format!("call {call}: {:?}", self.how) }),
        };
        Verdict { done, said }
    }
}

impl Medium for Faulty {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.verdict().said.and_then(|()| self.inner.get(key))
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), Fault> {
        let verdict = self.verdict();
        match verdict.done {
            Part::Nothing => {}
            Part::Half => {
                let half: String = value.chars().take(value.chars().count() / 2).collect();
                self.inner.set(key, &half)?;
            }
            Part::All => self.inner.set(key, value)?,
        }
        verdict.said
    }

    fn remove(&mut self, key: &str) -> Result<(), Fault> {
        let verdict = self.verdict();
        if let Part::All = verdict.done {
            self.inner.remove(key)?;
        }
        verdict.said
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault> {
        self.verdict().said.and_then(|()| self.inner.keys(prefix))
    }

    fn limit(&self) -> Option<u64> {
        self.inner.limit()
    }
}

/// A medium of its own with the same content and quota.
pub fn copy_of(medium: &MemoryMedium) -> MemoryMedium {
    let mut copy = medium.limit().map_or_else(MemoryMedium::new, MemoryMedium::with_quota);
    for key in medium.keys("").unwrap() {
        let value = medium.get(&key).unwrap().unwrap();
        copy.set(&key, &value).unwrap();
    }
    copy
}
