use freehold::export::CsvWriter;

fn written<const N: usize>(cells: [&str; N]) -> String {
    let mut csv = CsvWriter::new();
    csv.row(cells);
    csv.finish()
}

#[test]
fn rows_end_as_the_standard_says_and_only_what_must_be_is_quoted() {
    let mut csv = CsvWriter::new();
    csv.row(["Name", "CIDR"]);
    csv.row(["华东, \"prod\"", "10.0.0.0/16"]);
    csv.row(["two\nlines", ""]);
    assert_eq!(
        csv.finish(),
        "Name,CIDR\r\n\"华东, \"\"prod\"\"\",10.0.0.0/16\r\n\"two\nlines\",\r\n"
    );
}

#[test]
fn no_cell_is_run_as_a_formula() {
    for start in ["=", "+", "-", "@"] {
        assert_eq!(written([&format!("{start}1+1")]), format!("'{start}1+1\r\n"));
    }
    assert_eq!(written(["\tx", "\rx"]), "'\tx,\"'\rx\"\r\n");
    assert_eq!(written(["=HYPERLINK(\"a\",\"b\")"]), "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"\r\n");
    assert_eq!(written(["10.0.0.0/8", "a=b"]), "10.0.0.0/8,a=b\r\n");
}

#[test]
fn a_row_of_one_empty_cell_is_no_empty_line() {
    assert_eq!(written([""]), "\"\"\r\n");
    assert_eq!(written([]), "\r\n");
    assert_eq!(written(["", ""]), ",\r\n");
}
