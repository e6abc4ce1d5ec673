//! The pages, one file each.

mod parts;

pub use parts::PartsPage;
