//! The naive reading for pools and their CIDRs (2.4, 2.5, D2, D3, D20, D21).

use freehold::address::{Cidr, Family};
use freehold::command::{CidrRequest, CreatePool, Dependants};
use freehold::model::{
    AllocationTarget, AutoImport, CidrOrigin, MaskRules, Pool, PoolId, PrivateIpv6,
    ProvisionedCidr, Quota, ScopeId, ScopeKind, ShareType,
};

use super::judge::{Lists, NEW, No, asked, typed_first};
use crate::naive::{inside, shared};

/// D21, spelt out.
const NO_UNICAST: [&str; 8] = [
    "0.0.0.0/8",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "::/127",
    "fe80::/10",
    "ff00::/8",
];

impl Lists<'_> {
    fn kind(&self, scope: ScopeId) -> ScopeKind {
        self.workspace.scopes().iter().find(|row| row.id == scope).expect("a scope").kind
    }

    fn limit(&self, quota: Quota, wanted: usize) -> Result<(), No> {
        let limit = usize::try_from(self.workspace.settings().limit(quota)).unwrap();
        if wanted <= limit { Ok(()) } else { Err("a quota is used up") }
    }

    /// A block that the vendor would assign is not foretold; the invariants look at it.
    pub fn is_simulated(&self, id: PoolId, requests: &[CidrRequest]) -> bool {
        let top = self.pools.iter().find(|pool| pool.id == id && pool.source_pool.is_none());
        top.is_some_and(|pool| self.kind(pool.scope) == ScopeKind::Public)
            && requests.iter().any(|request| !matches!(request, CidrRequest::Exactly(_)))
    }

    pub fn would_simulate(&self, request: &CreatePool) -> bool {
        let scope = self.workspace.scopes().iter().find(|row| row.id == request.scope);
        request.source_pool.is_none()
            && scope.is_some_and(|scope| scope.kind == ScopeKind::Public)
            && request.provision.iter().any(|row| !matches!(row, CidrRequest::Exactly(_)))
    }

    /// 2.5: every row, typed ones first.
    pub fn provision(&mut self, id: PoolId, requests: &[CidrRequest]) -> Result<(), No> {
        let pool = self.own_pool(id)?;
        if requests.is_empty() {
            return Err("nothing is asked for");
        }
        let public_top = pool.source_pool.is_none() && self.kind(pool.scope) == ScopeKind::Public;
        let quota = if public_top {
            Quota::IpamCidrQuotaPerPublicIpv6TopPool
        } else {
            Quota::IpamCidrQuotaPerIpamPool
        };
        self.limit(quota, pool.cidrs.len() + requests.len())?;
        for request in typed_first(requests.iter().copied()) {
            let cidr = match request {
                CidrRequest::Exactly(cidr) => self.typed(id, cidr)?,
                CidrRequest::AnyOf { .. } | CidrRequest::Default => self.sized(&pool, request)?,
            };
            let origin = self.origin(&pool, cidr)?;
            let rows = self.pools.iter_mut().find(|pool| pool.id == id).expect("the pool");
            rows.cidrs.push(ProvisionedCidr { cidr, origin });
            if let Some(source) = pool.source_pool {
                self.allocate(source, cidr, AllocationTarget::SubPool(id));
            }
        }
        Ok(())
    }

    /// D20: a part of a simulated block is simulated too.
    fn origin(&self, pool: &Pool, cidr: Cidr) -> Result<CidrOrigin, No> {
        let Some(source) = pool.source_pool else { return Ok(CidrOrigin::Real) };
        let source = self.pool(source)?;
        let around = source.cidrs.iter().find(|row| inside(cidr, row.cidr));
        Ok(around.map_or(CidrOrigin::Real, |around| around.origin))
    }

    fn typed(&self, id: PoolId, cidr: Cidr) -> Result<Cidr, No> {
        let pool = self.pool(id)?;
        if cidr.family() != pool.family {
            return Err("the block is of the other IP version");
        }
        if NO_UNICAST.iter().any(|text| shared(text.parse().unwrap(), cidr).is_some()) {
            return Err("the block is no unicast space");
        }
        if pool.cidrs.iter().any(|row| shared(row.cidr, cidr).is_some()) {
            return Err("the pool holds some of it already");
        }
        match pool.source_pool {
            None => {
                let mut rivals = self
                    .pools
                    .iter()
                    .filter(|other| other.scope == pool.scope && other.source_pool.is_none());
                let taken = rivals
                    .any(|other| other.cidrs.iter().any(|row| shared(row.cidr, cidr).is_some()));
                if taken { Err("another top-level pool holds some of it") } else { Ok(cidr) }
            }
            Some(source) => {
                let source = self.pool(source)?;
                if !source.cidrs.iter().any(|row| inside(cidr, row.cidr)) {
                    return Err("the source pool has no such block");
                }
                let free = self.hits(source.id, cidr).is_empty();
                if free { Ok(cidr) } else { Err("the source pool has allocated some of it") }
            }
        }
    }

    fn sized(&self, pool: &Pool, request: CidrRequest) -> Result<Cidr, No> {
        let (length, placement) = asked(pool, request)?;
        if length > pool.family.bits() {
            return Err("the mask is too long");
        }
        let source = pool.source_pool.ok_or("a top-level pool needs a CIDR")?;
        self.choose(&self.pool(source)?, length, placement)
    }

    pub fn create_pool(&mut self, request: &CreatePool) -> Result<(), No> {
        let source = request.source_pool.map(|id| self.own_pool(id)).transpose()?;
        self.fits_scope(request)?;
        self.fits_source(request, source.as_ref())?;
        self.fits_quotas(request, source.as_ref())?;
        sound(request.rules, request.family)?;
        let inherited = source.as_ref().and_then(|source| source.region.clone());
        let region = request.region.clone().or(inherited);
        if request.auto_import == AutoImport::On {
            let ipams = self.workspace.ipams().iter();
            let default = ipams
                .filter(|ipam| [ipam.private_scope, ipam.public_scope].contains(&request.scope));
            if region.is_none() || default.count() == 0 {
                return Err("auto-import is not possible");
            }
        }
        let mut pool = blank();
        pool.id = NEW;
        pool.scope = request.scope;
        pool.source_pool = request.source_pool;
        pool.family = request.family;
        pool.region = region;
        pool.rules = request.rules;
        pool.auto_import = request.auto_import;
        pool.cidrs = Vec::new();
        self.pools.push(pool);
        if request.provision.is_empty() { Ok(()) } else { self.provision(NEW, &request.provision) }
    }

    /// 2.3, D20: which scope takes which IP version, and which regions its IPAM has.
    fn fits_scope(&self, request: &CreatePool) -> Result<(), No> {
        let scopes = self.workspace.scopes();
        let scope = scopes.iter().find(|row| row.id == request.scope).ok_or("no such scope")?;
        let mut ipams = self.workspace.ipams().iter();
        let ipam = ipams.find(|row| row.id == scope.ipam).ok_or("another account's scope")?;
        let allowed = self.workspace.settings().private_ipv6 == PrivateIpv6::Allowed;
        let takes = match (scope.kind, request.family) {
            (ScopeKind::Public, family) => family == Family::V6,
            (ScopeKind::Private, Family::V4) => true,
            (ScopeKind::Private, Family::V6) => allowed,
        };
        if !takes {
            return Err("the scope does not take this IP version");
        }
        if request.isp.is_some() && scope.kind == ScopeKind::Private {
            return Err("a line is of public IPv6 only");
        }
        match &request.region {
            Some(region) if !ipam.effective_regions.contains(region) => {
                Err("the region is not effective")
            }
            _ => Ok(()),
        }
    }

    fn fits_source(&self, request: &CreatePool, source: Option<&Pool>) -> Result<(), No> {
        let inherited = source.and_then(|source| source.region.as_ref());
        if request.family == Family::V6 && request.region.is_none() && inherited.is_none() {
            return Err("an IPv6 pool needs a region");
        }
        let Some(source) = source else { return Ok(()) };
        if source.scope != request.scope || source.family != request.family {
            return Err("the source pool is of another kind");
        }
        match (&source.region, &request.region) {
            (Some(inherited), Some(asked)) if inherited != asked => {
                Err("the region of the source pool is inherited")
            }
            _ => Ok(()),
        }
    }

    fn fits_quotas(&self, request: &CreatePool, source: Option<&Pool>) -> Result<(), No> {
        if let Some(source) = source {
            let mut depth = 2;
            let mut above = source.source_pool;
            while let Some(id) = above {
                depth += 1;
                above = self.pool(id)?.source_pool;
            }
            self.limit(Quota::IpamPoolQuotaDepth, depth)?;
            let siblings = self.pools.iter().filter(|row| row.source_pool == Some(source.id));
            self.limit(Quota::IpamSubPoolQuotaPerIpamPool, siblings.count() + 1)?;
        }
        let same_scope = self.pools.iter().filter(|row| row.scope == request.scope);
        match self.kind(request.scope) {
            ScopeKind::Private => self.limit(Quota::IpamPoolQuotaPerScope, same_scope.count() + 1),
            ScopeKind::Public if source.is_some() => Ok(()),
            ScopeKind::Public => {
                let isp = request.isp.unwrap_or_default();
                let same = same_scope.filter(|row| {
                    row.source_pool.is_none()
                        && row.region == request.region
                        && row.isp == Some(isp)
                });
                self.limit(Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp, same.count() + 1)
            }
        }
    }

    pub fn delete_pool(&mut self, id: PoolId, dependants: Dependants) -> Result<(), No> {
        let pool = self.own_pool(id)?;
        if pool.share == ShareType::Sharing {
            return Err("the pool is shared with others");
        }
        let subs: Vec<PoolId> =
            self.pools.iter().filter(|row| row.source_pool == Some(id)).map(|row| row.id).collect();
        let holds = self.allocations.iter().any(|row| row.pool == id);
        let empty = subs.is_empty() && !holds && pool.cidrs.is_empty();
        if dependants == Dependants::Refuse && !empty {
            return Err("something depends on the pool");
        }
        for sub in subs {
            self.delete_pool(sub, Dependants::DeleteToo)?;
        }
        self.allocations
            .retain(|row| row.pool != id && row.target != AllocationTarget::SubPool(id));
        self.pools.retain(|row| row.id != id);
        Ok(())
    }

    pub fn deprovision(
        &mut self,
        id: PoolId,
        cidr: Cidr,
        dependants: Dependants,
    ) -> Result<(), No> {
        let pool = self.own_pool(id)?;
        if !pool.cidrs.iter().any(|row| row.cidr == cidr) {
            return Err("it is not provisioned");
        }
        let inner = self.hits(id, cidr);
        if dependants == Dependants::Refuse && !inner.is_empty() {
            return Err("something is allocated from it");
        }
        for allocation in inner {
            if let AllocationTarget::SubPool(sub) = allocation.target {
                self.deprovision(sub, allocation.cidr, Dependants::DeleteToo)?;
            }
        }
        self.allocations.retain(|row| {
            let inner = row.pool == id && shared(row.cidr, cidr).is_some();
            let place = row.target == AllocationTarget::SubPool(id) && row.cidr == cidr;
            !inner && !place
        });
        let row = self.pools.iter_mut().find(|row| row.id == id).expect("the pool");
        row.cidrs.retain(|row| row.cidr != cidr);
        Ok(())
    }
}

/// D12: minimum ≤ default ≤ maximum, within the family.
fn sound(rules: MaskRules, family: Family) -> Result<(), No> {
    let given: Vec<u8> = [rules.min, rules.default, rules.max].into_iter().flatten().collect();
    let ordered = given.windows(2).all(|pair| pair[0] <= pair[1]);
    let short = given.iter().all(|length| *length <= family.bits());
    if ordered && short { Ok(()) } else { Err("the masks are out of order") }
}

fn blank() -> Pool {
    Pool {
        id: NEW,
        scope: ScopeId::new(0),
        label: Default::default(),
        source_pool: None,
        family: Family::V4,
        isp: None,
        region: None,
        rules: MaskRules::default(),
        auto_import: AutoImport::Off,
        cidrs: Vec::new(),
        share: Default::default(),
        status: Default::default(),
        created_at: Default::default(),
        owner: freehold::model::AccountId::new(""),
    }
}
