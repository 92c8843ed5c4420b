// The conversation as the phone shows it.

import { make, say } from "./words.js";

const log = document.getElementById("log");
const PAUSE = 5 * 60 * 1000;
let spoken = 0;

// What the visitor did: a green bubble, or a line in the middle for what WeChat shows nowhere.
export function showSent(what) {
  const build = SENT[what.kind];
  if (build) add(row("visitor", build(what)));
  else add(note(`did_${NOTES[what.kind]}`, what.scene || what.name || what.url || ""));
}

// What came back; `pick` is called when its "why" is tapped, `tap` when a choice is.
export function showReceived(received, pick, tap) {
  const why = make("button", { type: "button", className: "pick", word: "why_short", onclick: pick });
  if (received.type === "none") add(note("no_reply", "", why));
  else if (received.type === "fault") add(make("p", { className: "note fault" }, received.text, why));
  else add(row("account", received.type === "news" ? make("div", { className: "cards" }, ...received.articles.map(card)) : text(received, tap), why));
}

export const showNote = (word) => add(note(word));

function add(element) {
  const now = new Date();
  if (now - spoken > PAUSE) log.append(make("p", { className: "note" }, now.toTimeString().slice(0, 5)));
  spoken = now;
  log.append(element);
  // The end, as on a phone; what is longer than the screen is read from its beginning.
  if (element.offsetHeight + 40 < log.clientHeight) log.scrollTop = log.scrollHeight;
  else element.scrollIntoView();
}

export function clear() {
  log.replaceChildren();
  spoken = 0;
}

function row(who, content, ...below) {
  const avatar = make("span", { className: "avatar" }, document.getElementById(`avatar-${who}`).content.cloneNode(true));
  return make("div", { className: `row ${who}` }, avatar, make("div", {}, content, ...below));
}

function note(word, detail = "", ...rest) {
  return make("p", { className: "note" }, make("span", { word }), detail && ` · ${detail}`, ...rest);
}

function text(received, tap) {
  return make("p", { className: "bubble" }, ...received.segments.map((segment) => piece(segment, tap)));
}

function piece(segment, tap) {
  if (segment.choice) return choice(segment, tap);
  if (segment.link) return make("a", outward(segment.link), segment.label);
  return segment.text;
}

// A span, since a button's label does not flow with the text around it.
function choice(segment, tap) {
  const key = (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), tap(segment));
  return make("span", { className: "choice", role: "button", tabIndex: 0, onclick: () => tap(segment), onkeydown: key }, segment.label);
}

function card(article) {
  const live = /^https?:\/\//.test(article.url);
  const picture = /^https:\/\//.test(article.picture) ? [make("img", { src: article.picture, alt: "", onerror: (e) => e.target.remove() })] : [];
  return make(live ? "a" : "div", { className: "card", ...(live && outward(article.url)) },
    ...picture, make("strong", {}, article.title), make("span", {}, article.description));
}

const outward = (href) => ({ href, target: "_blank", rel: "noopener noreferrer" });
const icon = (kind) => document.getElementById(`icon-${kind}`).content.cloneNode(true);
const bubble = (...content) => make("p", { className: "bubble" }, ...content);
const media = (kind) => make("div", { className: "media" }, icon(kind), make("span", { word: kind }));

const SENT = {
  text: (what) => bubble(what.text),
  voice: (what) => make("div", {}, make("p", { className: "bubble spoken" }, `${Math.max(1, Math.ceil(what.text?.length / 4) || 2)}″`, icon("voice")),
    what.text ? make("p", { className: "heard" }, what.text) : ""),
  image: () => media("image"),
  video: () => media("video"),
  file: () => media("file"),
  location: (what) => make("div", { className: "card" }, make("strong", {}, what.label || say("shared_place")),
    make("span", {}, `${what.latitude}, ${what.longitude}`), make("span", { className: "map" }, icon("location"))),
  link: (what) => make("div", { className: "card" }, make("strong", {}, what.title), make("span", {}, what.url)),
};

const NOTES = { subscribe: "follow", unsubscribe: "unfollow", scan: "scan", click: "click", view: "view" };
