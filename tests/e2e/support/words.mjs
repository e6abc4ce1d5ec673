// The words of the page, read from where the page has them, so that stories can be told in either
// language and no story repeats a text.

import { readFileSync, readdirSync } from "node:fs";

const FOLDER = new URL("../../../src/text/words/", import.meta.url);
const WORD =
  /^\s*(\w+)(?:\((.*?)\))?: ("(?:[^"\\]|\\.)*")(?: \/ ("(?:[^"\\]|\\.)*"))? \| ("(?:[^"\\]|\\.)*");$/;

/** A text with `{name}`s, as a function of the values in the order of the parameters. */
function filled(text, names) {
  return (...values) => names.reduce((now, name, at) => now.replaceAll(`{${name}}`, values[at]), text);
}

function read(file, language) {
  const group = {};
  for (const line of readFileSync(new URL(file, FOLDER), "utf8").split("\n")) {
    const found = line.match(WORD);
    if (!found) continue;
    const [, name, parameters, ...texts] = found;
    const [one, many, chinese] = texts.map((text) => text && JSON.parse(text));
    if (parameters === undefined) {
      group[name] = language === "zh" ? chinese : one;
      continue;
    }
    const names = parameters.split(",").map((parameter) => parameter.split(":")[0].trim());
    const say = { one: filled(one, names), many: filled(many ?? one, names), zh: filled(chinese, names) };
    group[name] = (...values) => {
      if (language === "zh") return say.zh(...values);
      return values[0] === "1" ? say.one(...values) : say.many(...values);
    };
  }
  return group;
}

const MOST_PARAMETERS = 8;

const made = new Map();

/**
 * All words of a language, group by group, as `words("en").nav.pools`. Words with parameters are
 * functions.
 *
 * @param {"en" | "zh"} language
 */
export function words(language) {
  if (!made.has(language)) {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith(".rs"));
    made.set(language, Object.fromEntries(files.map((file) => [file.slice(0, -3), read(file, language)])));
  }
  return made.get(language);
}

/** A pattern that finds a word with parameters, whatever they are. */
export function anyOf(word) {
  const marks = Array(MOST_PARAMETERS).fill("\u0001");
  const text = word(...marks).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${text.replaceAll("\u0001", ".+")}$`);
}
