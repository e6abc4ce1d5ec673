//! What pages share and what knows the domain: statuses, links to objects, refusals, label forms,
//! delete dialogs, and doing a command with a notice.

mod confirm;
mod export;
mod label;
mod link;
mod refusal;
mod regions;
mod run;
mod status;
mod time;

pub use confirm::DeleteDialog;
pub use export::use_export;
pub use label::{LabelFields, LabelForm, LabelParts};
pub use link::{IdName, ObjectLink, object_place, object_title, row_place};
pub use refusal::{Refused, RefusedAt, refused_at};
pub use regions::{
    RegionName, known_choices, managed_regions, region_choices, region_value, to_region,
};
pub use run::{Run, use_run};
pub use status::{ComplianceBadge, LifecycleBadge, ManagementBadge, OverlapBadge, bar_usage};
pub use time::{Ago, When};
