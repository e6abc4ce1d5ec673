// How a story touches the page: with the mouse, or with nothing but the keyboard.

/** Points at things. */
export const MOUSE = {
  press: (target) => target.click(),
  check: (target) => target.check(),
  fill: (target, text) => target.fill(text),
  choose: (target, value) => target.selectOption(value),
};

/** Most steps of the Tab key that a story takes to reach something. */
const MOST_STEPS = 400;

/** Goes on with Tab, as one does without a mouse, until the focus is there. */
async function reach(target) {
  const page = target.page();
  await target.waitFor();
  const there = () => target.evaluate((element) => element === document.activeElement);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await there()) return page.keyboard;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key never comes to ${target}`);
}

/** Never points. */
export const KEYBOARD = {
  async press(target) {
    await (await reach(target)).press("Enter");
  },
  async check(target) {
    await (await reach(target)).press("Space");
  },
  async fill(target, text) {
    const keyboard = await reach(target);
    await keyboard.press("Control+A");
    await keyboard.type(text);
  },
  async choose(target, value) {
    const keyboard = await reach(target);
    const labels = await target.evaluate((select) => [...select.options].map((option) => option.text));
    const at = await target.evaluate(
      (select, value) => [...select.options].findIndex((option) => option.value === value),
      value,
    );
    if (at < 0) throw new Error(`${value} is not among ${labels}`);
    await keyboard.type(labels[at]);
  },
};
