"use strict";
// The find box of the single file. Widths and capitals do not matter: ＤＡＵ finds dau, and "," finds "，".
(() => {
  const form = document.querySelector(".find");
  const input = form.querySelector("input");
  const output = form.querySelector("output");
  const main = document.querySelector("main");
  const marks = "highlights" in CSS && typeof Highlight === "function";
  let hits = [];
  let at = -1;

  // Here and not in the style: the Nu checker's CSS does not know highlights.
  if (marks) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`::highlight(hit) { background: var(--hit); color: var(--ink); }
      ::highlight(now) { background: var(--now); color: var(--ink); }`);
    document.adoptedStyleSheets.push(sheet);
  }

  // One code unit for one, so that an offset in the folded text is one in the text.
  const fold = (text) => Array.from({ length: text.length }, (_, i) => {
    const folded = text[i].normalize("NFKC").toLowerCase();
    return folded.length === 1 ? folded : text[i];
  }).join("");

  // The text of each block as one string, so that a hit may run across a link.
  const blocks = Array.from(main.querySelectorAll("h1, h2, h3, p, li, dt, dd"), (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest("h1, h2, h3, p, li, dt, dd") === block) nodes.push(node);
    }
    return { nodes, text: fold(nodes.map((node) => node.data).join("")) };
  });

  const point = (nodes, offset, atEnd) => {
    for (const node of nodes) {
      if (offset < node.length || (atEnd && offset === node.length)) return [node, offset];
      offset -= node.length;
    }
    return null;
  };

  const range = (block, start, end) => {
    const found = document.createRange();
    found.setStart(...point(block.nodes, start, false));
    found.setEnd(...point(block.nodes, end, true));
    return found;
  };

  const find = (words) => {
    const needle = fold(words.trim());
    hits = [];
    at = -1;
    if (!needle) return;
    for (const block of blocks) {
      let start = block.text.indexOf(needle);
      while (start >= 0) {
        hits.push(range(block, start, start + needle.length));
        start = block.text.indexOf(needle, start + needle.length);
      }
    }
  };

  const show = () => {
    const none = input.value.trim() ? form.dataset.none : "";
    output.textContent = hits.length ? `${at + 1} / ${hits.length}` : none;
    if (marks) {
      CSS.highlights.set("hit", new Highlight(...hits));
      CSS.highlights.set("now", new Highlight(...hits.slice(at, at + 1)));
    }
    if (at < 0) return;
    const element = hits[at].startContainer.parentElement;
    element.scrollIntoView({ block: "center" });
    if (!marks) getSelection().setBaseAndExtent(
      hits[at].startContainer, hits[at].startOffset, hits[at].endContainer, hits[at].endOffset);
  };

  const step = (by) => {
    if (hits.length) at = (at + by + hits.length) % hits.length;
    show();
  };

  input.addEventListener("input", () => {
    find(input.value);
    at = hits.length ? 0 : -1;
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    step(1);
  });
  form.querySelector("[data-step='-1']").addEventListener("click", () => step(-1));
  addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
    }
  });

  // A link copied from the website fits behind this file's name too: #q3.html#p2 is #q3-p2 here.
  const site = /^#(q\d+|remarks)\.html(?:#(\w+))?$/;
  const land = () => {
    const [, page, anchor] = site.exec(location.hash) || [];
    if (page) location.replace(`#${anchor ? `${page.replace("remarks", "r")}-${anchor}` : page}`);
  };
  addEventListener("hashchange", land);
  land();
  form.hidden = false;
})();
