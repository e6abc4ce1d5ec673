//! Tags are listed by sort of object, by id and by tag (1.14).

use freehold::command::{Command, Tagged};
use freehold::model::PoolId;
use freehold::query::{
    Ids, MaxTags, OutOfRange, Page, PageSize, TagFilter, TaggedFilter, TaggedKind, TooManyIds,
    list_tags,
};

use super::Desk;

fn tag(desk: &mut Desk, object: Tagged, pairs: &[(&str, &str)]) {
    let pairs = pairs.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect();
    desk.done(Command::TagResources(vec![object], pairs));
}

fn listed(desk: &Desk, filter: &TaggedFilter) -> Vec<(Tagged, String)> {
    let found = list_tags(&desk.workspace, filter, &Page::default());
    assert_eq!(found.total_count, found.items.len());
    let row = |row: &freehold::query::TagOf<'_>| (row.object, format!("{}={}", row.key, row.value));
    found.items.iter().map(row).collect()
}

fn filter(key: &str, value: Option<&str>) -> TagFilter {
    TagFilter { key: key.into(), value: value.map(Into::into) }
}

#[test]
fn s1_14_tags_are_listed_by_sort_of_object_by_id_and_by_tag() {
    let mut desk = Desk::new();
    let mut pools = [desk.pool("10.0.0.0/16"), desk.pool("10.1.0.0/16")];
    pools.sort();
    let [one, other] = pools.map(Tagged::Pool);
    let (ipam, scope) = (Tagged::Ipam(desk.ipam_id()), Tagged::Scope(desk.private()));
    tag(&mut desk, one, &[("env", "lab"), ("team", "net")]);
    tag(&mut desk, other, &[("env", "prod")]);
    tag(&mut desk, ipam, &[("env", "lab")]);
    tag(&mut desk, scope, &[("owner", "")]);
    let own = |object: Tagged, text: &str| (object, text.to_string());
    let of = TaggedFilter::of;
    let all = [own(one, "env=lab"), own(one, "team=net"), own(other, "env=prod")];
    assert_eq!(listed(&desk, &of(TaggedKind::Pool)), all);
    assert_eq!(listed(&desk, &of(TaggedKind::Ipam)), [own(ipam, "env=lab")]);
    assert_eq!(listed(&desk, &of(TaggedKind::Scope)), [own(scope, "owner=")]);
    let ids = Some(Ids::new([other, Tagged::Pool(PoolId::new(5))]).unwrap());
    let named = TaggedFilter { ids, ..of(TaggedKind::Pool) };
    assert_eq!(listed(&desk, &named), [own(other, "env=prod")]);
    let with = |tags: &[TagFilter]| TaggedFilter { tags: tags.to_vec(), ..of(TaggedKind::Pool) };
    let env = with(&[filter("env", None)]);
    assert_eq!(listed(&desk, &env), [own(one, "env=lab"), own(other, "env=prod")]);
    assert_eq!(listed(&desk, &with(&[filter("env", Some("lab"))])), [own(one, "env=lab")]);
    let both = with(&[filter("env", Some("lab")), filter("team", None)]);
    assert_eq!(listed(&desk, &both), all[..2]);
    assert_eq!(listed(&desk, &with(&[filter("env", Some("lab")), filter("more", None)])), []);
}

#[test]
fn s1_14_a_page_of_tags_has_one_to_fifty_rows_and_ten_by_default() {
    assert_eq!(MaxTags::default().get(), 10);
    for (rows, granted) in [(0, false), (1, true), (50, true), (51, false), (300, false)] {
        let size = MaxTags::new(rows);
        assert_eq!(size.is_ok(), granted, "{rows}");
        if !granted {
            assert_eq!(size, Err(OutOfRange { rows, most: 50 }));
        }
    }
    let ids = |count: u64| Ids::<_, 50>::new((0..count).map(|id| Tagged::Pool(PoolId::new(id))));
    assert!(ids(50).is_ok());
    assert_eq!(ids(51), Err(TooManyIds { limit: 50 }));
    let mut desk = Desk::new();
    let pool = Tagged::Pool(desk.pool("10.0.0.0/16"));
    let keys: Vec<String> = (0..15).map(|number| format!("k{number:02}")).collect();
    let pairs: Vec<(&str, &str)> = keys.iter().map(|key| (key.as_str(), "v")).collect();
    tag(&mut desk, pool, &pairs);
    let mut page = Some(Page::default());
    let mut seen = Vec::new();
    while let Some(next) = page {
        let found = list_tags(&desk.workspace, &TaggedFilter::of(TaggedKind::Pool), &next);
        assert_eq!(found.total_count, 15);
        seen.extend(found.items.iter().map(|row| row.key.to_string()));
        page = next.after(&found);
    }
    assert_eq!(seen, keys);
}
