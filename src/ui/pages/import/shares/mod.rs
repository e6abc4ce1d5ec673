//! Share files and return files among the files of a drop (domain.md, D23).

mod answer;
mod offer;

use std::sync::Arc;

use leptos::prelude::*;

use crate::export::{RETURN_FORMAT, ShareFileError, format_of, read_return_file, read_share_file};
use crate::text::{Words, file_problem_sentence, number};
use crate::ui::browser::file::NamedBytes;
use crate::ui::language::{UseWords, use_words};
use crate::ui::parts::RefusalBox;

use super::session::Session;
use answer::Answer;
use offer::Offer;

/// True for what a principal hands back; everything else is taken for a share file.
pub(super) fn is_return(bytes: &[u8]) -> bool {
    format_of(bytes).is_some_and(|format| format == RETURN_FORMAT)
}

/// What the file holds, and the button that takes it in; or what is wrong with it.
#[component]
pub(super) fn SharedFile(session: Session, file: Arc<NamedBytes>) -> impl IntoView {
    let read = if is_return(&file.bytes) {
        read_return_file(&file.bytes).map(|file| view! { <Answer file/> }.into_any())
    } else {
        read_share_file(&file.bytes).map(|file| view! { <Offer session file/> }.into_any())
    };
    match read {
        Ok(view) => view,
        Err(error) => view! { <Unread error/> }.into_any(),
    }
}

/// Why the file cannot be taken in: everything that is wrong with it.
#[component]
fn Unread(error: ShareFileError) -> impl IntoView {
    let words = use_words();
    let error = StoredValue::new(error);
    let sentences = move || error.with_value(|error| sentences(error, words));
    view! {
        {move || {
            sentences()
                .into_iter()
                .map(|sentence| view! { <RefusalBox message=sentence/> })
                .collect_view()
        }}
    }
}

fn sentences(error: &ShareFileError, words: UseWords) -> Vec<String> {
    let said: &Words = words.get();
    let sharing = &said.sharing;
    match error {
        ShareFileError::NotJson { line, column } => {
            vec![(sharing.bad_json)(&number::whole(*line), &number::whole(*column))]
        }
        ShareFileError::WrongFormat { .. } => vec![sharing.bad_format.to_owned()],
        ShareFileError::NewerVersion { found } => {
            vec![(sharing.bad_version)(&found.to_string())]
        }
        ShareFileError::Problems(problems) => {
            let language = words.language();
            problems.iter().map(|problem| file_problem_sentence(problem, language)).collect()
        }
    }
}
