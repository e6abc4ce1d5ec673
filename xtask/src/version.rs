//! Reading versions, as programs print them and as the lock file pins them.

/// A version in three numbers, so that it can be compared.
pub type Triple = (u64, u64, u64);

/// The first word of a program's answer that looks like a version: `trunk 0.21.14` → `0.21.14`.
pub fn of_output(output: &str) -> Option<&str> {
    output
        .split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// The version's numbers; what is missing counts as 0, and what follows them is left out.
pub fn triple(version: &str) -> Option<Triple> {
    let plain = version.split(['-', '+']).next()?;
    let mut numbers = plain.split('.').map(|number| number.parse::<u64>().ok());
    let major = numbers.next()??;
    Some((major, numbers.next().flatten().unwrap_or(0), numbers.next().flatten().unwrap_or(0)))
}

/// The version of a package in the text of a `Cargo.lock`.
pub fn locked<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_what_programs_print() {
        assert_eq!(of_output("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(of_output("wasm-opt version 132 (version_132)"), Some("132"));
        assert_eq!(of_output("v20.20.2\n"), Some("20.20.2"));
        assert_eq!(of_output("Chromium 156.0.1.2 built on Debian"), Some("156.0.1.2"));
        assert_eq!(of_output("rustc 1.96.0 (ac68faa20 2026-05-25)"), Some("1.96.0"));
        assert_eq!(of_output("no version here"), None);
    }

    #[test]
    fn versions_compare_by_number_not_by_letter() {
        assert!(triple("20.10.0") > triple("20.9.5"));
        assert_eq!(triple("132"), Some((132, 0, 0)));
        assert_eq!(triple("1.98.0-nightly"), Some((1, 98, 0)));
        assert_eq!(triple("156.0.1.2"), Some((156, 0, 1)));
        assert_eq!(triple("next"), None);
    }

    #[test]
    fn the_lock_file_tells_a_package_from_those_that_start_alike() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
            [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"…\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(lock, "trunk"), None);
    }
}
