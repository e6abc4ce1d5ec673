//! The rules of domain.md as stories: for every command what it does and when it refuses.

#![allow(missing_docs, reason = "the names of the tests are the documentation")]

mod addresses;
mod allocating;
mod auto_import;
mod commands;
mod decisions;
mod desk;
mod discovering;
mod every_rule;
mod failures;
mod feeds;
mod free_space;
mod gone;
mod hierarchy;
mod homes;
mod ipams;
mod ipv6;
mod lifecycle;
mod lists;
mod machine;
mod matching;
mod members;
mod placing;
mod planned;
mod pools;
mod previews;
mod provisioning;
mod quotas;
mod references;
mod refusing;
mod remedies;
mod sharing;
mod statuses;
mod tag_lists;
mod tags;
mod taking;
mod together;
mod vendor;

/// The checker and the dice of the core's random tests.
#[allow(dead_code, reason = "shared with the core's tests, which use all of it")]
#[path = "../core/naive/mod.rs"]
mod naive;
#[allow(dead_code, reason = "shared with the core's tests, which use all of it")]
#[path = "../core/random/mod.rs"]
mod random;

pub use desk::*;
