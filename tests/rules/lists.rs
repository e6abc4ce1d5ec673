//! Lists: filters, pages, limits (1).

use freehold::command::{Command, CreatePool, LargeRemoval, ListExtent, ObservedList};
use freehold::insight::Insight;
use freehold::model::{Label, MemberKey, PoolId, Provider, ResourceKey, ResourceKind, ScopeKind};
use freehold::query::{
    AllocationFilter, AssociationFilter, CidrsOf, DiscoveredFilter, DiscoveryFilter, DiscoveryOf,
    GoneFilter, Ids, IpamFilter, LabelFilter, MaxResults, MemberFilter, OutOfRange, Page, PageSize,
    PoolFilter, ResourceCidrFilter, ScopeFilter, SharedTo, Source, TagFilter, TooManyIds,
    list_allocations, list_associations, list_discovered_resources, list_discoveries, list_gone,
    list_ipams, list_members, list_pool_cidrs, list_pools, list_resource_cidrs, list_scopes,
};

use super::{Desk, cidr, east, exactly, importing, list, top_pool, vpc, vswitch, west};

fn rows(count: u32) -> MaxResults {
    MaxResults::new(count).expect("a size of page")
}

/// Pools 10.0.0.0/16 to 10.`count`.0.0/16, all in the east.
fn pools(desk: &mut Desk, count: usize) -> Vec<PoolId> {
    let mut made: Vec<PoolId> =
        (0..count).map(|number| desk.pool(&format!("10.{number}.0.0/16"))).collect();
    made.sort_unstable();
    made
}

#[test]
fn s1_02_a_page_has_one_to_a_hundred_rows_and_ten_by_default() {
    assert_eq!(MaxResults::default().get(), 10);
    for (asked, granted) in [(1, true), (100, true), (0, false), (101, false), (300, false)] {
        assert_eq!(MaxResults::new(asked).is_ok(), granted, "{asked}");
    }
    assert_eq!(MaxResults::new(0), Err(OutOfRange { rows: 0, most: 100 }));
}

#[test]
fn s1_02_pages_together_are_the_list_each_row_once() {
    let mut desk = Desk::new();
    let all = pools(&mut desk, 25);
    for size in [1, 7, 10, 25, 100] {
        let mut page = Some(Page::of(rows(size)));
        let mut seen = Vec::new();
        while let Some(next) = page {
            let listed = list_pools(&desk.workspace, &PoolFilter::default(), &next);
            assert_eq!((listed.total_count, listed.max_results), (25, rows(size)));
            assert!(!listed.items.is_empty() && listed.items.len() <= rows(size).get());
            seen.extend(listed.items.iter().map(|pool| pool.id));
            page = next.after(&listed);
        }
        assert_eq!(seen, all, "pages of {size}");
    }
}

#[test]
fn s1_02_a_row_that_goes_meanwhile_moves_no_other() {
    let mut desk = Desk::new();
    let all = pools(&mut desk, 4);
    let first = Page::of(rows(2));
    let listed = list_pools(&desk.workspace, &PoolFilter::default(), &first);
    let second = first.after(&listed).unwrap();
    desk.done(Command::DeletePool(all[1], freehold::command::Dependants::DeleteToo));
    let rest = list_pools(&desk.workspace, &PoolFilter::default(), &second);
    assert_eq!(rest.items.iter().map(|pool| pool.id).collect::<Vec<_>>(), all[2..]);
    assert!(rest.next_token.is_none() && rest.total_count == 3);
}

#[test]
fn s1_02_a_hundred_ids_may_be_named_and_twenty_of_allocations() {
    let ids = |count: u64| Ids::<PoolId, 100>::new((0..count).map(PoolId::new));
    assert!(ids(100).is_ok());
    assert_eq!(ids(101), Err(TooManyIds { limit: 100 }));
    let ids = |count: u64| Ids::<_, 20>::new((0..count).map(freehold::model::AllocationId::new));
    assert!(ids(20).is_ok());
    assert_eq!(ids(21), Err(TooManyIds { limit: 20 }));
}

#[test]
fn s1_02_ipams_scopes_and_pools_are_found_by_every_filter() {
    let mut desk = Desk::new();
    let top = desk.pool("10.0.0.0/16");
    let sub = desk.sub_pool(top, "10.0.0.0/20");
    let tags = [("env", "lab"), ("empty", "")].into_iter().collect();
    let label = Label { resource_group: "rg-1".into(), tags, ..Label::named("far") };
    let request = top_pool(desk.private(), "10.1.0.0/16");
    let far = desk.create_pool(CreatePool { region: Some(west()), label, ..request });
    let found = |filter: PoolFilter| {
        let listed = list_pools(&desk.workspace, &filter, &Page::default());
        listed.items.into_iter().map(|pool| pool.id).collect::<Vec<_>>()
    };
    let by = |label| PoolFilter { label, ..PoolFilter::default() };
    let group =
        |text: &str| LabelFilter { resource_group: Some(text.into()), ..Default::default() };
    let tag = |key: &str, value: Option<&str>| LabelFilter {
        tags: vec![TagFilter { key: key.into(), value: value.map(Into::into) }],
        ..Default::default()
    };
    let name = LabelFilter { name: Some("far".into()), ..Default::default() };
    for label in
        [name, group("rg-1"), tag("env", None), tag("env", Some("lab")), tag("empty", Some(""))]
    {
        assert_eq!(found(by(label)), [far]);
    }
    assert!(found(by(tag("env", Some("prod")))).is_empty());
    assert_eq!(found(by(group(""))).len(), 2);
    let source = |source| PoolFilter { source_pool: Some(source), ..PoolFilter::default() };
    assert_eq!(found(source(Source::Pool(top))), [sub]);
    assert_eq!(found(source(Source::TopLevel)).len(), 2);
    assert_eq!(found(PoolFilter { region: Some(west()), ..Default::default() }), [far]);
    let ids = Some(Ids::new([sub, PoolId::new(5)]).unwrap());
    assert_eq!(found(PoolFilter { ids, ..Default::default() }), [sub]);
    let v6 = Some(freehold::address::Family::V6);
    assert!(found(PoolFilter { family: v6, ..Default::default() }).is_empty());
    let mine = PoolFilter { shared_to: Some(SharedTo::Me), ..Default::default() };
    assert!(found(mine).is_empty());
    let public = Some(desk.ipam().public_scope);
    assert!(found(PoolFilter { scope: public, ..Default::default() }).is_empty());

    let ipams = |region| {
        let filter = IpamFilter { region: Some(region), ..Default::default() };
        list_ipams(&desk.workspace, &filter, &Page::default()).total_count
    };
    assert_eq!((ipams(east()), ipams(west())), (1, 0));
    let scopes = |filter: ScopeFilter| {
        let listed = list_scopes(&desk.workspace, &filter, &Page::default());
        listed.items.into_iter().map(|scope| scope.id).collect::<Vec<_>>()
    };
    let private = ScopeFilter { kind: Some(ScopeKind::Private), ..Default::default() };
    assert_eq!(scopes(private), [desk.private()]);
    assert!(scopes(ScopeFilter { region: Some(west()), ..Default::default() }).is_empty());
}

#[test]
fn s1_05_cidrs_and_allocations_of_a_pool_are_by_address() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.1.0.0/16");
    desk.done(Command::Provision(pool, vec![exactly("10.0.0.0/16")]));
    let listed = list_pool_cidrs(&desk.workspace, pool, None, &Page::of(rows(1))).unwrap();
    assert_eq!((listed.items[0].cidr, listed.total_count), (cidr("10.0.0.0/16"), 2));
    let only = Some(cidr("10.1.0.0/16"));
    let listed = list_pool_cidrs(&desk.workspace, pool, only, &Page::default()).unwrap();
    assert_eq!(listed.items.len(), 1);
    let nobody = PoolId::new(5);
    assert!(list_pool_cidrs(&desk.workspace, nobody, None, &Page::default()).is_none());
    let (late, early) = (desk.reserve(pool, "10.1.1.0/24"), desk.reserve(pool, "10.0.1.0/24"));
    let found = |filter: AllocationFilter| {
        let listed = list_allocations(&desk.workspace, pool, &filter, &Page::default()).unwrap();
        listed.items.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(found(AllocationFilter::default()), [early, late]);
    let ids = Some(Ids::new([late]).unwrap());
    assert_eq!(found(AllocationFilter { ids, ..Default::default() }), [late]);
    let by_cidr = AllocationFilter { cidr: Some(cidr("10.0.1.0/24")), ..Default::default() };
    assert_eq!(found(by_cidr), [early]);
    let by_name = AllocationFilter { name: Some("other".into()), ..Default::default() };
    assert!(found(by_name).is_empty());
}

#[test]
fn s1_07_discoveries_associations_and_what_they_found() {
    let mut desk = Desk::new();
    let discovery = desk.ipam().default_discovery;
    desk.import(vec![
        vpc("vpc-1", &["10.0.0.0/24", "10.0.1.0/24"]),
        vswitch("vsw-1", "vpc-1", &["10.0.0.0/26"]),
    ]);
    let kind = |kind| {
        let filter = DiscoveryFilter { kind: Some(kind), ..Default::default() };
        list_discoveries(&desk.workspace, &filter, &Page::default()).total_count
    };
    assert_eq!((kind(DiscoveryOf::System), kind(DiscoveryOf::Custom)), (1, 0));
    let by_ipam = AssociationFilter { ipam: Some(desk.ipam_id()), discovery: Some(discovery) };
    assert_eq!(list_associations(&desk.workspace, &by_ipam, &Page::default()).total_count, 1);
    let found = |region, kind| {
        let filter = DiscoveredFilter { discovery, region, kind };
        let listed = list_discovered_resources(&desk.workspace, &filter, &Page::default());
        listed.unwrap().items.iter().map(|(_, row)| row.cidr.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(found(east(), Some(ResourceKind::Vpc)), ["10.0.0.0/24", "10.0.1.0/24"]);
    assert_eq!(found(east(), None).len(), 3);
    assert!(found(west(), None).is_empty());
}

#[test]
fn s1_11_resource_cidrs_of_a_scope_or_pool() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/24", "10.0.1.0/24"]);
    let inner = desk.vswitch("vsw-1", "vpc-1", &["10.0.0.0/26"]);
    desk.vpc("vpc-2", &["10.0.9.0/24"]);
    desk.reserve(pool, "10.0.8.0/24");
    desk.link(pool, key, "10.0.0.0/24");
    let insight = Insight::of(&desk.workspace);
    let found = |filter: &ResourceCidrFilter| -> Option<Vec<ResourceKey>> {
        let page = Page::default();
        let listed = list_resource_cidrs(&desk.workspace, &insight, filter, &page)?;
        let subject = |id| match insight.row(id).unwrap().subject {
            freehold::insight::Subject::Resource(key) => key,
            other => panic!("{other:?} is no resource"),
        };
        Some(listed.items.into_iter().map(subject).collect())
    };
    let in_scope = ResourceCidrFilter::of(CidrsOf::Scope(desk.private()));
    assert_eq!(found(&in_scope).unwrap().len(), 4, "no reservation among them");
    let in_pool = ResourceCidrFilter::of(CidrsOf::Pool(pool));
    assert_eq!(found(&in_pool).unwrap(), [key, inner]);
    let of_vpc = ResourceCidrFilter { vpc_id: Some("vpc-1".into()), ..in_scope.clone() };
    assert_eq!(found(&of_vpc).unwrap(), [key, key, inner]);
    let vswitches = ResourceCidrFilter { kind: Some(ResourceKind::VSwitch), ..of_vpc };
    assert_eq!(found(&vswitches).unwrap(), [inner]);
    let by_id = ResourceCidrFilter { resource_id: Some("vpc-2".into()), ..in_scope };
    assert_eq!(found(&by_id).unwrap().len(), 1);
    assert!(found(&ResourceCidrFilter::of(CidrsOf::Pool(PoolId::new(5)))).is_none());
}

#[test]
fn d18_what_is_gone_is_listed_with_the_pool_that_it_came_from() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let whole = |at, resources| ObservedList {
        extent: ListExtent::Whole,
        ..list(Provider::Alibaba, at, resources)
    };
    desk.done(importing(vec![whole(1, vec![vpc("vpc-1", &["10.0.0.0/24"])])]));
    let key = desk.key("vpc-1");
    desk.link(pool, key, "10.0.0.0/24");
    let import = freehold::command::Import {
        lists: vec![whole(2, Vec::new())],
        removal: LargeRemoval::Confirmed,
        ..Default::default()
    };
    desk.done(Command::Import(import));
    let gone = |filter: GoneFilter| list_gone(&desk.workspace, &filter, &Page::default());
    let row = gone(GoneFilter::default()).items[0];
    assert_eq!((row.resource, row.cidr, row.pool), (key, cidr("10.0.0.0/24"), Some(pool)));
    assert_eq!(row.since, freehold::model::Time(2));
    let far = GoneFilter { region: Some(west()), ..Default::default() };
    assert_eq!(gone(far).total_count, 0);
}

#[test]
fn s1_12_members_are_listed_by_id() {
    let desk = Desk::new();
    let nobody = MemberKey::Folder("fd-nobody".into());
    let filter = MemberFilter { ids: Some(Ids::new([nobody]).unwrap()) };
    assert!(list_members(&desk.workspace, &filter, &Page::default()).items.is_empty());
}
