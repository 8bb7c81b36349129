// @ts-check
/* Filter paragraphs and people by what their elements carry; sort tables of figures. */
(() => {
  "use strict";

  const { word, make } = /** @type {any} */ (globalThis).callbook;

  // --- filters ---------------------------------------------------------------------------------

  /*
   * <div data-cb-filter="company period" data-cb-items=".cb-passage"> gets a select for each name
   * of which the items have several values. An item's value stands in its data-company, or in
   * that of the group around it; data-company-name, where there is one, is how readers see it.
   */

  /** @param {HTMLElement} item @param {string} name */
  const value = (item, name) =>
    item.dataset[name] ?? /** @type {HTMLElement | null} */ (item.closest(".cb-group"))?.dataset[name] ?? "";

  /** @param {HTMLElement} item @param {string} name */
  const label = (item, name) => value(item, `${name}Name`) || value(item, name);

  /** @param {HTMLElement} place */
  const filter = (place) => {
    const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(place.dataset.cbItems || ".cb-passage")]);
    const count = make("span", { class: "cb-filter-count", role: "status" });
    /** @type {Map<string, HTMLSelectElement>} */
    const selects = new Map();

    const apply = () => {
      for (const item of items) {
        item.hidden = [...selects].some(([name, select]) => select.value && select.value !== value(item, name));
      }
      for (const group of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".cb-group"))) {
        group.hidden = items.some((item) => group.contains(item)) && items.every((item) => item.hidden || !group.contains(item));
      }
      count.textContent = word("filter_shown", { n: items.filter((item) => !item.hidden).length });
    };

    for (const name of (place.dataset.cbFilter ?? "").split(" ")) {
      const choices = new Map(items.filter((item) => value(item, name)).map((item) => [value(item, name), label(item, name)]));
      if (choices.size < 2) continue;
      const options = [...choices].map(([key, text]) => make("option", { value: key }, text));
      const select = /** @type {HTMLSelectElement} */ (make("select", { name }, make("option", { value: "" }, word("filter_all")), ...options));
      select.addEventListener("change", apply);
      selects.set(name, select);
      place.append(make("label", {}, word(`filter_${name}`), " ", select));
    }
    if (selects.size) place.append(count);
  };

  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cb-filter]"))) filter(place);

  // --- sorting -----------------------------------------------------------------------------------

  /** @type {[RegExp, number][]} */
  const SCALES = [[/万亿|trillion/i, 1e12], [/十亿|billion|bn/i, 1e9], [/亿/, 1e8], [/百万|million|mn/i, 1e6], [/万/, 1e4], [/千|thousand/i, 1e3]];

  /** The size of a figure as said: 4.1万 is 41000. @param {string} text */
  const size = (text) => {
    const number = parseFloat((/[-−]?[\d,.]*\d/.exec(text)?.[0] ?? "").replace(/,/g, "").replace("−", "-"));
    const scale = SCALES.find(([unit]) => unit.test(text));
    return Number.isNaN(number) ? -Infinity : number * (scale ? scale[1] : 1);
  };

  for (const table of document.querySelectorAll(".cb-figures table")) {
    const body = table.querySelector("tbody");
    const heads = [...table.querySelectorAll("th")];
    heads.forEach((head, column) => {
      const button = make("button", { type: "button", class: "cb-sort" }, head.textContent ?? "");
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") !== "descending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...(body?.rows ?? [])].map((row) => ({ row, text: row.cells[column].textContent ?? "" }));
        rows.sort((a, b) => (column === 0 ? size(a.text) - size(b.text) : a.text.localeCompare(b.text, "zh")));
        if (down) rows.reverse();
        body?.append(...rows.map(({ row }) => row));
      });
    });
  }
})();
