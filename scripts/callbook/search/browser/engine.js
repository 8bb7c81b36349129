// Answer the theme's messages: set up, then a result for each query.
//
// The index: pages are numbered through the book. Shards p list pages by term (an even number: in
// the question or title, an odd one: in the rest), t hold the texts, r the words of letters
// reversed, s the Chinese pairs by sound; `meta` tells what there is. A query asks the lists which
// pages may match (rank.js), loads the texts of the foremost (find.js), weighs them by their words
// (match.js), and writes excerpts (results.js). Where no page holds it, it is looked for in other
// words (own.js; ideas.js says by which, groups.js reads them from `everyday`), mended (repair.js)
// or read as pinyin (pinyin.js).

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const FIRST = 10; // shards of texts that the first results may need
  const NEXT = 60; // and those after a press on “more”

  const LONGEST = 300; // characters of a query that are looked at; a pasted page is no query

  // How much of a query a page must hold, from 0 to 1, as typed or in other words.
  const WELL = 0.9; // as typed: nothing else is looked for
  const HALF = 0.5; // of a question as typed, which hardly ever is in the words of the text
  const CARDS = 0.75; // as typed, of words that only cards hold
  const ASKED = 0.36; // of a question, in other words
  const CLEAR = 0.6; // of words that may be a slip, in other words
  const NEARLY = 0.52; // of words that are no slip
  const PARTLY = 0.3; // of several words

  let latest = 0;

  // The answer to a message, or null where it needs none or a later query has come.
  cb.answer = async function (message) {
    if (message.type === SETUP) return { type: READY };
    if (message.type === "warm") return void await warm().catch(() => {}) || null;
    if (message.type !== QUERY && message.type !== "more") return null;
    // The theme asks for nothing first, and would take the answer for one to what is being typed.
    if (!latest && !message.data.trim()) return null;
    const turn = ++latest;
    const data = await search(message.data, message.type === "more" ? NEXT : FIRST);
    return turn === latest ? { type: RESULT, data } : null;
  };

  async function ready() {
    cb.meta = await cb.shard("meta");
  }

  // What is needed soon after, while the reader still types.
  async function warm() {
    await ready();
    await cb.shard("everyday");
  }

  // {items, about}: groups for the theme, and what our own script says of them.
  async function search(raw, shards) {
    try {
      await ready();
      return await cb.searched(raw, shards);
    } catch (error) {
      console.warn(error);
      return { items: [], about: { raw, failed: true, words: cb.meta && cb.meta.words } };
    }
  }

  cb.searched = async function (raw, shards = FIRST) {
    const query = cb.parse(raw.slice(0, LONGEST));
    const { words, facets } = cb.meta;
    const about = { raw, words, facets, more: 0, repaired: "" };
    if (!query.words.length && !query.filters.length) return { items: [], about };
    const { pages, more, used, ...notes } = await answered(query, shards);
    const items = cb.groups(pages, used || query);
    return { items, about: { ...about, ...notes, more: items.length ? more : 0 } };
  };

  // {pages, more}: what holds the query as typed; else what says it in other words (`near`), what
  // holds it mended (`repaired`; then `used` is the query that was meant), what holds a part of it
  // (`partly`).
  async function answered(query, shards) {
    if (query.asks) cb.expectOwn(query).catch(() => {}); // told where it is needed
    const typed = await cb.find(query, shards);
    const level = typed.pages.length ? typed.pages[0].level : 0;
    const isPlain = query.words.length && !query.phrases.length && !query.without.length;
    if (level >= WELL || !isPlain) return typed;
    const own = await cb.findOwn(query, shards);
    const isAsked = query.asks && !query.defining;
    if ((isAsked || !level) && own.level >= (query.asks ? ASKED : CLEAR)) return own;
    if (level && (isAsked ? level >= HALF && isSaid(typed) : level >= CARDS || isSaid(typed))) {
      return withAnswers(typed, own);
    }
    const mended = await asMeant(query, shards);
    if (mended) return mended;
    if (own.level >= NEARLY) return own;
    const isPart = own.level >= PARTLY && isSeveral(query);
    return isPart ? { ...own, near: false, partly: true } : { pages: [], more: 0 };
  }

  // Where only cards hold a query, what says it in other words comes after them.
  function withAnswers(typed, own) {
    if (isSaid(typed) || own.level < CLEAR) return typed;
    return { ...typed, pages: [...typed.pages, ...own.pages] };
  }

  const isSaid = ({ pages }) =>
    pages.some(({ kind }) => kind === "question" || kind === "remarks");

  async function asMeant(query, shards) {
    for await (const repaired of meant(query)) {
      const used = { ...cb.parse(repaired), filters: query.filters, without: query.without };
      const found = await cb.find(used, shards);
      // Half of a mended query is a guess at a guess.
      const pages = found.pages.filter((page) => page.level > 0.89);
      if (pages.length) return { ...found, pages, used, repaired };
    }
    return null;
  }

  const isSeveral = (query) => query.words.filter((word) => !word.asking && !word.isCut).length > 1;

  // What a query may mean that finds nothing as typed, the likeliest first.
  async function* meant(query) {
    yield* await cb.readings(query, true);
    const mended = await cb.repair(query);
    if (mended) yield mended;
    yield* await cb.readings(query, false);
  }
})(self.callbookSearch);
