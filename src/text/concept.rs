//! The concepts that pages explain where they first matter, and the glossary explains all.

use super::Words;

/// Something of the domain that has a name and an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Concept {
    Ipam,
    ManagedRegion,
    EffectiveRegion,
    Scope,
    Pool,
    SubPool,
    Provision,
    Allocate,
    CustomAllocation,
    Rules,
    ResourceCidr,
    Discovery,
    Association,
    Source,
    Managed,
    Unmanaged,
    Ignored,
    Compliance,
    Overlap,
    Usage,
    AutoImport,
    Hold,
    Planned,
    Gone,
}

impl Concept {
    /// All of them, in the order in which one meets them.
    pub const ALL: [Concept; 24] = [
        Concept::Ipam,
        Concept::ManagedRegion,
        Concept::EffectiveRegion,
        Concept::Scope,
        Concept::Pool,
        Concept::SubPool,
        Concept::Provision,
        Concept::Allocate,
        Concept::CustomAllocation,
        Concept::Rules,
        Concept::ResourceCidr,
        Concept::Discovery,
        Concept::Association,
        Concept::Source,
        Concept::Managed,
        Concept::Unmanaged,
        Concept::Ignored,
        Concept::Compliance,
        Concept::Overlap,
        Concept::Usage,
        Concept::AutoImport,
        Concept::Hold,
        Concept::Planned,
        Concept::Gone,
    ];

    /// Its name in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Concept::Ipam => "ipam",
            Concept::ManagedRegion => "managed-region",
            Concept::EffectiveRegion => "effective-region",
            Concept::Scope => "scope",
            Concept::Pool => "pool",
            Concept::SubPool => "sub-pool",
            Concept::Provision => "provision",
            Concept::Allocate => "allocate",
            Concept::CustomAllocation => "custom-allocation",
            Concept::Rules => "allocation-rules",
            Concept::ResourceCidr => "resource-cidr",
            Concept::Discovery => "resource-discovery",
            Concept::Association => "association",
            Concept::Source => "source",
            Concept::Managed => "managed",
            Concept::Unmanaged => "unmanaged",
            Concept::Ignored => "ignored",
            Concept::Compliance => "compliance",
            Concept::Overlap => "overlap",
            Concept::Usage => "usage",
            Concept::AutoImport => "auto-import",
            Concept::Hold => "hold",
            Concept::Planned => "planned",
            Concept::Gone => "gone",
        }
    }

    /// What it is called, and what it means.
    pub const fn explained(self, words: &Words) -> (&'static str, &'static str) {
        let (term, said) = (&words.term, &words.glossary);
        match self {
            Concept::Ipam => (term.ipam, said.ipam_means),
            Concept::ManagedRegion => (term.managed_region, said.managed_region_means),
            Concept::EffectiveRegion => (term.effective_region, said.effective_region_means),
            Concept::Scope => (term.scope, said.scope_means),
            Concept::Pool => (term.pool, said.pool_means),
            Concept::SubPool => (term.sub_pool, said.sub_pool_means),
            Concept::Provision => (said.provision, said.provision_means),
            Concept::Allocate => (said.allocate, said.allocate_means),
            Concept::CustomAllocation => (term.custom_allocation, said.custom_allocation_means),
            Concept::Rules => (said.rules, said.rules_means),
            Concept::ResourceCidr => (said.resource_cidr, said.resource_cidr_means),
            Concept::Discovery => (term.discovery, said.discovery_means),
            Concept::Association => (said.association, said.association_means),
            Concept::Source => (said.source, said.source_means),
            Concept::Managed => (term.managed, said.managed_means),
            Concept::Unmanaged => (term.unmanaged, said.unmanaged_means),
            Concept::Ignored => (term.ignored, said.ignored_means),
            Concept::Compliance => (term.compliance, said.compliance_means),
            Concept::Overlap => (term.overlap, said.overlap_means),
            Concept::Usage => (term.usage, said.usage_means),
            Concept::AutoImport => (term.auto_import, said.auto_import_means),
            Concept::Hold => (said.hold, said.hold_means),
            Concept::Planned => (said.planned, said.planned_means),
            Concept::Gone => (said.gone, said.gone_means),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use std::collections::BTreeSet;

    #[test]
    fn every_concept_has_a_name_and_an_explanation_of_its_own() {
        for language in Language::ALL {
            let all = Concept::ALL.map(|concept| concept.explained(language.words()));
            let names: BTreeSet<&str> = all.iter().map(|(name, _)| *name).collect();
            let said: BTreeSet<&str> = all.iter().map(|(_, said)| *said).collect();
            assert_eq!((names.len(), said.len()), (Concept::ALL.len(), Concept::ALL.len()));
        }
        let codes: BTreeSet<&str> = Concept::ALL.iter().map(|concept| concept.code()).collect();
        assert_eq!(codes.len(), Concept::ALL.len());
    }
}
