// @ts-check
/* Show a term's definition on hover, focus and tap, instead of the browser's slow title. */
(() => {
  "use strict";

  const { word, make } = /** @type {any} */ (globalThis).callbook;
  const WAIT = 120; // milliseconds a pointer rests on a term before its definition shows

  const text = make("span", { class: "cb-tip-text" });
  const more = /** @type {HTMLAnchorElement} */ (make("a", {}, word("more")));
  const tip = make("div", { class: "cb-tip cb-ours", id: "cb-tip", role: "tooltip", hidden: "" }, text, " ", more);

  /** @type {HTMLElement | null} */
  let shown = null;
  let timer = 0;
  let touched = false;

  const hide = () => {
    clearTimeout(timer);
    tip.hidden = true;
    shown?.removeAttribute("aria-describedby");
    shown = null;
  };

  /** @param {HTMLElement} term */
  const show = (term) => {
    clearTimeout(timer);
    if (shown === term) return;
    hide();
    shown = term;
    text.textContent = term.dataset.tip ?? "";
    more.hidden = !(term instanceof HTMLAnchorElement);
    if (term instanceof HTMLAnchorElement) more.href = term.href;
    tip.hidden = false;
    if (!tip.isConnected) document.body.append(tip); // not before: an unused link leads nowhere
    term.setAttribute("aria-describedby", "cb-tip");
    const line = term.getClientRects()[0];
    const width = tip.offsetWidth;
    const left = Math.max(8, Math.min(line.left, document.documentElement.clientWidth - width - 8));
    const below = line.bottom + tip.offsetHeight + 12 < innerHeight || line.top < tip.offsetHeight + 60;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(below ? line.bottom + 6 : line.top - tip.offsetHeight - 6) + scrollY}px`;
  };

  for (const term of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".cb-said [title]"))) {
    term.dataset.tip = term.title;
    term.removeAttribute("title");
    if (!(term instanceof HTMLAnchorElement)) term.tabIndex = 0;
    term.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") timer = setTimeout(() => show(term), WAIT);
    });
    term.addEventListener("pointerleave", (event) => {
      clearTimeout(timer);
      if (event.pointerType === "mouse") timer = setTimeout(hide, 2 * WAIT);
    });
    term.addEventListener("pointerdown", (event) => {
      touched = event.pointerType !== "mouse" && shown !== term;
    });
    term.addEventListener("focus", () => show(term));
    term.addEventListener("blur", (event) => {
      if (!tip.contains(/** @type {Node | null} */ (event.relatedTarget))) timer = setTimeout(hide, WAIT);
    });
    term.addEventListener("click", (event) => {
      if (!touched) return;
      touched = false;
      event.preventDefault(); // the first tap shows the definition; the second follows the link
      show(term);
    });
  }

  tip.addEventListener("pointerenter", () => clearTimeout(timer));
  tip.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") hide(); // a finger leaves before its click arrives
  });
  document.addEventListener("pointerdown", (event) => {
    const target = /** @type {Node} */ (event.target);
    if (shown && !tip.contains(target) && !shown.contains(target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) hide();
  });
})();
