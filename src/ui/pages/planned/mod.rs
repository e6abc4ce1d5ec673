//! Planning VPCs and vSwitches: the page that makes a VPC, and the dialogs about what is planned.

mod add_cidr;
mod block;
mod delete;
mod edit;
mod facts;
mod pools;
mod vpc_new;
mod vswitch;

pub use add_cidr::AddCidrDialog;
pub use delete::DeletePlannedDialog;
pub use edit::{EditPlannedVSwitch, EditPlannedVpc};
pub use vpc_new::{POOL, VpcNew};
pub use vswitch::CreateVSwitchDialog;
