//! Forms from data: a form is described once, and one engine shows it.
//!
//! A description says which fields there are, what each is called, what it may hold, which part of
//! the core's answer belongs to it, what it holds at first, and which command all of it makes. The
//! engine does the rest, the same for every form: it fills the fields when the form opens, asks the
//! core while one types, puts each reason to the field that it is about, keeps what was typed when
//! a command is refused, offers the remedies, and closes when it is done.
//!
//! No rule stands here: what may be typed is what the command takes.

mod answer;
mod control;
mod engine;
mod field;
mod page;

pub use answer::{Answer, Outcome};
pub use engine::Form;
pub use field::FormField;
pub use page::Fields;
