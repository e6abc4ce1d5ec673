//! Importing: drop files, see what would change, then apply it as one command.

mod changes;
mod files;
mod offers;
mod panel;
mod reading;
mod session;
mod shares;
mod strangers;

pub use panel::ImportPanel;
