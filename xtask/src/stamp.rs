//! Whether something is there already, made from just what lies there now.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::{OrFail, Outcome};

/// What lies in these files and folders, as a number: equal contents, equal numbers.
pub fn of(root: &Path, parts: &[&str]) -> Outcome<u64> {
    let mut files = Vec::new();
    for part in parts {
        gather(&root.join(part), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        let content = fs::read(&file)
            .or_fail(|| format!("{} cannot be read", file.display()), "Check who owns it.")?;
        file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
        content.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// The files below a place; nothing where there is none.
fn gather(place: &Path, files: &mut Vec<PathBuf>) -> Outcome<()> {
    if place.is_file() {
        files.push(place.to_path_buf());
        return Ok(());
    }
    if !place.is_dir() {
        return Ok(());
    }
    let entries = fs::read_dir(place)
        .or_fail(|| format!("{} cannot be read", place.display()), "Check who owns it.")?;
    entries.flatten().try_for_each(|entry| gather(&entry.path(), files))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_follows_contents_names_and_folders_and_nothing_else() {
        let root = std::env::temp_dir().join(format!("freehold-stamp-{}", std::process::id()));
        fs::create_dir_all(root.join("in/side")).unwrap();
        fs::write(root.join("in/side/file"), "one").unwrap();
        let stamp = || of(&root, &["in", "not-there"]).unwrap();
        let first = stamp();
        fs::write(root.join("in/side/file"), "one").unwrap();
        fs::write(root.join("elsewhere"), "two").unwrap();
        assert_eq!(stamp(), first);
        fs::write(root.join("in/side/file"), "two").unwrap();
        let second = stamp();
        assert_ne!(second, first);
        fs::rename(root.join("in/side/file"), root.join("in/side/other")).unwrap();
        assert_ne!(stamp(), second);
        fs::remove_dir_all(&root).unwrap();
    }
}
