//! Why the rules say no, as sentences: what is wrong, with which object, and what to do.

mod people;

pub use people::file_problem_sentence;

use super::name::{
    allocation_name, ipam_name, object_list, object_name, object_title, pool_name, scope_name,
};
use super::number::whole;
use super::quota::quota_name;
use super::region::region_label;
use super::status::{family_word, isp_word, lifecycle_word};
use super::{Language, Refused, sentences};
use crate::address::{Cidr, Family};
use crate::command::{AutoImportObstacle, Dependence, ObjectRef, Reason, Refusal, Remedy, Rule};
use crate::model::{
    AllocationId, AllocationTarget, MAX_TAGS, PoolId, ScopeId, ScopeKind, TextField, TextProblem,
    Workspace,
};

/// Says what is wrong and what to do.
pub fn reason_sentence(reason: &Reason, workspace: &Workspace, language: Language) -> String {
    let speaker = Speaker { workspace, language, text: &language.words().refused };
    let wrong = speaker.rule(&reason.rule, &reason.remedies);
    let advice = speaker.advice(&reason.rule, &reason.remedies);
    sentences([wrong.as_str(), advice.as_str()], language)
}

/// The vendor's codes of a refusal, each once, for the small print.
pub fn refusal_code(refusal: &Refusal) -> String {
    let mut codes: Vec<&str> = Vec::new();
    for reason in &refusal.reasons {
        let code = reason.rule.code();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes.join(", ")
}

/// Speaks one language about one workspace.
struct Speaker<'a> {
    workspace: &'a Workspace,
    language: Language,
    text: &'static Refused,
}

impl Speaker<'_> {
    /// What is wrong; with what to do, where that follows from the rule alone.
    fn rule(&self, rule: &Rule, remedies: &[Remedy]) -> String {
        let text = self.text;
        let region = |region| region_label(region, self.language);
        let ipam = |id| ipam_name(id, self.workspace);
        let title = |object| object_title(&object, self.workspace, self.language);
        let name = |object| object_name(&object, self.workspace, self.language);
        match rule {
            Rule::NotFound(object) => self.gone(object),
            Rule::Text(field, problem) => self.bad_text(*field, problem),
            Rule::Quota(quota, limit) => (text.quota)(
                quota_name(*quota, self.language),
                &whole(usize::try_from(*limit).unwrap_or(usize::MAX)),
            ),
            Rule::ManagedRegionMissing(missing) => (text.managed_missing)(&region(missing)),
            Rule::ManagedRegionStays(managed) => (text.managed_stays)(&region(managed)),
            Rule::RegionNotEffective(asked, id) => (text.not_effective)(&region(asked), &ipam(*id)),
            Rule::RegionAlreadyEffective(asked) => (text.already_effective)(&region(asked)),
            Rule::DefaultScope(scope) => (text.default_scope)(&self.scope(*scope)),
            Rule::DefaultDiscovery(id) => {
                (text.default_discovery)(&title(ObjectRef::Discovery(*id)))
            }
            Rule::Depends { object, dependants, kind } => {
                self.depends(object, dependants, *kind, remedies)
            }
            Rule::DiscoveryElsewhere(discovery, id) => {
                (text.discovery_elsewhere)(&title(ObjectRef::Discovery(*discovery)), &ipam(*id))
            }
            Rule::NoIpamIn(at) => (text.no_ipam_in)(&region(at)),
            Rule::NotAssociated(discovery, id) => {
                (text.not_associated)(&title(ObjectRef::Discovery(*discovery)), &ipam(*id))
            }
            Rule::AlreadyAssociated(discovery, id) => {
                (text.already_associated)(&title(ObjectRef::Discovery(*discovery)), &ipam(*id))
            }
            Rule::PublicHome(scope) => (text.public_home)(&self.scope(*scope)),
            Rule::HomeOfOther(scope, discovery) => {
                let discovery = title(ObjectRef::Discovery(*discovery));
                (text.home_of_other)(&self.scope(*scope), &discovery)
            }
            Rule::SourcePoolMismatch(pool) => (text.source_mismatch)(&self.pool(*pool)),
            Rule::RegionInherited(inherited) => (text.region_inherited)(&region(inherited)),
            Rule::RegionRequired => text.region_required.into(),
            Rule::FamilyNotInScope(family, scope) => self.family_not_in_scope(*family, *scope),
            Rule::FamilyMismatch(family) => {
                (text.family_mismatch)(family_word(*family, self.language))
            }
            Rule::RulesNotSound => text.rules_not_sound.into(),
            Rule::AutoImportImpossible(AutoImportObstacle::NoRegion) => text.auto_no_region.into(),
            Rule::AutoImportImpossible(AutoImportObstacle::CustomScope) => {
                text.auto_custom_scope.into()
            }
            Rule::ForbiddenSpace { cidr, reserved } => {
                (text.forbidden)(&cidr.to_string(), &reserved.to_string())
            }
            Rule::MaskWithoutSource => text.mask_without_source.into(),
            Rule::PoolEmpty(pool) => (text.pool_empty)(&self.pool(*pool)),
            Rule::OverlapsPoolCidr { cidr, pool, with } => {
                (text.overlaps_pool_cidr)(&cidr.to_string(), &with.to_string(), &self.pool(*pool))
            }
            Rule::OverlapsRow { cidr, with } => {
                (text.overlaps_row)(&cidr.to_string(), &with.to_string())
            }
            Rule::NotInside(cidr, pool) => (text.not_inside)(&cidr.to_string(), &self.pool(*pool)),
            Rule::NotFree { cidr, taken_by } => self.not_free(*cidr, taken_by),
            Rule::NoRoom(length, pool) => (text.no_room)(&length.to_string(), &self.pool(*pool)),
            Rule::NothingAsked => text.nothing_asked.into(),
            Rule::NothingChosen => text.nothing_chosen.into(),
            Rule::NoRanges => text.no_ranges.into(),
            Rule::MaskNotAllowed { prefix_len, min, max } => {
                (text.mask_not_allowed)(&prefix_len.to_string(), &min.to_string(), &max.to_string())
            }
            Rule::PoolWithoutRegion(pool) => (text.no_pool_region)(&self.pool(*pool)),
            Rule::VpcElsewhere(vpc, pool) => {
                (text.vpc_elsewhere)(&title(ObjectRef::Resource(*vpc)), &self.pool(*pool))
            }
            Rule::AlreadyAllocated(id) => self.already_allocated(*id),
            Rule::CidrIgnored(key, cidr) => {
                (text.ignored)(&name(ObjectRef::ResourceCidr(*key, *cidr)))
            }
            Rule::NotAVpc(key) => (text.not_a_vpc)(&name(ObjectRef::Resource(*key))),
            Rule::NotAVSwitch(_)
            | Rule::NotPlanned(_)
            | Rule::PlannedVpc(_)
            | Rule::PlannedElsewhere(..)
            | Rule::Ipv4First(_)
            | Rule::TooManyCidrs { .. }
            | Rule::ProviderMask { .. }
            | Rule::OverlapsResource { .. }
            | Rule::NotInVpc(..)
            | Rule::NoRoomInVpc(..)
            | Rule::VpcUnseen(_)
            | Rule::CannotMatch(..)
            | Rule::NotGone(..) => self.planned(rule),
            Rule::IncorrectStatus(object, status) => (text.incorrect_status)(
                &title(object.clone()),
                lifecycle_word(*status, self.language),
            ),
            Rule::IspWithoutPublicIpv6(isp) => {
                (text.isp_without_ipv6)(isp_word(*isp, self.language))
            }
            Rule::SubPoolAllocation(id) => self.of_sub_pool(*id),
            Rule::LargeRemoval { file, removed, of } => {
                (text.large_removal)(file, &whole(*removed), &whole(*of))
            }
            Rule::PrivateIpv6InUse(pool) => (text.private_ipv6_in_use)(&self.pool(*pool)),
            Rule::Members(rule) => self.member_rule(rule),
            Rule::Sharing(rule) => self.sharing_rule(rule),
            Rule::Interrupted => text.interrupted.into(),
        }
    }

    /// What to do, where that follows from what is free or allowed. Empty where the rule's own
    /// sentence says it.
    fn advice(&self, rule: &Rule, remedies: &[Remedy]) -> String {
        let text = self.text;
        let free = free_block(remedies).map(|cidr| (text.first_free)(&cidr.to_string()));
        let length = fitting_length(remedies).map(|length| length.to_string());
        match rule {
            Rule::ForbiddenSpace { .. } | Rule::OverlapsPoolCidr { .. } => {
                free.unwrap_or_else(|| text.other_block.into())
            }
            Rule::NotInside(_, pool) => free.unwrap_or_else(|| self.inside(*pool)),
            Rule::NotFree { .. } if remedies.contains(&Remedy::ReplaceReservations) => {
                text.replace_or_other.into()
            }
            // Of a larger reservation only a part would be taken.
            Rule::NotFree { .. } if opens_allocation(remedies) => text.release_larger.into(),
            Rule::NotFree { .. } => free.unwrap_or_else(|| text.other_block.into()),
            Rule::OverlapsResource { .. } | Rule::NotInVpc(..) => {
                free.unwrap_or_else(|| text.other_block.into())
            }
            Rule::NoRoomInVpc(..) => length.map_or_else(
                || text.make_room_in_vpc.into(),
                |length| (text.largest_free)(&length),
            ),
            Rule::NoRoom(..) => {
                length.map_or_else(|| text.make_room.into(), |length| (text.largest_free)(&length))
            }
            Rule::MaskNotAllowed { .. } | Rule::ProviderMask { .. } => {
                length.map_or_else(|| text.choose_length.into(), |length| (text.nearest)(&length))
            }
            Rule::NotFound(_)
            | Rule::Text(..)
            | Rule::Quota(..)
            | Rule::ManagedRegionMissing(_)
            | Rule::ManagedRegionStays(_)
            | Rule::RegionNotEffective(..)
            | Rule::RegionAlreadyEffective(_)
            | Rule::DefaultScope(_)
            | Rule::DefaultDiscovery(_)
            | Rule::Depends { .. }
            | Rule::DiscoveryElsewhere(..)
            | Rule::NoIpamIn(_)
            | Rule::NotAssociated(..)
            | Rule::AlreadyAssociated(..)
            | Rule::PublicHome(_)
            | Rule::HomeOfOther(..)
            | Rule::SourcePoolMismatch(_)
            | Rule::RegionInherited(_)
            | Rule::RegionRequired
            | Rule::FamilyNotInScope(..)
            | Rule::FamilyMismatch(_)
            | Rule::RulesNotSound
            | Rule::AutoImportImpossible(_)
            | Rule::MaskWithoutSource
            | Rule::PoolEmpty(_)
            | Rule::OverlapsRow { .. }
            | Rule::NothingAsked
            | Rule::NothingChosen
            | Rule::NoRanges
            | Rule::PoolWithoutRegion(_)
            | Rule::VpcElsewhere(..)
            | Rule::AlreadyAllocated(_)
            | Rule::CidrIgnored(..)
            | Rule::NotAVpc(_)
            | Rule::NotAVSwitch(_)
            | Rule::NotPlanned(_)
            | Rule::PlannedVpc(_)
            | Rule::PlannedElsewhere(..)
            | Rule::Ipv4First(_)
            | Rule::TooManyCidrs { .. }
            | Rule::VpcUnseen(_)
            | Rule::CannotMatch(..)
            | Rule::NotGone(..)
            | Rule::IncorrectStatus(..)
            | Rule::IspWithoutPublicIpv6(_)
            | Rule::SubPoolAllocation(_)
            | Rule::LargeRemoval { .. }
            | Rule::PrivateIpv6InUse(_)
            | Rule::Members(_)
            | Rule::Sharing(_)
            | Rule::Interrupted => String::new(),
        }
    }

    fn pool(&self, id: PoolId) -> String {
        pool_name(id, self.workspace)
    }

    fn scope(&self, id: ScopeId) -> String {
        scope_name(id, self.workspace, self.language)
    }

    fn gone(&self, object: &ObjectRef) -> String {
        let text = self.text;
        let gone = |object| (text.gone)(&object_title(object, self.workspace, self.language));
        let has = |key| self.workspace.resources().get(key).is_some();
        match object {
            ObjectRef::Resource(key) | ObjectRef::ResourceCidr(key, _) if !has(key) => {
                text.gone_resource.into()
            }
            ObjectRef::Ipam(_)
            | ObjectRef::Scope(_)
            | ObjectRef::Pool(_)
            | ObjectRef::PoolCidr(..)
            | ObjectRef::Allocation(_)
            | ObjectRef::Discovery(_)
            | ObjectRef::Association(_)
            | ObjectRef::Source(_)
            | ObjectRef::Resource(_)
            | ObjectRef::ResourceCidr(..)
            | ObjectRef::Member(_)
            | ObjectRef::Share(_)
            | ObjectRef::ReferenceSet(_) => gone(object),
        }
    }

    fn bad_text(&self, field: TextField, problem: &TextProblem) -> String {
        let text = self.text;
        let field = match field {
            TextField::Name => text.the_name,
            TextField::Description => text.the_description,
            TextField::TagKey => text.a_tag_key,
            TextField::TagValue => text.a_tag_value,
            TextField::ResourceGroup => text.the_group,
            TextField::Zone => text.the_zone,
            TextField::Region => text.a_region,
        };
        match problem {
            TextProblem::TooLong { limit } => (text.too_long)(field, &whole(*limit)),
            TextProblem::Url => (text.url)(field),
            TextProblem::BadStart => (text.bad_start)(field),
            TextProblem::BadCharacter(character) => {
                (text.bad_character)(field, &character.to_string())
            }
            TextProblem::Reserved => (text.reserved)(field),
            TextProblem::Empty => (text.empty)(field),
            TextProblem::Duplicate => (text.duplicate)(field),
            TextProblem::TooMany => (text.too_many_tags)(&whole(MAX_TAGS)),
            TextProblem::Missing => (text.missing)(field),
            TextProblem::Space => (text.space)(field),
            TextProblem::NotAGroup => (text.not_a_group)(field),
        }
    }

    fn depends(
        &self,
        object: &ObjectRef,
        dependants: &[ObjectRef],
        kind: Dependence,
        remedies: &[Remedy],
    ) -> String {
        let text = self.text;
        let noun = match kind {
            Dependence::Pools => text.pools,
            Dependence::Scopes => text.scopes,
            Dependence::PoolCidrs => text.pool_cidrs,
            Dependence::SubCidrs => text.sub_cidrs,
            Dependence::CustomAllocations => text.customs,
            Dependence::VpcAllocations => text.vpc_allocations,
            Dependence::Shares => text.shares,
            Dependence::Members => text.members,
            Dependence::Associations => self.language.words().people.associations,
        };
        let object = object_title(object, self.workspace, self.language);
        let wrong = match object_list(dependants, self.workspace, self.language) {
            list if list.is_empty() => (text.depends)(noun, &object),
            list => (text.depends_list)(noun, &object, &list),
        };
        let together = remedies.contains(&Remedy::DeleteToo);
        let people = &self.language.words().people;
        let advice = match kind {
            Dependence::Shares => people.unshare_first,
            Dependence::Associations => people.dissociate_first,
            _ if together => text.delete_too,
            _ => text.delete_first,
        };
        sentences([wrong.as_str(), advice], self.language)
    }

    fn family_not_in_scope(&self, family: Family, id: ScopeId) -> String {
        let text = self.text;
        let kind = self.workspace.scopes().get(&id).map(|scope| scope.kind);
        match (kind, family) {
            (Some(ScopeKind::Private), Family::V6) => (text.no_ipv6_in_private)(&self.scope(id)),
            (Some(ScopeKind::Public), Family::V4) => (text.no_ipv4_in_public)(&self.scope(id)),
            (Some(ScopeKind::Private), Family::V4)
            | (Some(ScopeKind::Public), Family::V6)
            | (None, Family::V4 | Family::V6) => {
                (text.family_not_taken)(&self.scope(id), family_word(family, self.language))
            }
        }
    }

    fn not_free(&self, cidr: Cidr, taken_by: &[AllocationId]) -> String {
        let taken_by: Vec<ObjectRef> =
            taken_by.iter().copied().map(ObjectRef::Allocation).collect();
        match object_list(&taken_by, self.workspace, self.language) {
            list if list.is_empty() => (self.text.not_free)(&cidr.to_string()),
            list => (self.text.taken)(&cidr.to_string(), &list),
        }
    }

    fn inside(&self, pool: PoolId) -> String {
        let blocks = self.workspace.pools().get(&pool).map(|pool| pool.blocks());
        match blocks.unwrap_or_default().as_slice() {
            [] => self.text.other_block.into(),
            [first, ..] => (self.text.inside)(&first.to_string()),
        }
    }

    fn already_allocated(&self, id: AllocationId) -> String {
        match self.workspace.allocations().get(&id) {
            Some(allocation) => (self.text.already_allocated)(
                &allocation.cidr.to_string(),
                &self.pool(allocation.pool),
            ),
            None => self.text.already_allocated_somewhere.into(),
        }
    }

    fn of_sub_pool(&self, id: AllocationId) -> String {
        match self.workspace.allocations().get(&id).map(|allocation| allocation.target) {
            Some(AllocationTarget::SubPool(pool)) => {
                (self.text.of_sub_pool)(&allocation_name(id, self.workspace), &self.pool(pool))
            }
            Some(AllocationTarget::Vpc(_) | AllocationTarget::Custom) | None => {
                self.text.of_some_sub_pool.into()
            }
        }
    }
}

fn free_block(remedies: &[Remedy]) -> Option<Cidr> {
    remedies.iter().find_map(|remedy| {
        let Remedy::UseCidr(cidr) = remedy else { return None };
        Some(*cidr)
    })
}

fn opens_allocation(remedies: &[Remedy]) -> bool {
    let open = |remedy: &Remedy| matches!(remedy, Remedy::Open(ObjectRef::Allocation(_)));
    remedies.iter().any(open)
}

fn fitting_length(remedies: &[Remedy]) -> Option<u8> {
    remedies.iter().find_map(|remedy| {
        let Remedy::UsePrefixLen(length) = remedy else { return None };
        Some(*length)
    })
}

mod planned;
#[cfg(test)]
mod tests;
