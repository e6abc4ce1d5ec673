//! What objects are called: by their name, or else by what tells them apart best.

use super::Language;
use super::Words;
use crate::command::ObjectRef;
use crate::model::{
    AccountId, Allocation, AllocationId, AllocationTarget, DiscoveryId, DiscoveryKind, IpamId,
    MemberKey, PoolId, ResourceKey, ResourceKind, ScopeId, ShareId, SourceId, Workspace,
};

/// The most objects that a sentence names one by one.
const MOST_NAMED: usize = 3;

/// What an object is called, without a noun before it; its id where it is gone.
pub fn object_name(object: &ObjectRef, workspace: &Workspace, language: Language) -> String {
    let naming = &language.words().naming;
    match object {
        ObjectRef::Ipam(id) => ipam_name(*id, workspace),
        ObjectRef::Scope(id) => scope_name(*id, workspace, language),
        ObjectRef::Pool(id) => pool_name(*id, workspace),
        ObjectRef::PoolCidr(pool, cidr) => {
            (naming.cidr_of_pool)(&cidr.to_string(), &pool_name(*pool, workspace))
        }
        ObjectRef::Allocation(id) => allocation_name(*id, workspace),
        ObjectRef::Discovery(id) => discovery_name(*id, workspace, language),
        ObjectRef::Association(id) => match workspace.associations().get(id) {
            Some(association) => (naming.association_of)(
                &discovery_name(association.discovery, workspace, language),
                &ipam_name(association.ipam, workspace),
            ),
            None => id.to_string(),
        },
        ObjectRef::Source(id) => source_name(*id, workspace),
        ObjectRef::Resource(key) => resource_name(*key, workspace, language),
        ObjectRef::ResourceCidr(key, cidr) => {
            (naming.cidr_of)(&cidr.to_string(), &resource_name(*key, workspace, language))
        }
        ObjectRef::Member(key) => member_name(key, workspace, language),
        ObjectRef::Share(id) => share_name(*id, workspace, language),
        ObjectRef::ReferenceSet(id) => {
            or_id(workspace.reference_sets().get(id).map(|set| &*set.name), id)
        }
    }
}

/// What an object is called with its noun: `pool prod-hz`, `VPC web`.
pub fn object_title(object: &ObjectRef, workspace: &Workspace, language: Language) -> String {
    let naming = &language.words().naming;
    let name = object_name(object, workspace, language);
    match object {
        ObjectRef::Ipam(_) => (naming.ipam)(&name),
        // Names given for want of one say what they name.
        ObjectRef::Scope(_) if name == naming.private_default => {
            naming.private_default_scope.into()
        }
        ObjectRef::Scope(_) if name == naming.public_default => naming.public_default_scope.into(),
        ObjectRef::Discovery(id) if is_unnamed_default(*id, workspace) => name,
        ObjectRef::Scope(_) => (naming.scope)(&name),
        ObjectRef::Pool(_) => (naming.pool)(&name),
        // These say of what they are, which is noun enough.
        ObjectRef::PoolCidr(..) | ObjectRef::ResourceCidr(..) => name,
        ObjectRef::Allocation(id) => match workspace.allocations().get(id) {
            Some(allocation) => allocation_title(allocation, workspace, language),
            None => (naming.allocation)(&name),
        },
        ObjectRef::Discovery(_) => (naming.discovery)(&name),
        ObjectRef::Association(_) => (naming.association)(&name),
        ObjectRef::Source(_) => (naming.source)(&name),
        ObjectRef::Member(_) => name,
        ObjectRef::ReferenceSet(_) => (naming.reference_set)(&name),
        ObjectRef::Share(_) => (language.words().people.share)(&name),
        ObjectRef::Resource(key) => {
            match workspace.resources().get(key).map(|resource| resource.kind) {
                Some(ResourceKind::Vpc) => (naming.vpc)(&name),
                Some(ResourceKind::VSwitch) => (naming.vswitch)(&name),
                None => name,
            }
        }
    }
}

/// The titles of several objects: the first few, and how many more there are.
pub fn object_list(objects: &[ObjectRef], workspace: &Workspace, language: Language) -> String {
    let naming = &language.words().naming;
    let titles: Vec<String> = objects
        .iter()
        .take(MOST_NAMED)
        .map(|object| object_title(object, workspace, language))
        .collect();
    let listed = match language {
        Language::English => titles.join(", "),
        Language::Chinese => titles.join("、"),
    };
    match objects.len().saturating_sub(MOST_NAMED) {
        0 => listed,
        more => (naming.and_more)(&listed, &super::number::whole(more)),
    }
}

/// The noun for an object whose name is known from elsewhere; the noun alone for an empty one.
pub(super) fn titled(object: &ObjectRef, name: &str, words: &Words) -> String {
    let (naming, people) = (&words.naming, &words.people);
    let (with, without) = match object {
        ObjectRef::Ipam(_) => (naming.ipam, naming.an_ipam),
        ObjectRef::Scope(_) => (naming.scope, naming.a_scope),
        ObjectRef::Pool(_) => (naming.pool, naming.a_pool),
        ObjectRef::PoolCidr(..) => (naming.pool_cidr, naming.a_pool_cidr),
        ObjectRef::Allocation(_) => (naming.allocation, naming.an_allocation),
        ObjectRef::Discovery(_) => (naming.discovery, naming.a_discovery),
        ObjectRef::Association(_) => (naming.association, naming.an_association),
        ObjectRef::Source(_) => (naming.source, naming.a_source),
        ObjectRef::Resource(_) => (naming.resource, naming.a_resource),
        ObjectRef::ResourceCidr(..) => (naming.pool_cidr, naming.a_pool_cidr),
        // These names have their noun already.
        ObjectRef::Member(_) => (people.plain, people.a_member),
        ObjectRef::Share(_) => (people.share, people.a_share),
        ObjectRef::ReferenceSet(_) => (naming.reference_set, naming.a_reference_set),
    };
    if name.is_empty() { without.to_owned() } else { with(name) }
}

/// An IPAM's name, or its id.
pub fn ipam_name(id: IpamId, workspace: &Workspace) -> String {
    let name = workspace.ipams().get(&id).map(|ipam| &*ipam.label.name);
    or_id(name, &id)
}

/// A scope's name; default ones without a name have one by nature.
pub fn scope_name(id: ScopeId, workspace: &Workspace, language: Language) -> String {
    let naming = &language.words().naming;
    let name = workspace.scopes().get(&id).map(|scope| &*scope.label.name);
    if name.is_some_and(|name| !name.is_empty()) {
        return or_id(name, &id);
    }
    match workspace.ipam_of_scope(id) {
        Some(ipam) if ipam.private_scope == id => naming.private_default.into(),
        Some(ipam) if ipam.public_scope == id => naming.public_default.into(),
        Some(_) | None => id.to_string(),
    }
}

/// A pool's name, or its id.
pub fn pool_name(id: PoolId, workspace: &Workspace) -> String {
    or_id(workspace.pools().get(&id).map(|pool| &*pool.label.name), &id)
}

/// An allocation's name, or its block, or its id.
pub fn allocation_name(id: AllocationId, workspace: &Workspace) -> String {
    match workspace.allocations().get(&id) {
        Some(allocation) if allocation.name.is_empty() => allocation.cidr.to_string(),
        Some(allocation) => allocation.name.to_string(),
        None => id.to_string(),
    }
}

/// A discovery's name; the default one of a region without a name says that it is it.
pub fn discovery_name(id: DiscoveryId, workspace: &Workspace, language: Language) -> String {
    let Some(discovery) = workspace.discoveries().get(&id) else { return id.to_string() };
    match (&*discovery.label.name, &discovery.kind) {
        ("", DiscoveryKind::System(_)) => {
            (language.words().naming.default_discovery)(&discovery.region.code)
        }
        (name, DiscoveryKind::System(_) | DiscoveryKind::Custom(_)) => or_id(Some(name), &id),
    }
}

fn is_unnamed_default(id: DiscoveryId, workspace: &Workspace) -> bool {
    workspace.discoveries().get(&id).is_some_and(|discovery| {
        discovery.label.name.is_empty() && matches!(discovery.kind, DiscoveryKind::System(_))
    })
}

/// The file that a source last came in, or its id.
pub fn source_name(id: SourceId, workspace: &Workspace) -> String {
    or_id(workspace.sources().get(&id).map(|source| &*source.file), &id)
}

/// A resource's name, or its id in its cloud.
pub fn resource_name(key: ResourceKey, workspace: &Workspace, language: Language) -> String {
    match workspace.resources().get(&key) {
        Some(resource) if resource.name.is_empty() => resource.external_id().to_string(),
        Some(resource) => resource.name.to_string(),
        None => language.words().naming.gone_resource.into(),
    }
}

/// An account's display name with its id, or the id.
pub fn account_name(account: &AccountId, workspace: &Workspace, language: Language) -> String {
    match workspace.account_name(account) {
        Some(name) => (language.words().people.named)(&name, account.as_str()),
        None => account.to_string(),
    }
}

/// A member's name with its id and what it is: an account or a folder.
pub fn member_name(key: &MemberKey, workspace: &Workspace, language: Language) -> String {
    let people = &language.words().people;
    let name = workspace.members().get(key).map(|member| &*member.name).unwrap_or_default();
    match key {
        MemberKey::Account(account) if name.is_empty() => {
            (people.account)(&account_name(account, workspace, language))
        }
        MemberKey::Account(account) => (people.account)(&(people.named)(name, account.as_str())),
        MemberKey::Folder(id) if name.is_empty() => (people.folder)(id),
        MemberKey::Folder(id) => (people.folder)(&(people.named)(name, id)),
    }
}

/// A share unit's name, or what is shared with whom.
pub fn share_name(id: ShareId, workspace: &Workspace, language: Language) -> String {
    let Some(share) = workspace.shares().get(&id) else { return id.to_string() };
    if !share.name.is_empty() {
        return share.name.to_string();
    }
    let object = ObjectRef::of_shared(share.object);
    (language.words().people.share_of)(
        &object_name(&object, workspace, language),
        &account_name(&share.principal, workspace, language),
    )
}

/// What an allocation is for, with its block.
fn allocation_title(allocation: &Allocation, workspace: &Workspace, language: Language) -> String {
    let naming = &language.words().naming;
    let cidr = allocation.cidr.to_string();
    let title = match allocation.target {
        AllocationTarget::Vpc(key) => object_title(&ObjectRef::Resource(key), workspace, language),
        AllocationTarget::SubPool(pool) => (naming.sub_pool)(&pool_name(pool, workspace)),
        AllocationTarget::Custom if allocation.name.is_empty() => return (naming.custom)(&cidr),
        AllocationTarget::Custom => (naming.custom)(&allocation.name),
    };
    (naming.with_cidr)(&title, &cidr)
}

fn or_id(name: Option<&str>, id: &impl std::fmt::Display) -> String {
    match name {
        Some(name) if !name.is_empty() => name.to_owned(),
        Some(_) | None => id.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::check::world;

    #[test]
    fn objects_go_by_their_names_and_a_noun() {
        let world = world();
        let told = |object| {
            let name = object_name(&object, &world.workspace, Language::English);
            (name, object_title(&object, &world.workspace, Language::English))
        };
        let both = |name: &str, title: &str| (name.to_owned(), title.to_owned());
        assert_eq!(told(ObjectRef::Pool(world.pool)), both("prod-hz", "pool prod-hz"));
        assert_eq!(told(ObjectRef::Resource(world.vpc)), both("web", "VPC web"));
        assert_eq!(
            told(ObjectRef::Allocation(world.reserved)),
            both("lab", "custom allocation lab (10.0.64.0/24)")
        );
        let block = "10.0.0.0/16".parse().unwrap();
        let provisioned = "10.0.0.0/16 of pool prod-hz";
        assert_eq!(told(ObjectRef::PoolCidr(world.pool, block)), both(provisioned, provisioned));
    }

    #[test]
    fn default_scopes_and_discoveries_have_a_name_by_nature() {
        let world = world();
        let scope = ObjectRef::Scope(world.scope);
        let told = |language| object_title(&scope, &world.workspace, language);
        assert_eq!(told(Language::English), "scope private-default");
        assert_eq!(told(Language::Chinese), "默认私网作用范围");
        let ipam = world.workspace.ipams().get(&world.ipam).unwrap();
        let discovery = ipam.default_discovery;
        assert_eq!(
            discovery_name(discovery, &world.workspace, Language::English),
            "default discovery (cn-hangzhou)"
        );
        assert_eq!(
            scope_name(ipam.public_scope, &world.workspace, Language::English),
            "public-default"
        );
    }

    #[test]
    fn what_is_gone_goes_by_its_id_and_a_resource_by_a_phrase() {
        let world = world();
        let pool = PoolId::new(5);
        assert_eq!(pool_name(pool, &world.workspace), pool.to_string());
        let gone = ResourceKey(99);
        assert_eq!(
            resource_name(gone, &world.workspace, Language::English),
            "a resource that is gone"
        );
    }
}
