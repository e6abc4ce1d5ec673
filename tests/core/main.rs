//! Native tests.

mod feed;
