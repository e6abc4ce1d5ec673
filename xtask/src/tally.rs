//! Counting tests by the closing lines of the runners.

use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Tally {
    /// What a line adds to the count: cargo's and wasm-bindgen's runners close with `test result: …`,
    /// Node's with one line for each outcome. Any other line adds nothing.
    pub fn from_line(line: &str) -> Self {
        let line = without_colours(line);
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            return Self { passed: before(result, "passed"), failed: before(result, "failed") };
        }
        let Some(node) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) else {
            return Self::default();
        };
        match node.split_once(' ').map(|(word, number)| (word, number.parse())) {
            Some(("pass", Ok(passed))) => Self { passed, failed: 0 },
            // A test that was cut off has not passed.
            Some(("fail" | "cancelled", Ok(failed))) => Self { passed: 0, failed },
            _ => Self::default(),
        }
    }
}

/// The number right before a word, as in `ok. 3 passed; 0 failed`.
fn before(text: &str, word: &str) -> u64 {
    let words: Vec<&str> = text.split([' ', ';']).filter(|word| !word.is_empty()).collect();
    words
        .windows(2)
        .find_map(|pair| match pair {
            [number, found] if *found == word => number.parse().ok(),
            _ => None,
        })
        .unwrap_or(0)
}

/// The line without terminal escapes of the form `ESC [ … letter`.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(output: &str) -> Tally {
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally += Tally::from_line(line));
        tally
    }

    #[test]
    fn cargo_s_closing_lines_add_up_over_test_binaries() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 40 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(counted(output), Tally { passed: 42, failed: 3 });
    }

    #[test]
    fn colours_do_not_hide_a_closing_line() {
        let line = "test result: \u{1b}[32mok\u{1b}[m. 7 passed; 0 failed; 0 ignored";
        assert_eq!(Tally::from_line(line), Tally { passed: 7, failed: 0 });
    }

    #[test]
    fn node_s_cancelled_tests_count_as_failed() {
        let output = "ℹ tests 6\nℹ suites 0\nℹ pass 3\nℹ fail 1\nℹ cancelled 2\nℹ skipped 0\n";
        assert_eq!(counted(output), Tally { passed: 3, failed: 3 });
        assert_eq!(counted("# pass 5\n# fail 0\n"), Tally { passed: 5, failed: 0 });
    }

    #[test]
    fn the_words_of_a_test_are_not_taken_for_a_count() {
        let output = "test 3 passed ... ok\n# passing 3\npass 9\n  ℹ duration_ms 90.5\n";
        assert_eq!(counted(output), Tally::default());
    }
}
