//! Native tests.

mod address;
mod chart;
mod demo;
mod discovered;
mod export;
mod feed;
mod history;
mod house;
mod naive;
mod oracle;
mod random;
/// The workspace at work that the stories of the rules share.
#[allow(dead_code, reason = "the stories of the rules use all of it")]
#[path = "../rules/desk.rs"]
mod rules;
mod search;
mod storage;
