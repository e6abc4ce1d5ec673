// Everything that opens above a page: dialogs, menus and small boxes, each with where it stands in
// the source and how it is opened. Read by the stories that look at what is open.
//
// An entry goes to its place and opens; what a page needs for that is made by the entries before it,
// so they are told in this order, in one window.

import { readFileSync, readdirSync } from "node:fs";
import { downloaded, made } from "./support/files.mjs";
import { anyOf } from "./support/words.mjs";

/**
 * @typedef {object} Opening
 * @property {string} name
 * @property {string} source the file below src/ui and the function in it that makes what opens
 * @property {"dialog" | "menu" | "box"} kind
 * @property {(at: object) => string} place
 * @property {(ctx: object) => Promise<void>} open
 * @property {(ctx: object) => Promise<void>} [refuse] sends it as it must not be sent
 * @property {boolean} [later] it needs what the entries before it have made
 */

/** Besides the landmarks of the demo estate: what only dialogs ask for. */
export function moreLandmarks({ workspace }) {
  const defaults = new Set(workspace.ipams.flatMap((ipam) => [ipam.public_scope, ipam.private_scope]));
  return {
    shared: workspace.shares.find((share) => share.object.Pool).object.Pool,
    ownScope: workspace.scopes.find(({ id }) => !defaults.has(id)).id,
    noRegion: workspace.pools.find((pool) => pool.region === null).id,
  };
}

// --- Ways to open -------------------------------------------------------------------------------

const exact = (name) => ({ name, exact: true });

/** Presses the first button of the page that has this word and can be pressed. */
const press = (word) => async ({ main, say }) => {
  await main.getByRole("button", { ...exact(word(say)), disabled: false }).first().click();
};

/** Presses the last one, as where the head of the page has a button of the same word. */
const pressLast = (word) => async ({ main, say }) => {
  await main.getByRole("button", { ...exact(word(say)), disabled: false }).last().click();
};

/** Opens a menu of the page: that of the head, or of the first row. */
const more = press((say) => say.action.more);

/** Opens the menu, and takes an entry of it. */
const inMenu = (word) => async (ctx) => {
  await more(ctx);
  await ctx.page.getByRole("menuitem", exact(word(ctx.say))).click();
};

/** Chooses all rows, and presses a button of the bar that then comes. */
const withAll = (word) => async (ctx) => {
  await ctx.main.getByRole("checkbox", exact(ctx.say.table.select_all)).first().check();
  await press(word)(ctx);
};

/** Chooses the first row only, and presses a button of the bar that then comes. */
const withFirst = (word) => async (ctx) => {
  await ctx.main.getByRole("checkbox", exact(ctx.say.table.select_row)).first().check();
  await press(word)(ctx);
};

const inBanner = (word) => async ({ page, say }) => {
  await page.getByRole("banner").getByRole("button", exact(word(say))).click();
};

/** Sends the open form as it is. */
const send = (word) => async ({ dialog, say }) => {
  await dialog.getByRole("button", exact(word(say))).click();
  await dialog.locator(":focus").waitFor();
};

/** Types into a field of the open form what cannot be. */
const type = (word, text) => async ({ dialog, say }) => {
  await dialog.getByRole("textbox", { name: word(say) }).first().fill(text);
  await dialog.locator('[aria-invalid="true"]').first().waitFor();
};

const dialog = (name, source, place, open, refuse) => ({ kind: "dialog", name, source, place, open, refuse });
const menu = (name, source, place, open = more) => ({ kind: "menu", name, source, place, open });
const box = (name, source, place, open) => ({ kind: "box", name, source, place, open });

const pool = (tab) => (at) => `/pool/${at.pool.id}/${tab}`;
const ipam = (tab) => (at) => `/ipam/${at.ipam.id}/${tab}`;
const discovery = (tab) => (at) => `/discovery/${at.discovery}/${tab}`;
const rows = (query) => (at) => `/scope/${at.scope}/resources?${query}`;
const list = (path) => () => path;
/** It stands on what the entries before it have made. */
const later = (opening) => ({ ...opening, later: true });
/** Where the entry before has led. */
const here = () => undefined;

// --- What has to be there first -----------------------------------------------------------------

/** Makes a discovery of two regions; its page opens then. */
async function makeDiscovery(ctx) {
  const { page, say } = ctx;
  await press((say) => say.discoveries.create)(ctx);
  const form = page.getByRole("dialog", exact(say.discoveries.create));
  await form.getByRole("combobox", { name: say.term.managed_region }).selectOption("alibaba:cn-beijing");
  await form.getByRole("button", exact(say.form.regions_chosen("1"))).click();
  await form.getByRole("checkbox", { name: "cn-shenzhen" }).check();
  await page.keyboard.press("Escape");
  await form.getByRole("button", exact(say.action.create)).click();
}

/** Plans a VPC; its page is open then. */
async function planVpc({ main, say }) {
  await main.getByRole("textbox", { name: say.term.name }).first().fill("planned-vpc");
  await main.getByRole("button", exact(say.planned.create)).click();
  await main.getByRole("heading", { level: 1 }).filter({ hasText: "planned-vpc" }).waitFor();
}

/** Plans a vSwitch in the VPC whose page is open; the page of the vSwitch is open then. */
async function planVSwitch(ctx) {
  const { page, main, say } = ctx;
  await press((say) => say.planned.create_vswitch)(ctx);
  const form = page.getByRole("dialog", exact(say.planned.create_vswitch_in("planned-vpc")));
  await form.getByRole("combobox", { name: say.pools.mask }).selectOption("28");
  await form.getByRole("textbox", { name: say.term.name }).first().fill("planned-vswitch");
  await form.getByRole("button", exact(say.planned.create_vswitch)).click();
  await main.getByRole("link", exact("planned-vswitch")).click();
  await main.getByRole("heading", { level: 1 }).filter({ hasText: "planned-vswitch" }).waitFor();
}

async function mark({ page, main, say }) {
  await main.getByRole("button", exact(say.activity.make)).click();
  const form = page.getByRole("dialog", exact(say.activity.make));
  await form.getByRole("textbox", { name: say.activity.name }).fill("now");
  await form.getByRole("button", exact(say.action.save)).click();
  await main.getByRole("button", exact(say.activity.go_back)).waitFor();
}

/** Hands a file to the import. */
export async function handOver({ page, main, say }, ...files) {
  const picker = page.waitForEvent("filechooser");
  await main.getByRole("button", exact(say.action.choose_files)).click();
  await (await picker).setFiles(files);
  await main.getByRole("region", exact(say.import.files)).waitFor();
}

/** The share file of the demo estate, as if it were meant for this account. */
export async function shareFileFor(ctx, account) {
  const { page, main, say } = ctx;
  const button = main.getByRole("button", exact(say.sharing.share_file)).first();
  const { name, text } = await downloaded(page, () => button.click());
  const principal = JSON.parse(text).principal ?? text.match(/"principal":\s*"(\d+)"/)[1];
  return made(name, text.replaceAll(principal, account));
}

// --- The list -----------------------------------------------------------------------------------

/** @type {Opening[]} */
export const OPENINGS = [
  // The frame
  dialog("the keys", "shell/keys.rs KeysDialog", list("/overview"), ({ page }) => page.keyboard.press("?")),
  dialog("the palette", "shell/palette/mod.rs Palette", list("/overview"), ({ page }) => page.keyboard.press("Control+k")),
  menu("the help", "shell/top_bar.rs HelpMenu", list("/overview"), inBanner((say) => say.shell.help)),
  menu("the languages", "shell/top_bar.rs LanguageMenu", list("/overview"), inBanner((say) => say.shell.language)),
  menu("the themes", "shell/top_bar.rs ThemeMenu", list("/overview"), inBanner((say) => say.shell.theme)),
  box("the columns of a table", "parts/table/bar.rs ColumnChooser", list("/pool"), press((say) => say.table.columns)),
  box("what a word means", "show/concept.rs Explain", list("/ipam"), async ({ main }) => {
    await main.locator("header").first().getByRole("button").first().click();
  }),

  // IPAMs and scopes
  dialog("a new IPAM", "pages/shared/create.rs CreateInRegion", list("/ipam"), press((say) => say.ipams.create),
    send((say) => say.action.create)),
  box("the regions to choose from", "parts/form/regions.rs RegionsField", list("/ipam"), async (ctx) => {
    await press((say) => say.ipams.create)(ctx);
    const form = ctx.page.getByRole("dialog");
    await form.getByRole("button", exact(ctx.say.form.regions_chosen("0"))).click();
  }),
  menu("of an IPAM in the list", "pages/ipams.rs Operations", list("/ipam")),
  dialog("deleting an IPAM of the list", "pages/ipams.rs Dialogs", list("/ipam"), press((say) => say.action.delete)),
  menu("of an IPAM", "pages/ipam/mod.rs Head", ipam("basic")),
  dialog("deleting an IPAM", "pages/ipam/mod.rs Head", ipam("basic"), press((say) => say.action.delete)),
  dialog("editing an IPAM", "show/edit_label.rs EditLabelDialog", ipam("basic"), press((say) => say.action.edit)),
  dialog("more regions", "pages/shared/regions.rs AddRegionsDialog", ipam("regions"), press((say) => say.ipams.add_region),
    send((say) => say.action.add)),
  dialog("fewer regions", "pages/ipam/regions.rs Regions", ipam("regions"), pressLast((say) => say.action.delete)),
  dialog("a discovery to associate", "pages/ipam/discoveries.rs AssociateDialog", ipam("discoveries"),
    press((say) => say.ipams.associate)),
  dialog("a new scope", "pages/shared/scopes_table.rs CreateScopeDialog", list("/scope"), press((say) => say.scopes.create)),
  menu("of a scope", "pages/shared/scopes_table.rs Operations", list("/scope")),
  dialog("editing a scope", "show/edit_label.rs EditLabelDialog", list("/scope"), inMenu((say) => say.action.edit)),
  dialog("deleting a scope", "pages/shared/scopes_table.rs ScopesTable", list("/scope"), press((say) => say.action.delete)),

  // Resources
  menu("of a resource", "show/resources/actions.rs operations", rows("overlap=overlapping")),
  dialog("what overlaps", "show/conflict.rs ConflictPanel", rows("overlap=overlapping"), async ({ main, say }) => {
    await main.getByRole("link", exact(say.action.view)).first().click();
  }),
  dialog("importing VPCs into pools", "show/resources/import/many.rs ImportMany", rows("management=unmanaged&type=vpc"),
    withAll((say) => say.rows.import_into)),
  dialog("importing a VPC into a pool", "show/resources/import/one.rs ImportOne", rows("management=unmanaged&type=vpc"),
    withFirst((say) => say.rows.import_into)),

  // Pools
  dialog("deleting a scope from its page", "pages/scope/facts.rs Actions", (at) => `/scope/${at.ownScope}`, press((say) => say.action.delete)),
  menu("of a pool in a scope", "pages/scope/pools.rs columns", (at) => `/scope/${at.scope}/pools`),
  menu("of a pool in the list", "pages/pools/table.rs columns", list("/pool")),
  dialog("deleting a pool of the list", "pages/pools/table.rs PoolTable", list("/pool"), inMenu((say) => say.action.delete)),
  dialog("deleting several", "show/bulk/delete.rs DeleteSeveral", list("/pool"), withAll((say) => say.bulk.delete)),
  dialog("tagging several", "show/bulk/labels.rs TagSeveral", list("/pool"), withAll((say) => say.bulk.tag)),
  dialog("untagging several", "show/bulk/labels.rs UntagSeveral", list("/pool"), withAll((say) => say.bulk.untag)),
  dialog("grouping several", "show/bulk/labels.rs ChangeGroup", list("/pool"), withAll((say) => say.bulk.group)),
  menu("of a pool", "pages/pool/mod.rs Here", pool("details")),
  dialog("editing a pool", "show/edit_label.rs EditLabelDialog", pool("details"), press((say) => say.action.edit)),
  dialog("deleting a pool", "pages/pool/mod.rs Here", pool("details"), inMenu((say) => say.action.delete)),
  dialog("provisioning", "pages/pool/provision.rs ProvisionDialog", pool("cidrs"), press((say) => say.action.provision),
    type((say) => say.term.cidr, "10.0.0.1/24")),
  dialog("de-provisioning", "pages/pool/cidrs.rs Deprovision", pool("cidrs"), press((say) => say.action.deprovision)),
  menu("of an allocation", "pages/pool/allocations.rs operations", pool("allocations"), async ({ page, say }) => {
    await page.getByRole("region", exact(say.nav.tab_allocations)).getByRole("button", exact(say.action.more)).first().click();
  }),
  dialog("releasing", "show/release.rs ReleaseDialog", pool("allocations"), press((say) => say.action.release)),
  dialog("reserving", "pages/pool/reserve.rs ReserveDialog", pool("allocations"), press((say) => say.pools.reserve),
    type((say) => say.term.cidr, "10.0.0.1/24")),
  dialog("allocating to a VPC", "pages/pool/allocate_vpc.rs Link", pool("allocations"), press((say) => say.pools.allocate_vpc)),
  dialog("allocating without a region", "pages/pool/allocate_vpc.rs NoRegion", (at) => `/pool/${at.noRegion}/allocations`,
    press((say) => say.pools.allocate_vpc)),
  dialog("the rules", "pages/pool/rules.rs EditRules", pool("rules"), pressLast((say) => say.action.edit)),
  dialog("sharing", "pages/shared/share_tab.rs CreateShareDialog", pool("sharing"), press((say) => say.sharing.create),
    send((say) => say.action.share)),
  dialog("ending a share", "pages/shared/share_tab.rs EndDialog", (at) => `/pool/${at.shared}/sharing`,
    pressLast((say) => say.action.delete)),

  // Discoveries
  dialog("removing a source", "pages/discovery/sources.rs RemoveSource", discovery("resources"),
    press((say) => say.discoveries.remove_source)),
  dialog("purging", "pages/discovery/purge.rs PurgeDialog", discovery("resources"), async (ctx) => {
    await ctx.main.getByText(anyOf(ctx.say.discoveries.show_gone)).first().click();
    await press((say) => say.planned.purge_all)(ctx);
  }),
  dialog("fewer regions of a discovery", "pages/discovery/regions.rs Own", list("/discovery"), async (ctx) => {
    await makeDiscovery(ctx);
    const tabs = ctx.page.getByRole("navigation", exact(ctx.say.nav.tabs));
    await tabs.getByRole("link", exact(ctx.say.nav.tab_regions)).click();
    await pressLast((say) => say.action.delete)(ctx);
  }),
  later(dialog("deleting a discovery", "pages/discoveries.rs DeleteDiscovery", list("/discovery"), press((say) => say.action.delete))),
  menu("of a discovery", "pages/discoveries.rs Operations", list("/discovery")),

  // Accounts
  dialog("a new member", "pages/shared/add_member.rs AddMemberDialog", list("/member"), press((say) => say.members.add),
    send((say) => say.action.add)),
  menu("of a member", "pages/members/table.rs operations", list("/member")),
  dialog("editing a folder", "pages/members/edit.rs EditFolderDialog", list("/member"), inMenu((say) => say.action.edit)),
  dialog("removing a member", "pages/members/table.rs RemoveDialog", list("/member"), press((say) => say.action.remove)),
  dialog("naming an account", "pages/settings/accounts.rs NameDialog", list("/settings"), press((say) => say.members.add_account),
    send((say) => say.action.save)),
  dialog("renaming an account", "pages/settings/accounts.rs RenameDialog", list("/settings"), press((say) => say.members.rename)),
  dialog("starting anew", "pages/settings.rs ResetCard", list("/settings"), press((say) => say.keeping.reset)),

  // What is planned, and what was done
  dialog("another CIDR of a planned VPC", "pages/planned/add_cidr.rs AddCidrDialog", (at) => `/vpc/new?pool=${at.pool.id}`,
    async (ctx) => {
      await planVpc(ctx);
      await press((say) => say.planned.add_cidr)(ctx);
    }),
  later(dialog("editing a planned VPC", "pages/planned/edit.rs EditPlannedVpc", here, press((say) => say.action.edit))),
  later(dialog("a planned vSwitch", "pages/planned/vswitch.rs CreateVSwitchDialog", here, press((say) => say.planned.create_vswitch))),
  later(dialog("editing a planned vSwitch", "pages/planned/edit.rs EditPlannedVSwitch", here, async (ctx) => {
    await planVSwitch(ctx);
    await press((say) => say.action.edit)(ctx);
  })),
  later(dialog("deleting what is planned", "pages/planned/delete.rs DeletePlannedDialog", here, press((say) => say.action.delete))),
  dialog("a checkpoint", "pages/activity/checkpoints.rs MakeCheckpoint", list("/activity"), press((say) => say.activity.make),
    send((say) => say.action.save)),
  dialog("going back", "pages/activity/checkpoints.rs GoBack", list("/activity"), async (ctx) => {
    await mark(ctx);
    await press((say) => say.activity.go_back)(ctx);
  }),
  later(dialog("deleting a checkpoint", "pages/activity/checkpoints.rs DeleteCheckpoint", list("/activity"),
    press((say) => say.action.delete))),
  later(dialog("what cannot be undone alone", "pages/activity/table.rs Refusal", list("/activity"), async (ctx) => {
    // The VPC was planned before the vSwitch that lies in it.
    const table = ctx.page.getByRole("region", exact(ctx.say.activity.list));
    const line = table.getByRole("row").filter({ hasText: "planned-vpc" });
    await line.last().getByRole("button", exact(ctx.say.activity.undo_this)).click();
  })),

  // Files
  dialog("another workspace", "pages/import/files.rs OpenWorkspace", list("/import-export"), async (ctx) => {
    await handOver(ctx, made("workspace.json", ctx.file));
    await press((say) => say.import.workspace_open)(ctx);
  }),
  dialog("the demo in place of this", "pages/welcome.rs DemoButton", list("/welcome"), press((say) => say.welcome.demo_button)),

  // The page of parts, whose words stand in it in both languages
  menu("of the parts", "pages/parts.rs PartsPage", list("/parts")),
  menu("of a row of the parts", "pages/parts/tables.rs columns", list("/parts"), async ({ main, say }) => {
    await main.getByRole("table").getByRole("button", exact(say.action.more)).first().click();
  }),
  dialog("a question of the parts", "pages/parts/small.rs Dialogs", list("/parts"),
    press(({ language }) => ({ en: "Ask", zh: "确认框" })[language])),
  dialog("a panel of the parts", "pages/parts/small.rs Dialogs", list("/parts"),
    press(({ language }) => ({ en: "Panel", zh: "侧栏" })[language])),
  dialog("a form of the parts", "pages/parts/fields.rs InDialog", list("/parts"),
    press(({ language }) => ({ en: "Create IPAM Pool", zh: "创建 IPAM 地址池" })[language])),
  dialog("a described form of the parts", "pages/parts/places.rs Described", list("/parts"),
    press(({ language }) => ({ en: "Open the form", zh: "打开表单" })[language])),
];

/** What opens only on a narrow screen. @type {Opening[]} */
export const NARROW = [
  dialog("the navigation", "shell/top_bar.rs NarrowMenu", list("/overview"), inBanner((say) => say.shell.menu)),
  dialog("the search", "shell/palette/mod.rs Palette", list("/overview"), async ({ page, say }) => {
    await page.getByRole("banner").getByRole("button", { name: say.shell.search }).click();
  }),
];

/** What opens only where another account has shared something. @type {Opening[]} */
export const HANDED = [
  dialog("leaving a share", "pages/shared/share_banner.rs LeaveDialog", here, press((say) => say.sharing.leave)),
];

// --- The source ---------------------------------------------------------------------------------

const UI = new URL("../../src/ui/", import.meta.url);

/** The parts that all others are made of. */
const FRAMES = ["form/engine.rs", "parts/dialog.rs", "parts/menu.rs", "show/confirm.rs"];

const TAGS = /<(?:Dialog|FormDialog|ConfirmDialog|DeleteDialog|dialog|Menu|Popover)(?=[\s>]|$)/g;

/** Everything that opens, as the source has it: a file and a function, as often as something opens. */
export function openingsOfSource() {
  const files = readdirSync(UI, { recursive: true }).filter((file) => file.endsWith(".rs"));
  return files
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !FRAMES.includes(file))
    .flatMap((file) => inFile(file, readFileSync(new URL(file, UI), "utf8")));
}

function inFile(file, text) {
  // `Ask::dialog` takes a closure that makes the dialog; that one is found where it is made.
  const closures = new Set([...text.matchAll(/let (\w+) = (?:move )?\|/g)].map(([, name]) => name));
  const found = [];
  let within;
  for (const line of text.split("\n")) {
    if (/^\s*\/\//.test(line)) continue;
    within = line.match(/\bfn (\w+)/)?.[1] ?? within;
    const forms = [...line.matchAll(/\.dialog\((\w+)\)/g)].filter(([, name]) => !closures.has(name));
    const count = forms.length + [...line.matchAll(TAGS)].length;
    found.push(...Array(count).fill(`${file} ${within}`));
  }
  return found;
}
