// Answer the theme's messages: set up, then a result for each query.
//
// The index: pages are numbered through the book. Shards p list pages by term (an even number: in
// the question or title, an odd one: in the rest), t hold the texts, r the words of letters
// reversed, s the Chinese pairs by sound; `meta` tells what there is. A query asks the lists which pages may match
// (rank.js), loads the texts of the foremost (find.js), weighs them by their words (match.js), and
// writes excerpts (results.js). Where nothing matches, the query is mended (repair.js) or read as
// pinyin (pinyin.js), and tried again.

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

  let latest = 0;

  // The answer to a message, or null where it needs none or a later query has come.
  cb.answer = async function (message) {
    if (message.type === SETUP) return { type: READY };
    if (message.type === "warm") return void await ready().catch(() => {}) || null;
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
    const about = { raw, words, facets, more: 0, repaired: "", partly: false };
    if (!query.words.length && !query.filters.length) return { items: [], about };
    let used = query;
    let found = await cb.find(query, shards);
    if (!found.pages.length && !query.phrases.length && query.words.length) {
      for await (const mended of meant(query)) {
        used = { ...cb.parse(mended), filters: query.filters, without: query.without };
        found = await cb.find(used, shards);
        // Half of a mended query is a guess at a guess.
        found.pages = found.pages.filter((page) => page.level > 0.89);
        if (!found.pages.length) continue;
        about.repaired = mended;
        break;
      }
    }
    if (!found.pages.length && !query.phrases.length && isInOwnWords(query)) {
      used = query;
      found = await cb.find(query, shards, true);
      about.partly = found.pages.length > 0;
    }
    const items = cb.groups(found.pages, used);
    return { items, about: { ...about, more: items.length ? found.more : 0 } };
  };

  // A question, or several words: some of them may be those of the reader alone.
  const isInOwnWords = (query) =>
    query.asks || query.words.filter((word) => !word.asking).length > 1;

  // What a query may mean that finds nothing as typed, the likeliest first.
  async function* meant(query) {
    yield* await cb.readings(query, true);
    const mended = await cb.repair(query);
    if (mended) yield mended;
    yield* await cb.readings(query, false);
  }
})(self.callbookSearch);
