//! What the pages of IPAMs, scopes and discoveries have in common.

mod create;
mod regions;
mod scopes_table;

pub use create::{CreateInRegion, Makes};
pub use regions::{AddRegionsDialog, CountsOf, RegionCounts, RegionsTable};
pub use scopes_table::{CreateScopeDialog, ScopesTable};
