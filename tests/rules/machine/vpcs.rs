//! The naive reading for linking a VPC (D15, 2.6).

use freehold::address::Cidr;
use freehold::command::InTheWay;
use freehold::model::{AllocationTarget, PoolId, ResourceKey, Watch};

use super::judge::{Lists, No};
use crate::naive::{inside, place};

impl Lists<'_> {
    pub fn allocate_vpc(
        &mut self,
        id: PoolId,
        key: ResourceKey,
        cidr: Cidr,
        in_the_way: InTheWay,
    ) -> Result<(), No> {
        let pool = self.pool(id)?;
        let mut resources = self.workspace.resources().iter();
        let resource = resources.find(|row| row.key == key).ok_or("there is no such resource")?;
        if !place::stands_alone(self.workspace, resource, cidr) {
            return Err("a vSwitch follows its VPC");
        }
        let row = resource.cidrs.iter().find(|row| row.cidr == cidr && row.gone_since.is_none());
        match row.map(|row| row.watch) {
            None => return Err("the resource has no such CIDR"),
            Some(Watch::Ignored) => return Err("the CIDR is ignored"),
            Some(Watch::Watched) => {}
        }
        let target = AllocationTarget::Vpc(key);
        if self.allocations.iter().any(|row| row.target == target && row.cidr == cidr) {
            return Err("the CIDR is allocated already");
        }
        if pool.region.is_none() || pool.region != resource.region {
            return Err("the pool is not of the VPC's region");
        }
        if !pool.cidrs.iter().any(|row| inside(cidr, row.cidr)) {
            return Err("the block is inside no provisioned CIDR");
        }
        let hits = self.hits(id, cidr);
        let replaceable = in_the_way == InTheWay::ReplaceReservations
            && hits
                .iter()
                .all(|hit| hit.target == AllocationTarget::Custom && inside(hit.cidr, cidr));
        if !hits.is_empty() && !replaceable {
            return Err("the block is taken");
        }
        self.allocations.retain(|row| !hits.iter().any(|hit| hit.id == row.id));
        self.allocate(id, cidr, target);
        Ok(())
    }
}
