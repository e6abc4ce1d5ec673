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
mod rules;
mod search;
mod storage;
