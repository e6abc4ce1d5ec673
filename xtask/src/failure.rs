//! Why something could not be done, and what the reader can do about it.

use std::fmt;

/// The result of anything that can fail for a reason outside of this program.
pub type Outcome<T> = Result<T, Failure>;

/// One sentence that says what went wrong, and one that says what to do.
#[derive(Clone, Debug)]
pub struct Failure {
    what: String,
    remedy: String,
}

impl Failure {
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}\n       {}", self.what, self.remedy)
    }
}

/// Turns an error of the operating system into a [`Failure`].
pub trait OrFail<T> {
    fn or_fail(self, what: impl FnOnce() -> String, remedy: &str) -> Outcome<T>;
}

impl<T> OrFail<T> for std::io::Result<T> {
    fn or_fail(self, what: impl FnOnce() -> String, remedy: &str) -> Outcome<T> {
        self.map_err(|error| Failure::new(format!("{}: {error}.", what()), remedy))
    }
}
