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
