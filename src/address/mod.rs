//! Address arithmetic that `ipnet` lacks: strict CIDR parsing, exact counts (2^128 included),
//! spans, free space, aligned blocks, and the ways of choosing a block.
//!
//! IPv4 and IPv6 share one code: an address is a number of up to 128 bits beside its [`Family`].
//!
//! | operation | cost |
//! |---|---|
//! | parse, contain, intersect, count | O(1) |
//! | free gaps of a CIDR among `a` sorted used spans | O(a) |
//! | holes (maximal aligned free blocks) | O(a + holes) |
//! | first, best, sparse fit | O(a + holes) |

#![deny(clippy::arithmetic_side_effects)]

mod cidr;
mod count;
mod fit;
mod space;
mod span;

pub use cidr::{Cidr, CidrError, Family, format_address, parse_address};
pub use count::Count;
pub use fit::{Placement, next_block};
pub use space::{FreeSpace, covered, merge};
pub use span::Span;
