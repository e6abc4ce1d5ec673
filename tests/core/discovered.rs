//! What a discovery found, as its page shows it.

use freehold::address::Cidr;
use freehold::command::{
    Command, CreateIpam, DiscoveryChoice, Env, Import, LargeRemoval, ListExtent, NewSource,
    ObjectRef, ObservedCidr, ObservedList, ObservedResource, SourceChoice,
};
use freehold::insight::{Discovered, Found, Insight, Level, found_usage};
use freehold::model::{
    DiscoveryId, Label, Provider, Region, ResourceKind, Settings, SourceKind, Stated, Time,
    VSwitchNote, WholeList, Workspace,
};

/// A workspace with one custom discovery, which no IPAM uses.
struct Estate {
    workspace: Workspace,
    env: Env,
    discovery: DiscoveryId,
}

fn hangzhou() -> Region {
    Region::alibaba("cn-hangzhou")
}

impl Estate {
    fn new() -> Estate {
        let mut workspace = Workspace::new(Settings::default());
        let mut env = Env::new(Time(0), 1);
        let request = CreateIpam {
            region: hangzhou(),
            effective_regions: vec![hangzhou()],
            label: Label::default(),
        };
        let applied = workspace.apply(Command::CreateDiscovery(request), &mut env);
        let Some(ObjectRef::Discovery(discovery)) = applied.expect("made").object else {
            panic!("a discovery is made");
        };
        Estate { workspace, env, discovery }
    }

    fn import(&mut self, resources: Vec<ObservedResource>, source: SourceChoice, at: i64) {
        let list = ObservedList {
            source,
            file: "vpcs.json".into(),
            observed_at: Time(at),
            extent: ListExtent::Whole,
            covers: Vec::new(),
            resources,
            addresses: Vec::new(),
        };
        let import = Import {
            set_up: Vec::new(),
            lists: vec![list],
            removal: LargeRemoval::Confirmed,
            ..Import::default()
        };
        self.workspace.apply(Command::Import(import), &mut self.env).expect("imported");
    }

    fn first_list(&mut self, resources: Vec<ObservedResource>) {
        let source = SourceChoice::New(NewSource {
            discovery: DiscoveryChoice::Known(self.discovery),
            provider: Provider::Alibaba,
            kind: SourceKind::Resources,
            account: None,
            regions: Vec::new(),
            file: "vpcs.json".into(),
            home_scope: None,
        });
        self.import(resources, source, 1);
    }

    fn found(&self) -> Discovered {
        Discovered::of(&self.workspace, self.discovery)
    }

    /// The lines as people read them: `vpc-a 10.0.0.0/16`, indented below their VPC.
    fn told(&self, lines: &[Found]) -> Vec<String> {
        let line = |found: &Found| {
            let id = self
                .workspace
                .resources()
                .get(&found.resource)
                .map_or_else(String::new, |resource| resource.external_id().to_string());
            let cidr = found.cidr.map_or_else(|| "?".to_owned(), |cidr| cidr.to_string());
            let indent = match found.level {
                Level::Vpc | Level::Orphan => "",
                Level::FurtherCidr(_) | Level::VSwitch(_) => "  ",
            };
            format!("{indent}{id} {cidr}")
        };
        lines.iter().map(line).collect()
    }
}

fn resource(kind: ResourceKind, id: &str, vpc: Option<&str>, cidrs: &[&str]) -> ObservedResource {
    let observed = |text: &&str| ObservedCidr {
        cidr: Cidr::parse(text).expect("a CIDR"),
        stated: Stated::default(),
    };
    ObservedResource {
        kind,
        id: id.into(),
        name: None,
        account: None,
        region: Some(hangzhou()),
        zone: None,
        vpc_id: vpc.map(Into::into),
        status: None,
        tags: None,
        cidrs: cidrs.iter().map(observed).collect(),
        vswitches: VSwitchNote::Unsaid,
        discovered_at: None,
    }
}

fn vpc(id: &str, cidrs: &[&str]) -> ObservedResource {
    resource(ResourceKind::Vpc, id, None, cidrs)
}

fn vswitch(id: &str, vpc: &str, cidr: &str) -> ObservedResource {
    resource(ResourceKind::VSwitch, id, Some(vpc), &[cidr])
}

#[test]
fn vswitches_stand_below_their_vpc_by_address_and_further_cidrs_before_them() {
    let mut estate = Estate::new();
    estate.first_list(vec![
        vswitch("vsw-2", "vpc-b", "10.1.2.0/24"),
        vpc("vpc-b", &["10.1.0.0/16", "10.9.0.0/16"]),
        vswitch("vsw-1", "vpc-b", "10.1.1.0/24"),
        vpc("vpc-a", &["10.0.0.0/16"]),
    ]);
    let found = estate.found();
    assert_eq!(
        estate.told(&found.tree),
        [
            "vpc-a 10.0.0.0/16",
            "vpc-b 10.1.0.0/16",
            "  vpc-b 10.9.0.0/16",
            "  vsw-1 10.1.1.0/24",
            "  vsw-2 10.1.2.0/24",
        ]
    );
    assert_eq!(found.below.values().copied().collect::<Vec<_>>(), [3]);
}

#[test]
fn a_vpc_that_only_its_vswitches_tell_of_has_a_line_without_cidr() {
    let mut estate = Estate::new();
    estate.first_list(vec![vswitch("vsw-1", "vpc-unseen", "10.1.1.0/24")]);
    let found = estate.found();
    assert_eq!(estate.told(&found.tree), ["vpc-unseen ?", "  vsw-1 10.1.1.0/24"]);
}

#[test]
fn a_vswitch_without_a_vpc_stands_at_the_end() {
    let mut estate = Estate::new();
    estate.first_list(vec![
        resource(ResourceKind::VSwitch, "vsw-0", None, &["10.0.0.0/24"]),
        vpc("vpc-a", &["10.5.0.0/16"]),
    ]);
    let found = estate.found();
    assert_eq!(estate.told(&found.tree), ["vpc-a 10.5.0.0/16", "vsw-0 10.0.0.0/24"]);
    assert_eq!(found.tree.last().map(|line| line.level), Some(Level::Orphan));
}

#[test]
fn what_a_whole_list_no_longer_names_moves_from_the_tree_to_gone() {
    let mut estate = Estate::new();
    estate.first_list(vec![vpc("vpc-a", &["10.0.0.0/16"]), vpc("vpc-b", &["10.1.0.0/16"])]);
    let source = estate.workspace.sources().iter().next().expect("a source").id;
    estate.import(vec![vpc("vpc-a", &["10.0.0.0/16"])], SourceChoice::Known(source), 2);
    let found = estate.found();
    assert_eq!(estate.told(&found.tree), ["vpc-a 10.0.0.0/16"]);
    assert_eq!(estate.told(&found.gone), ["vpc-b 10.1.0.0/16"]);
    assert!(estate.workspace.sources().iter().all(|row| row.whole == WholeList::Confirmed));
}

#[test]
fn usage_is_known_although_no_ipam_monitors_the_discovery() {
    let mut estate = Estate::new();
    let mut small = vswitch("vsw-1", "vpc-a", "10.0.0.0/24");
    small.cidrs.iter_mut().for_each(|row| row.stated.available = Some(152_u64.into()));
    estate.first_list(vec![vpc("vpc-a", &["10.0.0.0/16"]), small]);
    let insight = Insight::of(&estate.workspace);
    assert_eq!(insight.rows().count(), 0, "no IPAM, so no rows");
    let line = *estate.found().tree.last().expect("the vSwitch");
    let cidr = line.cidr.expect("its CIDR");
    let usage = found_usage(&estate.workspace, &insight, line.resource, cidr);
    assert_eq!(usage.numbers(), Some((100_u64.into(), 252_u64.into())));
}

#[test]
fn each_cidr_of_a_monitored_vpc_has_its_own_usage() {
    let mut estate = Estate::new();
    let mut both = vpc("vpc-a", &["10.0.0.0/16", "10.1.0.0/16"]);
    for (row, used) in both.cidrs.iter_mut().zip([1_000_u64, 2_000]) {
        row.stated.used = Some(used.into());
    }
    estate.first_list(vec![both]);
    let request = CreateIpam {
        region: hangzhou(),
        effective_regions: vec![hangzhou()],
        label: Label::default(),
    };
    estate.workspace.apply(Command::CreateIpam(request), &mut estate.env).expect("made");
    let insight = Insight::of(&estate.workspace);
    assert!(insight.rows().count() > 0, "the new IPAM watches what its discovery found");
    let vpc = estate.found().tree.first().expect("the VPC").resource;
    let rows: Vec<_> = insight.rows_of_resource(vpc).map(|(_, row)| row).collect();
    let [first, second] = rows.as_slice() else { panic!("a row for each CIDR") };
    assert_ne!(first.usage, second.usage, "one is twice as full");
    for row in rows {
        assert_eq!(found_usage(&estate.workspace, &insight, vpc, row.cidr), row.usage);
    }
}
