//! Names of files that tell what is in them.

/// The longest stem, in characters: some systems end at 255 bytes, and Chinese takes three each.
const MOST: usize = 80;

/// Parts such as an object's name and a chart's, as the stem of a file's name that every system
/// takes: letters and digits of any script, `.` and `_`; all else becomes one `-`.
pub fn file_stem(parts: &[&str]) -> String {
    let mut stem = String::new();
    let mut cut = false;
    let letters = parts.iter().flat_map(|part| part.chars().chain(['-']));
    for letter in letters.take(MOST) {
        if letter.is_alphanumeric() || letter == '_' || (letter == '.' && !stem.is_empty()) {
            if cut && !stem.is_empty() {
                stem.push('-');
            }
            stem.push(letter);
            cut = false;
        } else {
            cut = true;
        }
    }
    let stem = stem.trim_end_matches('.');
    if stem.is_empty() { "freehold".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_object_and_chart() {
        assert_eq!(file_stem(&["private-default", "management"]), "private-default-management");
        assert_eq!(
            file_stem(&["prod core", "usage", "10.0.0.0/20"]),
            "prod-core-usage-10.0.0.0-20"
        );
        assert_eq!(file_stem(&["生产环境", "重叠"]), "生产环境-重叠");
    }

    #[test]
    fn no_system_chokes_on_it() {
        assert_eq!(file_stem(&["../../etc", "a:b*c?<d>|e\"\n"]), "etc-a-b-c-d-e");
        assert_eq!(file_stem(&["…", "//"]), "freehold");
        assert_eq!(file_stem(&["hidden."]), "hidden");
        assert!(file_stem(&["x".repeat(500).as_str()]).len() <= MOST);
    }
}
