//! Reads a file in steps, so that a page stays alive while a large one is read.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use super::decode::{Decoded, decode};
use super::formats::{Document, List, reader};
use super::gather::Gather;
use super::json::{self, Elements, Object};
use super::options::MAX_RECORDS;
use super::sink::Sink;
use super::{
    Format, JsonFault, Place, ProblemKind, ReadOptions, Repair, Report, Severity, sniff, table,
};
use crate::model::Provider;

/// A file's text, ready to be read.
#[derive(Debug)]
pub struct File<'a> {
    name: Arc<str>,
    decoded: Result<Decoded<'a>, ProblemKind>,
}

impl<'a> File<'a> {
    /// Decodes the bytes.
    pub fn new(name: &str, bytes: &'a [u8]) -> File<'a> {
        File { name: name.into(), decoded: decode(bytes) }
    }

    /// Recognises the format and stands ready before the first record.
    pub fn reader(&self, options: &ReadOptions) -> Reader<'_> {
        let (text, skipped) = match &self.decoded {
            Ok(decoded) => (decoded.text.as_ref(), decoded.skipped),
            Err(_) => ("", 0),
        };
        let mut reader = Reader {
            name: self.name.clone(),
            sink: Sink::new(text, skipped, options.clone()),
            jobs: VecDeque::new(),
            gathers: Vec::new(),
            format: None,
            records: 0,
        };
        match &self.decoded {
            Err(problem) => reader.sink.file(Severity::Rejected, problem.clone()),
            Ok(_) => reader.start(text),
        }
        reader
    }
}

/// Reads a file record by record.
#[derive(Debug)]
pub struct Reader<'a> {
    name: Arc<str>,
    sink: Sink<'a>,
    jobs: VecDeque<Job<'a>>,
    gathers: Vec<Gather>,
    format: Option<Format>,
    records: usize,
}

/// Whether there is more to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Reading has come to this byte.
    At(usize),
    /// All records are read.
    Done,
}

/// Rows still to be read, and where they go.
#[derive(Debug)]
struct Job<'a> {
    rows: Rows<'a>,
    route: Route,
}

#[derive(Debug)]
enum Rows<'a> {
    Elements(Elements<'a>),
    /// One object a line.
    Lines(std::str::Lines<'a>),
}

#[derive(Debug)]
enum Route {
    /// All to the list at this index.
    List(usize),
    /// Each by its own shape.
    ByShape(Shapes),
}

/// What was met in an array whose elements speak for themselves.
#[derive(Debug, Default)]
struct Shapes {
    lists: HashMap<Format, usize>,
    unread: Vec<Format>,
    skipped: usize,
    texts: usize,
    rows: usize,
}

impl<'a> Reader<'a> {
    /// Reads up to so many records.
    pub fn step(&mut self, records: usize) -> Progress {
        for _ in 0..records {
            let Some(job) = self.jobs.front_mut() else { return Progress::Done };
            match job.rows.next() {
                None => self.close_job(),
                Some(_) if self.records >= MAX_RECORDS => {
                    let what = ProblemKind::TooManyRecords { limit: MAX_RECORDS };
                    self.sink.file(Severity::Rejected, what);
                    self.jobs.clear();
                }
                Some(row) => self.record(row),
            }
        }
        match self.jobs.front() {
            Some(job) => Progress::At(self.sink.offset(job.rows.rest())),
            None => Progress::Done,
        }
    }

    /// Reads what is left and reports.
    pub fn finish(mut self) -> Report {
        while self.step(usize::MAX) != Progress::Done {}
        let mut observations = Vec::new();
        for gather in std::mem::take(&mut self.gathers) {
            observations.extend(gather.finish(&mut self.sink));
        }
        let (problems, problems_left_out) = self.sink.finish();
        Report {
            file: self.name,
            format: self.format,
            observations,
            problems,
            problems_left_out,
            records: self.records,
        }
    }

    fn start(&mut self, text: &'a str) {
        let trimmed = text.trim_start();
        match trimmed.chars().next() {
            None => self.sink.file(Severity::Rejected, ProblemKind::FileEmpty),
            Some('{') => match Object::parse(trimmed) {
                Ok(object) => {
                    let (text, object) = sniff::unwrap_recording(trimmed.trim_end(), object);
                    self.value(text, object);
                }
                Err(error) => self.no_json(trimmed, &error),
            },
            Some('[') => match json::whole(trimmed) {
                Ok(value) => self.value(value, None),
                Err(error) => self.no_json(trimmed, &error),
            },
            Some(_) => match table::sniff(trimmed) {
                Some(format) => {
                    self.recognised(format);
                }
                None => self.sink.file(Severity::Rejected, ProblemKind::UnknownFormat),
            },
        }
    }

    /// Text that is not JSON as a whole may still be JSON line by line.
    fn no_json(&mut self, text: &'a str, error: &serde_json::Error) {
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        let by_line = lines.all(|line| line.trim().starts_with('{') && json::whole(line).is_ok());
        if by_line {
            let rows = Rows::Lines(text.lines());
            self.jobs.push_back(Job { rows, route: Route::ByShape(Shapes::default()) });
            return;
        }
        let line_start = match error.line() {
            0 | 1 => 0,
            line => {
                text.match_indices('\n').nth(line.saturating_sub(2)).map_or(0, |(at, _)| at + 1)
            }
        };
        let mut at = line_start.saturating_add(error.column().saturating_sub(1)).min(text.len());
        while !text.is_char_boundary(at) {
            at = at.saturating_sub(1);
        }
        let rest = text.get(at..).unwrap_or_default();
        let fault = if error.is_eof() {
            JsonFault::Ended
        } else {
            JsonFault::Unexpected { found: rest.chars().next() }
        };
        let place = self.sink.place(0, if error.is_eof() { end_of(text) } else { rest });
        self.sink.at(Severity::Rejected, place, ProblemKind::NotJson(fault));
    }

    fn value(&mut self, text: &'a str, object: Option<Object<'a>>) {
        if text.starts_with('[') {
            let rows = Rows::Elements(json::elements(text));
            self.jobs.push_back(Job { rows, route: Route::ByShape(Shapes::default()) });
            return;
        }
        match object {
            Some(object) => self.document(Document { text, object }),
            None => self.sink.file(Severity::Rejected, ProblemKind::UnknownFormat),
        }
    }

    /// One whole answer.
    fn document(&mut self, document: Document<'a>) {
        let told = self.sink.options().provider;
        match sniff::object(&document.object, told) {
            Ok(format) => {
                if self.recognised(format) {
                    self.open(format, &document);
                }
            }
            Err(what @ ProblemKind::ProviderUnknown) => {
                const EITHER: &[Provider] = &[Provider::Alibaba, Provider::Aws];
                let repair = Repair::ChooseProvider(EITHER);
                self.sink.file_with(Severity::Warning, what, repair);
            }
            Err(what) => {
                if let ProblemKind::NoAddressRanges { format } = &what {
                    self.format.get_or_insert(*format);
                }
                if let ProblemKind::OldState { .. } = &what {
                    self.format.get_or_insert(Format::TerraformOldState);
                }
                self.sink.file(Severity::Rejected, what);
            }
        }
    }

    /// Notes what the file is; false where it cannot be read here.
    fn recognised(&mut self, format: Format) -> bool {
        self.format.get_or_insert(format);
        let elsewhere = matches!(format, Format::FreeholdWorkspace | Format::FreeholdShare);
        if reader(format).is_none() && !elsewhere {
            self.sink.file(Severity::Rejected, ProblemKind::NotReadYet { format });
        }
        reader(format).is_some()
    }

    fn open(&mut self, format: Format, document: &Document<'a>) {
        let Some(reader) = reader(format) else { return };
        let before = self.sink.rejected();
        match reader.open(document, &mut self.sink) {
            Err(what) => self.sink.file(Severity::Rejected, what),
            Ok(lists) => {
                let rejected = self.sink.rejected().saturating_sub(before);
                for List { head, rows } in lists {
                    let index = self.gathers.len();
                    let mut gather = Gather::new(format, head);
                    gather.rejected = rejected;
                    self.gathers.push(gather);
                    let rows = Rows::Elements(rows);
                    self.jobs.push_back(Job { rows, route: Route::List(index) });
                }
            }
        }
    }

    /// Reads one record.
    fn record(&mut self, text: &'a str) {
        self.records = self.records.saturating_add(1);
        let at = self.sink.place(self.records, text);
        let object = json::object(text);
        let Some(job) = self.jobs.front_mut() else { return };
        match (&mut job.route, object) {
            (Route::List(index), object) => {
                let index = *index;
                self.row(index, object, at);
            }
            (Route::ByShape(shapes), None) => {
                shapes.rows = shapes.rows.saturating_add(1);
                shapes.texts = shapes.texts.saturating_add(usize::from(is_cidr(text)));
                shapes.skipped = shapes.skipped.saturating_add(1);
            }
            (Route::ByShape(shapes), Some(object)) => {
                shapes.rows = shapes.rows.saturating_add(1);
                match sniff::element(&object) {
                    Some(format) => self.shaped(format, object, at),
                    None => self.nested(text, object),
                }
            }
        }
    }

    /// A row that says by its shape what it is.
    fn shaped(&mut self, format: Format, object: Object<'a>, at: Place) {
        let Some(Job { route: Route::ByShape(shapes), .. }) = self.jobs.front_mut() else { return };
        let known = shapes.lists.get(&format).copied();
        let Some(reader) = reader(format) else {
            if !shapes.unread.contains(&format) {
                shapes.unread.push(format);
                self.recognised(format);
            }
            return;
        };
        let index = known.unwrap_or(self.gathers.len());
        if known.is_none() {
            shapes.lists.insert(format, index);
            self.gathers.push(Gather::new(format, reader.bare()));
            self.format.get_or_insert(format);
        }
        self.row(index, Some(object), at);
    }

    /// An element that is a whole answer, as when pages were collected in an array.
    fn nested(&mut self, text: &'a str, object: Object<'a>) {
        let (text, Some(object)) = sniff::unwrap_recording(text, object) else {
            self.skip();
            return;
        };
        match sniff::object(&object, self.sink.options().provider) {
            Err(ProblemKind::UnknownFormat) => self.skip(),
            _ => {
                self.records = self.records.saturating_sub(1);
                self.document(Document { text, object });
            }
        }
    }

    /// An element that is nothing known.
    fn skip(&mut self) {
        if let Some(Job { route: Route::ByShape(shapes), .. }) = self.jobs.front_mut() {
            shapes.skipped = shapes.skipped.saturating_add(1);
        }
    }

    /// A row of a known list.
    fn row(&mut self, index: usize, object: Option<Object<'a>>, at: Place) {
        let Some(gather) = self.gathers.get_mut(index) else { return };
        gather.rows = gather.rows.saturating_add(1);
        let before = self.sink.rejected();
        match (object, reader(gather.format)) {
            (Some(object), Some(reader)) => reader.row(&object, at, gather, &mut self.sink),
            _ => self.sink.at(Severity::Rejected, at, ProblemKind::BadRecord),
        }
        let rejected = self.sink.rejected().saturating_sub(before);
        gather.rejected = gather.rejected.saturating_add(rejected);
    }

    /// Tells what was skipped once an array is through.
    fn close_job(&mut self) {
        let Some(Job { route: Route::ByShape(shapes), .. }) = self.jobs.pop_front() else { return };
        if shapes.rows == 0 {
            self.sink.file(Severity::Note, ProblemKind::EmptyList);
        } else if shapes.texts > 0 && shapes.texts.saturating_mul(2) >= shapes.rows {
            self.recognised(Format::CidrList);
        } else if shapes.skipped == shapes.rows {
            self.sink.file(Severity::Rejected, ProblemKind::UnknownFormat);
        } else if shapes.skipped > 0 {
            let what = ProblemKind::ElementsSkipped { count: shapes.skipped };
            self.sink.file(Severity::Note, what);
        }
    }
}

impl<'a> Rows<'a> {
    fn next(&mut self) -> Option<&'a str> {
        match self {
            Rows::Elements(elements) => elements.next(),
            Rows::Lines(lines) => lines.map(str::trim).find(|line| !line.is_empty()),
        }
    }

    fn rest(&self) -> &'a str {
        match self {
            Rows::Elements(elements) => elements.rest(),
            Rows::Lines(lines) => lines.clone().next().unwrap_or_default(),
        }
    }
}

fn is_cidr(text: &str) -> bool {
    json::text(text).is_some_and(|text| table::is_cidr(&text))
}

fn end_of(text: &str) -> &str {
    text.get(text.len()..).unwrap_or_default()
}
