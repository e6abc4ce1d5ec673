//! The pools of the estate: region, business line, environment.

use crate::address::{Cidr, Placement};
use crate::command::CidrRequest;
use crate::model::{AutoImport, MaskRules};

use super::names::Place;

/// Lengths: shortest, default, longest.
pub(super) type Lengths = (u8, u8, u8);

/// One pool of a private scope.
pub(super) struct PoolPlan {
    pub name: String,
    pub source: Option<String>,
    pub place: Option<Place>,
    pub cidr: &'static str,
    pub lengths: Lengths,
    pub auto_import: AutoImport,
    /// Business line and environment, for the tags.
    pub line: Option<&'static str>,
    pub environment: Option<&'static str>,
}

/// An environment of a business line: its name, its block, its lengths, and auto-import.
type Environment = (&'static str, &'static str, Lengths, AutoImport);

/// A business line in a region: its name, its block and its environments.
type Line = (&'static str, &'static str, &'static [Environment]);

const PROD: Lengths = (20, 21, 24);
const OTHER: Lengths = (20, 22, 24);
const ON: AutoImport = AutoImport::On;
const OFF: AutoImport = AutoImport::Off;

const HANGZHOU: [Line; 4] = [
    (
        "retail",
        "10.0.0.0/15",
        &[
            ("prod", "10.0.0.0/17", PROD, ON),
            ("staging", "10.0.128.0/17", OTHER, ON),
            ("test", "10.1.0.0/17", OTHER, ON),
            ("dev", "10.1.128.0/17", OTHER, OFF),
        ],
    ),
    (
        "logistics",
        "10.2.0.0/15",
        &[
            ("prod", "10.2.0.0/17", PROD, ON),
            ("staging", "10.2.128.0/17", OTHER, ON),
            ("test", "10.3.0.0/17", OTHER, ON),
            ("dev", "10.3.128.0/17", OTHER, OFF),
        ],
    ),
    (
        "data",
        "10.4.0.0/15",
        &[
            ("prod", "10.4.0.0/17", (19, 20, 24), ON),
            ("staging", "10.4.128.0/17", OTHER, ON),
            ("test", "10.5.0.0/17", OTHER, ON),
            ("dev", "10.5.128.0/17", OTHER, OFF),
        ],
    ),
    (
        "shared",
        "10.6.0.0/15",
        &[
            ("prod", "10.6.0.0/17", PROD, ON),
            ("staging", "10.6.128.0/17", OTHER, OFF),
            ("test", "10.7.0.0/17", OTHER, OFF),
            ("dev", "10.7.128.0/17", OTHER, ON),
        ],
    ),
];

const SHANGHAI: [Line; 3] = [
    (
        "retail",
        "10.32.0.0/15",
        &[("prod", "10.32.0.0/17", PROD, ON), ("staging", "10.32.128.0/17", OTHER, ON)],
    ),
    (
        "logistics",
        "10.34.0.0/15",
        &[("prod", "10.34.0.0/17", PROD, ON), ("staging", "10.34.128.0/17", OTHER, ON)],
    ),
    (
        "data",
        "10.36.0.0/15",
        &[("prod", "10.36.0.0/17", PROD, ON), ("staging", "10.36.128.0/17", OTHER, OFF)],
    ),
];

const FRANKFURT: [Line; 2] = [
    (
        "retail",
        "10.64.0.0/15",
        &[("prod", "10.64.0.0/17", PROD, ON), ("staging", "10.64.128.0/17", OTHER, OFF)],
    ),
    (
        "shared",
        "10.66.0.0/15",
        &[("prod", "10.66.0.0/17", PROD, ON), ("staging", "10.66.128.0/17", OTHER, OFF)],
    ),
];

/// The pools without a source pool: the backbone, and what lies outside the clouds.
pub(super) fn top_pools() -> [PoolPlan; 3] {
    let top = |name: &str, cidr, lengths| PoolPlan {
        name: name.into(),
        source: None,
        place: None,
        cidr,
        lengths,
        auto_import: OFF,
        line: None,
        environment: None,
    };
    [
        top("backbone", "10.0.0.0/8", (8, 16, 24)),
        top("edge", "172.16.0.0/12", (16, 24, 28)),
        top("on-premises", "192.168.0.0/16", (17, 20, 24)),
    ]
}

/// The pools of a region, source pools first.
pub(super) fn region_pools(place: Place) -> Vec<PoolPlan> {
    let (short, block, lines): (_, _, &[Line]) = match place {
        Place::Hangzhou => ("hz", "10.0.0.0/11", &HANGZHOU),
        Place::Shanghai => ("sh", "10.32.0.0/11", &SHANGHAI),
        Place::Frankfurt => ("eu", "10.64.0.0/11", &FRANKFURT),
    };
    let base = |name: String, source: &str, cidr, lengths| PoolPlan {
        name,
        source: Some(source.into()),
        place: Some(place),
        cidr,
        lengths,
        auto_import: OFF,
        line: None,
        environment: None,
    };
    let mut pools = vec![base(short.into(), "backbone", block, (11, 15, 20))];
    for (line, block, environments) in lines {
        let name = format!("{short}-{line}");
        let of_line =
            PoolPlan { line: Some(line), ..base(name.clone(), short, block, (15, 17, 24)) };
        pools.push(of_line);
        for (environment, block, lengths, auto_import) in *environments {
            pools.push(PoolPlan {
                auto_import: *auto_import,
                line: Some(line),
                environment: Some(environment),
                ..base(format!("{name}-{environment}"), &name, block, *lengths)
            });
        }
    }
    pools
}

/// The pools of the scope "lab", whose space repeats that of the backbone.
pub(super) fn lab_pools() -> [PoolPlan; 2] {
    let pool = |name: &str, source: Option<&str>, cidr| PoolPlan {
        name: name.into(),
        source: source.map(Into::into),
        place: Some(Place::Hangzhou),
        cidr,
        lengths: (16, 20, 24),
        auto_import: OFF,
        line: Some("lab"),
        environment: None,
    };
    [pool("lab-space", None, "10.0.0.0/12"), pool("lab-networks", Some("lab-space"), "10.4.0.0/16")]
}

/// The rules that these lengths make.
pub(super) fn rules((min, default, max): Lengths) -> MaskRules {
    MaskRules { min: Some(min), default: Some(default), max: Some(max) }
}

/// A request for the block that a text names; for the pool's default where it names none.
pub(super) fn exactly(text: &str) -> CidrRequest {
    Cidr::parse(text).map_or(CidrRequest::Default, CidrRequest::Exactly)
}

/// A request for the lowest free block of a length.
pub(super) fn any_of(prefix_len: u8) -> CidrRequest {
    CidrRequest::AnyOf { prefix_len, placement: Placement::FirstFit }
}
