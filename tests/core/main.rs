//! Native tests.

mod chart;
mod demo;
mod export;
mod storage;
