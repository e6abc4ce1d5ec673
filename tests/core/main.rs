//! Native tests.

mod chart;
mod discovered;
mod feed;
mod storage;
