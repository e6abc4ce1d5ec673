//! The VPCs of the estate: what a company of some age has, mergers and mishaps included.

use super::names::Owner::{self, Merged, Platform};
use super::names::Place::{self, Frankfurt, Hangzhou, Shanghai};

/// When a VPC is there, in imports since the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Life {
    Always,
    From(u32),
    Until(u32),
}

/// How the addresses in use move over the two weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trend {
    /// Busier by day, and otherwise the same.
    Steady,
    /// More every day; its last vSwitches are made on the way.
    Grows,
    /// Twice as much from this import on.
    Jumps(u32),
    /// Switched off at this import.
    Empties(u32),
    /// Hardly an address left.
    NearlyFull,
    /// Set up, and not used yet.
    Idle,
}

/// The vSwitches of a VPC.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// So many blocks from the start of the VPC's first CIDR.
    pub count: usize,
    /// Their prefix length.
    pub prefix_len: u8,
    /// And these.
    pub more: &'static [&'static str],
}

/// One VPC.
#[derive(Clone, Copy, Debug)]
pub(super) struct VpcPlan {
    pub name: &'static str,
    pub owner: Owner,
    pub place: Place,
    /// Its CIDRs, the primary one first.
    pub cidrs: &'static [&'static str],
    pub layout: Layout,
    pub trend: Trend,
    pub life: Life,
    /// The business line and environment of its tags; none for those that nobody tagged.
    pub tags: Option<(&'static str, &'static str)>,
}

/// The VPC that exists without any vSwitch.
pub(super) const EMPTY_VPC: &str = "shared-mainframe-link";

/// A vSwitch whose VPC belongs to an account that no list covers.
pub(super) const ORPHAN: (&str, &str) = ("partner-settlement-app-i", "10.250.4.0/24");

const fn vpc(
    name: &'static str,
    place: Place,
    cidrs: &'static [&'static str],
    layout: Layout,
    trend: Trend,
) -> VpcPlan {
    VpcPlan { name, owner: Platform, place, cidrs, layout, trend, life: Life::Always, tags: None }
}

const fn slices(count: usize, prefix_len: u8) -> Layout {
    Layout { count, prefix_len, more: &[] }
}

const fn with(count: usize, prefix_len: u8, more: &'static [&'static str]) -> Layout {
    Layout { count, prefix_len, more }
}

impl VpcPlan {
    const fn of(self, line: &'static str, environment: &'static str) -> VpcPlan {
        VpcPlan { tags: Some((line, environment)), ..self }
    }

    const fn owned_by(self, owner: Owner) -> VpcPlan {
        VpcPlan { owner, ..self }
    }

    const fn living(self, life: Life) -> VpcPlan {
        VpcPlan { life, ..self }
    }
}

use Trend::{Empties, Grows, Idle, Jumps, NearlyFull, Steady};

/// The VPCs, in the order of their making.
pub(super) const VPCS: [VpcPlan; 42] = [
    // Hangzhou: retail.
    vpc(
        "retail-prod-core",
        Hangzhou,
        &["10.0.0.0/20", "10.0.64.0/20", "2408:4005:300:1000::/56"],
        with(10, 24, &["10.0.64.0/24", "10.0.65.0/24"]),
        Grows,
    )
    .of("retail", "prod"),
    vpc("retail-prod-payments", Hangzhou, &["10.0.16.0/20"], slices(8, 24), Steady)
        .of("retail", "prod"),
    vpc("retail-prod-search", Hangzhou, &["10.0.32.0/20"], slices(15, 24), NearlyFull)
        .of("retail", "prod"),
    vpc("retail-prod-campaign", Hangzhou, &["10.0.48.0/22"], slices(4, 24), Jumps(44))
        .of("retail", "prod")
        .living(Life::From(24)),
    vpc("retail-staging", Hangzhou, &["10.0.128.0/20"], slices(4, 24), Steady)
        .of("retail", "staging"),
    vpc("零售测试", Hangzhou, &["10.1.0.0/20"], slices(4, 24), Steady).of("retail", "test"),
    vpc("retail-dev", Hangzhou, &["10.1.128.0/20"], slices(3, 24), Empties(30)).of("retail", "dev"),
    // Hangzhou: logistics. The warehouse system took a larger block than its pool allows.
    vpc("logistics-prod-core", Hangzhou, &["10.2.0.0/20"], slices(9, 24), Steady)
        .of("logistics", "prod"),
    vpc("logistics-prod-tracking", Hangzhou, &["10.2.16.0/20"], slices(6, 24), Grows)
        .of("logistics", "prod"),
    vpc("logistics-prod-warehouse", Hangzhou, &["10.2.64.0/18"], slices(12, 23), Steady)
        .of("logistics", "prod"),
    vpc("物流测试", Hangzhou, &["10.3.0.0/21"], slices(3, 24), Steady).of("logistics", "test"),
    // A vSwitch that was split, while its list still shows the whole.
    vpc("logistics-dev", Hangzhou, &["10.3.128.0/21"], with(3, 24, &["10.3.130.128/25"]), Steady)
        .of("logistics", "dev"),
    // Hangzhou: data.
    vpc("data-prod-lake", Hangzhou, &["10.4.0.0/19"], slices(11, 23), Grows).of("data", "prod"),
    vpc("data-prod-streaming", Hangzhou, &["10.4.32.0/20"], slices(8, 24), Jumps(27))
        .of("data", "prod"),
    vpc("data-test-probe", Hangzhou, &["10.5.0.0/26"], slices(2, 28), Steady).of("data", "test"),
    vpc("数据平台开发", Hangzhou, &["10.5.128.0/20"], slices(4, 24), Steady).of("data", "dev"),
    // Hangzhou: shared services.
    vpc("shared-dns", Hangzhou, &["10.6.0.0/22"], slices(3, 25), Steady).of("shared", "prod"),
    vpc(
        "shared-monitoring",
        Hangzhou,
        &["10.6.4.0/22", "2408:4005:300:2000::/56"],
        slices(4, 24),
        Steady,
    )
    .of("shared", "prod"),
    vpc(EMPTY_VPC, Hangzhou, &["10.6.16.0/24"], slices(0, 24), Idle).of("shared", "prod"),
    vpc("shared-ci", Hangzhou, &["10.7.128.0/20"], slices(6, 24), Grows).of("shared", "dev"),
    vpc("default", Hangzhou, &["172.16.0.0/12"], slices(1, 20), Idle),
    vpc("lab-alpha", Hangzhou, &["10.4.0.0/20"], slices(3, 24), Steady).of("lab", "dev"),
    vpc("lab-beta", Hangzhou, &["10.4.16.0/20"], slices(3, 24), Idle).of("lab", "dev"),
    // The merged business: nobody coordinated its space with ours, nor within itself.
    vpc("tea-shop", Hangzhou, &["10.10.0.0/16"], slices(5, 24), Steady).owned_by(Merged),
    vpc("tea-warehouse", Hangzhou, &["10.10.0.0/16"], slices(4, 22), Steady).owned_by(Merged),
    vpc("default", Hangzhou, &["172.16.0.0/12"], slices(1, 20), Idle).owned_by(Merged),
    // Shanghai.
    vpc("retail-sh-prod", Shanghai, &["10.32.0.0/20"], slices(9, 24), Steady).of("retail", "prod"),
    vpc("retail-sh-standby", Shanghai, &["10.32.16.0/20"], slices(6, 24), Idle)
        .of("retail", "prod"),
    vpc("上海会员", Shanghai, &["10.32.32.0/21"], slices(4, 24), Grows).of("retail", "prod"),
    vpc("logistics-sh-prod", Shanghai, &["10.34.0.0/20"], slices(7, 24), Steady)
        .of("logistics", "prod"),
    vpc("logistics-sh-staging", Shanghai, &["10.34.128.0/20"], slices(3, 24), Steady)
        .of("logistics", "staging")
        .living(Life::Until(31)),
    vpc("data-sh-prod", Shanghai, &["10.36.0.0/20", "10.38.0.0/20"], slices(8, 24), Jumps(36))
        .of("data", "prod"),
    // Older than any plan: one inside the space of retail, one inside that of a data centre.
    vpc("legacy-erp", Shanghai, &["10.0.8.0/21"], slices(3, 24), NearlyFull),
    vpc("legacy-mail", Shanghai, &["192.168.0.0/16"], slices(2, 24), Steady),
    vpc("tea-data", Shanghai, &["10.36.0.0/16"], slices(3, 24), Steady).owned_by(Merged),
    vpc("tea-office", Shanghai, &["10.40.0.0/20"], slices(2, 24), Steady).owned_by(Merged),
    // Frankfurt.
    vpc("retail-eu-prod", Frankfurt, &["10.64.0.0/20"], slices(7, 24), Grows).of("retail", "prod"),
    vpc("retail-eu-vault", Frankfurt, &["10.64.16.0/21"], slices(3, 24), Steady)
        .of("retail", "prod"),
    vpc("retail-eu-staging", Frankfurt, &["10.64.128.0/20"], slices(3, 24), Steady)
        .of("retail", "staging"),
    vpc("shared-eu-hub", Frankfurt, &["10.66.0.0/21"], slices(3, 24), Steady).of("shared", "prod"),
    vpc("shared-eu-inference", Frankfurt, &["10.66.16.0/20"], slices(4, 24), Grows)
        .of("shared", "prod")
        .living(Life::From(41)),
    vpc("tea-eu-shop", Frankfurt, &["10.72.0.0/16"], slices(3, 24), Steady).owned_by(Merged),
];
