//! What people did in those two weeks, in between the imports.

use std::collections::BTreeMap;

use crate::address::{Cidr, Family};
use crate::command::{
    Applied, CidrRequest, Command, CreateIpam, CreatePool, Env, InTheWay, MembersCommand,
    NewMember, ObjectRef, Refusal, Reservation, Rule, SharingCommand, VpcRow,
};
use crate::model::{
    AllocationId, AutoImport, DirectoryRole, Identity, IpamId, Isp, Label, PoolId, Provider,
    ResourceKey, ScopeId, Settings, SharedObject, Tags, Time, Watch, Workspace,
};

use super::cloud::Cloud;
use super::drift::IMPORTS;
use super::names::{Owner, Place, bank, subsidiary};
use super::plan::{PoolPlan, any_of, exactly, lab_pools, region_pools, rules, top_pools};
use super::{Step, StepKind};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const BETWEEN_IMPORTS: i64 = 6 * HOUR;
/// The last import is a little older than now.
const LAST_IMPORT: i64 = 10 * MINUTE;
/// People work for these hours before an import, a command every two minutes.
const WORK: i64 = 3 * HOUR;
const PACE: i64 = 2 * MINUTE;

/// Tells the whole story.
pub(super) fn tell(
    now: Time,
    after_step: impl FnMut(Step, &Applied, &Workspace),
) -> Result<Workspace, Refusal> {
    let first = now.after(-LAST_IMPORT - i64::from(IMPORTS - 1) * BETWEEN_IMPORTS);
    let mut story = Story {
        workspace: Workspace::default(),
        pools: BTreeMap::new(),
        ipam: IpamId::new(0),
        lab: ScopeId::new(0),
        cloud: Cloud::new(),
        clock: first,
        serial: 0,
        after_step,
    };
    for import in 0..IMPORTS {
        let at = first.after(i64::from(import) * BETWEEN_IMPORTS);
        story.clock = at.after(-WORK);
        story.before(import)?;
        story.clock = at;
        let lists = story.cloud.import(import, at);
        story.apply(Command::Import(lists), StepKind::Import)?;
    }
    Ok(story.workspace)
}

struct Story<F> {
    workspace: Workspace,
    pools: BTreeMap<String, PoolId>,
    ipam: IpamId,
    lab: ScopeId,
    cloud: Cloud,
    clock: Time,
    serial: u64,
    after_step: F,
}

impl<F: FnMut(Step, &Applied, &Workspace)> Story<F> {
    /// What people do before an import.
    fn before(&mut self, import: u32) -> Result<(), Refusal> {
        match import {
            0 => self.open(),
            1 => self.reserve_what_is_outside(),
            2 => self.ignore(Owner::Platform, "default"),
            4 => self.region(Place::Shanghai),
            8 => self.ignore(Owner::Merged, "default"),
            12 => self.region(Place::Frankfurt),
            14 => self.allocate("hz-retail-dev", "retail-dev", "10.1.128.0/20"),
            16 => self.ipv6(),
            20 => self.lab(),
            22 => {
                self.allocate("lab-networks", "lab-alpha", "10.4.0.0/20")?;
                self.allocate("lab-networks", "lab-beta", "10.4.16.0/20")
            }
            28 => self.allocate("hz-data-dev", "数据平台开发", "10.5.128.0/20"),
            33 => self.release("retail-eu-vault", "10.64.16.0/21"),
            36 => self.tighten("sh-retail-prod"),
            40 => self.reserve("hz-retail-prod", &[("growth-next-year", any_of(22))]),
            45 => self.provision("hz-retail", exactly("10.8.0.0/16")),
            48 => self.accounts(),
            50 => self.reserve("edge", &[("partner-bank-link", exactly("172.31.0.0/24"))]),
            _ => Ok(()),
        }
    }

    /// Does one command.
    fn apply(&mut self, command: Command, kind: StepKind) -> Result<Option<ObjectRef>, Refusal> {
        // A seed of its own for every command keeps ids the same whatever the time is.
        self.serial += 1;
        let seed = Env::new(Time(0), self.serial).next_number();
        let mut env = Env::new(self.clock, seed);
        let applied = self.workspace.apply(command, &mut env)?;
        let step = Step { at: self.clock, kind };
        (self.after_step)(step, &applied, &self.workspace);
        Ok(applied.object)
    }

    /// Does one command of a person, and takes the time for it.
    fn person(&mut self, command: Command) -> Result<Option<ObjectRef>, Refusal> {
        let object = self.apply(command, StepKind::Command)?;
        self.clock = self.clock.after(PACE);
        Ok(object)
    }

    fn open(&mut self) -> Result<(), Refusal> {
        let mut settings = Settings::for_account(Owner::Platform.account());
        settings.account_names =
            Owner::ALL.iter().map(|owner| (owner.account(), owner.display_name())).collect();
        self.person(Command::UpdateSettings(settings))?;
        let request = CreateIpam {
            region: Place::Hangzhou.region(),
            effective_regions: Place::ALL.iter().map(|place| place.region()).collect(),
            label: Label {
                description: "All address space of the company, clouds and data centres".into(),
                tags: [("owner", "network-team")].into_iter().collect(),
                ..Label::named("corp-backbone")
            },
        };
        if let Some(ObjectRef::Ipam(id)) = self.person(Command::CreateIpam(request))? {
            self.ipam = id;
        }
        let scope = self.default_scopes()?.0;
        for plan in top_pools() {
            self.pool(scope, &plan)?;
        }
        self.region(Place::Hangzhou)
    }

    /// The default private scope and the default public one.
    fn default_scopes(&self) -> Result<(ScopeId, ScopeId), Refusal> {
        match self.workspace.ipams().get(&self.ipam) {
            Some(ipam) => Ok((ipam.private_scope, ipam.public_scope)),
            None => Err(Rule::NotFound(ObjectRef::Ipam(self.ipam)).into()),
        }
    }

    fn region(&mut self, place: Place) -> Result<(), Refusal> {
        let scope = self.default_scopes()?.0;
        region_pools(place).iter().try_for_each(|plan| self.pool(scope, plan))
    }

    fn pool(&mut self, scope: ScopeId, plan: &PoolPlan) -> Result<(), Refusal> {
        let source_pool = plan.source.as_deref().map(|name| self.pool_id(name)).transpose()?;
        let tags: Tags = [("business-line", plan.line), ("environment", plan.environment)]
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?)))
            .collect();
        self.create(
            &plan.name,
            CreatePool {
                scope,
                source_pool,
                family: Family::V4,
                isp: None,
                region: plan.place.map(Place::region),
                rules: rules(plan.lengths),
                auto_import: plan.auto_import,
                label: Label { tags, ..Label::named(&plan.name) },
                provision: vec![exactly(plan.cidr)],
            },
        )
    }

    fn create(&mut self, name: &str, request: CreatePool) -> Result<(), Refusal> {
        if let Some(ObjectRef::Pool(id)) = self.person(Command::CreatePool(request))? {
            self.pools.insert(name.to_owned(), id);
        }
        Ok(())
    }

    /// The block that the cloud assigned in Hangzhou, and a simulated one in Shanghai.
    fn ipv6(&mut self) -> Result<(), Refusal> {
        let real = exactly("2408:4005:300::/40");
        let part = exactly("2408:4005:300:1000::/52");
        self.ipv6_pool("ipv6-hz", None, Place::Hangzhou, (40, 52, 64), AutoImport::Off, real)?;
        let of = Some("ipv6-hz");
        self.ipv6_pool("ipv6-hz-prod", of, Place::Hangzhou, (56, 56, 64), AutoImport::On, part)?;
        let (top, sub) = ((48, 52, 64), (56, 56, 64));
        self.ipv6_pool("ipv6-sh", None, Place::Shanghai, top, AutoImport::Off, any_of(48))?;
        let of = Some("ipv6-sh");
        self.ipv6_pool("ipv6-sh-prod", of, Place::Shanghai, sub, AutoImport::Off, any_of(52))
    }

    fn ipv6_pool(
        &mut self,
        name: &str,
        source: Option<&str>,
        place: Place,
        lengths: (u8, u8, u8),
        auto_import: AutoImport,
        block: CidrRequest,
    ) -> Result<(), Refusal> {
        let request = CreatePool {
            scope: self.default_scopes()?.1,
            source_pool: source.map(|name| self.pool_id(name)).transpose()?,
            family: Family::V6,
            isp: Some(Isp::Bgp),
            region: Some(place.region()),
            rules: rules(lengths),
            auto_import,
            label: Label::named(name),
            provision: vec![block],
        };
        self.create(name, request)
    }

    fn lab(&mut self) -> Result<(), Refusal> {
        let label = Label {
            description: "Isolated networks that repeat production's addresses".into(),
            ..Label::named("lab")
        };
        if let Some(ObjectRef::Scope(id)) = self.person(Command::CreateScope(self.ipam, label))? {
            self.lab = id;
        }
        let lab = self.lab;
        lab_pools().iter().try_for_each(|plan| self.pool(lab, plan))
    }

    /// The merged business and a subsidiary are managed as folders; a bank shares the edge.
    fn accounts(&mut self) -> Result<(), Refusal> {
        let settings = self.workspace.settings().into_owned();
        let directory_role = DirectoryRole::DelegatedAdministrator;
        self.person(Command::UpdateSettings(Settings { directory_role, ..settings }))?;
        for (account, name) in [(subsidiary(), "Cold chain"), (bank(), "Settlement bank")] {
            self.person(Command::Members(MembersCommand::NameAccount(account, name.into())))?;
        }
        let folder = |id: &str, name: &str, account| NewMember::Folder {
            id: id.into(),
            name: name.into(),
            accounts: vec![account],
        };
        let members = vec![
            folder("fd-4kq7zt2mxa", "Acquired businesses", Owner::Merged.account()),
            folder("fd-b81wn6yd0e", "子公司", subsidiary()),
        ];
        self.person(Command::Members(MembersCommand::Add(self.ipam, members)))?;
        let share = SharingCommand::Share {
            object: SharedObject::Pool(self.pool_id("edge")?),
            principals: vec![bank()],
            name: "settlement-lines".into(),
        };
        self.person(Command::Sharing(share)).map(|_| ())
    }

    fn reserve_what_is_outside(&mut self) -> Result<(), Refusal> {
        self.reserve(
            "backbone",
            &[
                ("datacentre-xiaoshan", exactly("10.224.0.0/13")),
                ("datacentre-jiading", exactly("10.232.0.0/13")),
                ("partner-settlement", exactly("10.250.0.0/16")),
            ],
        )?;
        self.reserve(
            "edge",
            &[
                ("vpn-staff", exactly("172.30.0.0/20")),
                ("vpn-operators", exactly("172.30.16.0/22")),
            ],
        )?;
        self.reserve(
            "on-premises",
            &[
                ("office-hangzhou", exactly("192.168.0.0/19")),
                ("office-shanghai", exactly("192.168.32.0/20")),
                ("办公网访客", exactly("192.168.48.0/22")),
            ],
        )
    }

    fn reserve(&mut self, pool: &str, rows: &[(&str, CidrRequest)]) -> Result<(), Refusal> {
        let reservation = |(name, request): &(&str, CidrRequest)| Reservation {
            request: *request,
            name: (*name).into(),
            description: "".into(),
        };
        let rows = rows.iter().map(reservation).collect();
        let pool = self.pool_id(pool)?;
        self.person(Command::Reserve(pool, rows)).map(|_| ())
    }

    fn provision(&mut self, pool: &str, block: CidrRequest) -> Result<(), Refusal> {
        let pool = self.pool_id(pool)?;
        self.person(Command::Provision(pool, vec![block])).map(|_| ())
    }

    fn ignore(&mut self, owner: Owner, vpc: &str) -> Result<(), Refusal> {
        let key = self.vpc(owner, vpc)?;
        let row = self.workspace.resources().get(&key);
        let rows = row.iter().flat_map(|row| row.live_cidrs()).map(|row| (key, row.cidr)).collect();
        self.person(Command::SetWatch(rows, Watch::Ignored)).map(|_| ())
    }

    fn allocate(&mut self, pool: &str, vpc: &str, cidr: &str) -> Result<(), Refusal> {
        let (resource, cidr) = self.vpc_cidr(vpc, cidr)?;
        let in_the_way = InTheWay::Refuse;
        let pool = self.pool_id(pool)?;
        let command = Command::AllocateVpcs(vec![VpcRow { pool, resource, cidr }], in_the_way);
        self.person(command).map(|_| ())
    }

    /// Takes a VPC out of management by hand; auto-import then keeps off.
    fn release(&mut self, vpc: &str, cidr: &str) -> Result<(), Refusal> {
        let (resource, cidr) = self.vpc_cidr(vpc, cidr)?;
        let Some(allocation) = self.workspace.allocation_of(resource, cidr) else {
            return Err(Rule::NotFound(ObjectRef::Allocation(AllocationId::new(0))).into());
        };
        let command = Command::Release(vec![allocation.id]);
        self.person(command).map(|_| ())
    }

    /// Allows smaller VPCs only: what is larger stays, and no longer complies.
    fn tighten(&mut self, pool: &str) -> Result<(), Refusal> {
        let id = self.pool_id(pool)?;
        let Some(row) = self.workspace.pools().get(&id).cloned() else {
            return Err(Rule::NotFound(ObjectRef::Pool(id)).into());
        };
        let (label, auto_import) = (row.label, row.auto_import);
        let rules = rules((21, 22, 24));
        self.person(Command::UpdatePool { pool: id, label, rules, auto_import }).map(|_| ())
    }

    fn pool_id(&self, name: &str) -> Result<PoolId, Refusal> {
        let id = self.pools.get(name).copied();
        id.ok_or_else(|| Rule::NotFound(ObjectRef::Pool(PoolId::new(0))).into())
    }

    fn vpc(&self, owner: Owner, name: &str) -> Result<ResourceKey, Refusal> {
        let found = self.cloud.vpc_id(owner, name).and_then(|id| {
            let identity = Identity::Global(Provider::Alibaba, id.clone());
            self.workspace.resource_by_identity(&identity)
        });
        let missing = || Rule::NotFound(ObjectRef::Resource(ResourceKey(u32::MAX))).into();
        found.map(|resource| resource.key).ok_or_else(missing)
    }

    /// A VPC of the workspace's own account, and one of its CIDRs.
    fn vpc_cidr(&self, vpc: &str, cidr: &str) -> Result<(ResourceKey, Cidr), Refusal> {
        let key = self.vpc(Owner::Platform, vpc)?;
        match Cidr::parse(cidr) {
            Ok(cidr) => Ok((key, cidr)),
            Err(_) => Err(Rule::NotFound(ObjectRef::Resource(key)).into()),
        }
    }
}
