//! What a person types is understood and answered exactly.

use freehold::address::{Cidr, Family, format_address};
use freehold::command::ObjectRef;
use freehold::insight::{Insight, Management, Overlap, Subject};
use freehold::model::{ResourceKind, Workspace};
use freehold::search::{Answer, Found, Question, Relation, answer};

use crate::random::{Dice, grown};

fn cidr(text: &str) -> Cidr {
    text.parse().expect("a CIDR")
}

fn demo() -> (Workspace, Insight) {
    let workspace =
        freehold::demo::build(freehold::model::Time(1_700_000_000), |_, _, _| ()).expect("a demo");
    let insight = Insight::of(&workspace);
    (workspace, insight)
}

fn ask(text: &str, workspace: &Workspace, insight: &Insight) -> Answer {
    answer(&Question::read(text).expect("a question"), workspace, insight, 50)
}

#[test]
fn an_address_a_block_and_a_size_are_told_from_words() {
    let free =
        |within: Option<&str>, prefix_len| Question::Free { within: within.map(cidr), prefix_len };
    for (text, question) in [
        ("10.3.4.5", Question::Block(cidr("10.3.4.5/32"))),
        (" 10.3.0.0/16 ", Question::Block(cidr("10.3.0.0/16"))),
        ("10.3.4.5/16", Question::Block(cidr("10.3.0.0/16"))),
        ("2408:4005::1", Question::Block(cidr("2408:4005::1/128"))),
        ("/22", free(None, 22)),
        ("free /22", free(None, 22)),
        ("10.0.0.0/8 free /22", free(Some("10.0.0.0/8"), 22)),
        ("/22 空闲 10.0.0.0/8", free(Some("10.0.0.0/8"), 22)),
        ("fd00::/8 /48", free(Some("fd00::/8"), 48)),
        ("free /22 in 10.0.0.0/8", free(Some("10.0.0.0/8"), 22)),
        ("10.0.0.0/8 中 空闲 /22", free(Some("10.0.0.0/8"), 22)),
        ("overlaps", Question::Overlaps { within: None }),
        ("What overlaps?", Question::Overlaps { within: None }),
        ("which of my VPCs overlap, and with what", Question::Overlaps { within: None }),
        ("重叠", Question::Overlaps { within: None }),
        ("哪些 VPC 重叠？", Question::Overlaps { within: None }),
        ("what overlaps 10.0.0.0/8", Question::Overlaps { within: Some(cidr("10.0.0.0/8")) }),
        ("free /22 in 10.0.0.0/8?", free(Some("10.0.0.0/8"), 22)),
        ("overlap team", Question::Words(vec!["overlap".into(), "team".into()])),
        ("which vpc", Question::Words(vec!["which".into(), "vpc".into()])),
        ("Prod  HZ", Question::Words(vec!["prod".into(), "hz".into()])),
        ("10.0.0.0/8 /40", Question::Words(vec!["10.0.0.0/8".into(), "/40".into()])),
        ("free", Question::Words(vec!["free".into()])),
        ("10.1", Question::Words(vec!["10.1".into()])),
    ] {
        assert_eq!(Question::read(text), Some(question), "{text}");
    }
    assert_eq!(Question::read("  "), None);
}

#[test]
fn an_address_is_found_in_its_vswitch_then_its_vpc_then_its_pools() {
    let (workspace, insight) = demo();
    let vswitch = workspace
        .resources()
        .iter()
        .find(|row| {
            let managed = row.vpc.is_some_and(|vpc| {
                workspace.resources().get(&vpc).is_some_and(|vpc| {
                    vpc.live_cidrs()
                        .all(|cidr| workspace.allocation_of(vpc.key, cidr.cidr).is_some())
                })
            });
            row.kind == ResourceKind::VSwitch && managed && row.has_family(Family::V4)
        })
        .expect("a vSwitch of a managed VPC");
    let inside = vswitch.cidrs[0].cidr;
    let found = ask(&format_address(inside.family(), inside.first()), &workspace, &insight);
    let holders: Vec<u8> = found
        .hits
        .iter()
        .filter(|hit| hit.relation == Relation::Holds)
        .filter_map(|hit| Some(hit.cidr?.prefix_len()))
        .collect();
    assert!(holders.len() >= 3, "vSwitch, VPC and at least one pool");
    assert!(holders.is_sorted_by(|one, other| one >= other), "from the inside out: {holders:?}");
    let first = &found.hits[0].found;
    assert_eq!(*first, Found::Object(ObjectRef::ResourceCidr(vswitch.key, inside)));
}

/// All rows, provisioned CIDRs and addresses that share an address with the block, by a plain walk.
fn all_that_intersect(block: Cidr, workspace: &Workspace, insight: &Insight) -> usize {
    let rows = insight.rows().filter(|(_, row)| !matches!(row.subject, Subject::SubPool(_)));
    let shares = |other: &Cidr| other.first() <= block.last() && block.first() <= other.last();
    let same = |other: &Cidr| other.family() == block.family();
    let rows = rows.map(|(_, row)| row.cidr);
    let pools = workspace.pools().iter().flat_map(|pool| pool.cidrs.iter().map(|row| row.cidr));
    let found = rows.chain(pools).filter(|other| same(other) && shares(other)).count();
    let addresses = workspace.addresses().iter().filter(|address| {
        address.key.family == block.family()
            && (block.first()..=block.last()).contains(&address.key.address)
    });
    found + addresses.count()
}

#[test]
fn every_holder_and_every_content_of_random_blocks_is_counted() {
    let mut dice = Dice::new(77);
    for _ in 0..200 {
        let seeds: Vec<u64> = (0..12).map(|_| dice.below(1 << 30) as u64).collect();
        let workspace = grown(&seeds);
        let insight = Insight::of(&workspace);
        let blocks: Vec<Cidr> = insight.rows().map(|(_, row)| row.cidr).take(5).collect();
        for block in blocks.into_iter().chain([cidr("10.0.0.0/8"), cidr("10.0.0.0/30")]) {
            let found = answer(&Question::Block(block), &workspace, &insight, 3);
            assert_eq!(found.total, all_that_intersect(block, &workspace, &insight));
            assert_eq!(found.hits.len(), found.total.min(3));
        }
    }
}

#[test]
fn free_blocks_lie_in_their_pool_and_hit_nothing() {
    let (workspace, insight) = demo();
    for (text, prefix_len) in [("/24", 24), ("10.0.0.0/8 free /22", 22), ("free /28", 28)] {
        let found = ask(text, &workspace, &insight);
        assert!(found.total > 0, "the demo has room for {text}");
        for hit in &found.hits {
            let block = hit.cidr.expect("a block");
            assert_eq!(block.prefix_len(), prefix_len);
            let taken = insight.rows().any(|(_, row)| {
                Some(row.scope) == hit.scope
                    && matches!(row.subject, Subject::Resource(_) | Subject::Custom(_))
                    && row.management != Management::Ignored
                    && row.cidr.intersects(block)
            });
            assert!(!taken, "{block} holds a resource");
            match &hit.found {
                Found::Object(ObjectRef::Pool(id)) => {
                    let pool = workspace.pools().get(id).expect("a pool");
                    assert!(pool.cidrs.iter().any(|row| row.cidr.contains(block)));
                    assert!(workspace.allocations_hitting(*id, block).is_empty());
                }
                Found::FreeInScope(scope) => {
                    let pools = workspace.pools_in(*scope).flat_map(|pool| pool.blocks());
                    assert!(!pools.into_iter().any(|pool| pool.intersects(block)));
                }
                other => panic!("{other:?} is no free space"),
            }
        }
    }
}

#[test]
fn what_overlaps_is_every_row_in_conflict_with_the_number_of_the_others() {
    let (workspace, insight) = demo();
    let found = answer(&Question::Overlaps { within: None }, &workspace, &insight, usize::MAX);
    let in_conflict = insight.rows().filter(|(id, _)| !insight.conflicts(*id).is_empty()).count();
    assert!(in_conflict > 0, "the demo has overlaps");
    assert_eq!((found.total, found.hits.len()), (in_conflict, in_conflict));
    for hit in &found.hits {
        let same = insight.rows().find(|(_, row)| {
            let object = match row.subject {
                Subject::Resource(key) => ObjectRef::ResourceCidr(key, row.cidr),
                Subject::Custom(id) => ObjectRef::Allocation(id),
                Subject::SubPool(id) => ObjectRef::Pool(id),
            };
            hit.found == Found::Object(object) && hit.scope == Some(row.scope)
        });
        let (id, row) = same.expect("a row");
        let others = u32::try_from(insight.conflicts(id).len()).expect("few");
        assert_eq!(hit.relation, Relation::Overlaps(id));
        assert_eq!(row.overlap, Overlap::Overlapping(others));
    }
    let within = found.hits[0].cidr.expect("a block");
    let near = answer(&Question::Overlaps { within: Some(within) }, &workspace, &insight, 500);
    assert!(near.hits.iter().all(|hit| hit.cidr.is_some_and(|cidr| cidr.intersects(within))));
    assert!(near.total >= 2 && near.total <= found.total);
}

#[test]
fn a_size_that_no_pool_has_is_found_nowhere() {
    let (workspace, insight) = demo();
    assert_eq!(ask("free /1", &workspace, &insight), Answer::default());
}

#[test]
fn names_ids_and_tags_are_found_in_any_case_and_order() {
    let (workspace, insight) = demo();
    let pool = workspace.pools().iter().find(|pool| !pool.label.name.is_empty()).expect("a pool");
    let object = Found::Object(ObjectRef::Pool(pool.id));
    let exact = ask(&pool.label.name.to_uppercase(), &workspace, &insight);
    assert!(exact.hits.iter().any(|hit| hit.found == object && hit.relation == Relation::Equal));
    let by_id = ask(&pool.id.to_string(), &workspace, &insight);
    assert_eq!(by_id.hits[0].found, object);
    let vpc = workspace.resources().iter().next().expect("a resource");
    let by_vpc = ask(vpc.external_id(), &workspace, &insight);
    assert_eq!(by_vpc.hits[0].found, Found::Object(ObjectRef::Resource(vpc.key)));
    assert_eq!(ask("no such thing anywhere", &workspace, &insight).total, 0);
}

#[test]
fn what_is_called_so_comes_before_what_only_mentions_it() {
    let (workspace, insight) = demo();
    let found = ask("prod", &workspace, &insight);
    let relations: Vec<Relation> = found.hits.iter().map(|hit| hit.relation).collect();
    assert!(relations.is_sorted(), "{relations:?}");
    assert_eq!(relations[0], Relation::Named, "pools are called so");
}
