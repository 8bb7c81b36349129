// @ts-check
/*
 * The reader's script, in files by job: this one holds what the others share and the keyboard;
 * citation.js words a citation, quote.js copies links and citations, changed.js tells what changed
 * since a link was made, tips.js shows definitions, lists.js filters and sorts. No framework; each is a classic script,
 * as modules don't load from disk. Without any of them every page is readable and linked.
 *
 * What tests and other scripts may rely on:
 *   #__callbook                     the page's facts (JSON, from its front matter)
 *   .cb-said a[id]                  the anchor at the start of each block; its parent is the block
 *   .cb-tools                       the tools of a block: .cb-copy-link, .cb-copy-citation
 *   .cb-panel                       what was copied; [data-style="plain|markdown|bibtex"] buttons,
 *                                   .cb-panel-text the text, .cb-panel-close
 *   .cb-tip                         the definition shown; its text in .cb-tip-text, link in a
 *   .cb-changed                     the note that a cited paragraph has changed
 *   .cb-help                        the table of keys (a dialog); .cb-help-open opens it
 *   [data-cb-search]                a button that opens the search box
 *   [data-cb-filter] select         filters, by name: company, period, firm, asker, role;
 *                                   .cb-filter-count how many are left
 *   .cb-figures th button           sorts a table of figures
 *   localStorage "callbook.style"   the citation style last chosen
 */
(() => {
  "use strict";

  /** @type {any} */
  const global = globalThis;
  const facts = JSON.parse(document.getElementById("__callbook")?.textContent || "{}");
  const article = document.getElementById("cb-text");
  const language = article?.lang || document.documentElement.lang || "zh";
  const tables = global.callbookWords || {};
  const table = tables[language.split("-")[0]] || tables.zh || {};

  /**
   * The word under a key, its {names} filled in.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  const word = (key, values = {}) =>
    (table[key] ?? key).replace(/\{(\w+)\}/g, (/** @type {string} */ all, /** @type {string} */ name) =>
      name in values ? String(values[name]) : all,
    );

  /**
   * An element with attributes and children; text is always text, never HTML.
   * @param {string} tag
   * @param {Record<string, string>} [attributes]
   * @param {(Node | string)[]} children
   */
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  /**
   * Copy text, from disk too, where the clipboard may be out of reach.
   * @param {string} text
   * @returns {Promise<boolean>} whether it worked
   */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = /** @type {HTMLTextAreaElement} */ (
        make("textarea", { class: "cb-hidden", "aria-hidden": "true" })
      );
      field.value = text;
      const focused = /** @type {HTMLElement | null} */ (document.activeElement);
      document.body.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      focused?.focus();
      return copied;
    }
  };

  const openSearch = () => {
    const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
    const field = /** @type {HTMLInputElement | null} */ (
      document.querySelector("[data-md-component=search-query]")
    );
    if (toggle && !toggle.checked) toggle.click();
    field?.focus();
  };

  const help = () => {
    const shown = /** @type {HTMLDialogElement | null} */ (document.querySelector(".cb-help"));
    if (shown) return shown;
    const keys = [
      ["n →", "help_next"],
      ["p ←", "help_previous"],
      ["/ s", "help_search"],
      ["?", "help_help"],
      ["Esc", "help_close"],
    ];
    const rows = keys.map(([key, name]) =>
      make("tr", {}, make("td", {}, ...key.split(" ").map((one) => make("kbd", {}, one))), make("td", {}, word(name))),
    );
    const close = make("button", { type: "button", class: "cb-button" }, word("help_close"));
    const dialog = /** @type {HTMLDialogElement} */ (
      make(
        "dialog",
        { class: "cb-help", "aria-label": word("help") },
        make("h2", {}, word("help")),
        make("table", { class: "cb-keys" }, make("tbody", {}, ...rows)),
        close,
      )
    );
    close.addEventListener("click", () => dialog.close());
    document.body.append(dialog);
    return dialog;
  };

  const showHelp = () => {
    const dialog = help();
    if (!dialog.open) dialog.showModal();
  };

  /** @param {string} selector */
  const follow = (selector) => {
    const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(selector));
    if (link) location.assign(link.href);
  };

  /** @type {Record<string, () => void>} */
  const keys = {
    n: () => follow(".cb-next a"),
    ArrowRight: () => follow(".cb-next a"),
    p: () => follow(".cb-previous a"),
    ArrowLeft: () => follow(".cb-previous a"),
    s: openSearch,
    "/": openSearch,
    "?": showHelp,
  };

  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const typing = target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], dialog[open]");
    if (event.ctrlKey || event.metaKey || event.altKey || typing || !(event.key in keys)) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  }, true);

  for (const button of document.querySelectorAll("[data-cb-search]")) {
    button.addEventListener("click", openSearch);
  }
  const opener = make("button", { type: "button", class: "cb-help-open cb-button" }, word("help"), " ", make("kbd", {}, "?"));
  opener.addEventListener("click", showHelp);
  document.querySelector(".cb-footer .md-grid")?.append(opener);

  global.callbook = { facts, word, make, copy, language };
})();
