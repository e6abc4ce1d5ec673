//! What pages share and what knows the domain: statuses, links to objects, refusals, label forms,
//! delete dialogs, and doing a command with a notice.

mod accounts;
mod ask;
mod asked;
mod bulk;
pub(crate) mod chart;
mod concept;
mod confirm;
pub(crate) mod conflict;
pub(crate) mod doughnut;
mod edit_label;
mod export;
mod fold;
mod gone;
mod handed;
mod hide;
mod label;
mod link;
mod lists;
mod lost;
pub(crate) mod network;
mod planned;
pub(crate) mod range;
mod range_fields;
mod refusal;
mod region_field;
mod regions;
mod release;
mod remedy;
pub(crate) mod resources;
pub(crate) mod row;
mod run;
mod share_files;
mod shared;
pub(crate) mod space;
mod status;
mod svg_file;
mod time;
pub(crate) mod trend;
pub(crate) mod usage;
pub(crate) mod usage_trend;

pub use accounts::{AddMemberButton, account_title, known_accounts, relation_text, typed_accounts};
pub use ask::Ask;
pub use asked::{on_asked, use_asked};
pub use bulk::{Bulk, BulkButtons, BulkDialogs};
pub use concept::{Explain, ExplainedLead};
pub use confirm::DeleteDialog;
pub use edit_label::EditLabelDialog;
pub use export::use_export;
pub use fold::{UseFolds, use_folds};
pub use gone::{Gone, ResourceGone};
pub use handed::{FEEDS, provide_handed, use_handed};
pub use label::{LabelFields, LabelForm, LabelParts, or_dash};
pub use link::{
    IdName, ObjectLink, id_name_cell, name_cell, object_place, object_title, row_place,
};
pub use lists::{
    AccountName, ManageLink, RegionFilter, RegionNames, TagList, discovery_kind_word, group_text,
    list_revision, live_refusal, region_text, rule_text, tag_text, use_region_filter,
};
pub use lost::{Lost, losses};
pub use planned::{PlannedBadge, PlannedMark, is_planned, planned_cell, planned_name};
pub use refusal::{Refused, RefusedAt, refused_at, refused_rows};
pub use region_field::RegionField;
pub use regions::{
    RegionName, known_choices, managed_regions, region_choices, region_value, to_region,
};
pub use release::{ReleaseDialog, Releasing};
pub use run::{Run, use_run};
pub use share_files::{ShareFiles, Withdrawn, provide_withdrawn, use_share_files, use_withdrawn};
pub use shared::{is_accepted, owner_only};
pub use status::{
    ComplianceBadge, HeldBadge, LifecycleBadge, ManagementBadge, OverlapBadge, ShareBadge,
    bar_usage, compliance_mark, management_mark, overlap_mark,
};
pub use time::{Ago, When};
pub use usage::{Known, KnownUsage, known_usage_cell};
