//! Freehold: an IP address manager that runs wholly in the browser.
//!
//! The rooms, from the ground up; a room may use only rooms above it in this list:
//! [`address`] → [`model`] → [`insight`] → [`command`] → [`query`] → [`search`] → [`history`] →
//! [`demo`] → [`feed`] → [`storage`] → [`text`] → [`chart`] → [`export`] → `ui`.
//!
//! Everything but `ui` compiles and is tested natively: it never reads the clock, randomness or
//! the browser.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::todo,
    clippy::unimplemented
)]
// A test may stop at what must not be; the same code is linted without this as the library.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod address;
pub mod chart;
pub mod command;
pub mod demo;
pub mod export;
pub mod feed;
pub mod history;
pub mod insight;
pub mod model;
pub mod query;
pub mod search;
pub mod storage;
pub mod text;
pub mod ui;
