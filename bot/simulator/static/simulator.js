// The simulator's page: what a tap does, and one exchange after the other with the bot.

import { clear, showNote, showReceived, showSent } from "./bubbles.js";
import { label, make, say, switchLanguage } from "./words.js";
import { showWhy } from "./why.js";

const $ = (id) => document.getElementById(id);
const input = $("input");
let visitor, following, shown;
let queue = Promise.resolve();

const mode = () => document.querySelector("input[name=mode]:checked").value;

// One exchange at a time, in order, as on a phone.
function exchange(asked, after) {
  queue = queue.then(async () => {
    $("name").textContent = say("typing");
    try {
      const answer = await fetch(document.body.dataset.send, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ visitor, mode: mode(), ...asked }),
      });
      const received = await answer.json();
      if (answer.ok) after(received);
      else showNote("failed");
    } catch {
      showNote("failed");
    }
    $("name").textContent = say("account");
  });
}

function send(message) {
  if (message.kind === "subscribe") following = true;
  if (message.kind === "unsubscribe") following = false;
  const { name, ...what } = message;
  const sentMode = mode();
  showSent(message);
  exchange({ message: what }, (received) => {
    const made = { message: what, received, mode: sentMode, visitor };
    showReceived(received, () => { pick(made); openWhy(true); }, (choice) => send({ kind: "text", text: choice.choice, id: choice.id }));
    pick(made);
  });
}

function pick(made) {
  shown = made;
  $("retry").disabled = false;
  $("retried").replaceChildren();
  showWhy(made);
}

// The same bytes again, as WeChat sends them when an answer is late.
function retry() {
  const first = shown;
  exchange({ again: first.received.again, mode: first.mode, visitor: first.visitor }, (received) => {
    const same = received.digest === first.received.digest;
    const word = same ? "retry_same" : "retry_other";
    $("retried").replaceChildren(make("span", { className: same ? "same" : "other", word }), ` · ${received.milliseconds} ms`);
  });
}

function renew() {
  visitor = "o" + Array.from(crypto.getRandomValues(new Uint8Array(14)), (byte) => byte.toString(16).padStart(2, "0")).join("").slice(1);
  clear();
  showNote("did_renew");
  send({ kind: "subscribe" });
}

function openWhy(open) {
  $("why").classList.toggle("open", open);
  $("open-why").setAttribute("aria-expanded", open);
  const button = open ? $("close-why") : $("open-why");
  if (button.checkVisibility()) button.focus();
}

function openPanel(open) {
  $("panel").hidden = !open;
  $("more").setAttribute("aria-expanded", open);
  $("log").scrollTop = $("log").scrollHeight;
}

function openMenu(button) {
  for (const other of document.querySelectorAll(".pops")) {
    const open = other === button && other.getAttribute("aria-expanded") === "false";
    other.setAttribute("aria-expanded", open);
    $(other.getAttribute("aria-controls")).hidden = !open;
  }
}

function speak(on) {
  $("voice").setAttribute("aria-pressed", on);
  label($("voice"), on ? "to_keyboard" : "to_voice");
  label(input, on ? "input_voice" : "input");
  input.placeholder = on ? say("input_voice") : "";
  offerSending();
  input.focus();
}

const speaking = () => $("voice").getAttribute("aria-pressed") === "true";

function offerSending() {
  const ready = speaking() || input.value.trim() !== "";
  $("send").hidden = !ready;
  $("more").hidden = ready;
}

function submit(event) {
  event.preventDefault();
  const text = input.value.trim();
  if (speaking()) send({ kind: "voice", ...(text && { text }) });
  else if (text) send({ kind: "text", text });
  input.value = "";
  openPanel(false);
  offerSending();
}

const DIALOGS = {
  location: ({ latitude, longitude, label }) => ({ kind: "location", latitude: Number(latitude), longitude: Number(longitude), label }),
  link: ({ title, url }) => ({ kind: "link", title, url }),
  scan: ({ scene }) => ({ kind: following ? "scan" : "subscribe", scene }),
};

for (const [kind, build] of Object.entries(DIALOGS)) {
  const dialog = $(kind), form = dialog.querySelector("form");
  document.querySelector(`[data-dialog=${kind}]`).onclick = () => dialog.showModal();
  dialog.querySelector(".cancel").onclick = () => dialog.close();
  form.onsubmit = (event) => {
    event.preventDefault();
    dialog.close();
    openPanel(false);
    send(build(Object.fromEntries(new FormData(form))));
    form.reset();
  };
}

$("place").onchange = (event) => {
  const form = event.target.form, [latitude, longitude] = event.target.value.split(",");
  form.latitude.value = latitude;
  form.longitude.value = longitude ?? "";
  form.label.value = event.target.value && event.target.selectedOptions[0].textContent;
};

for (const tile of document.querySelectorAll("[data-message]")) tile.onclick = () => { openPanel(false); send(JSON.parse(tile.dataset.message)); };
for (const button of document.querySelectorAll("[data-click]")) {
  button.onclick = () => send({ kind: "click", key: button.dataset.click, name: button.textContent });
}
for (const link of document.querySelectorAll("[data-view]")) link.onclick = () => send({ kind: "view", url: link.dataset.view });

document.addEventListener("click", (event) => openMenu(event.target.closest(".pops")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  openMenu(null);
  if ($("why").classList.contains("open")) openWhy(false);
});
$("language").onclick = () => { switchLanguage(); $("language").lang = say("other_language") === "English" ? "en" : "zh"; };
$("composer").onsubmit = submit;
$("voice").onclick = () => speak(!speaking());
$("more").onclick = () => openPanel($("panel").hidden);
$("open-why").onclick = () => openWhy(true);
$("close-why").onclick = () => openWhy(false);
$("retry").onclick = retry;
$("renew").onclick = renew;
input.oninput = offerSending;
renew();
