//! Free space and typed blocks, where a hole begins and ends (D14, 2.5, 2.6).

use freehold::address::Placement;
use freehold::command::{
    Avoid, CidrRequest, Command, CreatePool, Note, Purpose, Remedy, Rule, free_space,
    next_available,
};
use freehold::model::{MaskRules, PoolId};

use super::{Desk, cidr, exactly, reservation, sized, top_pool};

fn next(desk: &Desk, pool: PoolId, length: u8, placement: Placement) -> Option<String> {
    let (purpose, avoid) = (Purpose::Custom, Avoid::Resources);
    let found = next_available(&desk.workspace, pool, length, purpose, avoid, placement);
    found.ok().map(|cidr| cidr.to_string())
}

#[test]
fn d14_holes_never_join_across_provisioned_cidrs() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/24");
    desk.done(Command::Provision(pool, vec![exactly("10.0.1.0/24")]));
    let holes = free_space(&desk.workspace, pool, Purpose::Custom, Avoid::Resources);
    let holes: Vec<String> = holes.holes().map(|hole| hole.to_string()).collect();
    assert_eq!(holes, ["10.0.0.0/24", "10.0.1.0/24"]);
    assert_eq!(next(&desk, pool, 23, Placement::FirstFit), None);
    let across = Command::Reserve(pool, vec![reservation(exactly("10.0.0.0/23"))]);
    assert_eq!(desk.rule(across), Rule::NotInside(cidr("10.0.0.0/23"), pool));
    desk.reserve(pool, "10.0.1.0/24");
}

#[test]
fn d14_looking_for_a_block_changes_nothing_and_names_what_still_fits() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/24");
    desk.reserve(pool, "10.0.0.64/26");
    let before = desk.workspace.clone();
    let (purpose, avoid) = (Purpose::Custom, Avoid::Resources);
    let ask =
        |length| next_available(&desk.workspace, pool, length, purpose, avoid, Placement::FirstFit);
    assert_eq!(ask(25).unwrap(), cidr("10.0.0.128/25"));
    let refused = ask(24).unwrap_err();
    assert_eq!(refused.rule, Rule::NoRoom(24, pool));
    assert_eq!(refused.remedies, [Remedy::UsePrefixLen(25)]);
    assert!(desk.workspace == before);
    let nobody = PoolId::new(3);
    let gone = next_available(&desk.workspace, nobody, 24, purpose, avoid, Placement::FirstFit);
    assert_eq!(gone.unwrap_err().rule.code(), "ResourceNotFound.IpamPool");
}

#[test]
fn d14_best_fit_takes_the_smallest_hole_and_the_lowest_of_equals() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/24");
    // Holes: /27 at .32, /27 at .96, /25 at .128.
    desk.reserve(pool, "10.0.0.0/27");
    desk.reserve(pool, "10.0.0.64/27");
    assert_eq!(next(&desk, pool, 28, Placement::BestFit).unwrap(), "10.0.0.32/28");
    assert_eq!(next(&desk, pool, 26, Placement::BestFit).unwrap(), "10.0.0.128/26");
    assert_eq!(next(&desk, pool, 28, Placement::Sparse).unwrap(), "10.0.0.192/28");
    desk.reserve(pool, "10.0.0.32/27");
    assert_eq!(next(&desk, pool, 28, Placement::BestFit).unwrap(), "10.0.0.96/28");
    assert_eq!(next(&desk, pool, 24, Placement::BestFit), None);
}

#[test]
fn s2_06_1_without_a_mask_the_default_is_used_and_without_a_default_one_must_be_given() {
    let mut desk = Desk::new();
    let rules = MaskRules { min: Some(20), default: Some(26), max: Some(28) };
    let request = top_pool(desk.private(), "10.0.0.0/16");
    let pool = desk.create_pool(CreatePool { rules, ..request });
    let reserve = |pool| Command::Reserve(pool, vec![reservation(CidrRequest::Default)]);
    desk.done(reserve(pool));
    assert_eq!(desk.workspace.allocations_in(pool).next().unwrap().cidr, cidr("10.0.0.0/26"));
    let plain = desk.pool("10.1.0.0/16");
    assert_eq!(desk.rule(reserve(plain)), Rule::NothingAsked);
}

#[test]
fn s2_06_2_by_mask_the_lowest_aligned_block_is_taken() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/24");
    let take = |desk: &mut Desk, length| {
        desk.done(Command::Reserve(pool, vec![reservation(sized(length))]));
    };
    for length in [28, 26, 27, 25] {
        take(&mut desk, length);
    }
    let taken: Vec<String> =
        desk.workspace.allocations_in(pool).map(|row| row.cidr.to_string()).collect();
    // The /26 skips to its boundary, and the /27 fills the hole that it left.
    assert_eq!(taken, ["10.0.0.0/28", "10.0.0.32/27", "10.0.0.64/26", "10.0.0.128/25"]);
    let full = Command::Reserve(pool, vec![reservation(sized(27))]);
    assert_eq!(desk.rule(full), Rule::NoRoom(27, pool));
}

#[test]
fn s2_06_3_a_typed_block_lies_inside_and_is_free() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/24");
    let held = desk.reserve(pool, "10.0.0.64/26");
    let reserve = |text| Command::Reserve(pool, vec![reservation(exactly(text))]);
    for text in ["10.0.0.64/26", "10.0.0.64/27", "10.0.0.0/25", "10.0.0.0/24", "10.0.0.127/32"] {
        let taken = Rule::NotFree { cidr: cidr(text), taken_by: vec![held] };
        assert_eq!(desk.rule(reserve(text)), taken, "{text}");
    }
    for text in ["10.0.0.0/23", "10.0.1.0/32", "9.255.255.0/24"] {
        assert_eq!(desk.rule(reserve(text)), Rule::NotInside(cidr(text), pool), "{text}");
    }
    for text in ["10.0.0.0/26", "10.0.0.128/25"] {
        desk.done(reserve(text));
    }
}

#[test]
fn d14_a_typed_block_that_hits_a_resource_is_taken_and_names_it() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let (one, two) = (desk.vpc("vpc-1", &["10.0.0.0/24"]), desk.vpc("vpc-2", &["10.0.1.0/24"]));
    let managed = desk.vpc("vpc-3", &["10.0.2.0/24"]);
    desk.link(pool, managed, "10.0.2.0/24");
    let done = desk.done(Command::Reserve(pool, vec![reservation(exactly("10.0.0.0/23"))]));
    let block = cidr("10.0.0.0/23");
    assert_eq!(done.notes, [Note::HitsResource(block, one), Note::HitsResource(block, two)]);
    let beside = Command::Reserve(pool, vec![reservation(exactly("10.0.3.0/24"))]);
    assert_eq!(desk.done(beside).notes, []);
}

#[test]
fn d21_host_bits_are_refused_with_the_corrected_cidr_at_hand() {
    use freehold::address::{Cidr, CidrError};
    for (text, corrected) in [
        ("10.0.0.1/24", "10.0.0.0/24"),
        ("10.1.2.3/0", "0.0.0.0/0"),
        ("2408:4005::1/56", "2408:4005::/56"),
    ] {
        match Cidr::parse(text) {
            Err(CidrError::HostBits { network }) => assert_eq!(network, cidr(corrected), "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
    for text in ["10.0.0.0/24", "10.0.0.1/32", "2408:4005::1/128", "::/0"] {
        assert_eq!(Cidr::parse(text).unwrap().to_string(), text);
    }
}
