//! Colours and patterns of areas.

use super::svg::push;

/// The look of an area: a colour class, and a pattern of its own among those it stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fill {
    /// The accent colour.
    Accent,
    /// What is well.
    Good,
    /// What needs a look.
    Warn,
    /// What is wrong.
    Bad,
    /// What does not count.
    Idle,
    /// VPCs.
    Vpc,
    /// vSwitches.
    VSwitch,
    /// Sub-pools.
    SubPool,
    /// Custom allocations.
    Custom,
    /// Blocks of a reference set.
    Reference,
    /// A range that two resources share.
    Overlap,
    /// Resources that are ignored.
    Ignored,
    /// Free space.
    Free,
    /// Several kinds together.
    Mixed,
    /// What is about to be made.
    New,
}

/// A tile of 6 × 6 px, as path data for strokes.
const DIAGONAL: &str = "M-1 1L1 -1M0 6L6 0M5 7L7 5";
const COUNTER: &str = "M-1 5L1 7M0 0L6 6M5 -1L7 1";
const CROSS: &str = "M0 6L6 0M0 0L6 6";
const LEVEL: &str = "M0 3L6 3";
const UPRIGHT: &str = "M3 0L3 6";
const DOTS: &str = "M2.25 3L3.75 3";
const GRID: &str = "M3 0L3 6M0 3L6 3";
const ZIGZAG: &str = "M0 5L3 2L6 5";
const PLUS: &str = "M1.5 3L4.5 3M3 1.5L3 4.5";

impl Fill {
    /// All of them.
    pub const ALL: [Fill; 15] = [
        Fill::Accent,
        Fill::Good,
        Fill::Warn,
        Fill::Bad,
        Fill::Idle,
        Fill::Vpc,
        Fill::VSwitch,
        Fill::SubPool,
        Fill::Custom,
        Fill::Reference,
        Fill::Overlap,
        Fill::Ignored,
        Fill::Free,
        Fill::Mixed,
        Fill::New,
    ];

    /// The class that gives the colour.
    pub const fn class(self) -> &'static str {
        match self {
            Fill::Accent => "accent",
            Fill::Good => "good",
            Fill::Warn => "warn",
            Fill::Bad => "bad",
            Fill::Idle => "idle",
            Fill::Vpc => "vpc",
            Fill::VSwitch => "vswitch",
            Fill::SubPool => "subpool",
            Fill::Custom => "custom",
            Fill::Reference => "reference",
            Fill::Overlap => "overlap",
            Fill::Ignored => "ignored",
            Fill::Free => "free",
            Fill::Mixed => "mixed",
            Fill::New => "new",
        }
    }

    /// The pattern over the colour; `None` is a plain area.
    const fn pattern(self) -> Option<&'static str> {
        match self {
            Fill::Accent | Fill::Good | Fill::Vpc => None,
            Fill::Warn | Fill::VSwitch => Some(DIAGONAL),
            Fill::SubPool => Some(COUNTER),
            Fill::Bad | Fill::Overlap => Some(CROSS),
            Fill::Idle | Fill::Free => Some(DOTS),
            Fill::Custom => Some(GRID),
            Fill::Reference => Some(LEVEL),
            Fill::Ignored => Some(UPRIGHT),
            Fill::Mixed => Some(ZIGZAG),
            Fill::New => Some(PLUS),
        }
    }

    /// The value of `fill` for the pattern's own shape.
    pub(super) fn pattern_url(self, id: &str) -> Option<String> {
        self.pattern().map(|_| format!("url(#{id}-{})", self.class()))
    }
}

/// The definitions of the patterns in use, with ids that begin with `id`.
pub(super) fn definitions(id: &str, fills: impl Iterator<Item = Fill>) -> String {
    let mut fills: Vec<Fill> = fills.collect();
    fills.sort_unstable();
    fills.dedup();
    let mut out = String::new();
    for fill in fills {
        let Some(path) = fill.pattern() else { continue };
        let class = fill.class();
        push(
            &mut out,
            format_args!(
                "<pattern id=\"{id}-{class}\" class=\"{class}\" width=\"6\" height=\"6\" \
                 patternUnits=\"userSpaceOnUse\"><path class=\"hatch\" d=\"{path}\"/></pattern>"
            ),
        );
    }
    if out.is_empty() { out } else { format!("<defs>{out}</defs>") }
}
