// What the page is expected to say of the rows that the naive checker found.

import { byPlace } from "../pages/scope.mjs";
import { rowsOf } from "./naive.mjs";

/** The rows of a scope of an exported workspace, in the words of the page. */
export function toldRows(file, scope) {
  return rowsOf(file, scope).map(told).sort(byPlace);
}

function told({ id, type, cidr, management, compliance, breaches, overlap, conflicts, usage }) {
  const overlaps = { Overlapping: `Overlapping (${conflicts.length})`, Nonoverlapping: "Non-overlapping" };
  return {
    id,
    type,
    cidr,
    management,
    compliance: breaches.length > 0 ? breach(breaches[0]) : compliance,
    overlap: overlaps[overlap] ?? overlap,
    usage: usage ? percent(usage) : "",
  };
}

function breach({ length, rule, limit }) {
  const comparison = { minimum: "shorter than the minimum", maximum: "longer than the maximum" }[rule];
  return `/${length} is ${comparison} /${limit}`;
}

/** One decimal; something is never 0 %, and less than all never 100 %. */
export function percent({ used, total }) {
  const hundredths = (used * 10_000n) / total;
  let tenths = (hundredths + 5n) / 10n;
  if (tenths === 0n && used > 0n) return "< 0.1 %";
  if (tenths >= 1000n && used < total) tenths = 999n;
  const [whole, rest] = [tenths / 10n, tenths % 10n];
  return rest === 0n ? `${whole} %` : `${whole}.${rest} %`;
}
