//! Importing: drop files, see what would change, then apply it as one command.

mod changes;
mod files;
mod offers;
mod panel;
mod session;

pub use panel::ImportPanel;
