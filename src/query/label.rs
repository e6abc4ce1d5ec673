//! What labelled objects are filtered by.

use std::sync::Arc;

use crate::model::{Label, ShareType};

use super::page::wanted;

/// A tag to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagFilter {
    /// Its key.
    pub key: Arc<str>,
    /// Its value; none for any.
    pub value: Option<Arc<str>>,
}

/// What every labelled object is filtered by. What is not said does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelFilter {
    /// The whole name.
    pub name: Option<Arc<str>>,
    /// The resource group; an empty one is the default group.
    pub resource_group: Option<Arc<str>>,
    /// Tags, all of which the object has.
    pub tags: Vec<TagFilter>,
}

impl LabelFilter {
    pub(super) fn takes(&self, label: &Label) -> bool {
        let has = |tag: &TagFilter| {
            let value = label.tags.0.get(&tag.key);
            value.is_some_and(|value| wanted(tag.value.as_ref(), value))
        };
        wanted(self.name.as_ref(), &label.name)
            && wanted(self.resource_group.as_ref(), &label.resource_group)
            && self.tags.iter().all(has)
    }
}

/// Whether somebody else shares an object to this account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SharedTo {
    /// Somebody else does.
    Me,
    /// It is this account's own.
    Nobody,
}

impl SharedTo {
    pub(super) fn of(share: ShareType) -> SharedTo {
        match share {
            ShareType::Shared => SharedTo::Me,
            ShareType::Plain | ShareType::Sharing => SharedTo::Nobody,
        }
    }
}
