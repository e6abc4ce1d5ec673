//! What went wrong with saving or loading, and what to do.

use super::number::{bytes, whole};
use super::{Language, Words};
use crate::storage::{Damage, Fault, Recovery};

/// Says what happened and what to do about it.
pub fn fault_sentence(fault: &Fault, language: Language) -> String {
    let words = language.words();
    let text = &words.fault;
    match fault {
        Fault::Blocked => text.blocked.into(),
        Fault::Full { needed, available } => (text.full)(&units(*needed), &units(*available)),
        Fault::TooLarge { bytes: size, limit } => (text.too_large)(&bytes(*size), &bytes(*limit)),
        Fault::Corrupt { damage } => (text.corrupt)(&damage_phrase(damage, words)),
        Fault::Newer { found, known } => (text.newer)(&found.to_string(), &known.to_string()),
        Fault::TakenOver { .. } => text.taken_over.into(),
        Fault::Gone => text.gone.into(),
        Fault::Unaccepted => text.unaccepted.into(),
        Fault::NotKept { .. } => text.not_kept.into(),
        Fault::Failed { message } => (text.failed)(message.trim_end_matches('.')),
    }
}

/// Says which state was loaded in place of the newest, and what to do.
pub fn recovery_sentence(recovery: &Recovery, language: Language) -> String {
    let words = language.words();
    let text = &words.fault;
    let what = match recovery {
        Recovery::HeadUnreadable => text.head_unreadable.into(),
        Recovery::EarlierGeneration { damage } => (text.earlier)(&damage_phrase(damage, words)),
        Recovery::WithoutHead => text.without_head.into(),
    };
    super::sentences([what.as_str(), text.accept_or_export], language)
}

/// What is damaged, as part of a sentence.
fn damage_phrase(damage: &Damage, words: &Words) -> String {
    let text = &words.fault;
    match damage {
        Damage::Head => text.no_head.into(),
        Damage::Missing { segment } => {
            let number = usize::try_from(*segment).unwrap_or(usize::MAX).saturating_add(1);
            (text.missing)(&whole(number))
        }
        Damage::Text(_) | Damage::Length { .. } | Damage::Checksum | Damage::Deflate => {
            text.altered.into()
        }
        Damage::Kind { .. } => text.foreign.into(),
        Damage::Oversized { claimed, limit } => (text.oversized)(&bytes(*claimed), &bytes(*limit)),
    }
}

/// A size in the medium's units of two bytes.
fn units(number: u64) -> String {
    bytes(number.saturating_mul(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn damages() -> Vec<Damage> {
        vec![
            Damage::Head,
            Damage::Missing { segment: 2 },
            Damage::Length { found: 1, expected: 2 },
            Damage::Checksum,
            Damage::Kind { found: 9 },
            Damage::Oversized { claimed: 5_000_000_000, limit: 1_000_000_000 },
            Damage::Deflate,
        ]
    }

    fn faults() -> Vec<Fault> {
        let mut faults = vec![
            Fault::Blocked,
            Fault::Full { needed: 2_100_000, available: 50_000 },
            Fault::TooLarge { bytes: 900_000_000, limit: 500_000_000 },
            Fault::Newer { found: 3, known: 1 },
            Fault::TakenOver { epoch: 4, saves: 17 },
            Fault::Gone,
            Fault::Unaccepted,
            Fault::NotKept { key: "freehold/head".into() },
            Fault::Failed { message: "disk error".into() },
        ];
        faults.extend(damages().into_iter().map(|damage| Fault::Corrupt { damage }));
        faults
    }

    #[test]
    fn every_fault_says_what_happened_in_both_languages() {
        for fault in faults() {
            let english = fault_sentence(&fault, Language::English);
            let chinese = fault_sentence(&fault, Language::Chinese);
            crate::text::check::pair(&english, &chinese);
        }
    }

    #[test]
    fn every_recovery_says_what_to_do() {
        let mut recoveries = vec![Recovery::HeadUnreadable, Recovery::WithoutHead];
        let earlier = |damage| Recovery::EarlierGeneration { damage };
        recoveries.extend(damages().into_iter().map(earlier));
        for recovery in recoveries {
            let english = recovery_sentence(&recovery, Language::English);
            let chinese = recovery_sentence(&recovery, Language::Chinese);
            crate::text::check::pair(&english, &chinese);
            assert!(english.contains("accept it"), "{english}");
        }
    }

    #[test]
    fn a_full_storage_tells_sizes_and_the_way_out() {
        let fault = Fault::Full { needed: 2_100_000, available: 50_000 };
        assert_eq!(
            fault_sentence(&fault, Language::English),
            "The browser's storage is full: 4.2 MB are needed and 100 kB are left. Free space by \
             removing sources that are no longer needed, or download the workspace as a file."
        );
    }

    #[test]
    fn parts_are_counted_from_one() {
        let fault = Fault::Corrupt { damage: Damage::Missing { segment: 0 } };
        assert!(fault_sentence(&fault, Language::English).contains("part 1 is missing"));
    }
}
