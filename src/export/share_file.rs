//! Share files and return files: how an owner and a principal tell each other what they have
//! (domain.md, D23). Nothing in them is trusted, and everything wrong is told at once.
//!
//! | operation | cost |
//! |---|---|
//! | write and read | O(bytes), and O(n log n) over the rows of a file to check it |

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::error::Category;
use serde_json::value::RawValue;

use crate::command::{
    FileProblem, OfferedDiscovery, OfferedPool, OfferedSource, Request, ReturnFile, ShareFile,
};
use crate::model::{AccountId, AllocationId, SharedObject, Time};

use super::layout::RowPerLine;

/// What a share file calls itself.
pub const SHARE_FORMAT: &str = "freehold-share";
/// What a return file calls itself.
pub const RETURN_FORMAT: &str = "freehold-return";
/// The newest version of both that this code writes and reads.
pub const VERSION: u64 = 1;

/// Why a file is no share file or return file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareFileError {
    /// The text is no JSON.
    #[error("not JSON: line {line}, column {column}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1; 0 at the start of a line.
        column: usize,
    },
    /// JSON, but of another format; what it calls itself, where it does.
    #[error("not a file of this format")]
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
    /// Parts of it are wrong: all of them.
    #[error("{} problems", .0.len())]
    Problems(Vec<FileProblem>),
}

/// What a file that was dropped calls itself, to tell the formats apart; none where it is no
/// JSON object with a format.
pub fn format_of(bytes: &[u8]) -> Option<String> {
    serde_json::from_slice::<Head>(unmarked(bytes)).ok()?.format
}

/// Without the byte order mark that some editors put in front.
fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WrittenShare<'a> {
    format: &'static str,
    version: u64,
    issued_at: Time,
    owner: &'a AccountId,
    owner_name: &'a str,
    principal: &'a AccountId,
    pools: &'a [OfferedPool],
    discoveries: &'a [OfferedDiscovery],
    withdrawn: &'a [SharedObject],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WrittenReturn<'a> {
    format: &'static str,
    version: u64,
    issued_at: Time,
    owner: &'a AccountId,
    principal: &'a AccountId,
    requests: &'a [Request],
    releases: &'a [AllocationId],
}

/// Writes a share file; equal values give equal bytes.
///
/// # Errors
/// A value that JSON cannot hold: none is known.
pub fn write_share_file(file: &ShareFile) -> Result<Vec<u8>, serde_json::Error> {
    write(&WrittenShare {
        format: SHARE_FORMAT,
        version: VERSION,
        issued_at: file.issued_at,
        owner: &file.owner,
        owner_name: &file.owner_name,
        principal: &file.principal,
        pools: &file.pools,
        discoveries: &file.discoveries,
        withdrawn: &file.withdrawn,
    })
}

/// Writes a return file; equal values give equal bytes.
///
/// # Errors
/// A value that JSON cannot hold: none is known.
pub fn write_return_file(file: &ReturnFile) -> Result<Vec<u8>, serde_json::Error> {
    write(&WrittenReturn {
        format: RETURN_FORMAT,
        version: VERSION,
        issued_at: file.issued_at,
        owner: &file.owner,
        principal: &file.principal,
        requests: &file.requests,
        releases: &file.releases,
    })
}

fn write(file: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, RowPerLine::default());
    file.serialize(&mut writer)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a share file, and checks that it agrees with itself.
///
/// # Errors
/// See [`ShareFileError`].
pub fn read_share_file(bytes: &[u8]) -> Result<ShareFile, ShareFileError> {
    let mut reader = Reader::default();
    let parts = parts(bytes, SHARE_FORMAT)?;
    let file = reader.share_file(&parts);
    reader.done(file, ShareFile::problems)
}

/// Reads a return file, and checks that it agrees with itself.
///
/// # Errors
/// See [`ShareFileError`].
pub fn read_return_file(bytes: &[u8]) -> Result<ReturnFile, ShareFileError> {
    let mut reader = Reader::default();
    let parts = parts(bytes, RETURN_FORMAT)?;
    let file = reader.return_file(&parts);
    reader.done(file, ReturnFile::problems)
}

/// An object's members, unread.
type Parts = BTreeMap<String, Box<RawValue>>;

fn parts(bytes: &[u8], format: &str) -> Result<Parts, ShareFileError> {
    let bytes = unmarked(bytes);
    let bad = |error: serde_json::Error| match error.classify() {
        Category::Data => ShareFileError::WrongFormat { found: None },
        Category::Syntax | Category::Eof | Category::Io => {
            ShareFileError::NotJson { line: error.line(), column: error.column() }
        }
    };
    let head: Head = serde_json::from_slice(bytes).map_err(bad)?;
    let ours = head.format.as_deref() == Some(format);
    match head.version.filter(|_| ours) {
        Some(found) if found > VERSION => Err(ShareFileError::NewerVersion { found }),
        Some(_) => serde_json::from_slice(bytes).map_err(bad),
        None => Err(ShareFileError::WrongFormat { found: head.format }),
    }
}

/// Reads part by part, so that one bad part hides no other.
#[derive(Default)]
struct Reader {
    problems: Vec<FileProblem>,
}

impl Reader {
    /// The file, where nothing is wrong with it, neither part by part nor as a whole.
    fn done<T>(
        mut self,
        file: Option<T>,
        check: impl FnOnce(&T) -> Vec<FileProblem>,
    ) -> Result<T, ShareFileError> {
        match file.filter(|_| self.problems.is_empty()) {
            Some(file) => {
                self.problems.extend(check(&file));
                if self.problems.is_empty() {
                    Ok(file)
                } else {
                    Err(ShareFileError::Problems(self.problems))
                }
            }
            None => Err(ShareFileError::Problems(self.problems)),
        }
    }

    fn wrong(&mut self, at: &str, what: &str) {
        // The reader repeats the place at the end of its text.
        let what = what.split(" at line ").next().unwrap_or_default().to_owned();
        self.problems.push(FileProblem::Part { at: at.to_owned(), what });
    }

    fn read<T: DeserializeOwned>(&mut self, raw: &RawValue, at: &str) -> Option<T> {
        match serde_json::from_str(raw.get()) {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong(at, &error.to_string());
                None
            }
        }
    }

    fn member<T: DeserializeOwned>(&mut self, parts: &Parts, name: &str, at: &str) -> Option<T> {
        let at = join(at, name);
        match parts.get(name) {
            Some(raw) => self.read(raw, &at),
            None => {
                self.wrong(&at, "missing");
                None
            }
        }
    }

    /// The elements of a list, each with its place.
    fn elements(&mut self, parts: &Parts, name: &str, at: &str) -> Vec<(Box<RawValue>, String)> {
        let list: Option<Vec<Box<RawValue>>> = self.member(parts, name, at);
        let at = join(at, name);
        let place = |number| format!("{at}[{number}]");
        let list = list.unwrap_or_default().into_iter().enumerate();
        list.map(|(number, raw)| (raw, place(number))).collect()
    }

    fn list<T: DeserializeOwned>(&mut self, parts: &Parts, name: &str, at: &str) -> Vec<T> {
        let elements = self.elements(parts, name, at);
        elements.into_iter().filter_map(|(raw, at)| self.read(&raw, &at)).collect()
    }

    /// A list whose elements are read part by part themselves.
    fn deep_list<T>(
        &mut self,
        parts: &Parts,
        name: &str,
        at: &str,
        read: impl Fn(&mut Reader, &Parts, &str) -> Option<T>,
    ) -> Vec<T> {
        let mut list = Vec::new();
        for (raw, at) in self.elements(parts, name, at) {
            if let Some(parts) = self.read::<Parts>(&raw, &at) {
                list.extend(read(self, &parts, &at));
            }
        }
        list
    }

    fn share_file(&mut self, parts: &Parts) -> Option<ShareFile> {
        let owner = self.member(parts, "owner", "");
        let owner_name = self.member(parts, "ownerName", "");
        let principal = self.member(parts, "principal", "");
        let issued_at = self.member(parts, "issuedAt", "");
        let pools = self.deep_list(parts, "pools", "", Reader::pool);
        let discoveries = self.deep_list(parts, "discoveries", "", Reader::discovery);
        let withdrawn = self.list(parts, "withdrawn", "");
        Some(ShareFile {
            owner: owner?,
            owner_name: owner_name?,
            principal: principal?,
            issued_at: issued_at?,
            pools,
            discoveries,
            withdrawn,
        })
    }

    fn pool(&mut self, parts: &Parts, at: &str) -> Option<OfferedPool> {
        let pool = self.member(parts, "pool", at);
        let scope = self.member(parts, "scope", at);
        let region = self.member(parts, "region", at);
        let allocations = self.list(parts, "allocations", at);
        let refused = self.list(parts, "refused", at);
        Some(OfferedPool { pool: pool?, scope: scope?, region: region?, allocations, refused })
    }

    fn discovery(&mut self, parts: &Parts, at: &str) -> Option<OfferedDiscovery> {
        let discovery = self.member(parts, "discovery", at);
        let sources = self.deep_list(parts, "sources", at, Reader::source);
        Some(OfferedDiscovery { discovery: discovery?, sources })
    }

    fn source(&mut self, parts: &Parts, at: &str) -> Option<OfferedSource> {
        let source = self.member(parts, "source", at);
        let resources = self.list(parts, "resources", at);
        let addresses = self.list(parts, "addresses", at);
        Some(OfferedSource { source: source?, resources, addresses })
    }

    fn return_file(&mut self, parts: &Parts) -> Option<ReturnFile> {
        let owner = self.member(parts, "owner", "");
        let principal = self.member(parts, "principal", "");
        let issued_at = self.member(parts, "issuedAt", "");
        let requests = self.list(parts, "requests", "");
        let releases = self.list(parts, "releases", "");
        Some(ReturnFile {
            owner: owner?,
            principal: principal?,
            issued_at: issued_at?,
            requests,
            releases,
        })
    }
}

fn join(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}
