//! The rules of domain.md beyond references and blocks: regions, IP versions, switches.

use std::collections::HashMap;

use crate::address::Family;
use crate::model::{AutoImport, DiscoveryKind, Ipam, Pool, RowKey, ScopeKind, ShareType};

use super::{Checker, Finding};

impl Checker<'_> {
    /// Default scopes are of their kind, the default discovery follows its IPAM.
    pub(super) fn defaults(&mut self, ipam: &Ipam) {
        let row = RowKey::Ipams(ipam.id);
        for (id, kind) in
            [(ipam.public_scope, ScopeKind::Public), (ipam.private_scope, ScopeKind::Private)]
        {
            if self.workspace.scopes().get(&id).is_some_and(|scope| scope.kind != kind) {
                self.elsewhere(&row, RowKey::Scopes(id));
            }
        }
        let discovery = self.workspace.discoveries().get(&ipam.default_discovery);
        if discovery.is_some_and(|discovery| discovery.kind != DiscoveryKind::System(ipam.id)) {
            self.elsewhere(&row, RowKey::Discoveries(ipam.default_discovery));
        }
        if !ipam.effective_regions.contains(&ipam.region) {
            self.findings.push(Finding::ManagedRegionMissing(ipam.id));
        }
    }

    /// A discovery is associated with IPAMs of its managed region, once with each.
    pub(super) fn associated(&mut self) {
        let workspace = self.workspace;
        let mut seen = HashMap::new();
        for association in workspace.associations().iter() {
            let pair = (association.ipam, association.discovery);
            if let Some(first) = seen.insert(pair, association.id) {
                self.findings.push(Finding::AssociatedTwice(first, association.id));
            }
            let ipam = workspace.ipams().get(&association.ipam);
            let discovery = workspace.discoveries().get(&association.discovery);
            if let (Some(ipam), Some(discovery)) = (ipam, discovery)
                && ipam.region != discovery.region
            {
                let row = RowKey::Associations(association.id);
                self.elsewhere(&row, RowKey::Discoveries(discovery.id));
            }
        }
        for discovery in workspace.discoveries().iter() {
            if let DiscoveryKind::System(id) = discovery.kind
                && workspace.ipams().get(&id).is_some_and(|it| it.default_discovery != discovery.id)
            {
                self.elsewhere(&RowKey::Discoveries(discovery.id), RowKey::Ipams(id));
            }
        }
    }

    /// Regions, IP version and auto-import of a pool.
    pub(super) fn pool_rules(&mut self, pool: &Pool) {
        if !pool.rules.is_sound(pool.family) {
            self.findings.push(Finding::UnsoundRules(pool.id));
        }
        // An accepted pool brings a stub of its scope, without the owner's regions (domain.md, D23).
        if pool.share == ShareType::Shared {
            return;
        }
        let scope = self.workspace.scopes().get(&pool.scope);
        if scope.is_some_and(|scope| !self.workspace.families_of(scope).contains(&pool.family)) {
            self.findings.push(Finding::FamilyNotInScope(pool.id));
        }
        self.pool_region(pool);
        let custom = !self.workspace.is_default_scope(pool.scope);
        if pool.auto_import == AutoImport::On && (pool.region.is_none() || custom) {
            self.findings.push(Finding::AutoImportImpossible(pool.id));
        }
    }

    fn pool_region(&mut self, pool: &Pool) {
        let Some(region) = &pool.region else {
            if pool.family == Family::V6 {
                self.findings.push(Finding::RegionRequired(pool.id));
            }
            return self.inherited(pool);
        };
        if let Some(ipam) = self.workspace.ipam_of_scope(pool.scope)
            && !ipam.effective_regions.contains(region)
        {
            self.findings.push(Finding::RegionNotEffective(pool.id, ipam.id));
        }
        self.inherited(pool);
    }

    /// A sub-pool has the region of its source pool, where that has one.
    fn inherited(&mut self, pool: &Pool) {
        let source = pool.source_pool.and_then(|id| self.workspace.pools().get(&id));
        if let Some(source) = source
            && source.region.is_some()
            && source.region != pool.region
        {
            self.findings.push(Finding::RegionNotInherited(pool.id, source.id));
        }
    }
}
