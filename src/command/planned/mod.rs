//! Planned VPCs and vSwitches: networks that do not exist yet, with their space taken already
//! (domain.md, D15).
//!
//! A planned VPC is nothing but the CIDRs that are allocated to it: each has its allocation, and
//! with the last of them the VPC goes. Its planned vSwitches lie inside these CIDRs. Finding a plan
//! costs O(log resources).

mod remove;
mod vpc;
mod vswitch;

use std::sync::Arc;

use crate::address::Cidr;
use crate::model::{
    AccountId, Hold, Holders, IpamId, Resource, ResourceCidr, ResourceCidrs, ResourceKey, Stated,
    Tags, Time, Watch, Workspace,
};

use super::transaction::Transaction;
use super::{Reason, Refusal, Rule, Spot, check};

pub(super) use remove::{delete, drop_all_of, drop_cidr, drop_inside};
pub(super) use vpc::{add_cidr, create as create_vpc, update as update_vpc};
pub(super) use vswitch::{create as create_vswitch, monitored_by, update as update_vswitch};

/// What a person says of a planned VPC; all of it can be changed later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlannedVpc {
    /// Its name; empty for none.
    pub name: Arc<str>,
    /// The account that it will belong to.
    pub account: Option<AccountId>,
    /// The tags that it will have.
    pub tags: Tags,
}

/// What a person says of a planned vSwitch; all of it can be changed later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlannedVSwitch {
    /// Its name; empty for none.
    pub name: Arc<str>,
    /// The zone that it will lie in.
    pub zone: Option<Arc<str>>,
    /// The tags that it will have.
    pub tags: Tags,
}

/// What the status of planned resources says.
const STATUS: &str = "Planned";

/// The planned resource and the IPAM that it is planned for.
fn find(workspace: &Workspace, key: ResourceKey) -> Result<(Resource, IpamId), Refusal> {
    let resource = check::resource(workspace, key)?;
    match resource.planned_for() {
        Some(ipam) => Ok((resource, ipam)),
        None => Err(Rule::NotPlanned(key).into()),
    }
}

impl PlannedVpc {
    /// What is wrong with what is said of it.
    fn problems(&self) -> Vec<Reason> {
        let mut reasons = text_problems(&self.name, &self.tags);
        let account = self.account.as_ref().and_then(check::account);
        reasons.extend(account.map(|reason| reason.at(Spot::Account)));
        reasons
    }
}

impl PlannedVSwitch {
    /// What is wrong with what is said of it.
    fn problems(&self) -> Vec<Reason> {
        let mut reasons = text_problems(&self.name, &self.tags);
        reasons.extend(self.zone.as_deref().and_then(check::zone));
        reasons
    }
}

/// What is wrong with a name and tags.
fn text_problems(name: &str, tags: &Tags) -> Vec<Reason> {
    let mut reasons = check::name_and_description(name, "");
    reasons.extend(check::tags(tags));
    reasons
}

/// A CIDR row of a plan: no source holds it.
fn planned_row(cidr: Cidr, now: Time) -> ResourceCidr {
    ResourceCidr {
        cidr,
        holders: Holders::new(),
        stated: Stated::default(),
        stated_at: now,
        watch: Watch::Watched,
        hold: Hold::Free,
        discovered_at: now,
        gone_since: None,
    }
}

/// The one CIDR that a plan starts with.
fn planned_cidrs(cidr: Cidr, now: Time) -> ResourceCidrs {
    std::iter::once(planned_row(cidr, now)).collect()
}

/// An id of our own that no resource has.
fn fresh_id<T: ToString>(tx: &mut Transaction<'_>, id: impl Fn(u64) -> T) -> Arc<str> {
    loop {
        let text: Arc<str> = id(tx.env.next_number()).to_string().into();
        let identity = crate::model::Identity::Planned(text.clone());
        if tx.workspace.resource_by_identity(&identity).is_none() {
            return text;
        }
    }
}

/// The reasons all at the row of the block.
fn at_block(reasons: Vec<Reason>) -> impl Iterator<Item = Reason> {
    reasons.into_iter().map(|reason| reason.at(Spot::Row(0)))
}
