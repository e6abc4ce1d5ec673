//! JSON with a line for every row: small, and a comparison of two files shows which rows differ.
//!
//! | operation | cost |
//! |---|---|
//! | write | O(bytes) |

use std::io::{Result, Write};

use serde_json::ser::Formatter;

/// File, workspace, table: what lies deeper is one row and stays on its line.
const OPEN_LEVELS: usize = 3;

/// Breaks lines down to [`OPEN_LEVELS`], and not below.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RowPerLine {
    level: usize,
}

impl RowPerLine {
    fn open<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> Result<()> {
        self.level = self.level.saturating_add(1);
        writer.write_all(bracket)
    }

    /// Between the brackets: a new line before each part, a comma before all but the first.
    fn part<W: ?Sized + Write>(&self, writer: &mut W, first: bool) -> Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        self.line(writer)
    }

    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> Result<()> {
        self.line(writer)?;
        self.level = self.level.saturating_sub(1);
        writer.write_all(bracket)
    }

    fn line<W: ?Sized + Write>(&self, writer: &mut W) -> Result<()> {
        if self.level <= OPEN_LEVELS { writer.write_all(b"\n") } else { Ok(()) }
    }
}

impl Formatter for RowPerLine {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.open(writer, b"[")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.part(writer, first)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.close(writer, b"]")
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.open(writer, b"{")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.part(writer, first)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.close(writer, b"}")
    }
}
