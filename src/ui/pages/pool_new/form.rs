//! What is typed and chosen for a new pool, and the command that it makes.

use leptos::prelude::*;

use crate::address::{Cidr, Family};
use crate::command::{CidrRequest, CreatePool, inherited_region};
use crate::model::{
    AutoImport, Isp, Label, MaskRules, Pool, PoolId, Region, ScopeId, ScopeKind, Workspace,
};
use crate::ui::pages::pool::block_rows::{BlockRows, TYPED};
use crate::ui::route::Query;
use crate::ui::show::{LabelForm, region_value, to_region};
use crate::ui::state::{Desk, use_desk};

/// The values of "CIDR Range".
pub const TOP_LEVEL: &str = "ipam";
/// See [`TOP_LEVEL`].
pub const SUB_POOL: &str = "pool";

/// The form. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct PoolForm {
    desk: Desk,
    /// The scope's id.
    pub scope: RwSignal<String>,
    /// [`TOP_LEVEL`] or [`SUB_POOL`].
    pub range: RwSignal<String>,
    /// The source pool's id.
    pub source: RwSignal<String>,
    /// The IP version's name.
    pub family: RwSignal<String>,
    /// The region's value; empty for none.
    pub region: RwSignal<String>,
    /// The switch.
    pub auto_import: RwSignal<bool>,
    /// Allocation rules: minimum, default, maximum.
    pub masks: [RwSignal<Option<u8>>; 3],
    /// Name, description, group, tags.
    pub label: LabelForm,
    /// The CIDRs to provision.
    pub rows: BlockRows,
}

/// What follows from the choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The scope.
    pub scope: ScopeId,
    /// Public or private.
    pub kind: ScopeKind,
    /// The source pool, for a sub-pool that has chosen one.
    pub source: Option<PoolId>,
    /// The IP versions that are possible.
    pub families: Vec<Family>,
    /// The one that holds.
    pub family: Family,
    /// The region that the source pool hands down.
    pub inherited: Option<Region>,
    /// The IPAM's effective regions.
    pub regions: Vec<Region>,
}

impl PoolForm {
    /// A fresh form, for the scope, source pool and CIDR that the address names.
    pub fn new(query: &Query) -> PoolForm {
        let desk = use_desk();
        let source: Option<PoolId> = query.read_as("source");
        let asked: Option<ScopeId> = query.read_as("scope");
        let scope = desk.peek(|workspace| first_scope(workspace, source, asked));
        let source = source.filter(|id| desk.peek(|ws| ws.pools().contains(id)));
        let rows = BlockRows::new(Signal::stored(None));
        rows.add(TYPED);
        let cidr = query.read_as::<Cidr>("cidr");
        cidr.into_iter().for_each(|cidr| rows.pick(cidr));
        PoolForm {
            desk,
            scope: RwSignal::new(scope.map(|id| id.to_string()).unwrap_or_default()),
            range: RwSignal::new(if source.is_some() { SUB_POOL } else { TOP_LEVEL }.to_owned()),
            source: RwSignal::new(source.map(|id| id.to_string()).unwrap_or_default()),
            family: RwSignal::new(
                cidr.map_or_else(String::new, |cidr| cidr.family().name().to_owned()),
            ),
            region: RwSignal::default(),
            auto_import: RwSignal::new(false),
            masks: [RwSignal::new(None), RwSignal::new(None), RwSignal::new(None)],
            label: LabelForm::of(&Label::default()),
            rows,
        }
    }

    /// What follows from the choices; follows them and the workspace.
    pub fn chosen(self) -> Option<Chosen> {
        let scope: ScopeId = self.scope.with(|id| id.parse().ok())?;
        let is_sub_pool = self.range.with(|range| range == SUB_POOL);
        let source: Option<PoolId> = self.source.with(|id| id.parse().ok()).filter(|_| is_sub_pool);
        self.desk.read(|workspace| {
            let scope = workspace.scopes().get(&scope)?;
            let ipam = workspace.ipams().get(&scope.ipam)?;
            let source = source
                .and_then(|id| workspace.pools().get(&id))
                .filter(|source| source.scope == scope.id);
            let families = match source {
                Some(source) => vec![source.family],
                None => workspace.families_of(scope).to_vec(),
            };
            let wanted = self
                .family
                .with(|name| families.iter().copied().find(|family| family.name() == name));
            let family = wanted.or(families.first().copied())?;
            Some(Chosen {
                scope: scope.id,
                kind: scope.kind,
                source: source.map(|source| source.id),
                family,
                families,
                inherited: inherited_region(workspace, source.map(|source| source.id)),
                regions: ipam.effective_regions.clone(),
            })
        })
    }

    /// True while a sub-pool has no source pool.
    pub fn lacks_source(self, chosen: &Chosen) -> bool {
        self.range.with(|range| range == SUB_POOL) && chosen.source.is_none()
    }

    /// The command for these CIDRs; without the label, which is checked in its fields.
    pub fn command(self, chosen: &Chosen, provision: Vec<CidrRequest>) -> Option<CreatePool> {
        if self.lacks_source(chosen) {
            return None;
        }
        let region = self.region.with(|value| to_region(value));
        let is_public = chosen.kind == ScopeKind::Public;
        let [min, default, max] = self.masks.map(|mask| mask.get());
        Some(CreatePool {
            scope: chosen.scope,
            source_pool: chosen.source,
            family: chosen.family,
            isp: is_public.then_some(Isp::Bgp),
            region: chosen
                .inherited
                .clone()
                .or(region.filter(|region| chosen.regions.contains(region))),
            rules: MaskRules { min, default, max },
            auto_import: if self.auto_import.get() { AutoImport::On } else { AutoImport::Off },
            label: Label::default(),
            provision,
        })
    }

    /// The source pools to choose from, by address.
    pub fn sources(self, chosen: &Chosen) -> Vec<PoolId> {
        let families = self.desk.read(|workspace| {
            let scope = workspace.scopes().get(&chosen.scope);
            scope.map(|scope| workspace.families_of(scope)).unwrap_or_default()
        });
        self.desk.read(|workspace| {
            let mut pools: Vec<&Pool> = workspace
                .pools_in(chosen.scope)
                .filter(|pool| families.contains(&pool.family))
                .collect();
            pools.sort_by_key(|pool| {
                (pool.cidrs.first().map(|row| row.cidr), workspace.depth(pool), pool.id)
            });
            pools.into_iter().map(|pool| pool.id).collect()
        })
    }

    /// The region as the field shows it: the inherited one where there is one.
    pub fn show_inherited(self, chosen: &Chosen) {
        let value = chosen.inherited.as_ref().map(region_value);
        if let Some(value) = value {
            self.region.set(value);
        }
    }
}

/// The scope that the address names, else the source pool's, else the first private default one.
fn first_scope(
    workspace: &Workspace,
    source: Option<PoolId>,
    asked: Option<ScopeId>,
) -> Option<ScopeId> {
    source
        .and_then(|id| workspace.pools().get(&id))
        .map(|source| source.scope)
        .or(asked.filter(|id| workspace.scopes().contains(id)))
        .or_else(|| workspace.ipams().iter().next().map(|ipam| ipam.private_scope))
}
