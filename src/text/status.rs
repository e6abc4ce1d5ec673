//! Words for states and kinds.

use super::Language;
use super::number::whole;
use crate::address::Family;
use crate::insight::{Compliance, Management, Monitoring, Overlap, RowKind};
use crate::model::{
    AutoImport, CidrOrigin, ClaimState, Fact, Isp, Lifecycle, MaskBreach, Origin, Relation,
    ResourceKind, ScopeKind, ShareType, SourceKind,
};

/// Managed, unmanaged or ignored.
pub fn management_word(management: Management, language: Language) -> &'static str {
    let term = &language.words().term;
    match management {
        Management::Managed => term.managed,
        Management::Unmanaged => term.unmanaged,
        Management::Ignored => term.ignored,
    }
}

/// Compliant, non-compliant, unmanaged or ignored.
pub fn compliance_word(compliance: Compliance, language: Language) -> &'static str {
    let term = &language.words().term;
    match compliance {
        Compliance::Compliant => term.compliant,
        Compliance::Noncompliant(_) => term.non_compliant,
        Compliance::Unmanaged => term.unmanaged,
        Compliance::Ignored => term.ignored,
    }
}

/// The rule that a non-compliant block of this prefix length breaks:
/// `/12 is shorter than the minimum /16`. None where it breaks none.
pub fn compliance_reason(
    compliance: Compliance,
    prefix_len: u8,
    language: Language,
) -> Option<String> {
    match compliance {
        Compliance::Noncompliant(breach) => Some(breach_sentence(breach, prefix_len, language)),
        Compliance::Compliant | Compliance::Unmanaged | Compliance::Ignored => None,
    }
}

/// How a prefix length breaks a rule: `/12 is shorter than the minimum /16`.
pub fn breach_sentence(breach: MaskBreach, prefix_len: u8, language: Language) -> String {
    let status = &language.words().status;
    let length = prefix_len.to_string();
    match breach {
        MaskBreach::ShorterThanMin(min) => (status.shorter_than_min)(&length, &min.to_string()),
        MaskBreach::LongerThanMax(max) => (status.longer_than_max)(&length, &max.to_string()),
    }
}

/// Which rule is broken, without the length that breaks it: `Shorter than the minimum /16`.
pub fn breach_word(breach: MaskBreach, language: Language) -> String {
    let status = &language.words().status;
    match breach {
        MaskBreach::ShorterThanMin(min) => (status.breaks_min)(&min.to_string()),
        MaskBreach::LongerThanMax(max) => (status.breaks_max)(&max.to_string()),
    }
}

/// `Overlapping (3)`, non-overlapping or ignored.
pub fn overlap_word(overlap: Overlap, language: Language) -> String {
    let words = language.words();
    match overlap {
        Overlap::Nonoverlapping => words.term.non_overlapping.into(),
        Overlap::Overlapping(others) => {
            (words.status.overlapping)(&whole(usize::try_from(others).unwrap_or(usize::MAX)))
        }
        Overlap::Ignored => words.term.ignored.into(),
    }
}

/// Pool, VPC, vSwitch or custom.
pub fn row_kind_word(kind: RowKind, language: Language) -> &'static str {
    let term = &language.words().term;
    match kind {
        RowKind::Pool => term.pool,
        RowKind::Vpc => term.vpc,
        RowKind::VSwitch => term.vswitch,
        RowKind::Custom => term.custom_allocation,
    }
}

/// VPC or vSwitch.
pub fn resource_kind_word(kind: ResourceKind, language: Language) -> &'static str {
    let term = &language.words().term;
    match kind {
        ResourceKind::Vpc => term.vpc,
        ResourceKind::VSwitch => term.vswitch,
    }
}

/// Where an object stands in its life.
pub fn lifecycle_word(lifecycle: Lifecycle, language: Language) -> &'static str {
    let status = &language.words().status;
    match lifecycle {
        Lifecycle::Creating => status.creating,
        Lifecycle::Created => status.available,
        Lifecycle::Modifying => status.modifying,
        Lifecycle::Deleting => status.deleting,
        Lifecycle::Deleted => status.deleted,
    }
}

/// With whom something is shared.
pub fn share_type_word(share: ShareType, language: Language) -> &'static str {
    let status = &language.words().status;
    match share {
        ShareType::Plain => status.not_shared,
        ShareType::Shared => status.shared,
        ShareType::Sharing => status.sharing,
    }
}

/// How an allocation of a shared pool stands between its owner and a principal.
pub fn claim_word(state: ClaimState, language: Language) -> &'static str {
    let sharing = &language.words().sharing;
    match state {
        ClaimState::Others => sharing.claim_others,
        ClaimState::Requested => sharing.claim_requested,
        ClaimState::Confirmed => sharing.claim_confirmed,
        ClaimState::Releasing => sharing.claim_releasing,
        ClaimState::Refused { .. } => sharing.claim_refused,
    }
}

/// What an account is to this one.
pub fn relation_word(relation: Relation, language: Language) -> &'static str {
    let words = language.words();
    match relation {
        Relation::Own => words.discoveries.own,
        Relation::Member => words.discoveries.member,
        Relation::Sharer => words.members.relation_sharer,
        Relation::Other => words.discoveries.other,
    }
}

/// How a resource came into the workspace.
pub fn origin_word(origin: Origin, language: Language) -> &'static str {
    let status = &language.words().status;
    match origin {
        Origin::Discovered => status.discovered,
        Origin::Placeholder => status.placeholder,
        Origin::Planned(_) => status.planned,
    }
}

/// Whether the IPAM still sees a resource.
pub fn monitoring_word(monitoring: Monitoring, language: Language) -> &'static str {
    let status = &language.words().status;
    match monitoring {
        Monitoring::Monitored => status.monitored,
        Monitoring::NotMonitored => status.not_monitored,
    }
}

/// Public or private.
pub fn scope_kind_word(kind: ScopeKind, language: Language) -> &'static str {
    let term = &language.words().term;
    match kind {
        ScopeKind::Public => term.public,
        ScopeKind::Private => term.private,
    }
}

/// IPv4 or IPv6.
pub fn family_word(family: Family, language: Language) -> &'static str {
    let status = &language.words().status;
    match family {
        Family::V4 => status.ipv4,
        Family::V6 => status.ipv6,
    }
}

/// The line of a public IPv6 block.
pub fn isp_word(isp: Isp, language: Language) -> &'static str {
    let status = &language.words().status;
    match isp {
        Isp::Bgp => status.bgp,
        Isp::ChinaMobile => status.china_mobile,
        Isp::ChinaUnicom => status.china_unicom,
        Isp::ChinaTelecom => status.china_telecom,
    }
}

/// On or off.
pub fn auto_import_word(auto_import: AutoImport, language: Language) -> &'static str {
    let status = &language.words().status;
    match auto_import {
        AutoImport::On => status.on,
        AutoImport::Off => status.off,
    }
}

/// Whether a provisioned CIDR is real address space.
pub fn cidr_origin_word(origin: CidrOrigin, language: Language) -> &'static str {
    let status = &language.words().status;
    match origin {
        CidrOrigin::Real => status.real,
        CidrOrigin::Simulated => status.simulated,
    }
}

/// What a source lists.
pub fn source_kind_word(kind: SourceKind, language: Language) -> &'static str {
    let status = &language.words().status;
    match kind {
        SourceKind::Vpcs => status.list_vpcs,
        SourceKind::VSwitches => status.list_vswitches,
        SourceKind::Resources => status.list_both,
        SourceKind::Prefixes => status.list_prefixes,
        SourceKind::Addresses => status.list_addresses,
    }
}

/// Which fact of a resource changed.
pub fn fact_word(fact: Fact, language: Language) -> &'static str {
    let status = &language.words().status;
    match fact {
        Fact::Name => status.fact_name,
        Fact::Account => status.fact_account,
        Fact::Region => status.fact_region,
        Fact::Zone => status.fact_zone,
        Fact::Vpc => status.fact_vpc,
        Fact::Status => status.fact_status,
        Fact::Tags => status.fact_tags,
        Fact::VSwitches => status.fact_vswitches,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_breach_says_which_length_breaks_which_rule() {
        let short = Compliance::Noncompliant(MaskBreach::ShorterThanMin(16));
        assert_eq!(
            compliance_reason(short, 12, Language::English).as_deref(),
            Some("/12 is shorter than the minimum /16")
        );
        assert_eq!(
            compliance_reason(short, 12, Language::Chinese).as_deref(),
            Some("/12 短于最小掩码长度 /16")
        );
        let long = MaskBreach::LongerThanMax(24);
        assert_eq!(
            breach_sentence(long, 28, Language::English),
            "/28 is longer than the maximum /24"
        );
        assert_eq!(breach_word(long, Language::Chinese), "长于最大掩码长度 /24");
        assert_eq!(compliance_reason(Compliance::Compliant, 12, Language::English), None);
    }

    /// That no two of these states are called the same, in either language.
    fn told_apart<T: Copy>(states: &[T], word: fn(T, Language) -> &'static str) {
        for language in [Language::English, Language::Chinese] {
            let words: BTreeSet<&str> = states.iter().map(|state| word(*state, language)).collect();
            assert_eq!(words.len(), states.len(), "{words:?}");
            assert!(words.iter().all(|word| !word.trim().is_empty()), "{words:?}");
        }
    }

    #[test]
    fn what_rows_and_resources_are_is_told_apart_in_both_languages() {
        told_apart(
            &[Management::Managed, Management::Unmanaged, Management::Ignored],
            management_word,
        );
        let breach = Compliance::Noncompliant(MaskBreach::LongerThanMax(24));
        told_apart(
            &[Compliance::Compliant, breach, Compliance::Unmanaged, Compliance::Ignored],
            compliance_word,
        );
        told_apart(
            &[RowKind::Pool, RowKind::Vpc, RowKind::VSwitch, RowKind::Custom],
            row_kind_word,
        );
        told_apart(&[ResourceKind::Vpc, ResourceKind::VSwitch], resource_kind_word);
        told_apart(&[Origin::Discovered, Origin::Placeholder], origin_word);
        told_apart(&[Monitoring::Monitored, Monitoring::NotMonitored], monitoring_word);
        told_apart(
            &[
                Fact::Name,
                Fact::Account,
                Fact::Region,
                Fact::Zone,
                Fact::Vpc,
                Fact::Status,
                Fact::Tags,
                Fact::VSwitches,
            ],
            fact_word,
        );
    }

    #[test]
    fn how_things_stand_is_told_apart_in_both_languages() {
        use Lifecycle::{Created, Creating, Deleted, Deleting, Modifying};
        told_apart(&[Creating, Created, Modifying, Deleting, Deleted], lifecycle_word);
        told_apart(&[ShareType::Plain, ShareType::Shared, ShareType::Sharing], share_type_word);
        told_apart(
            &[
                ClaimState::Others,
                ClaimState::Requested,
                ClaimState::Confirmed,
                ClaimState::Releasing,
            ],
            claim_word,
        );
        told_apart(
            &[Relation::Own, Relation::Member, Relation::Sharer, Relation::Other],
            relation_word,
        );
        told_apart(&[ScopeKind::Public, ScopeKind::Private], scope_kind_word);
        told_apart(&[Family::V4, Family::V6], family_word);
        told_apart(&[Isp::Bgp, Isp::ChinaMobile, Isp::ChinaUnicom, Isp::ChinaTelecom], isp_word);
        told_apart(&[AutoImport::On, AutoImport::Off], auto_import_word);
        told_apart(&[CidrOrigin::Real, CidrOrigin::Simulated], cidr_origin_word);
        use SourceKind::{Addresses, Prefixes, Resources, VSwitches, Vpcs};
        told_apart(&[Vpcs, VSwitches, Resources, Prefixes, Addresses], source_kind_word);
    }

    #[test]
    fn an_overlap_says_with_how_many() {
        assert_eq!(overlap_word(Overlap::Overlapping(3), Language::English), "Overlapping (3)");
        assert_eq!(overlap_word(Overlap::Overlapping(1_200), Language::Chinese), "重叠（1,200）");
        assert_eq!(overlap_word(Overlap::Nonoverlapping, Language::English), "Non-overlapping");
    }

    #[test]
    fn states_are_the_vendors_words() {
        assert_eq!(management_word(Management::Unmanaged, Language::English), "Unmanaged");
        let wrong = Compliance::Noncompliant(MaskBreach::LongerThanMax(24));
        assert_eq!(compliance_word(wrong, Language::Chinese), "不合规");
        assert_eq!(row_kind_word(RowKind::VSwitch, Language::Chinese), "交换机");
        assert_eq!(lifecycle_word(Lifecycle::Created, Language::English), "Available");
    }
}
