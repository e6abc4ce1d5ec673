//! Native tests.

mod chart;
mod demo;
mod storage;
