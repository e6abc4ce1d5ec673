//! What the pages of IPAMs, scopes and discoveries have in common.

mod add_member;
mod create;
mod regions;
mod scopes_table;
mod share_banner;
mod share_tab;

pub use add_member::AddMemberDialog;
pub use create::{CreateInRegion, Makes};
pub use regions::{AddRegionsDialog, CountsOf, RegionCounts, RegionsTable};
pub use scopes_table::{CreateScopeDialog, ScopesTable};
pub use share_banner::ShareBanner;
pub use share_tab::ShareTab;
