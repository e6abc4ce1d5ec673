//! The page.

pub mod route;
