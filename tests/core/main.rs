//! Native tests.
mod storage;
