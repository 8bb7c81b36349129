// Write results as the theme's list takes them: groups of items, titles and texts as HTML.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const LONG = 130; // characters of an excerpt; twice that in a language of letters
  const CARDS = { metric: "glossary", topic: "subject" }; // what such a page is called
  const OPEN = 3; // paragraphs of a page that are shown without a tap

  const escape = (text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

  // A text with its marks, as HTML.
  function marked(text, marks, start = 0, end = text.length) {
    let out = "";
    let at = start;
    for (const [from, to] of marks) {
      if (to <= start || from >= end) continue;
      out += escape(text.slice(at, Math.max(at, from)));
      out += `<mark>${escape(text.slice(Math.max(at, from), Math.min(end, to)))}</mark>`;
      at = Math.min(end, to);
    }
    return out + escape(text.slice(at, end));
  }

  // A stretch of the text around the first mark, from the beginning of a sentence if it is near.
  function excerpt(text, marks) {
    const long = /[\u3400-\u9fff]/.test(text) ? LONG : 2 * LONG;
    if (text.length <= long) return marked(text, marks);
    const first = marks.length ? densest(marks, long) : 0;
    let start = Math.max(0, first - Math.floor(long / 4));
    const sentence = text.slice(Math.max(0, first - Math.floor(long / 2)), first)
      .search(/[。！？；;!?][^。！？；;!?]*$/);
    if (sentence >= 0) start = Math.max(0, first - Math.floor(long / 2)) + sentence + 1;
    else if (first <= Math.floor(long / 2)) start = 0;
    start = edge(text, start, -1);
    const end = edge(text, Math.min(text.length, start + long), 1);
    const shown = marked(text, marks, start, end).trim();
    return (start > 0 ? "…" : "") + shown + (end < text.length ? "…" : "");
  }

  // The mark after which most marks follow within an excerpt.
  function densest(marks, long) {
    let best = 0;
    let most = -1;
    marks.forEach(([from], at) => {
      const held = marks.slice(at).filter((mark) => mark[1] - from < long * 0.7)
        .reduce((sum, mark) => sum + mark[1] - mark[0], 0);
      if (held > most) [best, most] = [at, held];
    });
    return marks[best][0];
  }

  // The nearest place, onwards or back, that does not cut a word of letters or a character.
  function edge(text, at, step) {
    const inside = (place) => place > 0 && place < text.length &&
      (/[\p{L}\p{N}]{2}/u.test(text[place - 1] + text[place]) &&
        !/[\u3400-\u9fff]/.test(text[place - 1] + text[place]) ||
        /[\udc00-\udfff]/.test(text[place]));
    let place = at;
    for (let n = 0; inside(place) && n < 30; n++) place += step;
    return place;
  }

  // The groups for the theme, one a page.
  cb.groups = (pages, query) => pages.map((page) => group(page, query));

  function group(page, query) {
    const words = cb.meta.words;
    const sections = page.entries.filter((entry) => entry.anchor && !entry.byHead);
    const surfaces = surfacesOf(page, query);
    const address = page.address + (surfaces.length
      ? `?${surfaces.map((one) => `h=${encodeURIComponent(one)}`).join("&")}` : "");
    const place = page.place ? ` <small>${marked(page.place, wholeMarks(page.place, query))}</small>`
      : words[CARDS[page.kind]] ? ` <small>${escape(words[CARDS[page.kind]])}</small>` : "";
    const terms = termsOf(surfaces, page, query);
    const item = (entry, score) => ({
      location: `${address}#${entry.anchor}`, title: label(entry, page, words), score, terms,
      text: excerpt(entry.text, cb.marks(entry)),
    });
    const top = page.entries[0];
    const article = {
      location: address, title: marked(page.title, cb.marksIn(page.title, query)) + place, terms,
      text: sections.length ? "" : excerpt(top.text, top.byHead ? [] : cb.marks(top)),
      score: top.score - 0.01,
    };
    if (!sections.length) return [article];
    const open = sections.slice(0, OPEN).filter((entry) => entry.own >= 0.9 * sections[0].own);
    return [...sections.map((entry) => item(entry, open.includes(entry) ? top.score : entry.score - 1)),
      article];
  }

  // Tags are told by the whole word alone: half a company's name says nothing.
  function wholeMarks(text, query) {
    const squeezed = cb.squeeze(text).text;
    const held = query.words.some((word) => !word.asking && squeezed.includes(word.text));
    return held ? cb.marksIn(text, query) : [];
  }

  // What is above an excerpt: whether it is asked or answered, and by whom where that is known.
  function label(entry, page, words) {
    const kind = page.kind === "remarks" ? words.remark
      : page.kind !== "question" ? ""
      : /^q/.test(entry.anchor) ? words.question
      : /^f/.test(entry.anchor) ? words.follow_up : words.answer;
    return escape([kind, entry.speaker].filter(Boolean).join(" · "));
  }

  // The words as they stand on the page, longest first: the page behind the result marks them.
  function surfacesOf(page, query) {
    const isWord = (surface) => query.words.some((word) => word.text === cb.squeeze(surface).text);
    const found = new Set();
    const most = Math.max(...page.entries.map((entry) => entry.own));
    for (const entry of page.entries) {
      if (entry.byHead) continue;
      for (const [from, to] of cb.marks(entry)) {
        const surface = entry.text.slice(from, to);
        // Half matches would mark half words.
        if (entry.own >= 0.9 * most || isWord(surface)) found.add(surface);
      }
    }
    return [...found].filter((one) => one.length <= 120)
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 8);
  }

  // For the theme: words found as they stand there, and typed words that the page lacks.
  function termsOf(surfaces, page, query) {
    const terms = {};
    for (const surface of surfaces) terms[surface] = true;
    query.words.forEach((word, at) => {
      const held = page.entries.some((entry) => entry.values[at] >= 0.3);
      if (!word.asking && !held && page.level < 0.9) terms[word.text] = false;
    });
    return terms;
  }
})(self.callbookSearch);
