// Detail 9: what was observed over time, as lines, numbers, a table and files.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ChartsPage, shownTime } from "./pages/charts.mjs";
import { landmarks } from "./routes.mjs";
import { demoEstate, openApp } from "./support/app.mjs";

const TITLES = [
  "Management Status",
  "Overlap Status",
  "Compliance Status",
  "Number of CIDR Blocks",
  "VPC Usage",
  "VSwitch Usage",
];
const HOUR = 3_600_000;
const RANGES = {
  "1 h": HOUR,
  "6 h": 6 * HOUR,
  "1 d": 24 * HOUR,
  "7 d": 7 * 24 * HOUR,
  "30 d": 30 * 24 * HOUR,
  "1 y": 365 * 24 * HOUR,
};

async function openCharts(t, options = {}) {
  const { storageState, file } = await demoEstate();
  const { page } = await openApp(t, { storageState, ...options });
  const charts = new ChartsPage(page);
  const at = landmarks(file);
  await charts.show(`/scope/${at.scope}/charts`);
  return { page, charts, at, management: charts.chart(TITLES[0]) };
}

const query = (page) =>
  page.evaluate(() => Object.fromEntries(new URLSearchParams(location.hash.split("?")[1])));

test("Detail 9: six charts show the observations of each range, and the address keeps it", async (t) => {
  const { page, charts, management } = await openCharts(t);
  await charts.choose("1 y");
  const times = (await management.csv()).map((row) => Date.parse(row.Time));
  assert.ok(times.length > 20, "two weeks of imports every six hours");
  for (const [range, length] of Object.entries(RANGES)) {
    await charts.choose(range);
    const from = Date.now() - length;
    const expected = times.filter((time) => time >= from).length;
    for (const title of TITLES) assert.equal(await charts.chart(title).count(), expected, `${title}, ${range}`);
    assert.equal((await query(page)).range, range.replace(" ", ""));
  }
});

test("Detail 9: a custom range is in the address, and there again after a reload", async (t) => {
  const { page, charts, management } = await openCharts(t);
  await charts.choose("30 d");
  const times = (await management.csv()).map((row) => row.Time).reverse();
  const [first, last] = [times[3].slice(0, 16), times[8].slice(0, 16)];
  await charts.choose("Custom");
  await charts.from.fill(first);
  await charts.to.fill(last);
  const minutes = times.map((time) => `${time.slice(0, 16)}`);
  const expected = times.filter((time) => time >= `${first}:00Z` && time <= `${last}:00Z`).length;
  assert.ok(expected >= 4 && expected < minutes.length);
  assert.equal(await management.count(), expected);
  assert.deepEqual(await query(page), { range: "custom", from: `${first}:00Z`, to: `${last}:00Z` });
  await page.reload();
  await charts.ranges.waitFor();
  assert.equal(await charts.from.inputValue(), first);
  assert.equal(await charts.to.inputValue(), last);
  assert.equal(await management.count(), expected);
});

test("Detail 9: an end before its beginning is told in the field, and the charts stay", async (t) => {
  const { page, charts, management } = await openCharts(t);
  await charts.choose("Custom");
  const [before, count] = [await query(page), await management.count()];
  await charts.to.fill("2001-01-01T00:00");
  await page.getByText("The end must be later than the beginning.").waitFor();
  assert.equal(await charts.to.getAttribute("aria-invalid"), "true");
  assert.deepEqual(await query(page), before);
  assert.equal(await management.count(), count);
});

test("Detail 9: the keys read out one observation after another, each as the file has it", async (t) => {
  const { page, charts, management } = await openCharts(t);
  await charts.choose("7 d");
  const rows = (await management.csv()).reverse();
  const said = ({ Time, ...values }) =>
    `${shownTime(Time)}: ${Object.entries(values).map(([line, value]) => `${line} ${value}`).join(" · ")}`;
  await management.plot.focus();
  for (const [key, row] of [
    ["Home", rows[0]],
    ["ArrowRight", rows[1]],
    ["ArrowRight", rows[2]],
    ["ArrowLeft", rows[1]],
    ["End", rows.at(-1)],
  ]) {
    await page.keyboard.press(key);
    assert.equal(await management.read.textContent(), said(row), key);
  }
  await management.plot.blur();
  const last = `Last observation: ${shownTime(rows.at(-1).Time)}`;
  assert.equal(await management.read.textContent(), last);
  const box = await management.plot.boundingBox();
  await page.mouse.move(box.x + box.width - 12, box.y + box.height / 2);
  assert.equal(await management.read.textContent(), said(rows.at(-1)));
});

test("Detail 9: the legend takes lines out and puts them back, and the address keeps it", async (t) => {
  const { page, management } = await openCharts(t);
  const line = management.picture.locator("path.line.s1");
  assert.ok((await line.count()) > 0);
  await management.legend("Managed").click();
  await management.figure.locator("[aria-pressed=false]").waitFor();
  assert.equal(await line.count(), 0);
  assert.equal((await query(page)).hide, "management.managed");
  await page.reload();
  await management.picture.waitFor();
  assert.equal(await management.legend("Managed").getAttribute("aria-pressed"), "false");
  await management.plot.focus();
  await page.keyboard.press("End");
  assert.doesNotMatch(await management.read.textContent(), /Managed \d/);
  for (const name of ["Unmanaged", "Ignored"]) await management.legend(name).click();
  await management.picture.getByText(/All lines are hidden/).waitFor();
  for (const name of ["Managed", "Unmanaged", "Ignored"]) await management.legend(name).click();
  assert.ok((await line.count()) > 0);
  assert.equal((await query(page)).hide, undefined);
});

test("Detail 9: the table holds every observation, as its file and the chart's do", async (t) => {
  const { charts, management } = await openCharts(t);
  await charts.choose("1 y");
  const rows = await management.csv();
  await management.openTable();
  const count = await management.table.getByRole("table").getAttribute("aria-rowcount");
  assert.equal(Number(count) - 1, rows.length);
  const mounted = await management.rows();
  assert.ok(mounted.length > 5);
  for (const { number, cells } of mounted) {
    const { Time, ...values } = rows[number - 2];
    assert.deepEqual(cells, [shownTime(Time), ...Object.values(values)]);
  }
});

test("Detail 9: each chart is saved as picture and table under the names of object and chart", async (t) => {
  const { page, management } = await openCharts(t);
  const svg = await management.file("SVG");
  const png = await management.file("PNG");
  const csv = await management.file("CSV");
  const names = [svg, png, csv].map(({ name }) => name);
  const stem = names[0].replace(/\.svg$/, "");
  assert.match(stem, /.-management$/);
  assert.deepEqual(names, [`${stem}.svg`, `${stem}.png`, `${stem}.csv`]);
  // The page's policy would refuse the styles of a picture that is read inside it.
  const elsewhere = await page.context().newPage();
  const words = await elsewhere.evaluate((text) => {
    const picture = new DOMParser().parseFromString(text, "image/svg+xml");
    return [...picture.querySelectorAll("parsererror, text")].map((one) => one.textContent);
  }, svg.text);
  for (const word of ["Managed", "Unmanaged", "Ignored"]) assert.ok(words.includes(word), word);
  assert.ok(words.some((word) => word.startsWith("Management Status · ")));
});

for (const [colorScheme, ground] of [["light", [255, 255, 255]], ["dark", [22, 29, 38]]]) {
  test(`Detail 9: the PNG has the colours of the ${colorScheme} page`, async (t) => {
    const { page, charts, management } = await openCharts(t, { colorScheme });
    await charts.choose("30 d");
    const { bytes } = await management.file("PNG");
    const width = await management.picture.evaluate((svg) => svg.viewBox.baseVal.width);
    const painted = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), {
        width: image.width,
        height: image.height,
      });
      const context = canvas.getContext("2d", { willReadFrequently: true });
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const colours = new Set();
      for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join());
      return { width: image.width, corner: [...data.slice(0, 3)], colours: colours.size };
    }, bytes.toString("base64"));
    assert.equal(painted.width, 2 * width);
    assert.deepEqual(painted.corner, ground);
    assert.ok(painted.colours > 20, "lines, marks and words");
  });
}

test("Detail 9: VPC and vSwitch have charts of their usage, saved under their names", async (t) => {
  const { page, charts, at } = await openCharts(t);
  for (const [kind, path, { name }] of [
    ["vpc", at.vpcPath, at.vpc],
    ["vswitch", at.vSwitchPath, at.vSwitch],
  ]) {
    await charts.show(`/scope/${at.network}/${kind}/${path}/charts?range=30d`);
    const figure = page.getByRole("figure", { name: /^IP usage of / }).first();
    await figure.waitFor();
    const title = await figure.locator("figcaption > span").first().textContent();
    const chart = charts.chart(title);
    assert.ok((await chart.csv()).length > 5);
    const file = await chart.file("CSV");
    assert.ok(file.name.startsWith(`${name}-usage-`), file.name);
  }
});
