//! The regions that are known by name (domain.md, D5 and 2.13).

use super::{Provider, Region};

mod regions;

/// What a known region is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionName {
    /// Who runs it.
    pub provider: Provider,
    /// The provider's code.
    pub code: &'static str,
    /// Its English name, such as `China (Hangzhou)`.
    pub english: &'static str,
    /// Its Chinese name.
    pub chinese: &'static str,
}

impl RegionName {
    /// The region itself.
    pub fn region(&self) -> Region {
        Region::new(self.provider, self.code)
    }
}

/// All known regions, provider by provider, in the order in which they are offered.
pub fn known_regions() -> &'static [RegionName] {
    &regions::REGIONS
}

/// The name of a region, where it is known.
pub fn region_name(region: &Region) -> Option<&'static RegionName> {
    let is = |name: &&RegionName| name.provider == region.provider && name.code == &*region.code;
    known_regions().iter().find(is)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// domain.md, 2.13.
    const ALIBABA: [&str; 29] = [
        "cn-hangzhou",
        "cn-shanghai",
        "cn-nanjing",
        "cn-qingdao",
        "cn-beijing",
        "cn-zhangjiakou",
        "cn-huhehaote",
        "cn-wulanchabu",
        "cn-shenzhen",
        "cn-heyuan",
        "cn-guangzhou",
        "cn-chengdu",
        "cn-zhongwei",
        "cn-hongkong",
        "cn-wuhan-lr",
        "cn-fuzhou",
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-southeast-1",
        "ap-southeast-3",
        "ap-southeast-5",
        "ap-southeast-6",
        "ap-southeast-7",
        "eu-central-1",
        "eu-west-1",
        "us-west-1",
        "us-east-1",
        "me-east-1",
        "me-central-1",
    ];

    #[test]
    fn every_region_that_the_vendor_supports_is_known() {
        let known: BTreeSet<&str> = known_regions()
            .iter()
            .filter(|name| name.provider == Provider::Alibaba)
            .map(|name| name.code)
            .collect();
        assert_eq!(known, BTreeSet::from(ALIBABA));
    }

    #[test]
    fn no_region_stands_there_twice_and_no_two_share_a_name() {
        let mut codes = BTreeSet::new();
        let mut english = BTreeSet::new();
        let mut chinese = BTreeSet::new();
        for name in known_regions() {
            assert!(codes.insert((name.provider, name.code)), "{name:?}");
            assert!(english.insert((name.provider, name.english)), "{name:?}");
            assert!(chinese.insert((name.provider, name.chinese)), "{name:?}");
        }
    }

    #[test]
    fn regions_are_listed_provider_by_provider_in_the_order_offered() {
        let providers: Vec<Provider> = known_regions().iter().map(|name| name.provider).collect();
        assert!(providers.is_sorted());
        assert_eq!(BTreeSet::from_iter(providers), BTreeSet::from(Provider::ALL));
    }

    #[test]
    fn one_code_at_two_providers_is_two_regions() {
        let name = |provider| region_name(&Region::new(provider, "eu-west-1")).unwrap().english;
        assert_eq!(name(Provider::Alibaba), "UK (London)");
        assert_eq!(name(Provider::Aws), "Europe (Ireland)");
        assert_eq!(region_name(&Region::alibaba("cn-atlantis")), None);
        assert_eq!(region_name(&Region::on_premises()).unwrap().english, "On-premises");
    }
}
