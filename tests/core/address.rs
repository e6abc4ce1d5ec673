//! Address arithmetic against marks on a tiny universe, and exact counts against long addition.

use freehold::address::{
    Cidr, CidrError, Count, Family, FreeSpace, Placement, Span, covered, format_address, merge,
    next_block, parse_address,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

use crate::random::Dice;

fn cidr(text: &str) -> Cidr {
    text.parse().expect("a CIDR")
}

/// Two universes of 256 addresses.
fn universes() -> [Cidr; 2] {
    [cidr("10.0.0.0/24"), cidr("2408:4000::ff00/120")]
}

/// All blocks inside the universe, the largest first.
fn blocks(universe: Cidr) -> Vec<Cidr> {
    let mut found = vec![universe];
    let mut next = 0;
    while let Some((lower, upper)) = found.get(next).and_then(|block| block.halves()) {
        if lower.first() >= universe.first() {
            found.extend([lower, upper]);
        }
        next += 1;
    }
    found
}

/// Which of the 256 addresses are taken.
#[derive(Clone)]
struct Marks {
    universe: Cidr,
    taken: [bool; 256],
}

impl Marks {
    fn none(universe: Cidr) -> Marks {
        Marks { universe, taken: [false; 256] }
    }

    fn place(&self, address: u128) -> usize {
        usize::try_from(address - self.universe.first()).unwrap()
    }

    fn mark(&mut self, first: u128, last: u128) {
        let range = self.place(first)..=self.place(last);
        self.taken[range].fill(true);
    }

    fn is_free(&self, block: Cidr) -> bool {
        !self.taken[self.place(block.first())..=self.place(block.last())].contains(&true)
    }

    fn count(&self) -> u128 {
        self.taken.iter().filter(|mark| **mark).count() as u128
    }

    /// Free blocks that lie in no larger free block of one container.
    fn holes(&self, containers: &[Cidr], all: &[Cidr]) -> Vec<Cidr> {
        let inside = |block: &Cidr| containers.iter().any(|outer| outer.contains(*block));
        let free: Vec<Cidr> =
            all.iter().copied().filter(|block| inside(block) && self.is_free(*block)).collect();
        let maximal =
            |block: &&Cidr| !free.iter().any(|outer| outer != *block && outer.contains(**block));
        let mut holes: Vec<Cidr> = free.iter().filter(maximal).copied().collect();
        holes.sort_by_key(|hole| hole.first());
        holes
    }
}

/// The block that a placement must choose, read off the list of holes.
fn expected(holes: &[Cidr], prefix_len: u8, placement: Placement) -> Option<Cidr> {
    let fitting = holes.iter().filter(|hole| hole.prefix_len() <= prefix_len);
    let sizes = || fitting.clone().map(|hole| hole.prefix_len());
    let wanted = match placement {
        Placement::FirstFit => fitting.clone().next(),
        Placement::BestFit => {
            let smallest = sizes().max()?;
            fitting.clone().find(|hole| hole.prefix_len() == smallest)
        }
        Placement::Sparse => {
            let largest = sizes().min()?;
            fitting.clone().find(|hole| hole.prefix_len() == largest)
        }
    }?;
    let middle = wanted.first() + (wanted.last() - wanted.first()) / 2 + 1;
    let start = match placement {
        Placement::Sparse if wanted.prefix_len() < prefix_len => middle,
        _ => wanted.first(),
    };
    Cidr::containing(wanted.family(), start, prefix_len)
}

fn check_free_space(containers: &[Cidr], used: &[Cidr], universe: Cidr, all: &[Cidr]) {
    let mut marks = Marks::none(universe);
    used.iter().for_each(|block| marks.mark(block.first(), block.last()));
    let space = FreeSpace::new(containers, used.iter().map(|block| block.span()).collect());
    let holes: Vec<Cidr> = space.holes().collect();
    assert_eq!(holes, marks.holes(containers, all), "{containers:?} {used:?}");
    let free: u128 = holes.iter().map(|hole| hole.last() - hole.first() + 1).sum();
    assert_eq!(space.size(), Count::new(free));
    let bits = universe.family().bits();
    for prefix_len in universe.prefix_len()..=bits {
        for placement in Placement::ALL {
            let found = next_block(&space, prefix_len, placement);
            assert_eq!(found, expected(&holes, prefix_len, placement), "{used:?} {placement:?}");
        }
        let wanted = all.iter().filter(|block| block.prefix_len() == prefix_len);
        let cut = wanted.filter(|block| holes.iter().any(|hole| hole.contains(**block))).count();
        assert_eq!(space.blocks_of(prefix_len), Count::new(cut as u128));
    }
    for block in all {
        let whole = containers.iter().any(|outer| outer.contains(*block)) && marks.is_free(*block);
        // Two containers side by side make one gap each, so only one container can hold a block.
        assert_eq!(space.holds(*block), whole, "{block} in {containers:?} less {used:?}");
    }
}

#[test]
fn a_block_holds_its_addresses_and_no_others() {
    for block in [cidr("10.0.0.8/29"), cidr("2408:4000::8/125")] {
        let held: Vec<u128> =
            (block.first() - 9..block.last() + 9).filter(|address| block.holds(*address)).collect();
        assert_eq!(held, (block.first()..=block.last()).collect::<Vec<u128>>());
    }
    assert_eq!(format!("{:?}", cidr("10.0.0.8/29")), "Cidr(10.0.0.8/29)");
}

#[test]
fn powers_of_two_are_told_from_their_neighbours() {
    for exponent in [0, 1, 31, 32, 63, 64, 127, 128] {
        let power = Count::power_of_two(exponent);
        assert_eq!(power.exponent(), Some(u32::from(exponent)));
        let neighbours = [power.plus(Count::new(1)), power.minus(Count::new(1))];
        for (step, neighbour) in neighbours.into_iter().enumerate() {
            // 1 + 1 and 2 − 1 are powers again, and 1 − 1 is nothing.
            let small = (step == 0 && exponent == 0) || (step == 1 && exponent == 1);
            assert_eq!(neighbour.exponent().is_some(), small, "beside 2^{exponent}");
        }
    }
    let three_halves =
        Count::power_of_two(128).plus(Count::power_of_two(128)).plus(Count::power_of_two(128));
    assert_eq!(three_halves.exponent(), None);
}

#[test]
fn a_bar_is_as_long_as_its_share() {
    let share = |part, whole| Count::new(part).fraction_of(Count::new(whole));
    assert_eq!([share(0, 8), share(2, 8), share(4, 8), share(8, 8)], [0.0, 0.25, 0.5, 1.0]);
    assert_eq!(share(9, 8), 1.0, "never longer than the whole");
    assert_eq!(share(1, 0), 0.0, "nothing of nothing");
}

#[test]
fn families_are_called_as_the_vendor_calls_them() {
    assert_eq!(Family::BOTH.map(Family::name), ["IPv4", "IPv6"]);
    assert_eq!(Family::BOTH.map(|family| family.to_string()), ["IPv4", "IPv6"]);
}

#[test]
fn free_space_is_exact_around_every_single_block() {
    for universe in universes() {
        let all = blocks(universe);
        assert_eq!(all.len(), 511);
        for used in &all {
            check_free_space(&[universe], &[*used], universe, &all);
        }
        check_free_space(&[universe], &[], universe, &all);
    }
}

#[test]
fn free_space_is_exact_for_random_containers_and_used_blocks() {
    let mut dice = Dice::new(5);
    for universe in universes() {
        let all = blocks(universe);
        for _ in 0..400 {
            let mut containers: Vec<Cidr> = Vec::new();
            for _ in 0..1 + dice.below(4) {
                let block = dice.one(&all[..63]);
                if !containers.iter().any(|known| known.intersects(block)) {
                    containers.push(block);
                }
            }
            let used: Vec<Cidr> = (0..dice.below(9)).map(|_| dice.one(&all)).collect();
            check_free_space(&containers, &used, universe, &all);
        }
    }
}

#[test]
fn merged_and_covered_spans_equal_the_marks() {
    let mut dice = Dice::new(6);
    for universe in universes() {
        let all = blocks(universe);
        for _ in 0..400 {
            let address = |dice: &mut Dice| universe.first() + dice.below(256) as u128;
            let spans: Vec<Span> = (0..dice.below(8))
                .map(|_| {
                    let (one, other) = (address(&mut dice), address(&mut dice));
                    Span::new(universe.family(), one, other)
                })
                .collect();
            let mut marks = Marks::none(universe);
            spans.iter().for_each(|span| marks.mark(span.first(), span.last()));
            let merged = merge(spans.clone());
            let total: Count = merged.iter().map(|span| span.size()).sum();
            assert_eq!(total, Count::new(marks.count()));
            assert!(merged.windows(2).all(|pair| pair[0].last() + 1 < pair[1].first()));
            let container = dice.one(&all);
            let (from, to) = (marks.place(container.first()), marks.place(container.last()));
            let inside = marks.taken[from..=to].iter().filter(|mark| **mark).count();
            assert_eq!(covered(container, spans), Count::new(inside as u128));
        }
    }
}

#[test]
fn every_span_falls_into_the_fewest_aligned_blocks() {
    let all = blocks(cidr("10.0.0.0/24"));
    for first in 0u128..256 {
        for last in first..256 {
            let base = 10 << 24;
            let span = Span::new(Family::V4, base + first, base + last);
            let cut: Vec<Cidr> = span.blocks().collect();
            let mut next = base + first;
            for block in &cut {
                assert_eq!(block.first(), next);
                next = block.last() + 1;
            }
            assert_eq!(next, base + last + 1);
            let larger = |block: &Cidr| block.parent().unwrap();
            let fits = |block: Cidr| span.first() <= block.first() && block.last() <= span.last();
            assert!(cut.iter().all(|block| !fits(larger(block))), "{span}");
        }
    }
    assert_eq!(all.iter().filter(|block| block.prefix_len() == 32).count(), 256);
}

#[test]
fn blocks_contain_and_intersect_as_their_ends_say() {
    for universe in universes() {
        let all = blocks(universe);
        for (place, one) in all.iter().enumerate().step_by(7) {
            for other in &all {
                let holds = one.first() <= other.first() && other.last() <= one.last();
                let meets = one.first() <= other.last() && other.first() <= one.last();
                assert_eq!(one.contains(*other), holds);
                assert_eq!(one.intersects(*other), meets, "{place}");
                assert_eq!(one.intersection(*other).is_some(), meets);
                assert_eq!(one.span().intersection(other.span()).is_some(), meets);
            }
        }
    }
    let (v4, v6) = (cidr("0.0.0.0/0"), cidr("::/0"));
    assert!(!v4.intersects(v6) && !v6.contains(v4) && v6.intersection(v4).is_none());
}

#[test]
fn the_whole_spaces_have_no_edge_that_overflows() {
    for (text, bits) in [("0.0.0.0/0", 32), ("::/0", 128)] {
        let all = cidr(text);
        assert_eq!(all.size(), Count::power_of_two(bits));
        assert_eq!(all.parent(), None);
        assert_eq!(all.span().blocks().collect::<Vec<_>>(), [all]);
        assert_eq!(covered(all, vec![all.span(), all.span()]), all.size());
        let last = Cidr::containing(all.family(), all.last(), bits).unwrap();
        assert_eq!(last.halves(), None);
        let space = FreeSpace::new(&[all], vec![last.span()]);
        assert_eq!(space.size(), all.size().minus(Count::new(1)));
        assert_eq!(space.holes().count(), usize::from(bits));
        assert_eq!(next_block(&space, bits, Placement::BestFit).unwrap().last(), all.last() - 1);
    }
    assert_eq!(Cidr::containing(Family::V4, 1 << 32, 32), None);
    assert_eq!(Cidr::containing(Family::V4, 0, 33), None);
}

#[test]
fn texts_are_read_strictly() {
    for text in
        ["10.0.0.0/8", "0.0.0.0/0", "255.255.255.255/32", "::/0", "2408:4000::/22", "::1/128"]
    {
        assert_eq!(Cidr::parse(text).map(|cidr| cidr.to_string()).as_deref(), Ok(text));
    }
    assert_eq!(cidr("2408:4000:0:0:0:0:0:0/22").to_string(), "2408:4000::/22");
    let host_bits = |network: &str| CidrError::HostBits { network: cidr(network) };
    for (text, error) in [
        ("", CidrError::Empty),
        ("10.0.0.0", CidrError::NoPrefixLength),
        ("::1", CidrError::NoPrefixLength),
        ("ten", CidrError::BadAddress),
        ("10.0.0/8", CidrError::BadAddress),
        ("10.0.0.256/8", CidrError::BadAddress),
        ("010.0.0.0/8", CidrError::BadAddress),
        (" 10.0.0.0/8", CidrError::BadAddress),
        ("/8", CidrError::BadAddress),
        ("10.0.0.0/", CidrError::BadPrefixLength),
        ("10.0.0.0/33", CidrError::BadPrefixLength),
        ("10.0.0.0/+8", CidrError::BadPrefixLength),
        ("10.0.0.0/-1", CidrError::BadPrefixLength),
        ("10.0.0.0/8 ", CidrError::BadPrefixLength),
        ("10.0.0.0/256", CidrError::BadPrefixLength),
        ("10.0.0.0/8/8", CidrError::BadPrefixLength),
        ("::/129", CidrError::BadPrefixLength),
        ("10.0.****/8", CidrError::Masked),
        ("192.168.XX.0/24", CidrError::Masked),
        ("10.0.0.1/8", host_bits("10.0.0.0/8")),
        ("10.0.0.1/31", host_bits("10.0.0.0/31")),
        ("2408:4000::1/64", host_bits("2408:4000::/64")),
    ] {
        assert_eq!(Cidr::parse(text), Err(error), "{text:?}");
    }
}

#[test]
fn a_block_stored_with_host_bits_is_refused() {
    assert!(serde_json::from_str::<Cidr>("\"10.0.0.0/8\"").is_ok());
    let bad = serde_json::from_str::<Cidr>("\"10.0.0.1/8\"");
    assert!(bad.unwrap_err().to_string().contains("host bits"));
}

#[test]
fn addresses_are_shown_and_read_in_their_family() {
    for text in ["0.0.0.0", "10.0.0.1", "255.255.255.255", "::", "2408:4000::1"] {
        let (family, number) = parse_address(text).unwrap();
        assert_eq!(format_address(family, number), text);
    }
    assert_eq!(parse_address("10.0.0.0/8"), None);
    let span = Cidr::parse("10.0.0.0/24").unwrap().span();
    assert_eq!(span.to_string(), "10.0.0.0 – 10.0.0.255");
}

/// A number as decimal digits, lowest first, and long addition: slow and plainly right.
fn digits_of(count: Count) -> Vec<u8> {
    count.to_string().bytes().rev().map(|byte| byte - b'0').collect()
}

fn long_sum(one: &[u8], other: &[u8]) -> Vec<u8> {
    let mut sum = Vec::new();
    let mut carry = 0;
    for place in 0..one.len().max(other.len()) {
        let digit = one.get(place).unwrap_or(&0) + other.get(place).unwrap_or(&0) + carry;
        sum.push(digit % 10);
        carry = digit / 10;
    }
    if carry > 0 {
        sum.push(carry);
    }
    sum
}

/// Long multiplication, as on paper.
fn long_product(one: &[u8], other: &[u8]) -> Vec<u8> {
    let mut product = Vec::new();
    for (place, digit) in other.iter().enumerate() {
        let mut part = vec![0; place];
        let times = (0..*digit).fold(Vec::new(), |sum: Vec<u8>, _| long_sum(&sum, one));
        part.extend(times);
        product = long_sum(&product, &part);
    }
    product
}

/// Decimal digits without leading zeros, by size.
fn sized(mut digits: Vec<u8>) -> (usize, Vec<u8>) {
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits.reverse();
    (digits.len(), digits)
}

/// Numbers around the edges: 0, 2^64, 2^128 and beyond.
fn edges() -> impl Strategy<Value = Count> {
    let near = |power: u8| {
        (0u128..3, any::<bool>()).prop_map(move |(step, above)| {
            let (edge, step) = (Count::power_of_two(power), Count::new(step));
            if above { edge.plus(step) } else { edge.minus(step) }
        })
    };
    prop_oneof![
        any::<u128>().prop_map(Count::new),
        any::<u64>().prop_map(Count::from),
        near(64),
        near(127),
        near(128),
        (any::<u128>(), 0u8..4).prop_map(|(low, times)| {
            (0..times).fold(Count::new(low), |sum, _| sum.plus(Count::power_of_two(128)))
        }),
    ]
}

proptest! {
    #![proptest_config(Config {
        cases: crate::random::cases(2_000),
        rng_seed: RngSeed::Fixed(3),
        failure_persistence: None,
        ..Config::default()
    })]

    #[test]
    fn sums_equal_long_addition(one in edges(), other in edges()) {
        let sum = one.plus(other);
        prop_assert_eq!(digits_of(sum), long_sum(&digits_of(one), &digits_of(other)));
        prop_assert_eq!(sum.minus(other), one);
        prop_assert_eq!(sum.minus(one), other);
        prop_assert_eq!(one.minus(sum), Count::ZERO);
        prop_assert_eq!(one.cmp(&other), {
            let key = |count: Count| (count.to_string().len(), count.to_string());
            key(one).cmp(&key(other))
        });
    }

    #[test]
    fn per_cents_of_the_largest_numbers_hold_on_paper(part in edges(), whole in edges()) {
        let Some(found) = part.percent_of(whole, 0) else {
            prop_assert_eq!(whole, Count::ZERO);
            return Ok(());
        };
        if found < u64::MAX / 10 {
            let times = |number: u64| {
                sized(long_product(&digits_of(whole), &digits_of(Count::from(number))))
            };
            let hundredfold = sized(long_product(&digits_of(part), &[0, 0, 1]));
            prop_assert!(times(found) <= hundredfold);
            prop_assert!(hundredfold < times(found + 1));
        }
    }

    #[test]
    fn per_cents_equal_those_of_plain_numbers(part in 0u128..1 << 100, whole in 1u128..1 << 100) {
        let plain = part.checked_mul(1_000_000).map(|parts| parts / whole);
        let found = Count::new(part).percent_of(Count::new(whole), 4);
        if let Some(plain) = plain {
            prop_assert_eq!(found, Some(u64::try_from(plain).unwrap_or(u64::MAX)));
        }
    }
}

#[test]
fn counts_reach_and_pass_the_whole_ipv6_space() {
    let all = Count::power_of_two(128);
    assert_eq!(all.to_string(), "340282366920938463463374607431768211456");
    assert_eq!(all.as_u128(), None);
    assert_eq!(all.minus(Count::new(1)).as_u128(), Some(u128::MAX));
    assert_eq!((all.exponent(), all.magnitude()), (Some(128), Some(128)));
    assert_eq!(Count::ZERO.magnitude(), None);
    assert_eq!(Count::new(6).exponent(), None);
    assert_eq!(Count::new(6).magnitude(), Some(2));
    let many: Count = std::iter::repeat_n(all, 100_000).sum();
    assert_eq!(many.to_string(), "34028236692093846346337460743176821145600000");
    assert_eq!(all.percent_of(many, 4), Some(10));
    assert_eq!(many.percent_of(all, 0), Some(10_000_000));
    assert_eq!(all.percent_of(Count::ZERO, 0), None);
    assert_eq!(format!("{many:?}"), format!("Count({many})"));
    let beyond = format!("\"{}\"", all.plus(Count::new(1)));
    assert!(serde_json::from_str::<Count>(&beyond).is_err(), "more than the whole space");
    for count in [Count::ZERO, Count::new(u128::MAX), all] {
        let text = serde_json::to_string(&count).unwrap();
        assert_eq!(serde_json::from_str::<Count>(&text).unwrap(), count);
    }
}
