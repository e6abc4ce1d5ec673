//! The files of a drop: what each was recognised as, its problems, and the questions it leaves.

use leptos::prelude::*;

use crate::export::{WorkspaceFileError, read_workspace_file};
use crate::feed::{Format, Problem, Report, Severity};
use crate::history::Trends;
use crate::text::{format_name, number, place_label, problem_sentence_in, severity_word};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{
    Badge, Button, ButtonKind, ConfirmDialog, Mark, RefusalBox, Toast, use_toasts,
};
use crate::ui::show::{RegionField, region_choices};
use crate::ui::state::use_desk;

use super::session::{Session, is_shared, is_workspace, offers_repairs, region_asked, rejected};
use super::shares::{SharedFile, is_return};

/// Most problems of one file that are listed.
const MOST_LISTED: usize = 100;

/// One card per file.
#[component]
pub fn Files(session: Session) -> impl IntoView {
    let words = use_words();
    view! {
        <section class="card" aria-label=move || words.get().import.files>
            <ul class="import-files">
                {move || {
                    session
                        .reports()
                        .iter()
                        .enumerate()
                        .map(|(place, report)| {
                            view! { <FileReport session place report=report.clone()/> }
                        })
                        .collect_view()
                }}
            </ul>
        </section>
    }
}

#[component]
fn FileReport(session: Session, place: usize, report: Report) -> impl IntoView {
    let words = use_words();
    let ours = is_workspace(&report) || is_shared(&report);
    let mark = match (report.observations.is_empty(), rejected(&report)) {
        (true, _) if !ours => Mark::Bad,
        (_, 0) => Mark::Good,
        _ => Mark::Warn,
    };
    let (file, format, records) = (report.file.clone(), report.format, report.records);
    // Read once more: what is shown of it depends on nothing but its bytes.
    let handed = session.file(place).filter(|_| is_shared(&report));
    let is_return = handed.as_ref().map(|file| is_return(&file.bytes));
    let head = move || {
        let import = &words.get().import;
        let sharing = &words.get().sharing;
        match format {
            Some(Format::FreeholdShare) if is_return == Some(true) => (sharing.open_return)(&file),
            Some(Format::FreeholdShare) => (sharing.open_file)(&file),
            Some(format) => (import.file_recognised)(
                &number::whole(records),
                &file,
                format_name(format, words.language()),
            ),
            None => (import.file_unknown)(&file),
        }
    };
    let asks = region_asked(&report).map(|provider| {
        view! { <RegionQuestion session place name=report.file.to_string() provider/> }
    });
    let repairs = (offers_repairs(&report)
        || session.repaired.with_untracked(|made| made.contains(&place)))
    .then(|| view! { <RepairButton session place/> });
    let opens = is_workspace(&report).then(|| view! { <OpenWorkspace session place/> });
    let nothing = report.observations.is_empty() && !ours;
    let shared = handed.map(|file| view! { <SharedFile session file/> });
    view! {
        <li class="import-file">
            <Badge mark label=head/>
            {nothing.then(|| view! { <p class="muted">{move || words.get().import.nothing_imported}</p> })}
            {asks}
            {opens}
            {shared}
            <Problems problems=report.problems left_out=report.problems_left_out format/>
            {repairs}
        </li>
    }
}

/// "Which region is this file about?", asked once for the whole file.
#[component]
fn RegionQuestion(
    session: Session,
    place: usize,
    name: String,
    provider: crate::model::Provider,
) -> impl IntoView {
    let words = use_words();
    let value = RwSignal::new(
        session.regions.with_untracked(|known| known.get(&place).cloned().unwrap_or_default()),
    );
    Effect::new(move |before: Option<String>| {
        let now = value.get();
        if before.is_some_and(|before| before != now) {
            session.answer_region(place, &now);
        }
        now
    });
    let choices = Signal::derive(move || {
        let regions: Vec<_> = crate::model::known_regions()
            .iter()
            .filter(|name| name.provider == provider)
            .map(|name| crate::model::Region::new(name.provider, name.code))
            .collect();
        region_choices(&regions, words.language())
    });
    view! {
        <RegionField
            label=Text::from(move || (words.get().import.region_question)(&name))
            value
            regions=choices
            empty=word(|w| w.ipams.choose_region)
            help=word(|w| w.import.region_help)
        />
    }
}

#[component]
fn RepairButton(session: Session, place: usize) -> impl IntoView {
    let words = use_words();
    let made = Signal::derive(move || session.repaired.with(|made| made.contains(&place)));
    let label = move || {
        let import = &words.get().import;
        if made.get() { import.undo_repairs } else { import.accept_repairs }
    };
    view! { <Button label on_press=move |()| session.toggle_repairs(place)/> }
}

#[component]
fn Problems(problems: Vec<Problem>, left_out: usize, format: Option<Format>) -> impl IntoView {
    let words = use_words();
    if problems.is_empty() {
        return ().into_any();
    }
    let total = problems.len().saturating_add(left_out);
    let more = total.saturating_sub(problems.len().min(MOST_LISTED));
    let listed = problems.into_iter().take(MOST_LISTED).collect::<Vec<_>>();
    let worst = listed.iter().any(|problem| problem.severity <= Severity::Warning);
    view! {
        <details open=worst>
            <summary>{move || (words.get().import.problems)(&number::whole(total))}</summary>
            <ul class="problems">
                {listed.into_iter().map(|problem| view! { <ProblemLine problem format/> }).collect_view()}
                {(more > 0)
                    .then(|| {
                        view! {
                            <li>{move || (words.get().import.more_problems)(&number::whole(more))}</li>
                        }
                    })}
            </ul>
        </details>
    }
    .into_any()
}

#[component]
fn ProblemLine(problem: Problem, format: Option<Format>) -> impl IntoView {
    let words = use_words();
    let mark = match problem.severity {
        Severity::Rejected => Mark::Bad,
        Severity::Repaired => Mark::Good,
        Severity::Warning => Mark::Warn,
        Severity::Note => Mark::Idle,
    };
    let severity = problem.severity;
    let problem = StoredValue::new(problem);
    let place = move || problem.with_value(|problem| place_label(problem, words.language()));
    let sentence = move || {
        problem.with_value(|problem| problem_sentence_in(problem, format, words.language()))
    };
    view! {
        <li>
            <Badge mark label=move || severity_word(severity, words.language())/>
            <span class="place">{place}</span>
            <span>{sentence}</span>
        </li>
    }
}

/// A workspace file takes the place of everything that is here.
#[component]
fn OpenWorkspace(session: Session, place: usize) -> impl IntoView {
    let (desk, words, toasts) = (use_desk(), use_words(), use_toasts());
    let open = RwSignal::new(false);
    let failure = RwSignal::new(None::<WorkspaceFileError>);
    let read = move |()| {
        let Some(file) = session.file(place) else { return };
        match read_workspace_file::<Trends>(&file.bytes) {
            Ok(opened) => {
                desk.replace(opened.workspace, opened.history);
                toasts.show(Toast::new((words.now().import.opened)(&file.name)));
                session.clear();
            }
            Err(error) => failure.set(Some(error)),
        }
    };
    let press = move |()| {
        if desk.peek(crate::model::Workspace::is_empty) {
            read(());
        } else {
            open.set(true);
        }
    };
    view! {
        <Button label=word(|w| w.import.workspace_open) kind=ButtonKind::Primary on_press=press/>
        <RefusalBox message=move || failure.with(|why| {
            why.as_ref().map(|why| unopened(why, words.get())).unwrap_or_default()
        })/>
        <ConfirmDialog
            open
            title=word(|w| w.import.workspace_open)
            confirm=word(|w| w.import.workspace_open)
            on_confirm=read
        >
            <p>{move || words.get().import.workspace_replaces}</p>
        </ConfirmDialog>
    }
}

/// Why a workspace file cannot be opened.
fn unopened(error: &WorkspaceFileError, words: &'static crate::text::Words) -> String {
    let keeping = &words.keeping;
    match error {
        WorkspaceFileError::NotJson { line, column } => {
            (keeping.file_not_json)(&number::whole(*line), &number::whole(*column))
        }
        WorkspaceFileError::WrongFormat { .. } => keeping.file_wrong_format.to_owned(),
        WorkspaceFileError::NewerVersion { found } => (keeping.file_newer)(&found.to_string()),
        WorkspaceFileError::BadRow { line, what, .. } => {
            (keeping.file_bad_row)(&number::whole(*line), what)
        }
        WorkspaceFileError::Broken(findings) => {
            (keeping.file_broken)(&number::whole(findings.len()))
        }
        WorkspaceFileError::Unwritable(what) => what.clone(),
    }
}
