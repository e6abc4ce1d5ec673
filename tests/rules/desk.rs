//! A workspace at work, and short ways to ask things of it: what the stories of the rules, and of
//! the core, begin with.

use freehold::address::Cidr;
use freehold::command::{
    Applied, CidrRequest, Command, CreateIpam, CreatePool, DiscoveryChoice, Env, Import,
    LargeRemoval, ListExtent, NewSource, ObjectRef, ObservedCidr, ObservedList, ObservedResource,
    Reason, Refusal, Reservation, Rule, SourceChoice, VpcRow,
};
use freehold::insight::{Insight, Row};
use freehold::model::{
    AllocationId, AutoImport, Ipam, IpamId, Label, MaskRules, PoolId, Provider, Quota, Region,
    ResourceKey, ResourceKind, ScopeId, Settings, SourceKind, Stated, Time, VSwitchNote, Workspace,
};

pub fn cidr(text: &str) -> Cidr {
    text.parse().expect("a CIDR")
}

pub fn east() -> Region {
    Region::alibaba("cn-east")
}

pub fn west() -> Region {
    Region::alibaba("cn-west")
}

pub fn exactly(text: &str) -> CidrRequest {
    CidrRequest::Exactly(cidr(text))
}

pub fn sized(prefix_len: u8) -> CidrRequest {
    CidrRequest::AnyOf { prefix_len, placement: freehold::address::Placement::FirstFit }
}

pub fn reservation(request: CidrRequest) -> Reservation {
    Reservation { request, name: "".into(), description: "".into() }
}

/// A workspace at work. Whatever is done here is also taken back once, whatever is refused
/// must leave no trace, and a dry run must have told it beforehand.
pub struct Desk {
    pub workspace: Workspace,
    env: Env,
}

impl Default for Desk {
    fn default() -> Desk {
        Desk::new()
    }
}

impl Desk {
    /// With this workspace, ids and times.
    pub fn of(workspace: Workspace, env: Env) -> Desk {
        Desk { workspace, env }
    }

    /// Without any IPAM.
    pub fn empty() -> Desk {
        Desk { workspace: Workspace::default(), env: Env::new(Time(1_000), 7) }
    }

    /// With an IPAM managed in the east that works in the west too.
    pub fn new() -> Desk {
        let mut desk = Desk::empty();
        desk.done(Command::CreateIpam(ipam_of(east(), &[east(), west()])));
        desk
    }

    pub fn done(&mut self, command: Command) -> Applied {
        let before = self.workspace.clone();
        let told = self.tried(&command);
        let applied = match self.workspace.apply(command.clone(), &mut self.env) {
            Ok(applied) => applied,
            Err(refusal) => panic!("{command:?} was refused: {refusal:?}"),
        };
        assert_eq!(told.as_ref(), Ok(&applied), "a dry run of {command:?} tells another story");
        let mut back = self.workspace.clone();
        back.replay(applied.change.clone().inverse());
        assert!(back == before, "undo of {command:?} does not restore");
        back.replay(applied.change.clone());
        assert!(back == self.workspace, "redo of {command:?} does not restore");
        applied
    }

    /// What a dry run tells, which must change nothing.
    fn tried(&mut self, command: &Command) -> Result<Applied, Refusal> {
        let before = self.workspace.clone();
        let told = self.workspace.dry_run(command.clone(), &self.env);
        assert!(self.workspace == before, "a dry run of {command:?} changes something");
        told
    }

    pub fn refused(&mut self, command: Command) -> Vec<Reason> {
        let before = self.workspace.clone();
        let told = self.tried(&command);
        match self.workspace.apply(command.clone(), &mut self.env) {
            Ok(_) => panic!("{command:?} was done"),
            Err(refusal) => {
                assert!(self.workspace == before, "the refusal left a trace");
                assert_eq!(told.as_ref(), Err(&refusal), "a dry run of {command:?} says otherwise");
                refusal.reasons
            }
        }
    }

    /// The only reason against a command.
    pub fn refusal(&mut self, command: Command) -> Reason {
        let mut reasons = self.refused(command);
        assert_eq!(reasons.len(), 1, "{reasons:?}");
        reasons.remove(0)
    }

    pub fn rule(&mut self, command: Command) -> Rule {
        self.refusal(command).rule
    }

    pub fn ipam(&self) -> Ipam {
        self.workspace.ipams().iter().next().expect("an IPAM").clone()
    }

    pub fn ipam_id(&self) -> IpamId {
        self.ipam().id
    }

    pub fn private(&self) -> ScopeId {
        self.ipam().private_scope
    }

    /// Changes the settings.
    pub fn settle(&mut self, edit: impl FnOnce(&mut Settings)) {
        let mut settings = self.workspace.settings().into_owned();
        edit(&mut settings);
        self.done(Command::UpdateSettings(settings));
    }

    /// Sets one quota.
    pub fn limit(&mut self, quota: Quota, limit: u32) {
        self.settle(|settings| {
            settings.quotas.insert(quota, limit);
        });
    }

    /// A custom private scope.
    pub fn scope(&mut self) -> ScopeId {
        match self.done(Command::CreateScope(self.ipam_id(), Label::default())).object {
            Some(ObjectRef::Scope(scope)) => scope,
            other => panic!("{other:?} is no scope"),
        }
    }

    pub fn blocks(&self, pool: PoolId) -> Vec<String> {
        let pool = self.workspace.pools().get(&pool).expect("a pool");
        pool.blocks().iter().map(Cidr::to_string).collect()
    }

    pub fn create_pool(&mut self, request: CreatePool) -> PoolId {
        match self.done(Command::CreatePool(request)).object {
            Some(ObjectRef::Pool(pool)) => pool,
            other => panic!("{other:?} is no pool"),
        }
    }

    /// A top-level pool of the east in the private default scope, with this CIDR.
    pub fn pool(&mut self, text: &str) -> PoolId {
        let request = top_pool(self.private(), text);
        self.create_pool(request)
    }

    /// A sub-pool with this CIDR.
    pub fn sub_pool(&mut self, source: PoolId, text: &str) -> PoolId {
        let request = CreatePool { source_pool: Some(source), ..top_pool(self.private(), text) };
        self.create_pool(request)
    }

    pub fn reserve(&mut self, pool: PoolId, text: &str) -> AllocationId {
        let row = reservation(exactly(text));
        match self.done(Command::Reserve(pool, vec![row])).object {
            Some(ObjectRef::Allocation(id)) => id,
            other => panic!("{other:?} is no allocation"),
        }
    }

    /// Imports resources of the east, each by its id, VPC and CIDRs, as one partial list.
    pub fn import(&mut self, resources: Vec<ObservedResource>) {
        let list = list(Provider::Alibaba, 1_000, resources);
        self.done(importing(vec![list]));
    }

    pub fn vpc(&mut self, id: &str, cidrs: &[&str]) -> ResourceKey {
        self.import(vec![vpc(id, cidrs)]);
        self.key(id)
    }

    pub fn vswitch(&mut self, id: &str, of: &str, cidrs: &[&str]) -> ResourceKey {
        self.import(vec![vswitch(id, of, cidrs)]);
        self.key(id)
    }

    pub fn key(&self, id: &str) -> ResourceKey {
        let mut found =
            self.workspace.resources().iter().filter(|row| row.external_id().as_ref() == id);
        let key = found.next().expect("a resource of this id").key;
        assert!(found.next().is_none(), "several resources have the id {id}");
        key
    }

    /// The one row of a resource's CIDR.
    pub fn row(&self, key: ResourceKey, text: &str) -> Row {
        let insight = Insight::of(&self.workspace);
        let rows = insight.rows_of_resource(key).map(|(_, row)| row);
        let mut rows = rows.filter(|row| row.cidr == cidr(text));
        let row = rows.next().expect("a row").clone();
        assert!(rows.next().is_none(), "there are several rows");
        row
    }

    pub fn link(&mut self, pool: PoolId, resource: ResourceKey, text: &str) -> AllocationId {
        match self.done(linking(pool, resource, text)).object {
            Some(ObjectRef::Allocation(id)) => id,
            other => panic!("{other:?} is no allocation"),
        }
    }
}

pub fn linking(pool: PoolId, resource: ResourceKey, text: &str) -> Command {
    let in_the_way = freehold::command::InTheWay::Refuse;
    Command::AllocateVpcs(vec![VpcRow { pool, resource, cidr: cidr(text) }], in_the_way)
}

pub fn ipam_of(region: Region, effective: &[Region]) -> CreateIpam {
    CreateIpam { region, effective_regions: effective.to_vec(), label: Label::default() }
}

pub fn top_pool(scope: ScopeId, text: &str) -> CreatePool {
    let block = cidr(text);
    CreatePool {
        scope,
        source_pool: None,
        family: block.family(),
        isp: None,
        region: Some(east()),
        rules: MaskRules::default(),
        auto_import: AutoImport::Off,
        label: Label::default(),
        provision: vec![CidrRequest::Exactly(block)],
    }
}

pub fn vpc(id: &str, cidrs: &[&str]) -> ObservedResource {
    let observed = |text: &&str| ObservedCidr { cidr: cidr(text), stated: Stated::default() };
    ObservedResource {
        kind: ResourceKind::Vpc,
        id: id.into(),
        name: None,
        account: None,
        region: Some(east()),
        zone: None,
        vpc_id: None,
        status: None,
        tags: None,
        cidrs: cidrs.iter().map(observed).collect(),
        vswitches: VSwitchNote::Unsaid,
        discovered_at: None,
    }
}

pub fn vswitch(id: &str, of: &str, cidrs: &[&str]) -> ObservedResource {
    ObservedResource { kind: ResourceKind::VSwitch, vpc_id: Some(of.into()), ..vpc(id, cidrs) }
}

/// A partial list for the default discovery of the east.
pub fn list(provider: Provider, at: i64, resources: Vec<ObservedResource>) -> ObservedList {
    let source = NewSource {
        discovery: DiscoveryChoice::DefaultIn(east()),
        provider,
        kind: SourceKind::Resources,
        account: None,
        regions: Vec::new(),
        file: "list.json".into(),
        home_scope: None,
    };
    ObservedList {
        source: SourceChoice::New(source),
        file: "list.json".into(),
        observed_at: Time(at),
        extent: ListExtent::Partial,
        covers: Vec::new(),
        resources,
        addresses: Vec::new(),
    }
}

/// The facts of a list's source, to be changed.
pub fn facts(list: &mut ObservedList) -> &mut NewSource {
    match &mut list.source {
        SourceChoice::New(facts) => facts,
        SourceChoice::Known(id) => panic!("{id} is known already"),
    }
}

pub fn importing(lists: Vec<ObservedList>) -> Command {
    Command::Import(Import {
        set_up: Vec::new(),
        lists,
        removal: LargeRemoval::Ask,
        ..Import::default()
    })
}
