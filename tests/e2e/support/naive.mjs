// An independent reading of the rules (domain.md, D6 to D12), the slow way: an exported workspace
// goes in, and every row of every scope comes out with its statuses. It shares no line with the
// app: blocks are read by hand, every pair of rows is looked at, nothing is indexed.

/**
 * @typedef {object} Row
 * @property {string} scope the id of the scope in which it lives
 * @property {"IPAM Pool" | "VPC" | "VSwitch" | "Custom Allocation"} type
 * @property {string} id the id of the resource, sub-pool or allocation
 * @property {string} cidr
 * @property {"Managed" | "Unmanaged" | "Ignored"} management
 * @property {"Compliant" | "Noncompliant" | "Unmanaged" | "Ignored"} compliance
 * @property {{length: number, rule: "minimum" | "maximum", limit: number}[]} breaches the mask rules
 *   that it breaks, or of a vSwitch its VPC, whose length it is
 * @property {"Overlapping" | "Nonoverlapping" | "Ignored"} overlap
 * @property {{id: string, cidr: string, shared: string}[]} conflicts
 * @property {{used: bigint, total: bigint} | undefined} usage a share alone is told of 10,000
 */

/**
 * All rows of all scopes of an exported workspace file.
 * @param {object} file the parsed file
 * @returns {Row[]}
 */
export function allRows(file) {
  const world = file.workspace;
  const rows = [];
  for (const ipam of world.ipams) {
    for (const resource of world.resources) {
      for (const entry of resource.cidrs) {
        if (entry.gone_since === null) rows.push(...resourceRow(world, ipam, resource, entry));
      }
    }
  }
  for (const allocation of world.allocations) rows.push(...allocationRow(world, allocation));
  for (const row of rows) row.conflicts = [];
  for (const one of rows) {
    for (const other of rows) {
      const shared = one === other ? undefined : conflict(world, one, other);
      if (shared) one.conflicts.push({ id: other.id, cidr: other.cidr, shared });
    }
  }
  for (const row of rows) {
    row.conflicts.sort((a, b) => compare(a.id, b.id) || compare(a.cidr, b.cidr));
    if (row.management === "Ignored") row.overlap = "Ignored";
    else row.overlap = row.conflicts.length > 0 ? "Overlapping" : "Nonoverlapping";
  }
  return rows;
}

/** The rows of one scope, ordered by type, id and block. */
export function rowsOf(file, scope) {
  return allRows(file)
    .filter((row) => row.scope === scope)
    .sort((a, b) => compare(a.type, b.type) || compare(a.id, b.id) || compare(a.cidr, b.cidr));
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// --- Blocks -------------------------------------------------------------------------------------

/** Reads a CIDR into its first and last address. */
export function block(text) {
  const [address, length] = text.split("/");
  const version = address.includes(":") ? 6 : 4;
  const bits = version === 4 ? 32n : 128n;
  const size = 1n << (bits - BigInt(length));
  const first = version === 4 ? ipv4(address) : ipv6(address);
  if (first % size !== 0n) throw new Error(`${text} has host bits`);
  return { version, first, last: first + size - 1n, size, length: Number(length) };
}

function ipv4(text) {
  return text.split(".").reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function ipv6(text) {
  const [head, tail] = text.split("::");
  const groups = (part) => (part ? part.split(":") : []);
  const before = groups(head);
  const after = groups(tail);
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array(zeros).fill("0"), ...after];
  if (all.length !== 8) throw new Error(`${text} is no IPv6 address`);
  return all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

const inside = (inner, outer) =>
  inner.version === outer.version && outer.first <= inner.first && inner.last <= outer.last;

const intersect = (a, b) => a.version === b.version && a.first <= b.last && b.first <= a.last;

// --- Who sees a resource CIDR, and where it lives (D6, D7, D8) ------------------------------------

const sameRegion = (a, b) => a.provider === b.provider && a.code === b.code;
const includes = (regions, region) => regions.some((other) => sameRegion(other, region));
const ipamOfScope = (world, scope) => world.scopes.find((one) => one.id === scope)?.ipam;

/** The sources through which the IPAM sees the CIDR. */
function waysToSee(world, ipam, resource, entry) {
  const ways = [];
  for (const id of entry.holders) {
    const source = world.sources.find((one) => one.id === id);
    for (const association of world.associations) {
      const joins = association.ipam === ipam.id && association.discovery === source?.discovery;
      if (!joins || !resource.region) continue;
      const discovery = world.discoveries.find((one) => one.id === source.discovery);
      const owner = world.ipams.find((one) => one.id === discovery.kind.System);
      const regions = discovery.kind.Custom ?? owner.effective_regions;
      const effective =
        includes(regions, resource.region) && includes(ipam.effective_regions, resource.region);
      if (effective) ways.push(source);
    }
  }
  return ways;
}

/** Something planned here is seen by the IPAM of its pool. */
function sees(world, ipam, resource, entry) {
  const planner = resource.origin.Planned;
  if (planner) return planner === ipam.id;
  return waysToSee(world, ipam, resource, entry).length > 0;
}

/** Whether a resource is treated as a VPC: a VPC, or a subnet of a network without CIDRs. */
function actsAsVpc(world, resource, cidr) {
  if (resource.kind === "VPC") return true;
  if (resource.provider !== "google") return false;
  const network = world.resources.find((one) => one.key === resource.vpc);
  const live = network?.cidrs.filter((entry) => entry.gone_since === null) ?? [];
  return !live.some((entry) => block(entry.cidr).version === block(cidr).version);
}

/** The CIDR that decides: a VPC's own; for a vSwitch, the smallest of its own VPC around it. */
function decidedBy(world, resource, entry) {
  if (actsAsVpc(world, resource, entry.cidr)) return { resource, entry };
  let best;
  for (const vpc of world.resources) {
    if (vpc.key !== resource.vpc) continue;
    for (const outer of vpc.cidrs) {
      const around = outer.gone_since === null && inside(block(entry.cidr), block(outer.cidr));
      const smaller = !best || block(best.entry.cidr).length < block(outer.cidr).length;
      if (around && smaller) best = { resource: vpc, entry: outer };
    }
  }
  return best;
}

function defaultScope(world, ipam, cidr) {
  const { version, first, last } = block(cidr);
  if (version === 4) return ipam.private_scope;
  const local = first >> 121n === 0x7en && last >> 121n === 0x7en;
  const allowed = world.settings_table[0].private_ipv6 === "Allowed";
  return local && allowed ? ipam.private_scope : ipam.public_scope;
}

function unmanagedScope(world, ipam, resource, entry, decider) {
  const follows = decider && sees(world, ipam, decider.resource, decider.entry);
  const of = follows ? decider : { resource, entry };
  const homes = waysToSee(world, ipam, of.resource, of.entry).map((source) => source.home_scope);
  const home = homes.find((scope) => scope && ipamOfScope(world, scope) === ipam.id);
  return (!of.resource.origin.Planned && home) || defaultScope(world, ipam, entry.cidr);
}

// --- Rows ---------------------------------------------------------------------------------------

function resourceRow(world, ipam, resource, entry) {
  const decider = decidedBy(world, resource, entry);
  const ignored = entry.watch === "Ignored" || decider?.entry.watch === "Ignored";
  const allocation = world.allocations.find(
    (one) => one.target.Vpc === decider?.resource.key && one.cidr === decider?.entry.cidr,
  );
  const pool = world.pools.find((one) => one.id === allocation?.pool);
  const managed = pool && ipamOfScope(world, pool.scope) === ipam.id;
  if (!managed && !sees(world, ipam, resource, entry)) return [];
  const breaches = managed ? broken(pool, allocation.cidr) : [];
  let management = managed ? "Managed" : "Unmanaged";
  if (ignored) management = "Ignored";
  return [
    {
      scope: managed ? pool.scope : unmanagedScope(world, ipam, resource, entry, decider),
      type: resource.kind,
      id: externalId(resource),
      cidr: entry.cidr,
      management,
      compliance: management === "Managed" ? compliance(breaches) : management,
      breaches: management === "Managed" ? breaches : [],
      usage: resource.kind === "VPC" ? vpcUsage(world, resource, entry) : vSwitchUsage(resource, entry),
      resource,
    },
  ];
}

function allocationRow(world, allocation) {
  if (allocation.target.Vpc !== undefined) return [];
  const pool = world.pools.find((one) => one.id === allocation.pool);
  const subPool = allocation.target.SubPool;
  const breaches = subPool ? [] : broken(pool, allocation.cidr);
  return [
    {
      scope: pool.scope,
      type: subPool ? "IPAM Pool" : "Custom Allocation",
      id: subPool ?? allocation.id,
      cidr: allocation.cidr,
      management: "Managed",
      compliance: compliance(breaches),
      breaches,
      usage: subPool ? subPoolUsage(world, subPool, allocation.cidr) : undefined,
    },
  ];
}

function externalId(resource) {
  const [, id] = resource.identity.Global ?? resource.identity.Local;
  return id;
}

const compliance = (breaches) => (breaches.length > 0 ? "Noncompliant" : "Compliant");

/** The mask rules of the pool that a block breaks (D12). */
function broken(pool, cidr) {
  const { length } = block(cidr);
  const { min, max } = pool.rules;
  const breaches = [];
  if (min !== null && length < min) breaches.push({ length, rule: "minimum", limit: min });
  if (max !== null && length > max) breaches.push({ length, rule: "maximum", limit: max });
  return breaches;
}

// --- Overlap (D9) -------------------------------------------------------------------------------

/** What two rows share, if that is a conflict. */
function conflict(world, one, other) {
  if (one.scope !== other.scope) return undefined;
  for (const row of [one, other]) {
    if (row.type === "IPAM Pool" || row.management === "Ignored") return undefined;
  }
  const [a, b] = [block(one.cidr), block(other.cidr)];
  if (!intersect(a, b)) return undefined;
  if (inOwnVpc(world, one, other) || inOwnVpc(world, other, one)) return undefined;
  if (nestsByDesign(world, one, other)) return undefined;
  // Of two blocks that intersect, one lies inside the other.
  return a.size <= b.size ? one.cidr : other.cidr;
}

function inOwnVpc(world, inner, outer) {
  if (inner.type !== "VSwitch" || outer.type !== "VPC") return false;
  if (actsAsVpc(world, inner.resource, inner.cidr)) return false;
  return inner.resource.vpc === outer.resource.key && inside(block(inner.cidr), block(outer.cidr));
}

function nestsByDesign(world, one, other) {
  if (one.cidr === other.cidr) return false;
  const [first, second] = [one, other].map((row) => row.resource?.identity.Local?.[0]);
  if (first === undefined || first !== second) return false;
  return world.sources.find((source) => source.id === first)?.kind === "Prefixes";
}

// --- Usage (D11) --------------------------------------------------------------------------------

const number = (text) => (text === null ? undefined : BigInt(text));

function vpcUsage(world, vpc, entry) {
  const outer = block(entry.cidr);
  if (!vSwitchesAreKnown(world, vpc)) return stated(entry, outer.size) ?? share(entry);
  let used = 0n;
  let reached = outer.first;
  const inner = [];
  for (const vSwitch of world.resources) {
    if (vSwitch.kind !== "VSwitch" || vSwitch.vpc !== vpc.key) continue;
    for (const one of vSwitch.cidrs) {
      if (one.gone_since === null && intersect(block(one.cidr), outer)) inner.push(block(one.cidr));
    }
  }
  inner.sort((a, b) => compare(a.first, b.first) || compare(a.last, b.last));
  for (const { first, last } of inner) {
    const from = first > reached ? first : reached;
    const to = last < outer.last ? last : outer.last;
    if (from <= to) {
      used += to - from + 1n;
      reached = to + 1n;
    }
  }
  return { used, total: outer.size };
}

function vSwitchesAreKnown(world, vpc) {
  if (vpc.vswitches === "None" || vpc.origin.Planned) return true;
  return world.sources.some((source) =>
    source.covers.some(
      (cover) =>
        vpc.region !== null &&
        sameRegion(cover.region, vpc.region) &&
        (cover.account === null || vpc.account === null || cover.account === vpc.account),
    ),
  );
}

function vSwitchUsage(vSwitch, entry) {
  const { version, size, length } = block(entry.cidr);
  if (version === 6) return undefined;
  const kept = { alibaba: 4n, google: 4n, aws: 5n, azure: 5n }[vSwitch.provider];
  const reserved = kept ?? (length >= 31 ? 0n : 2n);
  return stated(entry, size > reserved ? size - reserved : 0n);
}

/** What the feed says is used, of the total that it states or else of this one. */
function stated({ stated: { total, used, available } }, usable) {
  const whole = number(total) ?? usable;
  if (whole === 0n) return undefined;
  if (used !== null) return { used: number(used), total: whole };
  if (available === null) return undefined;
  const free = number(available);
  return { used: free < whole ? whole - free : 0n, total: whole };
}

/** What the feed says as a share alone. */
function share({ stated: { share } }) {
  return share === null ? undefined : { used: BigInt(share), total: 10_000n };
}

function subPoolUsage(world, pool, cidr) {
  let used = 0n;
  for (const allocation of world.allocations) {
    const own = allocation.pool === pool && inside(block(allocation.cidr), block(cidr));
    if (own) used += block(allocation.cidr).size;
  }
  return { used, total: block(cidr).size };
}
