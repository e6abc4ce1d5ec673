//! The worked examples of the vendor's pages, number by number (section 5).

use freehold::address::{Cidr, Count};
use freehold::command::{Command, CreatePool, Rule};
use freehold::insight::{Insight, Usage, pool_usage};
use freehold::model::{PoolId, Quota};
use freehold::text::number::percent;

use super::{Desk, cidr, top_pool, vswitch};

#[test]
fn s5_1_a_vpc_of_a_26_in_a_sub_pool_of_a_20_uses_one_point_six_per_cent() {
    let mut desk = Desk::new();
    let pool = desk.pool("192.168.0.0/16");
    let sub_pool = desk.sub_pool(pool, "192.168.0.0/20");
    let key = desk.vpc("vpc-1", &["192.168.0.0/26"]);
    desk.link(sub_pool, key, "192.168.0.0/26");
    let usage = pool_usage(&desk.workspace, sub_pool);
    let (used, all) = (usage.allocated(), usage.provisioned);
    assert_eq!((used, all), (Count::new(64), Count::new(4096)));
    // Thresholds see what is surely reached; people see it rounded half up.
    assert_eq!(used.percent_of(all, 1), Some(15));
    assert_eq!(percent(used, all).as_deref(), Some("1.6 %"));
    let insight = Insight::of(&desk.workspace);
    let row = insight.rows().find(|(_, row)| row.cidr == cidr("192.168.0.0/20")).unwrap().1;
    let (used, all) = row.usage.numbers().unwrap();
    assert_eq!(percent(used, all).as_deref(), Some("1.6 %"));
    // One level up: the sub-pool takes a sixteenth of its source.
    let usage = pool_usage(&desk.workspace, pool);
    assert_eq!(usage.sub_pools.percent_of(usage.provisioned, 2), Some(625));
}

/// The blocks of this length inside another, by address.
fn parts(of: Cidr, prefix_len: u8) -> impl Iterator<Item = Cidr> {
    let count = 1u128 << (prefix_len - of.prefix_len());
    let size = 1u128 << (of.family().bits() - prefix_len);
    (0..count).map(move |place| {
        Cidr::containing(of.family(), of.first() + place * size, prefix_len).unwrap()
    })
}

/// The plan of the vendor's page as requests in order: one /8, eight /11, sixteen /15 in each, and
/// some /17 in each of these. Stops at the first that is refused.
fn build(desk: &mut Desk, leaves: usize) -> Result<usize, (usize, Rule)> {
    let scope = desk.private();
    let mut env = freehold::command::Env::new(freehold::model::Time(5), 5);
    let mut made = 0;
    let mut add = |desk: &mut Desk, source_pool: Option<PoolId>, block: Cidr| {
        let request = CreatePool { source_pool, ..top_pool(scope, &block.to_string()) };
        match desk.workspace.apply(Command::CreatePool(request), &mut env) {
            Ok(applied) => {
                made += 1;
                match applied.object {
                    Some(freehold::command::ObjectRef::Pool(pool)) => Ok((pool, made)),
                    other => panic!("{other:?}"),
                }
            }
            Err(mut refusal) => Err((made, refusal.reasons.remove(0).rule)),
        }
    };
    let all = cidr("10.0.0.0/8");
    let (top, mut count) = add(desk, None, all)?;
    for region in parts(all, 11) {
        let (regional, _) = add(desk, Some(top), region)?;
        for unit in parts(region, 15) {
            let (business, _) = add(desk, Some(regional), unit)?;
            for leaf in parts(unit, 17).take(leaves) {
                count = add(desk, Some(business), leaf)?.1;
            }
        }
    }
    Ok(count)
}

#[test]
fn s5_2_eight_regions_of_sixteen_units_with_one_leaf_each_make_265_pools() {
    let mut desk = Desk::new();
    assert_eq!(build(&mut desk, 1), Ok(265));
    assert_eq!(desk.workspace.pools_in(desk.private()).count(), 265);
}

#[test]
fn s5_2_with_four_leaves_the_501st_pool_is_refused_and_all_649_pass_once_the_quota_is_raised() {
    let mut desk = Desk::new();
    let quota = Quota::IpamPoolQuotaPerScope;
    assert_eq!(build(&mut desk, 4), Err((500, Rule::Quota(quota, 500))));
    assert_eq!(desk.workspace.pools().len(), 500);
    let mut desk = Desk::new();
    desk.limit(quota, 649);
    assert_eq!(build(&mut desk, 4), Ok(649));
    // Every address is planned at each level: the /8 is full.
    let top = desk.workspace.pools().iter().find(|pool| pool.source_pool.is_none()).unwrap().id;
    let usage = pool_usage(&desk.workspace, top);
    assert_eq!(usage.sub_pools, usage.provisioned);
    assert!(usage.available().is_zero());
}

#[test]
fn s5_3_an_empty_vswitch_of_a_24_has_252_free_addresses() {
    let mut desk = Desk::new();
    let mut empty = vswitch("vsw-1", "vpc-1", &["192.168.0.0/24"]);
    empty.cidrs[0].stated.available = Some(Count::new(252));
    desk.import(vec![empty]);
    let usage = desk.row(desk.key("vsw-1"), "192.168.0.0/24").usage;
    assert_eq!(usage, Usage::Counted { used: Count::ZERO, total: Count::new(252) });
    // Of which twelve are taken.
    let mut fuller = vswitch("vsw-2", "vpc-1", &["192.168.1.0/24"]);
    fuller.cidrs[0].stated.available = Some(Count::new(240));
    desk.import(vec![fuller]);
    let usage = desk.row(desk.key("vsw-2"), "192.168.1.0/24").usage;
    assert_eq!(usage, Usage::Counted { used: Count::new(12), total: Count::new(252) });
}
