//! All words shown, in English and in Chinese, and how numbers are written.
//!
//! A missing translation does not compile: every word is declared once, with both languages side
//! by side. To add a group of words, write `words/<group>.rs` with one `words!` block and name
//! it in the `dictionary!` of `words.rs`.

#[macro_use]
mod declare;

mod action;
mod activity;
#[cfg(test)]
mod check;
mod cidr;
mod concept;
pub mod csv;
mod fault;
mod file_name;
mod format;
mod name;
mod note;
pub mod number;
mod order;
mod problem;
mod quota;
mod refusal;
mod region;
mod remedy;
mod status;
mod time;
mod words;

pub use action::action_sentence;
pub use activity::{
    cannot_undo_sentence, cannot_undo_text, checkpoint_problem_sentence, entry_state_word,
    line_sentence, tab_name, table_counts_text,
};
pub use cidr::cidr_problem;
pub use concept::Concept;
pub use fault::{fault_sentence, recovery_sentence};
pub use file_name::file_stem;
pub use format::{format_name, paging_advice};
pub use name::{
    account_name, allocation_name, discovery_name, ipam_name, member_name, object_list,
    object_name, object_title, pool_name, resource_name, scope_name, share_name, source_name,
};
pub use note::note_sentence;
pub use order::SortText;
pub use problem::{
    place_label, problem_sentence, problem_sentence_in, repair_label, severity_word,
};
pub use quota::quota_name;
pub use refusal::{file_problem_sentence, reason_sentence, refusal_code};
pub use region::{provider_name, region_label, region_short};
pub use remedy::remedy_label;
pub use status::{
    auto_import_word, breach_sentence, breach_word, cidr_origin_word, claim_word,
    compliance_reason, compliance_word, fact_word, family_word, isp_word, lifecycle_word,
    management_word, monitoring_word, origin_word, overlap_word, relation_word, resource_kind_word,
    row_kind_word, scope_kind_word, share_type_word, source_kind_word,
};
pub use time::{format_time, format_time_exact, relative};
pub use words::*;

use serde::{Deserialize, Serialize};

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    Chinese,
}

impl Language {
    /// Both, in the order in which they are offered.
    pub const ALL: [Language; 2] = [Language::English, Language::Chinese];

    /// The tag for `lang="…"` and for `Intl`.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh-CN",
        }
    }

    /// The language's name in the language itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Chinese => "中文",
        }
    }

    /// Everything the page says in this language.
    pub const fn words(self) -> &'static Words {
        match self {
            Language::English => &Words::ENGLISH,
            Language::Chinese => &Words::CHINESE,
        }
    }

    /// The language for a browser's preference such as `zh-Hans-CN`; English for all but Chinese.
    pub fn of_tag(tag: &str) -> Language {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") { Language::Chinese } else { Language::English }
    }
}

/// Sets sentences one after another; Chinese needs no blank between them.
fn sentences<'a>(sentences: impl IntoIterator<Item = &'a str>, language: Language) -> String {
    let all: Vec<&str> = sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect();
    match language {
        Language::English => all.join(" "),
        Language::Chinese => all.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_hold_the_same_placeholders() {
        for (group, name, english, chinese) in written() {
            let places = |text: &str| {
                let mut found: Vec<String> = text
                    .split('{')
                    .skip(1)
                    .filter_map(|rest| rest.split_once('}').map(|(name, _)| name.to_owned()))
                    .collect();
                found.sort_unstable();
                found.dedup();
                found
            };
            assert_eq!(places(english), places(chinese), "{group}.{name}");
        }
    }

    #[test]
    fn nothing_is_left_empty_or_padded() {
        for (group, name, english, chinese) in written() {
            for text in [english, chinese] {
                assert!(!text.is_empty() && text.trim() == text, "{group}.{name}: {text:?}");
            }
        }
    }

    #[test]
    fn one_and_many_differ_in_english_only() {
        let shown = Words::ENGLISH.table.selected;
        assert_eq!(shown("1"), "1 row selected");
        assert_eq!(shown("1,024"), "1,024 rows selected");
        assert_eq!((Words::CHINESE.table.selected)("1"), "已选择 1 行");
    }

    #[test]
    fn a_browser_set_to_any_chinese_gets_chinese() {
        assert_eq!(Language::of_tag("zh-Hans-CN"), Language::Chinese);
        assert_eq!(Language::of_tag("ZH"), Language::Chinese);
        assert_eq!(Language::of_tag("de-AT"), Language::English);
        assert_eq!(Language::of_tag(""), Language::English);
    }
}
