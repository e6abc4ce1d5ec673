//! Doing a command, with a notice that offers to undo it.

use leptos::prelude::*;

use crate::command::{Applied, Command, Refusal};
use crate::history::{CannotUndo, EntryId, Line, Past};
use crate::text::{cannot_undo_text, line_sentence, note_sentence, number};
use crate::ui::language::{UseWords, use_words};
use crate::ui::parts::{Toast, Toasts, use_toasts};
use crate::ui::state::{Desk, use_desk};

/// Does commands for a page. Small and `Copy`; works in event handlers.
#[derive(Clone, Copy)]
pub struct Run {
    desk: Desk,
    words: UseWords,
    toasts: Toasts,
}

/// Makes it from the page's contexts.
pub fn use_run() -> Run {
    Run { desk: use_desk(), words: use_words(), toasts: use_toasts() }
}

impl Run {
    /// Does a command; a notice says what was done and offers to undo it.
    ///
    /// # Errors
    /// The refusal, for the form to show.
    pub fn apply(self, command: Command) -> Result<Applied, Refusal> {
        let applied = self.desk.apply(command)?;
        if applied.change.is_empty() {
            return Ok(applied);
        }
        let language = self.words.language_now();
        let line =
            self.desk.peek_past(|past| past.log().next_undo().map(|entry| entry.line().clone()));
        let done = line.as_ref().map(|line| line_sentence(line, language));
        let notes = self.desk.peek(|workspace| {
            let said = applied.notes.iter().map(|note| note_sentence(note, workspace, language));
            summary(said.collect())
        });
        let text = [done.unwrap_or_default(), notes].join(" ");
        // This very step: others may have followed while the notice was there.
        let undo = move |()| match &line {
            Some(line) => self.say(self.desk.undo_alone(line.id)),
            None => self.undo(),
        };
        let toast = Toast::new(text.trim().to_owned());
        self.toasts.show(toast.action(self.words.now().action.undo, undo));
        Ok(applied)
    }

    /// Deletes several objects: one after another, and again those that others stood in the way of,
    /// until no more can go. One notice says how many went and offers to undo them all. How many
    /// stay.
    pub fn several(self, commands: Vec<Command>) -> usize {
        let mut left = commands;
        let mut steps = Vec::new();
        loop {
            let before = steps.len();
            left.retain(|command| {
                let done = self.desk.apply(command.clone()).is_ok();
                if done {
                    let last = |past: &Past| past.log().next_undo().map(|entry| entry.line().id);
                    steps.extend(self.desk.peek_past(last));
                }
                !done
            });
            if left.is_empty() || steps.len() == before {
                break;
            }
        }
        if !steps.is_empty() {
            let said = (self.words.now().bulk.done)(&number::whole(steps.len()));
            let undo = move |()| self.undo_steps(&steps);
            self.toasts.show(Toast::new(said).action(self.words.now().action.undo, undo));
        }
        left.len()
    }

    /// Takes these steps back, the last one first; what cannot be is said.
    fn undo_steps(self, steps: &[EntryId]) {
        let mut undone = 0_usize;
        for step in steps.iter().rev() {
            match self.desk.undo_alone(*step) {
                Ok(_) => undone = undone.saturating_add(1),
                Err(why) => return self.say(Err(why)),
            }
        }
        let said = (self.words.now().bulk.undone)(&number::whole(undone));
        self.toasts.show(Toast::brief(said));
    }

    /// Does a command and puts a refusal into the signal that a form shows.
    pub fn into(self, refusal: RwSignal<Option<Refusal>>, command: Command) -> Option<Applied> {
        match self.apply(command) {
            Ok(applied) => {
                refusal.set(None);
                Some(applied)
            }
            Err(refused) => {
                refusal.set(Some(refused));
                None
            }
        }
    }

    /// Does a command of one click, without a form: a refusal is said in a notice.
    pub fn now(self, command: Command) -> Option<Applied> {
        match self.apply(command) {
            Ok(applied) => Some(applied),
            Err(refusal) => {
                let language = self.words.language_now();
                let said = self.desk.peek(|workspace| {
                    let sentences = refusal
                        .reasons
                        .iter()
                        .map(|reason| crate::text::reason_sentence(reason, workspace, language));
                    summary(sentences.collect())
                });
                self.toasts.show(Toast::new(said));
                None
            }
        }
    }

    /// Takes the last step back, and says so, or why not.
    pub fn undo(self) {
        self.say(self.desk.undo());
    }

    /// Does the step taken back again, and says so, or why not.
    pub fn redo(self) {
        self.say(self.desk.redo());
    }

    fn say(self, turned: Result<Line, CannotUndo>) {
        let language = self.words.language_now();
        match turned {
            Ok(line) => self.toasts.show(Toast::brief(line_sentence(&line, language))),
            // Nothing to do is nothing to say.
            Err(CannotUndo::NotThere) => {}
            Err(why) => {
                let text = self.desk.peek_past(|past| cannot_undo_text(&why, past.log(), language));
                self.toasts.show(Toast::new(text));
            }
        }
    }
}

/// Most sentences that one notice holds.
const MOST: usize = 3;

/// The first few sentences, and how many more there are.
fn summary(sentences: Vec<String>) -> String {
    let more = sentences.len().saturating_sub(MOST);
    let mut text = sentences.into_iter().take(MOST).collect::<Vec<_>>().join(" ");
    if more > 0 {
        text.push_str(&format!(" (+{more})"));
    }
    text
}
