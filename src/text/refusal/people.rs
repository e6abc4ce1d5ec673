//! Refusals about accounts, members and sharing.

use super::Speaker;
use crate::command::{FileProblem, MemberRule, ObjectRef, SharingRule};
use crate::model::{AccountId, AllocationId};
use crate::text::name::{account_name, ipam_name, member_name, object_title, pool_name};
use crate::text::{Language, People, sentences};

impl Speaker<'_> {
    fn people(&self) -> &'static People {
        &self.language.words().people
    }

    fn account(&self, account: &AccountId) -> String {
        account_name(account, self.workspace, self.language)
    }

    fn title(&self, object: &ObjectRef) -> String {
        object_title(object, self.workspace, self.language)
    }

    pub(super) fn member_rule(&self, rule: &MemberRule) -> String {
        let text = self.people();
        let ipam = |id| ipam_name(id, self.workspace);
        match rule {
            MemberRule::NoAccounts => text.no_accounts.into(),
            MemberRule::BadAccount(account) if account.as_str().trim().is_empty() => {
                text.blank_account.into()
            }
            MemberRule::BadAccount(account) => (text.bad_account)(account.as_str().trim()),
            MemberRule::OwnAccount(account) => (text.own_account)(&self.account(account)),
            MemberRule::TwiceInList(account) => (text.twice)(&self.account(account)),
            MemberRule::NotAdministrator(id) => (text.not_administrator)(&ipam(*id)),
            MemberRule::AdministratorInUse(id) => (text.administrator_in_use)(&ipam(*id)),
            MemberRule::ManagedElsewhere(id) => (text.managed_elsewhere)(&ipam(*id)),
            MemberRule::RootFolder(folder) => (text.root_folder)(folder),
            MemberRule::BadFolder(folder) => (text.bad_folder)(folder),
            MemberRule::AlreadyMember(key) => {
                (text.already_member)(&member_name(key, self.workspace, self.language))
            }
        }
    }

    pub(super) fn sharing_rule(&self, rule: &SharingRule) -> String {
        let text = self.people();
        match rule {
            SharingRule::OwnerOnly { object, owner } => {
                (text.owner_only)(&self.title(object), &self.account(owner))
            }
            SharingRule::LabelOnly { object: object @ ObjectRef::Discovery(_), owner } => {
                (text.discovery_label_only)(&self.title(object), &self.account(owner))
            }
            SharingRule::LabelOnly { object, owner } => {
                (text.pool_label_only)(&self.title(object), &self.account(owner))
            }
            SharingRule::NotYourAllocation { allocation, owner } => {
                self.not_your_allocation(*allocation, owner)
            }
            SharingRule::AlreadyShared(id) => match self.workspace.shares().get(id) {
                Some(share) => {
                    let object = ObjectRef::of_shared(share.object);
                    (text.already_shared)(&self.title(&object), &self.account(&share.principal))
                }
                None => self.gone(&ObjectRef::Share(*id)),
            },
            SharingRule::WithMember { discovery, account } => {
                (text.with_member)(&self.title(discovery), &self.account(account))
            }
            SharingRule::NotForThisAccount { wanted, own } => {
                (text.not_for_this)(&self.account(wanted), &self.account(own))
            }
            SharingRule::OlderFile(object) => (text.older_file)(&self.title(object)),
            SharingRule::Clash(object) => (text.clash)(&self.title(object)),
            SharingRule::BadFile(problem) => {
                let wrong = file_problem_sentence(problem, self.language);
                sentences([wrong.as_str(), text.as_owner], self.language)
            }
            SharingRule::NotSharedWith(pool, account) => {
                (text.not_shared_with)(&pool_name(*pool, self.workspace), &self.account(account))
            }
        }
    }

    fn not_your_allocation(&self, id: AllocationId, owner: &AccountId) -> String {
        let object = ObjectRef::Allocation(id);
        let Some(row) = self.workspace.allocations().get(&id) else { return self.gone(&object) };
        let pool = pool_name(row.pool, self.workspace);
        (self.people().not_your_allocation)(&self.title(&object), &pool, &self.account(owner))
    }
}

/// What is wrong with a share file or return file. Objects go by their ids: they are not here.
pub fn file_problem_sentence(problem: &FileProblem, language: Language) -> String {
    let text: &People = &language.words().people;
    use crate::model::SharedObject;
    match problem {
        FileProblem::Part { at, what } => (text.bad_part)(at, what.trim_end_matches('.')),
        FileProblem::Empty => text.empty_file.into(),
        FileProblem::SameAccount(account) => (text.same_account)(account.as_str()),
        FileProblem::WrongOwner(SharedObject::Pool(id)) => (text.wrong_owner)(&id.to_string()),
        FileProblem::WrongOwner(SharedObject::Discovery(id)) => (text.wrong_owner)(&id.to_string()),
        FileProblem::WrongScope(pool) => (text.wrong_scope)(&pool.to_string()),
        FileProblem::WrongFamily(pool, cidr) => {
            (text.wrong_family)(&cidr.to_string(), &pool.to_string())
        }
        FileProblem::UnsoundRules(pool) => (text.unsound_rules)(&pool.to_string()),
        FileProblem::Overlap(pool, one, other) => {
            (text.overlap)(&one.to_string(), &other.to_string(), &pool.to_string())
        }
        FileProblem::OutsideCidrs(pool, cidr) => {
            (text.outside)(&cidr.to_string(), &pool.to_string())
        }
        FileProblem::BadRegions(discovery) => (text.bad_regions)(&discovery.to_string()),
        FileProblem::WrongDiscovery(source) => (text.wrong_discovery)(&source.to_string()),
        FileProblem::Twice(id) => (text.twice_in_file)(id),
    }
}
