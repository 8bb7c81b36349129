// Find the pages for a query: first by the lists of the index, then by their words.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const MOST = 300; // pages whose words are looked at
  const FURTHER = 0.62; // of what the best page holds must be held by the others

  // The card of the metric that the query names comes second, after the best of what was said;
  // first where the query asks what it is, or where nothing was said of it.
  function raiseCard(pages, query) {
    const at = pages.findIndex((page) => page.named);
    if (at < 0) return;
    const [card] = pages.splice(at, 1);
    const said = pages.length && pages[0].level > 0.9 &&
      (pages[0].kind === "question" || pages[0].kind === "remarks");
    const place = said && !query.defining ? 1 : 0;
    const before = pages[place - 1];
    const after = pages[place];
    card.score = before ? before.score - 0.001 : after ? after.score + 0.01 : card.score;
    pages.splice(place, 0, card);
  }

  // {pages: ranked pages with their entries, more: how many further ones may match as well};
  // texts come from so many shards: of the likely ones first, then of those that still may be kept.
  cb.find = async function (query, shards) {
    const found = await cb.candidates(query);
    if (!query.words.length) return unasked(found, shards);
    const most = cb.ceiling(query);
    const units = query.words.reduce((sum, word) => sum + (word.asking ? 0 : word.units.length), 0);
    const lowest = (query.asks ? FURTHER : 1) * enough(units);
    const least = (levels) => {
      const best = Math.max(0, ...levels);
      const near = (best > 0.9 || query.asks ? FURTHER : 0.8) * best;
      return Math.max(lowest, near);
    };
    const atLeast = (pages, bar) => pages.filter((one) => most(one.page) >= bar);
    const near = cb.foremost(atLeast(found, least([])), shards);
    const likely = least(near.map((one) => most(one.page)));
    const ranked = await weighed(atLeast(near, likely), query);
    const levels = () => ranked.map((page) => page.level);
    const rest = near.filter((one) => most(one.page) < likely);
    ranked.push(...await weighed(atLeast(rest, least(levels())), query));
    const bar = least(levels());
    const holdsEnough = levels().some((level) => level >= enough(units));
    const kept = holdsEnough ? ranked.filter((page) => page.level >= bar) : [];
    kept.sort((a, b) => b.score - a.score || a.number - b.number);
    raiseCard(kept, query);
    const seen = new Set(near);
    const like = atLeast(found, bar)
      .filter((one) => one.share >= 0.9 * found[0].share && !seen.has(one));
    return { pages: kept, more: kept.length ? like.length : 0 };
  };

  async function weighed(near, query) {
    const pages = await Promise.all(near.map((one) => cb.page(one.page)));
    return pages.map((page) => cb.weigh(page, query)).filter((page) => page.entries.length);
  }

  // How much of a query a page must hold: half of a few characters, less of a whole question,
  // in which a reader says much in words of their own.
  const enough = (units) => Math.min(0.5, Math.max(0.36, 0.5 - 0.023 * (units - 4)));

  // The first of the candidates, as far as their texts lie in so many shards.
  cb.foremost = function (found, shards) {
    const { textOf } = cb.layout();
    const wanted = new Set();
    const near = [];
    for (const one of found) {
      const shard = textOf[one.page];
      if (!wanted.has(shard) && wanted.size >= shards) continue;
      if (near.length >= MOST) break;
      wanted.add(shard);
      near.push(one);
    }
    return near;
  };

  // Pages that only filters have asked for: with their first words, nothing marked.
  async function unasked(found, shards) {
    const near = cb.foremost(found, shards);
    const pages = await Promise.all(near.map((one) => cb.page(one.page)));
    const first = (page) => page.entries.slice(0, 1)
      .map((entry) => ({ ...entry, byHead: true, score: 1, own: 0, values: [] }));
    return {
      pages: pages.map((page) => ({ ...page, entries: first(page), level: 1, score: 1 })),
      more: found.length - near.length,
    };
  }
})(self.callbookSearch);
