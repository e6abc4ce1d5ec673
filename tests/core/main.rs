//! Native tests.

mod chart;
mod storage;
