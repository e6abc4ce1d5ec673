//! Keeps the work: opaque payload bytes under a few text keys of a [`Medium`].
//!
//! A payload is deflated and sealed by [`codec`], written fifteen bits to a UTF-16 unit by
//! [`pack`], and kept by a [`Store`] in generations, the head key last, so that a write cut short
//! at any point leaves the last good state loadable.
//!
//! | operation | cost |
//! |---|---|
//! | save | O(bytes of the payload) and O(keys of the medium) |
//! | load | the same |
//! | what browsers count of a payload | 16 units for 30 bytes, deflated |

mod backup;
#[cfg(target_arch = "wasm32")]
mod browser;
pub mod codec;
mod fault;
mod head;
mod medium;
mod memory;
pub mod pack;
mod shelf;
mod store;

pub use backup::{BackupError, RawBackup};
#[cfg(target_arch = "wasm32")]
pub use browser::BrowserMedium;
pub use fault::{Damage, Fault};
pub use medium::{Medium, PREFIX, units_of};
pub use memory::MemoryMedium;
pub use store::{Loaded, Recovery, Saved, Store, Usage};
