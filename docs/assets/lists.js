// @ts-check
/* Filter paragraphs by company and period where there are several; sort tables of figures. */
(() => {
  "use strict";

  const { word, make } = /** @type {any} */ (globalThis).callbook;

  // --- filters ---------------------------------------------------------------------------------

  const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".cb-group")]);

  /** @param {string} label @param {string} name @param {Map<string, string>} choices @param {() => void} act */
  const chooser = (label, name, choices, act) => {
    const options = [...choices].map(([value, text]) => make("option", { value }, text));
    const select = make("select", { name }, make("option", { value: "" }, word("filter_all")), ...options);
    select.addEventListener("change", act);
    return make("label", {}, label, " ", select);
  };

  const place = document.querySelector("[data-cb-filter]");
  const companies = new Map(groups.map((group) => [group.dataset.company ?? "", group.dataset.company ?? ""]));
  const periods = new Map(groups.map((group) => [group.dataset.period ?? "", group.dataset.periodName ?? ""]));
  if (place && (companies.size > 1 || periods.size > 1)) {
    const count = make("span", { class: "cb-filter-count", role: "status" });
    const filter = () => {
      /** @param {string} name */
      const chosen = (name) => /** @type {HTMLSelectElement | null} */ (place.querySelector(`[name=${name}]`))?.value ?? "";
      let left = 0;
      for (const group of groups) {
        const fits = [["company", group.dataset.company], ["period", group.dataset.period]].every(
          ([name, value]) => !chosen(name ?? "") || chosen(name ?? "") === value,
        );
        group.hidden = !fits;
        if (fits) left += group.querySelectorAll(".cb-passage").length;
      }
      count.textContent = word("filter_shown", { n: left });
    };
    if (companies.size > 1) place.append(chooser(word("filter_company"), "company", companies, filter));
    if (periods.size > 1) place.append(chooser(word("filter_period"), "period", periods, filter));
    place.append(count);
  }

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
