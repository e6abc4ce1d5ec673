//! Why something cannot be planned, matched or purged, as sentences.

use super::Speaker;
use crate::command::{ObjectRef, Rule};
use crate::model::{ResourceKey, ResourceKind};
use crate::text::name::{object_name, object_title};
use crate::text::number::whole;
use crate::text::region::provider_name;
use crate::text::status::family_word;

impl Speaker<'_> {
    /// What is wrong with a plan; empty for rules about anything else.
    pub(super) fn planned(&self, rule: &Rule) -> String {
        let text = self.text;
        let title = |key: ResourceKey| {
            object_title(&ObjectRef::Resource(key), self.workspace, self.language)
        };
        let name = |object| object_name(&object, self.workspace, self.language);
        match rule {
            Rule::NotAVSwitch(key) => (text.not_a_vswitch)(&title(*key)),
            Rule::NotPlanned(key) => (text.not_planned)(&title(*key)),
            Rule::PlannedVpc(key) => (text.planned_vpc)(&title(*key)),
            Rule::PlannedElsewhere(key, pool) => {
                (text.planned_elsewhere)(&title(*key), &self.pool(*pool))
            }
            Rule::Ipv4First(pool) => (text.ipv4_first)(&self.pool(*pool)),
            Rule::TooManyCidrs { vpc, family, limit } => (text.too_many_cidrs)(
                &title(*vpc),
                &whole(*limit),
                family_word(*family, self.language),
            ),
            Rule::ProviderMask { provider, kind, prefix_len, min, max } => {
                let said = match kind {
                    ResourceKind::Vpc => text.provider_vpc,
                    ResourceKind::VSwitch => text.provider_vswitch,
                };
                let provider = provider_name(*provider, self.language);
                said(&prefix_len.to_string(), provider, &min.to_string(), &max.to_string())
            }
            Rule::OverlapsResource { cidr, resource, with } => {
                (text.overlaps_resource)(&cidr.to_string(), &with.to_string(), &title(*resource))
            }
            Rule::NotInVpc(cidr, vpc) => (text.not_in_vpc)(&cidr.to_string(), &title(*vpc)),
            Rule::NoRoomInVpc(length, vpc) => {
                (text.no_room_in_vpc)(&length.to_string(), &title(*vpc))
            }
            Rule::VpcUnseen(vpc) => (text.vpc_unseen)(&title(*vpc)),
            Rule::CannotMatch(planned, id) => (text.cannot_match)(&title(*planned), id),
            Rule::NotGone(key, cidr) => {
                (text.not_gone)(&name(ObjectRef::ResourceCidr(*key, *cidr)))
            }
            _ => String::new(),
        }
    }
}
