//! What leaves the workspace and may come back: byte-stable, and checked on its way in.
//!
//! Nothing that is read here is trusted: files come from other people, and stored bytes from a
//! disk. [`integrity::check`] says everything that is wrong with a workspace that was read.
//!
//! | operation | cost |
//! |---|---|
//! | write and read | O(bytes), and O(n log n) over all rows for the lookups and the check on the way in |

pub mod binary;
pub mod csv;
mod layout;
pub mod share_file;
pub mod workspace_file;

pub use crate::model::integrity::{self, Finding};
pub use binary::{BinaryError, decode, encode};
pub use csv::CsvWriter;
pub use share_file::{
    RETURN_FORMAT, ShareFileError, format_of, read_return_file, read_share_file, write_return_file,
    write_share_file,
};
pub use workspace_file::{
    WorkspaceFile, WorkspaceFileError, read_workspace_file, write_workspace_file,
};
