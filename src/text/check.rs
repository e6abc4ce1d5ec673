//! What every sentence must be, for tests.

/// Checks one sentence in both languages: said in words, ended, and really translated.
#[track_caller]
pub fn pair(english: &str, chinese: &str) {
    for text in [english, chinese] {
        assert!(!text.trim().is_empty(), "nothing is said: {english:?} / {chinese:?}");
        assert_eq!(text.trim(), text, "padded");
        assert!(!text.contains(['{', '}']), "a place was not filled: {text}");
        assert!(!text.contains("  ") && !text.contains(".."), "badly joined: {text}");
    }
    assert!(english.ends_with(['.', '?']), "no sentence: {english}");
    assert!(chinese.ends_with(['。', '？']), "no sentence: {chinese}");
    assert!(chinese.chars().any(is_chinese), "not translated: {chinese}");
    assert!(!english.chars().any(is_chinese), "not translated: {english}");
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}
