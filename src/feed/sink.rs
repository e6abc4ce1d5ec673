//! Collects the problems of one file and knows where everything lies.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::options::{MAX_PROBLEMS, MAX_QUOTE};
use super::{Place, Position, Problem, ProblemKind, ReadOptions, Repair, Severity};

/// The problems so far, and the texts that rows share.
#[derive(Debug)]
pub(super) struct Sink<'a> {
    text: &'a str,
    skipped: usize,
    options: ReadOptions,
    problems: Vec<Problem>,
    left_out: usize,
    rejected: usize,
    shared: HashSet<Arc<str>>,
    unknown_fields: BTreeMap<Arc<str>, usize>,
}

impl<'a> Sink<'a> {
    pub fn new(text: &'a str, skipped: usize, options: ReadOptions) -> Sink<'a> {
        Sink {
            text,
            skipped,
            options,
            problems: Vec::new(),
            left_out: 0,
            rejected: 0,
            shared: HashSet::new(),
            unknown_fields: BTreeMap::new(),
        }
    }

    pub fn options(&self) -> &ReadOptions {
        &self.options
    }

    /// How many records and values were rejected so far.
    pub fn rejected(&self) -> usize {
        self.rejected
    }

    /// Where a part of the text begins, in bytes of the file.
    pub fn offset(&self, part: &str) -> usize {
        let base = self.text.as_ptr() as usize;
        let distance = (part.as_ptr() as usize).saturating_sub(base);
        self.skipped.saturating_add(distance.min(self.text.len()))
    }

    /// The place of a value within a record.
    pub fn place(&self, record: usize, part: &str) -> Place {
        Place { record, offset: self.offset(part) }
    }

    pub fn file(&mut self, severity: Severity, what: ProblemKind) {
        self.push(severity, None, what, None);
    }

    pub fn file_with(&mut self, severity: Severity, what: ProblemKind, repair: Repair) {
        self.push(severity, None, what, Some(repair));
    }

    pub fn at(&mut self, severity: Severity, place: Place, what: ProblemKind) {
        self.push(severity, Some(place), what, None);
    }

    pub fn at_with(&mut self, severity: Severity, place: Place, what: ProblemKind, repair: Repair) {
        self.push(severity, Some(place), what, Some(repair));
    }

    fn push(
        &mut self,
        severity: Severity,
        place: Option<Place>,
        what: ProblemKind,
        repair: Option<Repair>,
    ) {
        if severity == Severity::Rejected {
            self.rejected = self.rejected.saturating_add(1);
        }
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { severity, place, position: None, what, repair });
        } else {
            self.left_out = self.left_out.saturating_add(1);
        }
    }

    /// One copy of a text that many rows share.
    pub fn share(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.shared.get(text) {
            return known.clone();
        }
        let new: Arc<str> = text.into();
        self.shared.insert(new.clone());
        new
    }

    /// Counts a field that our own format does not have.
    pub fn unknown_field(&mut self, field: &str) {
        if let Some(times) = self.unknown_fields.get_mut(field) {
            *times = times.saturating_add(1);
        } else if self.unknown_fields.len() < MAX_PROBLEMS {
            self.unknown_fields.insert(quote(field), 1);
        }
    }

    /// The problems with their lines and columns, and how many were left out.
    pub fn finish(mut self) -> (Vec<Problem>, usize) {
        for (field, times) in std::mem::take(&mut self.unknown_fields) {
            self.file(Severity::Note, ProblemKind::UnknownField { field, times });
        }
        let Sink { text, skipped, mut problems, left_out, .. } = self;
        locate(text, skipped, &mut problems);
        (problems, left_out)
    }
}

/// Fills in lines and columns in one walk over the text.
fn locate(text: &str, skipped: usize, problems: &mut [Problem]) {
    let mut open: Vec<&mut Problem> = problems.iter_mut().filter(|p| p.place.is_some()).collect();
    open.sort_by_key(|problem| problem.place.map(|place| place.offset));
    let (mut done, mut line, mut column) = (0usize, 1usize, 1usize);
    for problem in open {
        let Some(place) = problem.place else { continue };
        let target = place.offset.saturating_sub(skipped).min(text.len());
        for byte in text.as_bytes().get(done..target).unwrap_or_default() {
            match byte {
                b'\n' => (line, column) = (line.saturating_add(1), 1),
                // Bytes within a character do not move the column.
                0x80..=0xbf => {}
                _ => column = column.saturating_add(1),
            }
        }
        done = target;
        problem.position = Some(Position { line, column });
    }
}

/// The beginning of a value, to be quoted in a problem.
pub(super) fn quote(value: &str) -> Arc<str> {
    match value.char_indices().nth(MAX_QUOTE).and_then(|(end, _)| value.get(..end)) {
        None => value.into(),
        Some(beginning) => format!("{beginning}…").into(),
    }
}
