//! Native tests.

mod address;
mod chart;
mod feed;
mod naive;
mod oracle;
mod random;
mod rules;
mod storage;
