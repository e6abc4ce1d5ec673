//! The whole workspace in one JSON file, which a person can keep, compare and hand on.
//!
//! | question | cost |
//! |---|---|
//! | writing | O(bytes) |
//! | reading | O(bytes), twice, and O(n log n) over all rows for the lookups and the check |

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use crate::model::integrity::{self, Finding};
use crate::model::{Time, Workspace};

use super::layout::RowPerLine;

/// What the file calls itself.
pub const FORMAT: &str = "freehold-workspace";
/// The newest version that this code writes and reads.
pub const VERSION: u64 = 1;

/// A workspace with its history, as a file holds them.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkspaceFile<H> {
    /// When it was saved, to the second.
    pub saved_at: Time,
    /// The workspace.
    pub workspace: Workspace,
    /// Its history.
    pub history: H,
}

/// Why a file is no workspace, or a workspace cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkspaceFileError {
    /// The text is no JSON.
    #[error("not JSON: line {line}, column {column}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1; 0 at the start of a line.
        column: usize,
    },
    /// JSON, but of another format; what it calls itself, where it does.
    #[error("not a workspace file")]
    WrongFormat {
        /// Its own name for itself.
        found: Option<String>,
    },
    /// A newer version wrote it.
    #[error("version {found} is newer than {VERSION}")]
    NewerVersion {
        /// The version that it states.
        found: u64,
    },
    /// A row is not what a row must be.
    #[error("line {line}, column {column}: {what}")]
    BadRow {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the reader expected, in technical English.
        what: String,
    },
    /// Rows contradict each other.
    #[error("{} contradictions between rows", .0.len())]
    Broken(Vec<Finding>),
    /// The history has a value that JSON cannot hold.
    #[error("cannot be written: {0}")]
    Unwritable(String),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a, H> {
    format: &'static str,
    version: u64,
    saved_at: String,
    workspace: &'a Workspace,
    resource_keys_given: u32,
    history: &'a H,
}

/// What must be right before the rest is looked at.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Read<H> {
    #[serde(deserialize_with = "time")]
    saved_at: Time,
    workspace: Workspace,
    /// Files of before this was kept do not have it.
    #[serde(default)]
    resource_keys_given: u32,
    history: H,
}

fn time<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
    let text = String::deserialize(deserializer)?;
    Time::parse(&text).ok_or_else(|| serde::de::Error::custom("not a time"))
}

/// Writes a workspace file, a line for each row; equal values give equal bytes.
///
/// # Errors
/// The history has a value that JSON cannot hold.
pub fn write_workspace_file<H: Serialize>(
    workspace: &Workspace,
    history: &H,
    saved_at: Time,
) -> Result<Vec<u8>, WorkspaceFileError> {
    let saved_at = saved_at.to_string();
    let resource_keys_given = workspace.resource_keys_given();
    let (format, version) = (FORMAT, VERSION);
    let file = Written { format, version, saved_at, workspace, resource_keys_given, history };
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, RowPerLine::default());
    let written = file.serialize(&mut writer);
    written.map_err(|error| WorkspaceFileError::Unwritable(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a workspace file, and checks that its rows agree.
///
/// # Errors
/// See [`WorkspaceFileError`].
pub fn read_workspace_file<H: DeserializeOwned>(
    bytes: &[u8],
) -> Result<WorkspaceFile<H>, WorkspaceFileError> {
    // Some editors put a byte order mark in front.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    check_head(bytes)?;
    let mut read: Read<H> = serde_json::from_slice(bytes).map_err(|error| bad_row(&error))?;
    let findings = integrity::contradictions(&read.workspace);
    if !findings.is_empty() {
        return Err(WorkspaceFileError::Broken(findings));
    }
    read.workspace.reserve_resource_keys(read.resource_keys_given);
    Ok(WorkspaceFile { saved_at: read.saved_at, workspace: read.workspace, history: read.history })
}

fn check_head(bytes: &[u8]) -> Result<(), WorkspaceFileError> {
    let head: Head = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        Category::Data => WorkspaceFileError::WrongFormat { found: None },
        Category::Syntax | Category::Eof | Category::Io => {
            WorkspaceFileError::NotJson { line: error.line(), column: error.column() }
        }
    })?;
    let ours = head.format.as_deref() == Some(FORMAT);
    match head.version.filter(|_| ours) {
        Some(found) if found > VERSION => Err(WorkspaceFileError::NewerVersion { found }),
        Some(_) => Ok(()),
        None => Err(WorkspaceFileError::WrongFormat { found: head.format }),
    }
}

fn bad_row(error: &serde_json::Error) -> WorkspaceFileError {
    // The reader repeats the place at the end of its text.
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or_default().to_owned();
    WorkspaceFileError::BadRow { line: error.line(), column: error.column(), what }
}
