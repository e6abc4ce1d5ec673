//! Decisions that go through the whole house (D1, D2, D5, D6, D16, D17, D19, D22).

use freehold::command::{
    Command, CreatePool, Import, LargeRemoval, ListExtent, ObjectRef, ObservedResource, Rule,
};
use freehold::insight::Insight;
use freehold::model::{AccountId, Provider, Region, SourceKind, Time, known_regions, region_name};

use super::{
    Desk, cidr, east, exactly, facts, importing, linking, list, sized, top_pool, vpc, west,
};

/// The words of the page, but for the sentence that a rule is spelt in.
#[test]
fn d01_the_page_uses_one_word_for_each_thing() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/words");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("the words") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("words").to_lowercase();
        read += 1;
        for other in
            ["hosted region", "operating region", "working region", "home region", "active region"]
        {
            assert!(!text.contains(other), "{} says {other}", path.display());
        }
        for other in ["de-allocate", "deallocate", "unprovision", "cancel provision"] {
            assert!(!text.contains(other), "{} says {other}", path.display());
        }
    }
    assert!(read > 20, "the words have moved");
    let words = freehold::text::Language::English.words();
    assert_eq!(words.term.managed_region, "Managed Region");
    assert_eq!(words.term.effective_region, "Effective Region");
}

#[test]
fn d05_one_code_of_two_providers_is_two_regions() {
    let (london, ireland) = (Region::alibaba("eu-west-1"), Region::new(Provider::Aws, "eu-west-1"));
    assert_ne!(region_name(&london).unwrap().english, region_name(&ireland).unwrap().english);
    let mut desk = Desk::new();
    let ipam = desk.ipam_id();
    desk.done(Command::AddEffectiveRegions(ipam, vec![london.clone(), ireland.clone()]));
    let request = CreatePool { region: Some(london), ..top_pool(desk.private(), "10.0.0.0/16") };
    let pool = desk.create_pool(request);
    let observed =
        ObservedResource { region: Some(ireland.clone()), ..vpc("vpc-aws", &["10.0.0.0/24"]) };
    desk.done(importing(vec![list(Provider::Aws, 1, vec![observed])]));
    let key = desk.key("vpc-aws");
    assert_eq!(desk.rule(linking(pool, key, "10.0.0.0/24")), Rule::VpcElsewhere(key, pool));
    let request = CreatePool { region: Some(ireland), ..top_pool(desk.private(), "10.0.0.0/24") };
    let there = CreatePool { provision: vec![exactly("10.1.0.0/24")], ..request };
    let there = desk.create_pool(there);
    let rule = desk.rule(linking(there, key, "10.0.0.0/24"));
    assert_eq!(rule, Rule::NotInside(cidr("10.0.0.0/24"), there));
}

#[test]
fn d05_any_region_can_be_managed_also_one_that_a_user_adds() {
    for region in [Region::on_premises(), Region::new(Provider::Other, "cellar")]
        .into_iter()
        .chain(known_regions().iter().step_by(20).map(|known| known.region()))
    {
        let mut desk = Desk::empty();
        desk.done(Command::CreateIpam(super::ipam_of(
            region.clone(),
            std::slice::from_ref(&region),
        )));
        let request = top_pool(desk.private(), "10.0.0.0/16");
        desk.create_pool(CreatePool { region: Some(region), ..request.clone() });
        let other = CreatePool { region: Some(Region::new(Provider::Other, "attic")), ..request };
        let refused = desk.refused(Command::CreatePool(other));
        assert_eq!(refused[0].rule.code(), "IllegalParam.Region");
    }
}

#[test]
fn d16_a_vswitch_joins_its_vpc_by_provider_and_id_whatever_the_source_says_of_accounts() {
    let mut desk = Desk::new();
    let of = |account: &str, resource: ObservedResource| ObservedResource {
        account: Some(AccountId::new(account)),
        ..resource
    };
    desk.import(vec![of("0001", vpc("vpc-1", &["10.0.0.0/24"]))]);
    let mut other = list(
        Provider::Alibaba,
        2,
        vec![of("0002", super::vswitch("vsw-1", "vpc-1", &["10.0.0.0/28"]))],
    );
    facts(&mut other).account = Some(AccountId::new("0002"));
    desk.done(importing(vec![other]));
    let vpc_key = desk.key("vpc-1");
    assert_eq!(desk.workspace.vswitches_of(vpc_key).count(), 1);
    // The same id at another provider is another VPC.
    let aws = list(Provider::Aws, 3, vec![super::vswitch("subnet-1", "vpc-1", &["10.0.0.16/28"])]);
    desk.done(importing(vec![aws]));
    assert_eq!(desk.workspace.vswitches_of(vpc_key).count(), 1);
}

#[test]
fn d17_a_whole_list_removes_and_a_partial_one_does_not() {
    let both = || vec![vpc("vpc-1", &["10.0.0.0/24"]), vpc("vpc-2", &["10.0.1.0/24"])];
    for (extent, live) in [(ListExtent::Whole, 1), (ListExtent::Partial, 2)] {
        let mut desk = Desk::new();
        desk.import(both());
        let mut second = list(Provider::Alibaba, 2_000, vec![both().remove(0)]);
        second.extent = extent;
        let removal = LargeRemoval::Confirmed;
        desk.done(Command::Import(Import { lists: vec![second], removal, ..Import::default() }));
        let there = desk.workspace.resources().iter();
        assert_eq!(there.filter(|row| row.live_cidrs().next().is_some()).count(), live);
    }
}

#[test]
fn d22_accounts_keep_their_zeros_and_every_digit_and_a_strangers_feed_is_taken_in() {
    let mut desk = Desk::new();
    let own = desk.workspace.settings().own_account.clone();
    assert_eq!(own.as_str().len(), 16);
    // Beyond 2^53, and with leading zeros: no number could keep them.
    for id in ["9007199254740993", "0000000000000042"] {
        let resource = ObservedResource {
            account: Some(AccountId::new(id)),
            ..vpc(&format!("vpc-{id}"), &["10.0.0.0/24"])
        };
        desk.import(vec![resource]);
        let key = desk.key(&format!("vpc-{id}"));
        assert_eq!(desk.workspace.resources().get(&key).unwrap().account, Some(AccountId::new(id)));
        // Neither own nor a member, and monitored all the same.
        assert_eq!(desk.row(key, "10.0.0.0/24").scope, desk.private());
    }
    assert_ne!(AccountId::new("42"), AccountId::new("0042"));
}

#[test]
fn d06_a_managed_row_stays_when_its_region_goes_and_says_since_when() {
    let mut desk = Desk::new();
    let request = CreatePool { region: None, ..top_pool(desk.private(), "10.0.0.0/16") };
    let regionless = desk.create_pool(request);
    let request = CreatePool {
        source_pool: Some(regionless),
        region: Some(west()),
        provision: vec![sized(20)],
        ..top_pool(desk.private(), "10.0.0.0/20")
    };
    let pool = desk.create_pool(request);
    let far = |id: &str, text: &str| ObservedResource { region: Some(west()), ..vpc(id, &[text]) };
    desk.import(vec![far("vpc-managed", "10.0.0.0/24"), far("vpc-free", "10.0.0.0/25")]);
    let managed = desk.key("vpc-managed");
    let id = desk.link(pool, managed, "10.0.0.0/24");
    let source = *desk.workspace.sources().keys().next().unwrap();
    desk.done(Command::RemoveSource(source));
    let rows: Vec<_> = Insight::of(&desk.workspace).rows().map(|(_, row)| row.clone()).collect();
    let mut resources = rows.iter().filter(|row| row.cidr.prefix_len() >= 24);
    let row = resources.next().expect("the managed row stays");
    assert_eq!(row.allocation, Some(id));
    assert!(resources.next().is_none(), "the unmanaged row leaves");
    let since = desk.workspace.allocations().get(&id).unwrap().unmonitored_since;
    assert_eq!(since, Some(Time(1_000)));
    // It still takes part in overlap and compliance.
    desk.import(vec![vpc("vpc-rival", &["10.0.0.0/26"])]);
    assert_eq!(
        desk.row(managed, "10.0.0.0/24").overlap,
        freehold::insight::Overlap::Overlapping(1)
    );
}

#[test]
fn d02_the_managed_region_and_what_is_default_can_never_be_deleted() {
    use freehold::command::Dependants::{DeleteToo, Refuse};
    let mut desk = Desk::new();
    let ipam = desk.ipam();
    for dependants in [Refuse, DeleteToo] {
        let remove = Command::RemoveEffectiveRegion(ipam.id, east(), dependants);
        assert_eq!(desk.rule(remove), Rule::ManagedRegionStays(east()));
        let scope = ipam.private_scope;
        assert_eq!(desk.rule(Command::DeleteScope(scope, dependants)), Rule::DefaultScope(scope));
    }
    let discovery = ipam.default_discovery;
    let rule = Rule::DefaultDiscovery(discovery);
    assert_eq!(desk.rule(Command::DeleteDiscovery(discovery)), rule);
    desk.done(Command::RemoveEffectiveRegion(ipam.id, west(), Refuse));
    desk.done(Command::DeleteIpam(ipam.id, Refuse));
    let gone = Rule::NotFound(ObjectRef::Discovery(discovery));
    assert_eq!(desk.rule(Command::DeleteDiscovery(discovery)), gone);
}

#[test]
fn d19_sources_of_one_time_are_taken_in_one_order_however_they_were_dropped() {
    let of = |account: &str, name: &str| {
        let resource =
            ObservedResource { name: Some(name.into()), ..vpc("vpc-1", &["10.0.0.0/24"]) };
        let mut list = list(Provider::Alibaba, 5, vec![resource]);
        facts(&mut list).account = Some(AccountId::new(account));
        facts(&mut list).kind = SourceKind::Vpcs;
        list
    };
    let name = |lists| {
        let mut desk = Desk::new();
        desk.done(importing(lists));
        desk.workspace.resources().iter().next().unwrap().name.to_string()
    };
    let there = name(vec![of("1", "one"), of("2", "two")]);
    assert_eq!(there, name(vec![of("2", "two"), of("1", "one")]));
}
