//! Native tests.

mod chart;
mod feed;
mod naive;
mod oracle;
mod random;
mod storage;
