// @ts-check
/* A link may carry the fingerprint of the words it was made for: tell the reader if they changed. */
(() => {
  "use strict";

  const { facts, word, make } = /** @type {any} */ (globalThis).callbook;

  const tell = () => {
    document.querySelector(".cb-changed")?.remove();
    const cited = new URLSearchParams(location.search).get("c") ?? "";
    const anchor = decodeURIComponent(location.hash.slice(1).split(":~:")[0]);
    const now = facts.prints?.[anchor];
    if (!/^[0-9a-f]{8}$/.test(cited) || !now || now === cited) return;
    const was = facts.earlier?.[anchor]?.[cited];
    const note = make("div", { class: "cb-ours cb-changed", role: "note" }, make("p", {}, word("changed")));
    note.append(make("p", {}, word(was ? "changed_was" : "changed_lost")));
    if (was) note.append(make("blockquote", {}, was));
    const block = document.getElementById(anchor)?.parentElement;
    if (block instanceof HTMLLIElement) block.prepend(note);
    else block?.before(note);
  };

  addEventListener("hashchange", tell);
  tell();
})();
