// What search adds to the page: the note, filters and more results in the theme's box, input by
// pinyin and paste, and the words found marked on the page behind a result.

(function () {
  "use strict";

  const RESULT = 3;
  const folder = new URL(".", document.currentScript.src).href;
  const port = self.callbookSearchPort;
  const input = document.querySelector("[data-md-component=search-query]");
  const list = document.querySelector("[data-md-component=search-result]");

  if (port && input && list) {
    const meta = list.firstElementChild;
    const about = element("div", { className: "cb-search-about" });
    const more = element("p", { className: "cb-search-more", hidden: true });
    about.setAttribute("aria-live", "polite");
    meta.after(about);
    list.append(more);
    input.addEventListener("focus", () => port.postMessage({ type: "warm" }));
    port.addEventListener("message", (event) => {
      if (event.data.type === RESULT) tell(event.data.data.about, event.data.data.items.length);
    });

    // What the worker says of its results, in the reader's words.
    function tell({ raw, words, facets, more: left, repaired, partly, near, failed }, shown) {
      about.replaceChildren();
      more.hidden = !left;
      if (!words || !raw.trim()) return void (failed && (meta.textContent = "…"));
      if (failed) meta.textContent = words.failed;
      else if (!shown) meta.textContent = words.none;
      else if (left) meta.textContent = fill(words.more, { n: shown + left, shown });
      else meta.textContent = fill(words.found, { n: shown });
      if (repaired) {
        const note = fill(words.repaired, { typed: raw.trim(), used: repaired });
        about.append(element("p", { className: "cb-search-note", textContent: note }));
      } else if (partly || near) {
        const note = partly ? words.partly : words.near;
        about.append(element("p", { className: "cb-search-note", textContent: note }));
      }
      about.append(filters(facets, words));
      const button = element("button", { type: "button", textContent: words.show_more });
      button.addEventListener("click", () => port.postMessage({ type: "more", data: raw }));
      more.replaceChildren(button);
    }

    // One choice for each thing by which results may be narrowed down. The choice is written
    // into the box, so that a shared address holds it.
    function filters(facets, words) {
      const row = element("div", { className: "cb-search-filters" });
      const names = { c: words.company, p: words.period, t: words.topic, m: words.metric };
      for (const [letter, name] of Object.entries(names)) {
        if (!facets || !facets[letter].length) continue;
        const select = element("select", { ariaLabel: name });
        select.setAttribute("aria-label", name);
        select.append(element("option", { value: "", textContent: `${name} · ${words.any}` }));
        for (const value of facets[letter]) {
          select.append(element("option", { value, textContent: value }));
        }
        select.value = chosen(name) || "";
        select.addEventListener("change", () => choose(name, select.value));
        row.append(select);
      }
      return row;
    }

    // 公司:快手 or 公司:"A B" in the box; not: 目标:4亿.
    const pattern = (name) => new RegExp(`(^|\\s)${name}[:：](?:"([^"]*)"|(\\S+))`);

    function chosen(name) {
      const match = input.value.match(pattern(name));
      return match && (match[2] || match[3]);
    }

    function choose(name, value) {
      const rest = input.value.replace(pattern(name), " ").replace(/\s+/g, " ").trim();
      const quoted = /\s/.test(value) ? `"${value}"` : value;
      input.value = value ? `${rest} ${name}:${quoted}` : rest;
      typed();
      input.focus();
    }

    // The theme hears keys alone: not what is pasted or spoken, and every letter of a pinyin
    // that is still being turned into characters.
    const typed = () => input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    const composing = (event) => event.isComposing || event.keyCode === 229;
    for (const kind of ["keydown", "keyup"]) {
      window.addEventListener(kind, (event) => {
        if (event.target === input && composing(event)) event.stopImmediatePropagation();
      }, true);
    }
    input.addEventListener("compositionend", typed);
    input.addEventListener("input", (event) => { if (!event.isComposing) typed(); });
  }

  const words = new URLSearchParams(location.search).getAll("h").filter(Boolean);
  if (words.length) markFound(words);

  // --- the page behind a result ------------------------------------------------------------

  async function markFound(found) {
    if (!self.callbookSearch || !self.callbookSearch.squeeze) {
      await load(new URL("../../data/search/engine.js", folder).href);
    }
    const { squeeze } = self.callbookSearch;
    const article = document.querySelector("article.md-content__inner");
    if (!article) return;
    const said = [...article.querySelectorAll(".cb-said")];
    const isQuestion = /(^|\s)cb-(question|remarks)(\s|$)/.test(article.className);
    const roots = isQuestion && said.length ? said : [article];
    const texts = roots.flatMap(paragraphs);
    for (const text of texts) text.squeezed = squeeze(text.nodes.map((node) => node.data).join(""));
    const surfaces = found.map(squeeze).filter((one) => one.text);
    const ranges = texts.map(() => []);
    for (const surface of surfaces) {
      const places = texts.map((text) => placesOf(text.squeezed, surface));
      const whole = places.some((some) => some.some((one) => !one.cut));
      places.forEach((some, at) => ranges[at].push(...some.filter((one) => !whole || !one.cut)));
    }
    texts.forEach((text, at) => mark(text, apart(ranges[at])));
  }

  function placesOf(squeezed, { text, parted: itsOwn }) {
    const { cutsAt } = self.callbookSearch;
    const found = [];
    for (let from = squeezed.text.indexOf(text); from >= 0;
      from = squeezed.text.indexOf(text, from + 1)) {
      const to = from + text.length;
      // A few characters don't reach over a comma, unless they were found with it.
      const parted = text.length < 5 && squeezed.parted.slice(from + 1, to)
        .some((is, at) => is && !itsOwn[at + 1]);
      if (!parted) found.push({ from, to, cut: cutsAt(squeezed, from) || cutsAt(squeezed, to) });
    }
    return found;
  }

  // Ranges in order, without those that overlap a longer one.
  function apart(ranges) {
    const kept = [];
    for (const one of [...ranges].sort((a, b) => (b.to - b.from) - (a.to - a.from))) {
      if (kept.every((other) => other.to <= one.from || other.from >= one.to)) kept.push(one);
    }
    return kept.sort((a, b) => b.from - a.from);
  }

  // The text nodes of each block of text, what is ours left out.
  function paragraphs(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".cb-ours, script, style, nav, button, select")
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const found = [];
    let block = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement.closest("p, li, h1, h2, h3, h4, td, th, dd, dt, figcaption, div, article");
      if (around !== block) found.push({ nodes: [] });
      block = around;
      found[found.length - 1].nodes.push(node);
    }
    return found;
  }

  // Wraps ranges, given from the last to the first, so that the places before them stay.
  function mark({ nodes, squeezed }, ranges) {
    for (const { from, to } of ranges) {
      let start = squeezed.from[from];
      let end = squeezed.to[to - 1];
      for (const node of nodes) {
        const length = node.data.length;
        if (start < length && end > 0) wrap(node, Math.max(0, start), Math.min(length, end));
        start -= length;
        end -= length;
      }
    }
  }

  function wrap(node, start, end) {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    range.surroundContents(element("mark", { className: "cb-hit" }));
  }

  // --- small things ------------------------------------------------------------------------

  function load(src) {
    return new Promise((resolve, reject) => {
      document.head.append(element("script", {
        src, charset: "utf-8", onload: resolve,
        onerror: () => reject(new Error(`can't load ${src}`)),
      }));
    });
  }

  function element(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }
})();
