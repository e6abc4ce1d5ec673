use proptest::prelude::*;

use super::*;

fn read(text: &str) -> Place {
    let Ok(place) = text.parse();
    place
}

fn tabs<T: Copy + fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn resource_key() -> impl Strategy<Value = ResourceKey> {
    (any::<u64>(), prop::sample::select(&Provider::ALL[..]), ".+").prop_map(
        |(scope, provider, external_id)| ResourceKey {
            scope: ScopeId::new(scope),
            provider,
            external_id,
        },
    )
}

fn route() -> impl Strategy<Value = Route> {
    let plain = [
        Route::Welcome,
        Route::Ipams,
        Route::Scopes,
        Route::Pools,
        Route::PoolNew,
        Route::VpcNew,
        Route::Discoveries,
        Route::Members,
        Route::Overview,
        Route::Resources,
        Route::Space,
        Route::Planner,
        Route::ImportExport,
        Route::Activity,
        Route::Settings,
        Route::Parts,
        Route::NotFound("/no/such/page".into()),
    ];
    prop_oneof![
        prop::sample::select(plain.to_vec()),
        (any::<u64>(), tabs(IpamTab::ALL)).prop_map(|(id, tab)| Route::Ipam(IpamId::new(id), tab)),
        (any::<u64>(), tabs(ScopeTab::ALL))
            .prop_map(|(id, tab)| Route::Scope(ScopeId::new(id), tab)),
        (any::<u64>(), tabs(PoolTab::ALL)).prop_map(|(id, tab)| Route::Pool(PoolId::new(id), tab)),
        (any::<u64>(), tabs(DiscoveryTab::ALL))
            .prop_map(|(id, tab)| Route::Discovery(DiscoveryId::new(id), tab)),
        (resource_key(), tabs(VpcTab::ALL)).prop_map(|(key, tab)| Route::Vpc(key, tab)),
        (resource_key(), tabs(VSwitchTab::ALL)).prop_map(|(key, tab)| Route::VSwitch(key, tab)),
    ]
}

proptest! {
    #[test]
    fn every_place_survives_its_own_address(
        route in route(),
        pairs in prop::collection::vec((".+", ".*"), 0..4),
    ) {
        let query = pairs.iter().fold(Query::new(), |query, (key, value)| query.with(key, value));
        let place = route.with(query);
        prop_assert_eq!(read(&place.to_string()), place.clone());
        prop_assert_eq!(read(&place.href()), place);
    }

    #[test]
    fn any_text_is_some_place_and_stays_it(text in ".*") {
        let place = read(&text);
        prop_assert_eq!(read(&place.href()), place);
    }
}

#[test]
fn an_address_without_a_tab_opens_the_first() {
    let id = PoolId::new(7);
    assert_eq!(read(&format!("#/pool/{id}")).route, Route::Pool(id, PoolTab::Details));
    assert_eq!(read("").route, Route::Overview);
    assert_eq!(read("#/").route, Route::Overview);
}

#[test]
fn a_mistyped_id_or_tab_is_not_found_and_keeps_what_was_typed() {
    let id = PoolId::new(7);
    let typo = format!("/pool/{id}x");
    assert_eq!(read(&typo).route, Route::NotFound(typo));
    let typo = format!("/pool/{id}/detials");
    assert_eq!(read(&typo).route, Route::NotFound(typo));
    assert_eq!(read("/poool").route, Route::NotFound("/poool".into()));
}

#[test]
fn a_query_keeps_order_and_unknown_keys() {
    let place = read("#/resources?q=10.0.0.0/8&management=Unmanaged&new=1&sort=-cidr");
    assert_eq!(place.query.get("management"), Some("Unmanaged"));
    let changed = place.query.with("management", "Ignored").without("sort");
    assert_eq!(changed.to_string(), "q=10.0.0.0/8&management=Ignored&new=1");
}

#[test]
fn a_query_value_can_hold_what_separates_queries() {
    let query = Query::new().with("q", "a&b=c d+é#%");
    assert_eq!(query.to_string(), "q=a%26b=c%20d%2B%C3%A9%23%25");
    assert_eq!(Query::read(&query.to_string()), query);
}

#[test]
fn setting_a_key_leaves_one_value_at_its_first_place() {
    let mut query = Query::read("a=1&b=2&a=3&c=4");
    assert_eq!(query.all("a").collect::<Vec<_>>(), ["1", "3"]);
    query.set("a", 9);
    assert_eq!(query.to_string(), "a=9&b=2&c=4");
}

#[test]
fn tabs_of_one_object_are_one_page() {
    let id = ScopeId::new(1);
    let one = Route::Scope(id, ScopeTab::Resources);
    let other = Route::Scope(id, ScopeTab::Charts);
    assert_eq!(one.page(), other.page());
    assert_ne!(one.page(), Route::Scope(ScopeId::new(2), ScopeTab::Charts).page());
    assert_eq!(one.area(), Some(Area::Scopes));
}
