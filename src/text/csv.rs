//! One line of CSV, safe to open in a spreadsheet.

use std::borrow::Cow;

/// Joins cells to a line by RFC 4180, without the line's end. A cell that a spreadsheet would run
/// as a formula gets an apostrophe before it.
pub fn line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            line.push(',');
        }
        let cell = neutral(cell);
        if cell.contains([',', '"', '\n', '\r']) {
            line.push('"');
            line.push_str(&cell.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(&cell);
        }
    }
    line
}

fn neutral(cell: &str) -> Cow<'_, str> {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    // A plain negative number is harmless, and must stay a number.
    if runs && cell.parse::<f64>().is_err() {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_quotes_and_line_ends_are_quoted() {
        assert_eq!(
            line(["a,b", "say \"hi\"", "two\nlines", "plain"]),
            "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",plain"
        );
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_neutralised() {
        assert_eq!(
            line(["=HYPERLINK(1)", "@cmd", "+cmd", "-2+3", "\tx"]),
            "'=HYPERLINK(1),'@cmd,'+cmd,'-2+3,'\tx"
        );
    }

    #[test]
    fn negative_numbers_stay_numbers() {
        assert_eq!(line(["-12.5", "—"]), "-12.5,—");
    }
}
