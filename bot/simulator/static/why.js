// Beside the chat: why the bot answered so, and what went over the wire.

import { inLanguage, make, say } from "./words.js";

const panel = document.getElementById("reasons");
const FACTS = ["outcome", "entry", "confidence", "language", "normalised", "repaired"];
const NOTHING = "–";
const WIRE = ["xml_sent", "xml_received", "xml_sent_wrapped", "xml_received_wrapped"];

// Show one exchange: what was sent, what came back and, if the bot told them, its reasons.
export function showWhy({ message, received, mode }) {
  const why = received.why;
  const time = `${received.milliseconds} ms${received.tries > 1 ? ` · ${received.tries} ${say("tries")}` : ""}`;
  panel.replaceChildren(
    make("dl", {}, ...fact("asked", Object.values(message).join(" · ")), ...(why ? FACTS.flatMap((name) => fact(name, why[name])) : []), ...fact("mode", "", `mode_${mode}`),
      ...fact("time", time), ...fact("status", `${received.status}`), ...fact("problem", received.problem)),
    why ? candidates(why.candidates ?? []) : make("p", { className: "empty", word: "why_none" }),
    make("h3", { word: "xml" }),
    ...WIRE.map((name) => make("details", {}, make("summary", { word: name }), make("pre", { tabIndex: 0 }, received[name]))),
  );
}

function fact(name, value, word) {
  const shown = typeof value === "number" ? String(Math.round(value * 1000) / 1000) : spelled(value);
  if (!shown && !word) return [];
  return [make("dt", { word: name }), make("dd", { className: name, ...(word && { word }) }, shown)];
}

// Repairs are an object of what was written to what was understood.
function spelled(value) {
  if (value === null || value === undefined) return NOTHING;
  if (typeof value !== "object") return String(value);
  return Object.entries(value).map(([from, to]) => `${from} → ${to}`).join(", ");
}

function candidates(rows) {
  if (!rows.length) return "";
  const best = Math.max(...rows.map((row) => row.score), 1e-9);
  const head = make("tr", {}, ...["candidates", "score", "reasons"].map((word) => make("th", { scope: "col", word })));
  return make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows.map((row) => candidate(row, best))));
}

function candidate(row, best) {
  const meter = make("meter", { min: 0, max: best, value: row.score, ariaHidden: "true" });
  return make("tr", {},
    make("th", { scope: "row" }, inLanguage(row.title) || row.entry, make("code", {}, row.entry)),
    make("td", {}, row.score.toFixed(3), meter),
    make("td", {}, (row.reasons ?? []).join(", ")));
}
