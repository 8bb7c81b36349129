// @ts-check
/* Copy a link to a paragraph or a citation of it; of the words selected, where some are. */
(() => {
  "use strict";

  const { facts, word, make, copy, language, formats } = /** @type {any} */ (globalThis).callbook;
  if (!facts.cite) return;

  const STYLES = ["plain", "markdown", "bibtex"];
  const REMEMBERED = "callbook.style";
  const LONG = 48; // a quotation longer than this is named by its first and last words

  const remembered = () => {
    try {
      return STYLES.find((style) => style === localStorage.getItem(REMEMBERED)) ?? "plain";
    } catch {
      return "plain"; // storage is denied
    }
  };

  /** @param {string} style */
  const remember = (style) => {
    try {
      localStorage.setItem(REMEMBERED, style);
    } catch {
      // Storage is denied; the choice lasts as long as the page.
    }
  };

  // --- words and addresses ---------------------------------------------------------------

  /**
   * The source's words in a piece of the page, without anything of ours.
   * @param {Node} piece
   */
  const words = (piece) => {
    const own = /** @type {Element} */ (piece.cloneNode(true));
    for (const ours of own.querySelectorAll(".cb-ours")) ours.remove();
    if (own instanceof HTMLLIElement) for (const inner of own.querySelectorAll("p, ol, ul")) inner.remove();
    return (own.textContent ?? "").trim().replace(/\s+/g, " ");
  };

  /** The words selected inside a block, or "". @param {Element} block */
  const selected = (block) => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return "";
    const range = selection.getRangeAt(0);
    if (!block.contains(range.startContainer) || !block.contains(range.endContainer)) return "";
    const holder = make("div");
    holder.append(range.cloneContents());
    return words(holder);
  };

  /**
   * Widen a selection to whole words: a browser finds a text fragment at word boundaries only.
   * @param {string} text @param {string} part
   */
  const whole = (text, part) => {
    const from = text.indexOf(part);
    if (from < 0 || !Intl.Segmenter) return part;
    let start = from;
    let end = from + part.length;
    for (const { index, segment } of new Intl.Segmenter(language, { granularity: "word" }).segment(text)) {
      const after = index + segment.length;
      if (index < from && from < after) start = index;
      if (index < end && end < after) end = after;
    }
    return text.slice(start, end);
  };

  /** @param {string} text */
  const encoded = (text) => encodeURIComponent(text).replace(/-/g, "%2D");

  /** @param {string} text @param {string} part */
  const fragment = (text, part) => {
    const quote = whole(text, part);
    if (quote.length <= LONG) return `:~:text=${encoded(quote)}`;
    const segments = Intl.Segmenter
      ? [...new Intl.Segmenter(language, { granularity: "word" }).segment(quote)].map((one) => one.segment)
      : [...quote];
    const few = Math.min(5, Math.floor(segments.length / 2));
    const first = segments.slice(0, few).join("").trim();
    const last = segments.slice(-few).join("").trim();
    return `:~:text=${encoded(first)},${encoded(last)}`;
  };

  /**
   * Page, anchor and question of a block: on the page of the whole call, those of its own page.
   * @param {string} anchor
   */
  const place = (anchor) => {
    const [, section, own] = /^(q\d+|r)-(.+)$/.exec(anchor) ?? [];
    const folder = facts.page.replace(/[^/]*$/, "");
    if (!section) return { page: facts.page, anchor, question: facts.question };
    return {
      page: `${folder}${section === "r" ? "remarks" : section}.html`,
      anchor: own,
      question: facts.questions?.[section],
    };
  };

  /** Where this copy of the book stands; from disk its online address, or nothing where it has none. */
  const base = () => {
    if (location.protocol === "file:") return facts.site.address;
    const depth = facts.page.split("/").length - 1;
    return new URL("../".repeat(depth) || "./", location.href.split(/[?#]/)[0]).href;
  };

  /** @param {HTMLAnchorElement} anchor @param {Element} block @param {string} part */
  const permalink = (anchor, block, part) => {
    const at = place(anchor.id);
    const print = facts.prints?.[anchor.id];
    const query = print ? `?c=${print}` : "";
    return `${base()}${at.page}${query}#${at.anchor}${part ? fragment(words(block), part) : ""}`;
  };

  // --- citations ---------------------------------------------------------------------------

  /** @param {string[]} names */
  const aside = (names) => {
    const known = names.filter(Boolean).join(word("comma"));
    return known ? word("in_brackets", { text: known }) : "";
  };

  /** @param {HTMLAnchorElement} anchor @param {Element} block */
  const quotation = (anchor, block) => {
    const part = selected(block);
    const cite = facts.cite;
    const at = place(anchor.id);
    return {
      ...cite,
      text: part || words(block),
      link: permalink(anchor, block, part),
      key: `${facts.call}-${at.page.replace(/^.*\/|\.html$/g, "")}-${at.anchor}`,
      title: `${cite.title}${at.question ? word("of_question", { title: at.question }) : ""}`,
      who: `${cite.company}${aside([cite.english, cite.ticker])}`,
      when: cite.date || word("unknown_date"),
    };
  };

  // --- the panel that shows what was copied ----------------------------------------------------

  const status = make("p", { class: "cb-panel-status", role: "status" });
  const shown = make("pre", { class: "cb-panel-text", tabindex: "0" });
  const styles = make("div", { class: "cb-panel-styles", role: "group", "aria-label": word("style") });
  const close = make("button", { type: "button", class: "cb-panel-close cb-button" }, word("help_close"));
  const panel = make("aside", { class: "cb-panel cb-ours", "aria-label": word("cite"), hidden: "" }, status, styles, shown, close);
  /** @type {HTMLElement | null} */
  let pressed = null;

  const hide = () => {
    panel.hidden = true;
    pressed?.focus({ preventScroll: true });
  };
  close.addEventListener("click", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) hide();
  });

  /** @param {string} text @param {HTMLElement} button */
  const copied = async (text, button) => {
    pressed = button;
    const worked = await copy(text);
    if (!panel.isConnected) document.body.append(panel);
    panel.hidden = false;
    shown.textContent = text;
    status.textContent = word(worked ? "copied" : "copy_failed");
    if (!worked) getSelection()?.selectAllChildren(shown);
  };

  /** @param {any} quote @param {HTMLElement} button */
  const cite = async (quote, button) => {
    const chosen = remembered();
    styles.replaceChildren(
      ...STYLES.map((style) => {
        const choice = make("button", { type: "button", class: "cb-button", "data-style": style, "aria-pressed": String(style === chosen) }, word(`style_${style}`));
        choice.addEventListener("click", async () => {
          remember(style);
          await cite(quote, button);
          /** @type {HTMLElement | null} */ (styles.querySelector(`[data-style=${style}]`))?.focus();
        });
        return choice;
      }),
    );
    await copied(formats[chosen](quote), button);
  };

  // --- the tools of each block -------------------------------------------------------------------

  /** @param {string} name @param {string} label @param {string} title @param {(button: HTMLElement) => void} act */
  const tool = (name, label, title, act) => {
    const button = make("button", { type: "button", class: name, "aria-label": title }, label);
    button.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault()); // keep the selection
    button.addEventListener("click", (/** @type {Event} */ event) => {
      event.stopPropagation();
      act(button);
    });
    return button;
  };

  for (const anchor of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".cb-said a[id]:empty"))) {
    const block = /** @type {HTMLElement} */ (anchor.parentElement);
    const said = anchor.closest(".cb-asked") ?? block; // a long question has several paragraphs
    const tools = make(
      "span",
      { class: "cb-ours cb-tools" },
      tool("cb-copy-link", word("link"), word("copy_link"), (button) => {
        styles.replaceChildren();
        copied(permalink(anchor, said, selected(said)), button);
      }),
      tool("cb-copy-citation", word("cite"), word("copy_citation"), (button) => cite(quotation(anchor, said), button)),
    );
    block.classList.add("cb-block");
    anchor.after(tools);
    block.addEventListener("click", (event) => {
      if (/** @type {Element} */ (event.target).closest("a, button")) return;
      for (const other of document.querySelectorAll(".cb-block.cb-tapped")) {
        if (other !== block) other.classList.remove("cb-tapped");
      }
      block.classList.toggle("cb-tapped");
    });
  }
})();
