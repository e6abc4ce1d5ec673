//! Native tests.

mod chart;
