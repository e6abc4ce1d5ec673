//! Comma-separated values, as RFC 4180 has them, and safe to open in a spreadsheet.
//!
//! | operation | cost |
//! |---|---|
//! | write | O(bytes) |

/// Spreadsheets take cells that start so for formulas.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes rows of cells.
///
/// A cell that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets
/// read as "this is text".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CsvWriter {
    text: String,
}

impl CsvWriter {
    /// Nothing written yet.
    pub fn new() -> CsvWriter {
        CsvWriter::default()
    }

    /// Writes one row.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let start = self.text.len();
        let mut count = 0usize;
        for cell in cells {
            if count > 0 {
                self.text.push(',');
            }
            count = count.saturating_add(1);
            self.cell(cell.as_ref());
        }
        // A row of one empty cell must not look like an empty line.
        if count == 1 && self.text.len() == start {
            self.text.push_str("\"\"");
        }
        self.text.push_str("\r\n");
    }

    fn cell(&mut self, cell: &str) {
        let guard = if cell.starts_with(FORMULA) { "'" } else { "" };
        if cell.contains(['"', ',', '\r', '\n']) {
            self.text.push('"');
            self.text.push_str(guard);
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(guard);
            self.text.push_str(cell);
        }
    }

    /// All that was written.
    pub fn finish(self) -> String {
        self.text
    }
}
