//! Lines of the activity log, why a step stays, what is wrong with a checkpoint.

use super::Language;
use super::action::action_sentence;
use super::number::whole;
use crate::history::{
    CannotUndo, Cause, CheckpointProblem, EntryState, Line, Log, Tab, TableCounts,
};
use crate::model::TableName;

/// Most lines that a refusal names one by one.
const MOST_NAMED: usize = 5;

/// Says what a line of the log tells: `Undone: Created pool prod-hz`.
pub fn line_sentence(line: &Line, language: Language) -> String {
    let words = language.words();
    let what = action_sentence(&line.action, language);
    match line.cause {
        Cause::User => what,
        Cause::Refresh => (words.activity.refreshed)(&what),
        Cause::Undo(_) | Cause::UndoAlone(_) => (words.action.undone)(&what),
        Cause::Redo(_) => (words.action.redone)(&what),
    }
}

/// What became of a line.
pub fn entry_state_word(state: EntryState, language: Language) -> &'static str {
    let words = &language.words().activity;
    match state {
        EntryState::Done => words.done,
        EntryState::Undone => words.undone,
        EntryState::Final => words.is_final,
        EntryState::Note => words.note,
    }
}

/// A tab's short name.
pub fn tab_name(tab: Tab, own: Tab, language: Language) -> String {
    let words = &language.words().activity;
    if tab == own {
        return words.this_tab.to_owned();
    }
    (words.tab_named)(&format!("{:03X}", tab.0))
}

/// Says why a step stays; the lines that stand in the way follow on their own.
pub fn cannot_undo_sentence(why: &CannotUndo, language: Language) -> String {
    let words = &language.words().activity;
    match why {
        CannotUndo::NotThere => words.not_there.to_owned(),
        CannotUndo::AlreadyUndone(_) => words.already.to_owned(),
        CannotUndo::TooOld(_) => words.too_old.to_owned(),
        CannotUndo::Touched { .. } => words.touched.to_owned(),
        CannotUndo::Needed { findings, .. } => {
            let broken = (words.broken)(&whole(findings.len()));
            super::sentences([broken.as_str(), words.needed], language)
        }
    }
}

/// Says why a step stays in one text, with the first lines that stand in the way.
pub fn cannot_undo_text(why: &CannotUndo, log: &Log, language: Language) -> String {
    let lines = why.in_the_way();
    let mut text = cannot_undo_sentence(why, language);
    let named = lines.iter().take(MOST_NAMED).filter_map(|id| log.get(*id));
    for entry in named {
        text.push_str("\n• ");
        text.push_str(&line_sentence(entry.line(), language));
    }
    if lines.len() > MOST_NAMED {
        let more = whole(lines.len().saturating_sub(MOST_NAMED));
        text.push_str("\n• ");
        text.push_str(&(language.words().activity.more)(&more));
    }
    text
}

/// Says what is wrong with a checkpoint or its name.
pub fn checkpoint_problem_sentence(problem: CheckpointProblem, language: Language) -> &'static str {
    let words = &language.words().activity;
    match problem {
        CheckpointProblem::NoName => words.no_name,
        CheckpointProblem::LongName => words.long_name,
        CheckpointProblem::SameName(_) => words.same_name,
        CheckpointProblem::NotThere => words.gone,
        CheckpointProblem::Dropped(_) => words.dropped,
    }
}

/// How many rows of which tables: `pools 1, allocations 2`.
pub fn table_counts_text(counts: &TableCounts, language: Language) -> String {
    let told = |(table, count): &(TableName, usize)| {
        format!("{} {}", table_word(*table, language), whole(*count))
    };
    counts.iter().map(told).collect::<Vec<_>>().join(", ")
}

fn table_word(table: TableName, language: Language) -> &'static str {
    let (words, people) = (&language.words().activity, &language.words().people);
    match table {
        TableName::Settings => words.in_settings,
        TableName::Ipams => words.in_ipams,
        TableName::Scopes => words.in_scopes,
        TableName::Pools => words.in_pools,
        TableName::Allocations => words.in_allocations,
        TableName::Discoveries => words.in_discoveries,
        TableName::Associations => words.in_associations,
        TableName::Sources => words.in_sources,
        TableName::Resources => words.in_resources,
        TableName::Addresses => words.in_addresses,
        TableName::Members => words.in_members,
        TableName::Shares => words.in_shares,
        TableName::Accepted => people.in_accepted,
        TableName::Claims => people.in_claims,
        TableName::ReferenceSets => words.in_reference_sets,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::history::EntryId;

    const BOTH: [Language; 2] = [Language::English, Language::Chinese];

    #[test]
    fn every_table_has_a_word_of_its_own_and_stands_with_its_rows() {
        for language in BOTH {
            let words: BTreeSet<_> =
                TableName::ALL.iter().map(|table| table_word(*table, language)).collect();
            assert_eq!(words.len(), TableName::ALL.len(), "{words:?}");
        }
        let counts = vec![(TableName::Pools, 1), (TableName::Allocations, 1_200)];
        assert_eq!(table_counts_text(&counts, Language::English), "pools 1, allocations 1,200");
    }

    #[test]
    fn what_became_of_a_line_and_what_is_wrong_with_a_checkpoint_is_told_apart() {
        use EntryState::{Done, Final, Note, Undone};
        for language in BOTH {
            let states: BTreeSet<_> = [Done, Undone, Final, Note]
                .into_iter()
                .map(|state| entry_state_word(state, language))
                .collect();
            assert_eq!(states.len(), 4, "{states:?}");
            let problems: BTreeSet<_> = [
                CheckpointProblem::NoName,
                CheckpointProblem::LongName,
                CheckpointProblem::NotThere,
            ]
            .into_iter()
            .map(|problem| checkpoint_problem_sentence(problem, language))
            .collect();
            assert_eq!(problems.len(), 3, "{problems:?}");
        }
    }

    #[test]
    fn the_own_tab_is_told_from_others_by_their_numbers() {
        let (own, other) = (Tab(0x2a), Tab(0x7));
        assert_eq!(tab_name(own, own, Language::English), "This tab");
        assert!(tab_name(other, own, Language::English).contains("007"));
    }

    #[test]
    fn why_a_step_stays_is_told_apart() {
        for language in BOTH {
            let entry = EntryId(3);
            let reasons = [
                CannotUndo::NotThere,
                CannotUndo::AlreadyUndone(entry),
                CannotUndo::TooOld(entry),
                CannotUndo::Touched { entry, by: Vec::new() },
            ];
            let said: BTreeSet<_> =
                reasons.iter().map(|why| cannot_undo_sentence(why, language)).collect();
            assert_eq!(said.len(), reasons.len(), "{said:?}");
        }
    }
}
