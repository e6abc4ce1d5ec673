//! What providers and regions are called.

use super::Language;
use crate::model::{Provider, Region, region_name};

/// The provider's display name.
pub fn provider_name(provider: Provider, language: Language) -> &'static str {
    let place = &language.words().place;
    match provider {
        Provider::Alibaba => place.alibaba,
        Provider::Aws => place.aws,
        Provider::Azure => place.azure,
        Provider::Google => place.google,
        Provider::Tencent => place.tencent,
        Provider::Other => place.other,
    }
}

/// The region's full name: `China (Hangzhou)`, `AWS · US West (Oregon)`; its code where no name
/// is known.
pub fn region_label(region: &Region, language: Language) -> String {
    let name = known(region, language).unwrap_or(&region.code);
    match region.provider {
        Provider::Alibaba | Provider::Other => name.to_owned(),
        Provider::Aws | Provider::Azure | Provider::Google | Provider::Tencent => {
            (language.words().place.at)(provider_name(region.provider, language), name)
        }
    }
}

/// The place alone: `Hangzhou`; the region's code where no name is known.
pub fn region_short(region: &Region, language: Language) -> String {
    let name = known(region, language).unwrap_or(&region.code);
    let inner = name
        .split_once(['(', '（'])
        .and_then(|(_, rest)| rest.strip_suffix([')', '）']))
        .unwrap_or(name);
    // Remarks such as “Closing Down” follow a dash.
    inner.split_once(" - ").map_or(inner, |(place, _)| place).to_owned()
}

fn known(region: &Region, language: Language) -> Option<&'static str> {
    let name = region_name(region)?;
    Some(match language {
        Language::English => name.english,
        Language::Chinese => name.chinese,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::known_regions;

    #[test]
    fn the_vendors_regions_go_by_their_names_and_others_by_their_provider_too() {
        let hangzhou = Region::alibaba("cn-hangzhou");
        assert_eq!(region_label(&hangzhou, Language::English), "China (Hangzhou)");
        assert_eq!(region_label(&hangzhou, Language::Chinese), "华东1（杭州）");
        let oregon = Region::new(Provider::Aws, "us-west-2");
        assert_eq!(region_label(&oregon, Language::English), "AWS · US West (Oregon)");
        assert_eq!(region_label(&Region::on_premises(), Language::Chinese), "本地机房");
    }

    #[test]
    fn an_unknown_region_goes_by_its_code() {
        let own = Region::new(Provider::Other, "dc-graz");
        assert_eq!(region_label(&own, Language::English), "dc-graz");
        let new = Region::new(Provider::Aws, "xx-moon-1");
        assert_eq!(region_label(&new, Language::Chinese), "AWS · xx-moon-1");
        assert_eq!(region_short(&new, Language::English), "xx-moon-1");
    }

    #[test]
    fn short_names_are_the_place_without_remarks() {
        let short = |code, language| region_short(&Region::alibaba(code), language);
        assert_eq!(short("cn-hangzhou", Language::English), "Hangzhou");
        assert_eq!(short("cn-nanjing", Language::English), "Nanjing");
        assert_eq!(short("cn-wuhan-lr", Language::Chinese), "武汉");
        assert_eq!(short("ap-southeast-1", Language::English), "Singapore");
    }

    #[test]
    fn no_short_name_keeps_a_bracket() {
        for name in known_regions() {
            for language in Language::ALL {
                let short = region_short(&name.region(), language);
                let bad = short.is_empty() || short.contains(['(', ')', '（', '）']);
                assert!(!bad, "{name:?}: {short}");
            }
        }
    }
}
