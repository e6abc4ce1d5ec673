//! What lies where in a block of addresses.

use freehold::address::{Cidr, Family};
use freehold::chart::{
    Block, BlockKind, Caption, Compare, Group, Strip, StripDrawn, Viewport, compare, strip,
};
use proptest::prelude::*;

use super::{HOSTILE, checked, number, of_class};

/// The px where the blocks begin, below the bar that says which part is seen.
const FIRST_ROW: i64 = 7;

fn cidr(text: &str) -> Cidr {
    text.parse().expect("a CIDR")
}

fn block(at: Cidr, kind: BlockKind) -> Block {
    Block { cidr: at, kind, label: at.to_string(), href: None }
}

fn drawn(view: Viewport, width: u32, blocks: &[Block]) -> StripDrawn {
    strip(&Strip {
        id: "a",
        title: "Space",
        description: "",
        width,
        view,
        blocks,
        grouped: &|group: Group| Caption { label: format!("{} blocks", group.count), href: None },
    })
}

fn picture(container: Cidr, width: u32, blocks: &[Block]) -> String {
    drawn(Viewport::whole(container), width, blocks).svg
}

/// Row, left and right edge and title of everything drawn as a block, in order.
fn cells(svg: &str) -> Vec<(i64, i64, i64, String)> {
    let document = checked(svg);
    of_class(&document, "block")
        .into_iter()
        .map(|cell| {
            let title = cell.first_element_child().and_then(|title| title.text()).unwrap_or("");
            let area = cell.children().find(|node| node.tag_name().name() == "rect").expect("area");
            let left = number(&area, "x");
            (number(&area, "y"), left, left + number(&area, "width"), title.to_owned())
        })
        .collect()
}

/// How many blocks a row of cells stands for.
fn counted(cells: &[(i64, i64, i64, String)]) -> usize {
    let count = |title: &str| {
        title.strip_suffix(" blocks").map_or(1, |count| count.parse().expect("a count"))
    };
    cells.iter().map(|cell| count(&cell.3)).sum()
}

#[test]
fn a_small_strip_looks_as_it_did() {
    let blocks = [
        block(cidr("10.0.0.0/9"), BlockKind::Vpc),
        block(cidr("10.0.0.0/10"), BlockKind::VSwitch),
        block(cidr("10.128.0.0/16"), BlockKind::Custom),
    ];
    insta::assert_snapshot!(picture(cidr("10.0.0.0/8"), 256, &blocks).replace("><", ">\n<"));
}

#[test]
fn blocks_are_drawn_to_scale_and_nested_ones_in_the_row_below() {
    let blocks = [
        block(cidr("10.64.0.0/12"), BlockKind::VSwitch),
        block(cidr("10.64.0.0/10"), BlockKind::Vpc),
        block(cidr("10.192.0.0/10"), BlockKind::SubPool),
    ];
    let drawn: Vec<_> = cells(&picture(cidr("10.0.0.0/8"), 256, &blocks))
        .into_iter()
        .map(|cell| (cell.1, cell.2))
        .collect();
    assert_eq!(drawn, [(64, 128), (192, 256), (64, 80)]);
}

#[test]
fn what_is_too_small_is_grouped_and_counted() {
    // 37 single addresses within the first of 256 px.
    let blocks: Vec<Block> = (0..37)
        .map(|index| Cidr::containing(Family::V4, (10 << 24) + index * 2, 32).expect("an address"))
        .map(|at| block(at, BlockKind::Custom))
        .collect();
    let drawn = cells(&picture(cidr("10.0.0.0/8"), 256, &blocks));
    assert_eq!(drawn, [(FIRST_ROW, 0, 1, "37 blocks".to_owned())]);
}

#[test]
fn a_group_tells_the_caller_from_where_to_where_it_goes() {
    let blocks = ["10.0.0.4/32", "10.0.0.9/32"].map(|text| block(cidr(text), BlockKind::Vpc));
    let StripDrawn { svg, .. } = strip(&Strip {
        id: "a",
        title: "Space",
        description: "",
        width: 100,
        view: Viewport::whole(cidr("10.0.0.0/8")),
        blocks: &blocks,
        grouped: &|group| Caption {
            label: group.span.to_string(),
            href: Some("#/space?from=10.0.0.4".to_owned()),
        },
    });
    assert_eq!(cells(&svg)[0].3, "10.0.0.4 – 10.0.0.9");
    assert_eq!(checked(&svg).root_element().attribute("role"), Some("group"));
}

#[test]
fn single_addresses_at_both_ends_of_the_whole_ipv6_space_are_seen() {
    let ends = ["::/128", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128"];
    let blocks = ends.map(|text| block(cidr(text), BlockKind::Vpc));
    let drawn: Vec<_> = cells(&picture(cidr("::/0"), 1000, &blocks))
        .into_iter()
        .map(|cell| (cell.1, cell.2))
        .collect();
    assert_eq!(drawn, [(0, 1), (999, 1000)]);
    let whole = cells(&picture(cidr("::/0"), 1000, &[block(cidr("::/0"), BlockKind::Vpc)]));
    assert_eq!((whole[0].1, whole[0].2), (0, 1000));
    let address = cidr("::7/128");
    let one = cells(&picture(address, 1000, &[block(address, BlockKind::Vpc)]));
    assert_eq!((one[0].1, one[0].2), (0, 1000));
}

#[test]
fn free_space_is_shown_even_where_there_is_nothing_else() {
    let svg = picture(cidr("10.0.0.0/8"), 256, &[]);
    let document = checked(&svg);
    let free = of_class(&document, "free");
    assert!(free.iter().any(|node| node.attribute("width") == Some("256")));
}

#[test]
fn hostile_names_stay_names() {
    let mut named = block(cidr("10.0.0.0/8"), BlockKind::Vpc);
    named.label = HOSTILE.to_owned();
    named.href = Some(HOSTILE.to_owned());
    checked(&picture(cidr("10.0.0.0/8"), 2000, &[named]));
}

fn compared(upper: &str, lower: &str) -> Option<String> {
    compare(&Compare {
        id: "a",
        title: "Overlap",
        description: "",
        width: 1024,
        upper: (cidr(upper), BlockKind::Vpc, "a"),
        lower: (cidr(lower), BlockKind::VSwitch, "b"),
        shared: "both",
    })
}

#[test]
fn a_comparison_hatches_exactly_what_both_share() {
    let svg = compared("10.0.0.0/20", "10.0.8.0/22").expect("one family");
    let document = checked(&svg);
    let shared = of_class(&document, "shared");
    let area = shared[0].children().find(|node| node.tag_name().name() == "rect").expect("area");
    assert_eq!(
        (number(&area, "x"), number(&area, "width"), number(&area, "height")),
        (512, 256, 48)
    );
}

#[test]
fn both_blocks_of_a_comparison_are_named_beside_them_where_there_is_no_room_inside() {
    let named = |lower: &str| -> Vec<(i64, Option<String>)> {
        let svg = compared("10.0.0.0/16", lower).expect("one family");
        let document = checked(&svg);
        let names = of_class(&document, "name");
        let anchor = |node: &roxmltree::Node| node.attribute("text-anchor").map(str::to_owned);
        names.iter().map(|node| (number(node, "x"), anchor(node))).collect()
    };
    assert_eq!(named("10.0.0.0/24"), [(6, None), (10, None)]);
    assert_eq!(named("10.0.255.0/24"), [(6, None), (1014, Some("end".to_owned()))]);
}

#[test]
fn blocks_apart_share_nothing_and_families_have_no_common_scale() {
    let svg = compared("10.0.0.0/24", "10.0.3.0/24").expect("one family");
    assert!(of_class(&checked(&svg), "shared").is_empty());
    assert_eq!(
        cells(&svg).iter().map(|cell| (cell.1, cell.2)).collect::<Vec<_>>(),
        [(0, 256), (768, 1024)]
    );
    assert_eq!(compared("10.0.0.0/24", "2001:db8::/32"), None);
}

#[test]
fn a_single_address_at_the_end_of_a_large_block_is_hatched_inside_the_picture() {
    let svg = compared("::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128").expect("one family");
    assert_eq!(cells(&svg)[1], (26, 1023, 1024, "b".to_owned()));
}

proptest! {
    #[test]
    fn no_px_belongs_to_two_blocks_of_a_row_and_none_is_lost(
        blocks in prop::collection::vec((any::<u128>(), 0..=128u8, 0..8usize), 0..60),
        width in 16..2000u32,
        v6 in any::<bool>(),
    ) {
        let kinds = [BlockKind::Vpc, BlockKind::VSwitch, BlockKind::Free, BlockKind::Overlap];
        let (family, whole) = if v6 { (Family::V6, "::/0") } else { (Family::V4, "0.0.0.0/0") };
        let blocks: Vec<Block> = blocks
            .into_iter()
            .filter_map(|(address, length, kind)| {
                let address = address >> (128 - u32::from(family.bits()));
                let at = Cidr::containing(family, address, length.min(family.bits()))?;
                Some(block(at, kinds[kind % kinds.len()]))
            })
            .collect();
        let svg = picture(cidr(whole), width, &blocks);
        let drawn = cells(&svg);
        prop_assert_eq!(counted(&drawn), blocks.len());
        for (one, next) in drawn.iter().zip(drawn.iter().skip(1)) {
            prop_assert!(one.1 < one.2 && one.2 <= i64::from(width));
            prop_assert!(one.0 < next.0 || (one.0 == next.0 && one.2 <= next.1), "{one:?} {next:?}");
        }
    }

    #[test]
    fn crowded_neighbours_are_never_lost(
        offsets in prop::collection::btree_set(0..4096u128, 1..400),
        width in 16..300u32,
    ) {
        let blocks: Vec<Block> = offsets
            .into_iter()
            .filter_map(|offset| Cidr::containing(Family::V4, (10 << 24) + offset, 32))
            .map(|at| block(at, BlockKind::Vpc))
            .collect();
        let drawn = cells(&picture(cidr("10.0.0.0/20"), width, &blocks));
        prop_assert_eq!(counted(&drawn), blocks.len());
        prop_assert!(drawn.iter().zip(drawn.iter().skip(1)).all(|(one, next)| one.2 <= next.1));
    }
}
