//! Native tests.

mod chart;
mod feed;
mod storage;
