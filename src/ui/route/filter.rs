//! Which rows a list of resources shows, as its address says it.

use std::fmt;
use std::str::FromStr;

use super::Query;
use crate::insight::{Compliance, Management, Overlap, Row, RowKind};
use crate::model::{AccountId, PoolId, Region, ScopeId};

/// A text that names no choice of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown choice")]
pub struct UnknownChoice;

macro_rules! choices {
    ($(#[$doc:meta])* $Choice:ident { $($name:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $Choice {
            $(#[doc = concat!("`", $code, "`.")] $name,)*
        }

        impl $Choice {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [$Choice] = &[$($Choice::$name),*];

            /// The name in the address.
            pub const fn code(self) -> &'static str {
                match self {
                    $($Choice::$name => $code,)*
                }
            }
        }

        impl fmt::Display for $Choice {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }

        impl FromStr for $Choice {
            type Err = UnknownChoice;

            fn from_str(text: &str) -> Result<$Choice, UnknownChoice> {
                $Choice::ALL.iter().copied().find(|one| one.code() == text).ok_or(UnknownChoice)
            }
        }
    };
}

choices! {
    /// Resource types. `WithStatus` is every type but pools: what the status charts count.
    KindChoice {
        WithStatus = "resource", Pool = "pool", Vpc = "vpc", VSwitch = "vswitch", Custom = "custom",
    }
}
choices! {
    /// Management statuses.
    ManagementChoice { Managed = "managed", Unmanaged = "unmanaged", Ignored = "ignored" }
}
choices! {
    /// Compliance statuses.
    ComplianceChoice {
        Compliant = "compliant", Noncompliant = "noncompliant", Unmanaged = "unmanaged",
        Ignored = "ignored",
    }
}
choices! {
    /// Overlap statuses.
    OverlapChoice {
        Overlapping = "overlapping", Nonoverlapping = "nonoverlapping", Ignored = "ignored",
    }
}

impl KindChoice {
    fn fits(self, kind: RowKind) -> bool {
        match self {
            KindChoice::WithStatus => kind != RowKind::Pool,
            KindChoice::Pool => kind == RowKind::Pool,
            KindChoice::Vpc => kind == RowKind::Vpc,
            KindChoice::VSwitch => kind == RowKind::VSwitch,
            KindChoice::Custom => kind == RowKind::Custom,
        }
    }
}

impl From<RowKind> for KindChoice {
    fn from(kind: RowKind) -> KindChoice {
        match kind {
            RowKind::Pool => KindChoice::Pool,
            RowKind::Vpc => KindChoice::Vpc,
            RowKind::VSwitch => KindChoice::VSwitch,
            RowKind::Custom => KindChoice::Custom,
        }
    }
}

impl ManagementChoice {
    /// The status that is wanted.
    pub const fn status(self) -> Management {
        match self {
            ManagementChoice::Managed => Management::Managed,
            ManagementChoice::Unmanaged => Management::Unmanaged,
            ManagementChoice::Ignored => Management::Ignored,
        }
    }
}

impl ComplianceChoice {
    fn fits(self, compliance: Compliance) -> bool {
        self == match compliance {
            Compliance::Compliant => ComplianceChoice::Compliant,
            Compliance::Noncompliant(_) => ComplianceChoice::Noncompliant,
            Compliance::Unmanaged => ComplianceChoice::Unmanaged,
            Compliance::Ignored => ComplianceChoice::Ignored,
        }
    }
}

impl OverlapChoice {
    fn fits(self, overlap: Overlap) -> bool {
        self == match overlap {
            Overlap::Overlapping(_) => OverlapChoice::Overlapping,
            Overlap::Nonoverlapping => OverlapChoice::Nonoverlapping,
            Overlap::Ignored => OverlapChoice::Ignored,
        }
    }
}

/// The facets of a list of resources; what is `None` is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowFilter {
    /// The resource type.
    pub kind: Option<KindChoice>,
    /// The management status.
    pub management: Option<ManagementChoice>,
    /// The compliance status.
    pub compliance: Option<ComplianceChoice>,
    /// The overlap status.
    pub overlap: Option<OverlapChoice>,
    /// The region.
    pub region: Option<Region>,
    /// The account that owns it.
    pub owner: Option<AccountId>,
    /// The pool that manages it.
    pub pool: Option<PoolId>,
    /// The scope, in lists over all scopes.
    pub scope: Option<ScopeId>,
}

/// What a filter asks of a row that the row itself does not hold.
pub trait Facts {
    /// The region in which it lies.
    fn region(&self) -> Option<&Region>;
    /// The account that owns it.
    fn owner(&self) -> Option<&AccountId>;
}

impl RowFilter {
    /// The keys in the query.
    pub const KEYS: [&'static str; 8] =
        ["type", "management", "compliance", "overlap", "region", "owner", "pool", "scope"];

    /// Reads it; what names no choice is not asked for.
    pub fn read(query: &Query) -> RowFilter {
        RowFilter {
            kind: query.read_as("type"),
            management: query.read_as("management"),
            compliance: query.read_as("compliance"),
            overlap: query.read_as("overlap"),
            region: query.read_as("region"),
            owner: query.get("owner").filter(|text| !text.is_empty()).map(AccountId::new),
            pool: query.read_as("pool"),
            scope: query.read_as("scope"),
        }
    }

    /// The query of a link to the list.
    pub fn query(&self) -> Query {
        let mut query = Query::new();
        let mut set = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                query.set(key, value);
            }
        };
        set("type", self.kind.map(|choice| choice.to_string()));
        set("management", self.management.map(|choice| choice.to_string()));
        set("compliance", self.compliance.map(|choice| choice.to_string()));
        set("overlap", self.overlap.map(|choice| choice.to_string()));
        set("region", self.region.as_ref().map(ToString::to_string));
        set("owner", self.owner.as_ref().map(ToString::to_string));
        set("pool", self.pool.map(|pool| pool.to_string()));
        set("scope", self.scope.map(|scope| scope.to_string()));
        query
    }

    /// True for a row that is wanted. Its facts are asked for only where one of them is wanted.
    pub fn fits(&self, row: &Row, facts: &impl Facts) -> bool {
        self.kind.is_none_or(|kind| kind.fits(row.kind))
            && self.management.is_none_or(|choice| choice.status() == row.management)
            && self.compliance.is_none_or(|choice| choice.fits(row.compliance))
            && self.overlap.is_none_or(|choice| choice.fits(row.overlap))
            && self.scope.is_none_or(|scope| scope == row.scope)
            && self.pool.is_none_or(|pool| row.pool == Some(pool))
            && self.region.as_ref().is_none_or(|region| facts.region() == Some(region))
            && self.owner.as_ref().is_none_or(|owner| facts.owner() == Some(owner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Cidr;
    use crate::insight::{Monitoring, Subject, Usage};
    use crate::model::{IpamId, MaskBreach, PoolId};

    /// A row somewhere, of somebody.
    struct Somewhere(Region, AccountId);

    impl Facts for Somewhere {
        fn region(&self) -> Option<&Region> {
            Some(&self.0)
        }

        fn owner(&self) -> Option<&AccountId> {
            Some(&self.1)
        }
    }

    fn somewhere() -> Somewhere {
        Somewhere(Region::alibaba("cn-hangzhou"), AccountId::new("1"))
    }

    fn row(kind: RowKind) -> Row {
        Row {
            scope: ScopeId::new(1),
            ipam: IpamId::new(1),
            subject: Subject::SubPool(PoolId::new(1)),
            kind,
            cidr: Cidr::parse("10.0.0.0/16").unwrap(),
            management: Management::Managed,
            compliance: Compliance::Noncompliant(MaskBreach::ShorterThanMin(20)),
            overlap: Overlap::Overlapping(2),
            pool: None,
            allocation: None,
            usage: Usage::Unknown,
            monitoring: Monitoring::Monitored,
        }
    }

    #[test]
    fn a_link_to_a_list_and_back_is_the_same_filter() {
        let filter = RowFilter {
            kind: Some(KindChoice::WithStatus),
            management: Some(ManagementChoice::Unmanaged),
            compliance: Some(ComplianceChoice::Noncompliant),
            overlap: Some(OverlapChoice::Overlapping),
            region: Some(Region::alibaba("cn-hangzhou")),
            owner: Some(AccountId::new("1321932713280001")),
            pool: Some(PoolId::new(5)),
            scope: Some(ScopeId::new(7)),
        };
        let written = filter.query().to_string();
        assert_eq!(RowFilter::read(&Query::read(&written)), filter);
        let keys: Vec<String> = filter.query().pairs().map(|(key, _)| key.to_owned()).collect();
        assert_eq!(keys, RowFilter::KEYS);
    }

    #[test]
    fn a_mistyped_choice_asks_for_nothing() {
        let query = Query::read("type=subnet&overlap=some&region=nowhere&scope=x");
        assert_eq!(RowFilter::read(&query), RowFilter::default());
    }

    #[test]
    fn status_numbers_count_everything_but_pools_and_so_do_their_links() {
        let filter = RowFilter { kind: Some(KindChoice::WithStatus), ..RowFilter::default() };
        let fits: Vec<bool> =
            RowKind::ALL.iter().map(|kind| filter.fits(&row(*kind), &somewhere())).collect();
        assert_eq!(fits, [false, true, true, true]);
    }

    #[test]
    fn a_broken_rule_and_a_number_of_overlaps_are_found_whatever_they_are() {
        let filter = RowFilter {
            compliance: Some(ComplianceChoice::Noncompliant),
            overlap: Some(OverlapChoice::Overlapping),
            ..RowFilter::default()
        };
        assert!(filter.fits(&row(RowKind::Vpc), &somewhere()));
        let clean = Row { overlap: Overlap::Nonoverlapping, ..row(RowKind::Vpc) };
        assert!(!filter.fits(&clean, &somewhere()));
    }
    #[test]
    fn region_owner_and_pool_are_asked_of_the_row() {
        let of = |region: &str, owner: &str, pool| RowFilter {
            region: Some(Region::alibaba(region)),
            owner: Some(AccountId::new(owner)),
            pool: Some(PoolId::new(pool)),
            ..RowFilter::default()
        };
        let managed = Row { pool: Some(PoolId::new(5)), ..row(RowKind::Vpc) };
        assert!(of("cn-hangzhou", "1", 5).fits(&managed, &somewhere()));
        assert!(!of("cn-beijing", "1", 5).fits(&managed, &somewhere()));
        assert!(!of("cn-hangzhou", "2", 5).fits(&managed, &somewhere()));
        assert!(!of("cn-hangzhou", "1", 6).fits(&managed, &somewhere()));
        assert!(!of("cn-hangzhou", "1", 5).fits(&row(RowKind::Vpc), &somewhere()));
    }
}
