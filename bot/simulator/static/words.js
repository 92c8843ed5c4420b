// The page's fixed texts, from words.json by way of the template, in the language that is switched on.

const all = JSON.parse(document.getElementById("words").textContent);

export const say = (name) => all[document.documentElement.lang][name];

// A text that the bot gives in every language, or in one.
export const inLanguage = (words) => (typeof words === "string" ? words : words?.[document.documentElement.lang]) ?? "";

// Switch to the other language: whatever carries data-word or data-word-label changes with it.
export function switchLanguage() {
  document.documentElement.lang = Object.keys(all).find((language) => language !== document.documentElement.lang);
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll("[data-word-label]")) label(element, element.dataset.wordLabel);
}

export function label(element, name) {
  element.dataset.wordLabel = name;
  element.title = say(name);
  element.setAttribute("aria-label", say(name));
}

// An element with properties and children; a child is an element or a text. Never markup: what the bot says is only ever text.
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  const { word, data, ...rest } = properties;
  Object.assign(element, rest);
  Object.assign(element.dataset, data, word && { word });
  element.append(...(word ? [say(word)] : children));
  return element;
}
