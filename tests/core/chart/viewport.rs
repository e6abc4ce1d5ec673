//! Parts of a block: how a picture comes closer and moves, and what its cursor meets.

use freehold::address::{Cidr, Family, Span};
use freehold::chart::{
    Block, BlockKind, Caption, Cell, CursorMove, Group, Spot, Strip, StripLayout, Toward, Viewport,
    strip,
};
use proptest::prelude::*;

use super::{checked, of_class};

fn cidr(text: &str) -> Cidr {
    text.parse().expect("a CIDR")
}

fn whole(text: &str) -> Viewport {
    Viewport::whole(cidr(text))
}

fn seen(view: Viewport) -> String {
    view.seen().to_string()
}

fn block(text: &str) -> Block {
    Block { cidr: cidr(text), kind: BlockKind::Vpc, label: text.to_owned(), href: None }
}

fn layout(view: Viewport, blocks: &[Block]) -> StripLayout {
    let grouped = |group: Group| Caption { label: format!("{} blocks", group.count), href: None };
    let (title, description) = ("Space", "");
    strip(&Strip { id: "a", title, description, width: 1024, view, blocks, grouped: &grouped })
        .layout
}

fn svg(view: Viewport, width: u32) -> String {
    let grouped = |_: Group| Caption { label: String::new(), href: None };
    let (title, description) = ("Space", "");
    strip(&Strip { id: "a", title, description, width, view, blocks: &[], grouped: &grouped }).svg
}

#[test]
fn closer_keeps_what_is_under_the_pointer_and_further_comes_back() {
    let whole = whole("10.0.0.0/8");
    let left = whole.closer(0, 1);
    assert_eq!(seen(left), "10.0.0.0 – 10.127.255.255");
    let right = whole.closer(u16::MAX, 3);
    assert_eq!(seen(right), "10.224.0.0 – 10.255.255.255");
    // The middle stays the middle, so that nothing is torn there.
    assert_eq!(seen(whole.closer(u16::MAX / 2, 1)), "10.64.0.0 – 10.191.255.255");
    assert_eq!(right.further(u16::MAX, 3), whole);
    assert!(right.further(0, 200).is_whole());
}

#[test]
fn the_closest_view_shows_eight_addresses_or_all_of_a_smaller_block() {
    let close = whole("10.0.0.0/8").closer(0, 200);
    assert!(close.is_closest());
    assert_eq!(seen(close), "10.0.0.0 – 10.0.0.7");
    assert_eq!(close.closer(0, 1), close);
    let tiny = whole("10.0.0.0/31");
    assert!(tiny.is_closest() && tiny.is_whole());
}

#[test]
fn it_moves_by_half_its_width_and_stops_at_the_edges() {
    let view = whole("10.0.0.0/8").closer(0, 2);
    let moved = view.beside(Toward::Higher);
    assert_eq!(seen(moved), "10.32.0.0 – 10.95.255.255");
    assert_eq!(moved.beside(Toward::Lower), view);
    assert_eq!(view.beside(Toward::Lower), view);
    let last = whole("10.0.0.0/8").closer(u16::MAX, 2);
    assert_eq!(last.beside(Toward::Higher), last);
}

#[test]
fn all_of_ipv6_can_be_looked_into_down_to_single_addresses() {
    let all = whole("::/0");
    let deep = all.onto(cidr("2001:db8::42/128").span());
    assert!(deep.is_closest());
    assert_eq!(deep.to_string(), "2001:db8::3e/125");
    let mut view = deep;
    for _ in 0..200 {
        view = view.further(u16::MAX / 2, 1);
    }
    assert_eq!(view, all);
    assert_eq!(seen(all.closer(u16::MAX, 1)), "8000:: – ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
}

#[test]
fn a_view_is_read_as_it_was_written_and_only_where_it_belongs() {
    let view = whole("10.0.0.0/8").closer(20_000, 5);
    assert_eq!(Viewport::read(cidr("10.0.0.0/8"), &view.to_string()), Some(view));
    let refused = [
        "",
        "10.0.0.0",
        "10.0.0.0/7",
        "10.0.0.0/30",
        "11.0.0.0/9",
        "10.0.0.1/20",
        "::/9",
        "10.0.0.0/-1",
        "10.0.0.0/x",
    ];
    for text in refused {
        assert_eq!(Viewport::read(cidr("10.0.0.0/8"), text), None, "{text}");
    }
}

#[test]
fn a_closer_picture_cuts_what_reaches_beyond_it_and_leaves_out_what_is_elsewhere() {
    let blocks = [block("10.0.0.0/9"), block("10.64.0.0/16"), block("10.200.0.0/16")];
    let view = Viewport::read(cidr("10.0.0.0/8"), "10.64.0.0/15").expect("a part");
    let rows = layout(view, &blocks).rows;
    let told: Vec<Vec<(u32, u32, &str)>> = rows
        .iter()
        .map(|row| {
            row.iter().map(|cell| (cell.left, cell.right, cell.caption.label.as_str())).collect()
        })
        .collect();
    assert_eq!(told, [vec![(0, 1024, "10.0.0.0/9")], vec![(0, 512, "10.64.0.0/16")]]);
}

#[test]
fn what_was_grouped_comes_apart_when_looked_at_more_closely() {
    let blocks: Vec<Block> =
        (0..6).map(|place| block(&format!("10.7.0.{}/32", place * 2))).collect();
    let view = whole("10.0.0.0/8");
    let far = layout(view, &blocks);
    let group: &Cell = &far.rows[0][0];
    assert_eq!((group.blocks, group.caption.label.as_str()), (6, "6 blocks"));
    let near = layout(view.onto(group.span), &blocks);
    assert!(near.rows[0].iter().all(|cell| cell.blocks == 1));
    assert_eq!(near.rows[0].len(), 6);
}

#[test]
fn the_bar_above_shows_which_part_is_seen_and_only_where_it_is_a_part() {
    let all = svg(whole("10.0.0.0/8"), 800);
    assert!(of_class(&checked(&all), "seen").is_empty());
    let part = svg(Viewport::read(cidr("10.0.0.0/8"), "10.64.0.0/10").expect("a part"), 800);
    let document = checked(&part);
    let bar = of_class(&document, "seen");
    let (x, width) = (bar[0].attribute("x"), bar[0].attribute("width"));
    assert_eq!((x, width), (Some("200"), Some("200")));
    let end = svg(Viewport::read(cidr("10.0.0.0/8"), "10.255.255.248/29").expect("a part"), 800);
    let document = checked(&end);
    assert_eq!(of_class(&document, "seen")[0].attribute("x"), Some("796"));
}

#[test]
fn the_ruler_has_as_many_addresses_as_have_room() {
    let addresses = |view: Viewport, width: u32| -> Vec<String> {
        let svg = svg(view, width);
        let document = checked(&svg);
        of_class(&document, "address")
            .iter()
            .filter_map(|node| node.text().map(str::to_owned))
            .collect()
    };
    let ten = whole("10.0.0.0/8");
    assert_eq!(addresses(ten, 400), ["10.0.0.0", "10.64.0.0", "10.128.0.0", "10.192.0.0"]);
    assert_eq!(addresses(ten, 1000).len(), 8);
    assert_eq!(addresses(ten, 40), ["10.0.0.0"]);
    assert_eq!(addresses(whole("10.0.0.4/31"), 1000), ["10.0.0.4", "10.0.0.5"]);
    assert_eq!(addresses(whole("10.0.0.4/32"), 1000), ["10.0.0.4"]);
    assert_eq!(addresses(whole("::/0"), 150), ["::", "8000::"]);
}

#[test]
fn a_cursor_goes_from_block_to_block_and_in_and_out() {
    let blocks =
        [block("10.0.0.0/10"), block("10.0.0.0/12"), block("10.48.0.0/12"), block("10.128.0.0/10")];
    let picture = layout(whole("10.0.0.0/8"), &blocks);
    let walk = |ways: &[CursorMove]| -> String {
        let end = ways.iter().fold(None, |at, way| picture.moved(at, *way)).expect("a block");
        picture.cell(end).expect("a cell").caption.label.clone()
    };
    use CursorMove::{Back, Down, First, Forward, Last, Up};
    assert_eq!(walk(&[Forward]), "10.0.0.0/10");
    assert_eq!(walk(&[Last]), "10.128.0.0/10");
    assert_eq!(walk(&[Forward, Forward]), "10.128.0.0/10");
    assert_eq!(walk(&[Forward, Forward, Forward]), "10.128.0.0/10");
    assert_eq!(walk(&[Forward, Back]), "10.0.0.0/10");
    assert_eq!(walk(&[Last, Down]), "10.48.0.0/12");
    assert_eq!(walk(&[Last, Down, Down]), "10.48.0.0/12");
    assert_eq!(walk(&[Last, Down, First]), "10.0.0.0/12");
    assert_eq!(walk(&[Last, Down, Up]), "10.0.0.0/10");
    // What is inside comes first, wherever its middle is.
    assert_eq!(walk(&[First, Down]), "10.0.0.0/12");
    assert_eq!(walk(&[First, Up]), "10.0.0.0/10");
    assert_eq!(layout(whole("10.0.0.0/8"), &[]).moved(None, Forward), None);
}

#[test]
fn a_cursor_that_lost_its_block_begins_anew() {
    let picture = layout(whole("10.0.0.0/8"), &[block("10.64.0.0/10")]);
    let lost = Some(Spot { row: 3, address: 10 << 24 });
    let begun = picture.moved(lost, CursorMove::Back).expect("a block");
    assert_eq!(begun, Spot { row: 0, address: cidr("10.64.0.0/10").first() });
}

/// Any view of any block, as a walk over it.
fn any_view() -> impl Strategy<Value = Viewport> {
    let steps = prop::collection::vec((0..4u8, any::<u16>(), 0..20u8), 0..12);
    (any::<u128>(), 0..=128u8, any::<bool>(), steps).prop_map(|(address, length, v6, steps)| {
        let family = if v6 { Family::V6 } else { Family::V4 };
        let address = address >> (128 - u32::from(family.bits()));
        let block = Cidr::containing(family, address, length.min(family.bits())).expect("a block");
        steps.into_iter().fold(Viewport::whole(block), |view, (what, share, times)| match what {
            0 | 1 => view.closer(share, times),
            2 => view.further(share, times),
            _ if share % 2 == 0 => view.beside(Toward::Lower),
            _ => view.beside(Toward::Higher),
        })
    })
}

fn inside(inner: Span, outer: Span) -> bool {
    inner.intersection(outer) == Some(inner)
}

proptest! {
    #[test]
    fn every_view_lies_in_its_block_and_is_read_as_written(view in any_view()) {
        prop_assert!(inside(view.seen(), view.container().span()));
        let size = view.seen().size();
        prop_assert!(size.exponent().is_some(), "{size:?}");
        prop_assert_eq!(Viewport::read(view.container(), &view.to_string()), Some(view));
        prop_assert_eq!(view.is_whole(), view.seen() == view.container().span());
    }

    #[test]
    fn what_is_pointed_at_stays_in_sight(view in any_view(), share in any::<u16>(), times in 0..9u8) {
        let address = view.address_at(share);
        let pointed = Span::new(view.container().family(), address, address);
        prop_assert!(inside(pointed, view.seen()));
        prop_assert!(inside(pointed, view.closer(share, times).seen()));
        prop_assert!(inside(pointed, view.further(share, times).seen()));
    }

    #[test]
    fn step_after_step_leads_to_the_address_that_was_pointed_at(view in any_view(), share in any::<u16>()) {
        let address = view.address_at(share);
        let pointed = Span::new(view.container().family(), address, address);
        let steps = std::iter::successors(Some(view), |view| {
            Some(view.closer_to(address, share, 1)).filter(|closer| closer != view)
        });
        for step in steps.take(130) {
            prop_assert!(inside(pointed, step.seen()));
        }
        prop_assert!(inside(pointed, view.further_from(address, share, 3).seen()));
    }

    #[test]
    fn onto_shows_all_of_a_span_and_not_much_more(view in any_view(), one in any::<u128>(), other in any::<u128>()) {
        let container = view.container().span();
        let cut = |address: u128| match container.size().as_u128() {
            Some(size) => container.first() + address % size,
            None => address,
        };
        let span = Span::new(container.family(), cut(one), cut(other));
        let onto = view.onto(span);
        prop_assert!(inside(span, onto.seen()));
        // A view four times as large as the span always has a place for it.
        let size = span.size();
        let enough = size.plus(size).plus(size).plus(size);
        prop_assert!(onto.is_closest() || onto.seen().size() <= enough);
    }

    #[test]
    fn every_cell_is_found_under_its_own_px(
        view in any_view(),
        offsets in prop::collection::vec((any::<u16>(), 0..20u8), 0..40),
    ) {
        let family = view.container().family();
        let blocks: Vec<Block> = offsets
            .into_iter()
            .filter_map(|(share, length)| {
                let around = view.container().prefix_len().saturating_add(length).min(family.bits());
                Cidr::containing(family, view.address_at(share), around)
            })
            .map(|cidr| Block { cidr, kind: BlockKind::Vpc, label: cidr.to_string(), href: None })
            .collect();
        let layout = layout(view, &blocks);
        for (place, row) in layout.rows.iter().enumerate() {
            for cell in row {
                let spot = Spot { row: place, address: cell.span.first() };
                let y = layout.top_of(place) + layout.row_height() / 2;
                prop_assert_eq!(layout.spot_at(cell.left, y), Some(spot));
                prop_assert_eq!(layout.spot_at(cell.right - 1, y), Some(spot));
                prop_assert_eq!(layout.cell(spot), Some(cell));
                // The lowest of all that have the address, by looking at each.
                let has = |row: &Vec<Cell>| row.iter().any(|one| {
                    one.span.first() <= spot.address && spot.address <= one.span.last()
                });
                let lowest = layout.lowest(spot.address, |_| true);
                prop_assert_eq!(lowest.map(|one| one.row), layout.rows.iter().rposition(has));
                prop_assert!(lowest.and_then(|one| layout.cell(one)).is_some());
            }
        }
    }
}
