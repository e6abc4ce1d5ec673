// Every page and every tab, on the demo estate: what `route.rs` calls it, what follows `#`, and the
// heading that has to be there. Read by the stories and by the photographer.

/** The parts of the demo estate that the addresses name. */
export function landmarks({ workspace }) {
  const byName = (a, b) => (a.label.name < b.label.name ? -1 : 1);
  const ipam = [...workspace.ipams].sort(byName)[0];
  const pools = workspace.pools.filter((pool) => pool.source_pool !== null);
  const given = (pool) => workspace.allocations.filter((one) => one.pool === pool.id).length;
  const pool = pools.sort((a, b) => given(b) - given(a) || byName(a, b))[0];
  const here = (resource) => resource.cidrs.some((entry) => entry.gone_since === null);
  const live = workspace.resources.filter((one) => one.identity.Global && here(one));
  const vSwitches = live.filter((one) => one.kind === "VSwitch");
  const inside = (vpc) => vSwitches.filter((one) => one.vpc === vpc.key).length;
  const allocated = (vpc) => workspace.allocations.some((one) => one.target.Vpc === vpc.key);
  const vpc = live.filter((one) => one.kind === "VPC" && allocated(one))
    .sort((a, b) => inside(b) - inside(a))[0];
  const vSwitch = vSwitches.find((one) => one.vpc === vpc.key);
  const scopeOf = (id) => workspace.pools.find((one) => one.id === id).scope;
  const of = ({ identity: { Global } }) => Global.map(encodeURIComponent).join("/");
  return {
    ipam,
    scope: ipam.private_scope,
    pool,
    discovery: ipam.default_discovery,
    vpc,
    vSwitch,
    network: scopeOf(workspace.allocations.find((one) => one.target.Vpc === vpc.key).pool),
    vpcPath: of(vpc),
    vSwitchPath: of(vSwitch),
  };
}

const page = (route, path, heading) => [{ route, name: path.slice(1), place: () => path, heading }];

const tabbed = (route, name, tabs, path, heading) =>
  tabs.map((tab) => ({ route, tab, name: `${name}-${tab}`, place: (at) => `${path(at)}/${tab}`, heading }));

/**
 * @typedef {object} Place
 * @property {string} route
 * @property {string} [tab]
 * @property {string} name how its pictures and stories are named
 * @property {(at: object) => string} place
 * @property {string | RegExp | ((at: object) => string)} heading
 */

/** @type {Place[]} */
export const ROUTES = [
  page("Welcome", "/welcome", "Plan and watch your address space"),
  page("Glossary", "/glossary", "Glossary"),
  page("Overview", "/overview", "Overview"),
  page("Ipams", "/ipam", "IPAM"),
  tabbed("Ipam", "ipam", ["basic", "regions", "discoveries", "scopes"], (at) => `/ipam/${at.ipam.id}`,
    (at) => at.ipam.label.name),
  page("Scopes", "/scope", "IPAM Scope"),
  tabbed("Scope", "scope", ["overview", "resources", "pools", "charts"], (at) => `/scope/${at.scope}`,
    /./),
  page("Pools", "/pool", "IPAM Pool"),
  page("PoolNew", "/pool/new", "Create IPAM Pool"),
  tabbed("Pool", "pool",
    ["details", "cidrs", "allocations", "space", "rules", "resources", "hierarchy", "sharing"],
    (at) => `/pool/${at.pool.id}`, (at) => at.pool.label.name),
  page("Discoveries", "/discovery", "Resource Discovery"),
  tabbed("Discovery", "discovery", ["resources", "addresses", "regions", "sharing", "accounts"],
    (at) => `/discovery/${at.discovery}`, /./),
  page("Members", "/member", "Multi-account Management"),
  tabbed("Vpc", "vpc", ["details", "space", "cidrs", "compliance", "charts"],
    (at) => `/scope/${at.network}/vpc/${at.vpcPath}`, (at) => at.vpc.name),
  tabbed("VSwitch", "vswitch", ["cidr", "charts"],
    (at) => `/scope/${at.network}/vswitch/${at.vSwitchPath}`, (at) => at.vSwitch.name),
  { route: "VpcNew", name: "vpc-new", place: (at) => `/vpc/new?pool=${at.pool.id}`, heading: "Create VPC" },
  page("Resources", "/resources", "Resources"),
  page("Space", "/space", "IP Space"),
  page("Planner", "/planner", "Planner"),
  page("ImportExport", "/import-export", "Import & Export"),
  page("Activity", "/activity", "Activity"),
  page("Settings", "/settings", "Settings"),
  page("Parts", "/parts", "Parts"),
  page("NotFound", "/no-such-page", "Nothing here"),
].flat();
