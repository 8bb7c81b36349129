// Find what answers a question in a reader's own words: by what it shares with the text, and by
// other words for what it says. A rare word tells more than any number of common ones.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const MOST = 60; // characters of a question that are weighed
  const LIKE = 0.6; // of what the best page tells must be told by the others
  const ABOUT = 0.15; // and more for what the question is about
  const EXPECTED = 0.06; // where the paragraph says what such a question asks for: a time, an amount
  const PLACES = { question: 0.9, page: 0.6 }; // what is said there is worth beside the paragraph

  // {pages, more, level, near}: as cb.find; level says how much of the question the best page tells,
  // near whether by other words for it.
  cb.findOwn = async function (query, shards) {
    const ideas = await ideasOf(query);
    const units = unitsOf(query, ideas);
    const near = cb.foremost(candidates(units, ideas, query.allowed), shards);
    const pages = await Promise.all(near.map((one) => cb.page(one.page)));
    const ranked = pages.map((page) => weigh(page, query, units, ideas)).filter((page) => page.score > 0);
    ranked.sort((a, b) => b.score - a.score || a.number - b.number);
    const best = ranked.length ? ranked[0] : { score: 0, level: 0 };
    return {
      pages: ranked.filter((page) => page.score >= LIKE * best.score), more: 0, level: best.level,
      near: best.isNear,
    };
  };

  // --- what is asked ------------------------------------------------------------------------

  // What may be held: {from, to, pages, rarity, value} of `whole`; `group` where it is by a group.
  async function ideasOf(query) {
    const tokens = query.words.flatMap((word) => (word.tokens || []).filter((token) => token.ids)
      .map((token) => ({ from: word.start + token.from, to: word.start + token.to, ids: token.ids })));
    const lists = [];
    for (const { from, to, groups } of await cb.groupsIn(query)) {
      for (const group of groups) {
        lists.push(...["", "+"].map(async (ending) => ({
          from, to, group, value: ending ? cb.TOLD : cb.SAME, ids: await cb.list(`~${group}${ending}`),
        })));
      }
    }
    const concepts = query.concepts.map((one) => ({ ...one, concept: one.number, value: 0.9 }));
    const all = [...tokens.map((one) => ({ ...one, value: 1 })), ...await Promise.all(lists), ...concepts]
      .filter((one) => one.ids.length).map((one) => ({ ...one, rarity: rarity(one.ids) }));
    // What the book often says in other words is no rare thing, however rare this word for it.
    for (const one of all.filter(({ value }) => value === 1)) {
      const others = all.filter((other) => other.value === cb.SAME && other.from === one.from &&
        other.to === one.to).map((other) => other.rarity);
      if (others.length) one.rarity = (one.rarity + Math.min(one.rarity, ...others)) / 2;
    }
    return all;
  }

  // Pages on which something is said: they come first.
  const questions = () => cb.meta.kinds[0] + cb.meta.kinds[1];

  // From 1, where one page has it, down to little, where all have it. Cards explain words of all
  // kinds and don't count.
  function rarity(ids) {
    const all = Math.max(2, questions());
    const some = ids.filter((id) => id >> 1 < all).length;
    return Math.log(1 + all / Math.max(1, some)) / Math.log(1 + all);
  }

  // Each character or word of the query: {from, to, size, most}; most is the rarest that may hold it.
  function unitsOf(query, ideas) {
    const units = query.words.flatMap((word) => word.units.map((unit) => ({
      from: word.start + unit.at, to: word.start + unit.at + unit.text.length, text: unit.text,
      asking: word.asking, chinese: unit.chinese,
    }))).slice(0, MOST);
    const plain = new Set(cb.plainIn(query.whole).flatMap(([from, to]) =>
      units.filter((unit) => unit.from >= from && unit.to <= to)));
    const isFilling = (unit) => isLight(unit) || (unit.chinese && (cb.FILLING.has(unit.text) || plain.has(unit)));
    const tells = (one) => one.group !== undefined || one.concept !== undefined ||
      units.some((unit) => unit.from >= one.from && unit.to <= one.to && !isFilling(unit));
    for (const unit of units) {
      unit.over = ideas.filter((one) => one.from <= unit.from && one.to >= unit.to && tells(one));
      const known = unit.over.length > 0;
      const only = known && unit.over.every((one) => isAsking(units, one));
      unit.size = (unit.chinese ? 1 : 2.5) * (isLight(unit) ? 0.1 : only ? 0.3
        : unit.asking ? (known ? 0.5 : 0) : isFilling(unit) && !known ? 0.2
        : !known && isUnasked(query, unit) ? 0.3 : 1);
      unit.most = known ? Math.max(...unit.over.map((one) => one.rarity * one.value)) : 1;
    }
    return units;
  }

  // In a large book not all lists are asked for: what is not known may be held all the same.
  const isUnasked = (query, { from, to }) => query.words.some((word) => word.tokens.some((token) =>
    !token.asked && word.start + token.from <= from && word.start + token.to >= to));

  const isLight = (unit) =>
    (unit.chinese ? cb.LIGHT.has(unit.text) : cb.LIGHT_WORDS.has(unit.text));

  // Whether what is held only asks: 多久; not: 多少人.
  const isAsking = (units, { from, to }) =>
    units.every((unit) => unit.to <= from || unit.from >= to || unit.asking || unit.text === "人");

  // Pages with what the lists say of them, best first.
  function candidates(units, ideas, allowed) {
    const total = new Map();
    for (const unit of units) {
      const here = new Map();
      for (const one of unit.over) {
        const worth = unit.size * one.rarity * one.value;
        for (const id of one.ids) {
          const now = worth * (id % 2 ? 1 : 1.15);
          if (now > (here.get(id >> 1) || 0)) here.set(id >> 1, now);
        }
      }
      for (const [page, worth] of here) total.set(page, (total.get(page) || 0) + worth);
    }
    const found = [...total].map(([page, share]) => ({ page, share }))
      // A card explains a word, and answers nothing.
      .filter(({ page }) => page < questions() && (!allowed || allowed.has(page)));
    return found.sort((a, b) => b.share - a.share || a.page - b.page);
  }

  // --- what a page says of it ---------------------------------------------------------------

  function weigh(page, query, units, ideas) {
    const entries = page.entries.map((entry) => heldBy(entry.text, entry, query, units, ideas));
    const title = heldBy(page.title, {}, query, units, ideas).held;
    const question = page.kind === "question" ? entries[0].held : [];
    const onPage = units.map((_, at) => Math.max(...entries.map((entry) => entry.held[at])));
    const all = units.reduce((sum, unit) => sum + unit.size * unit.most, 0) || 1;
    for (const entry of entries) {
      const held = units.map((unit, at) => unit.size * Math.max(entry.held[at],
        PLACES.question * Math.max(question[at] || 0, title[at]), PLACES.page * onPage[at]));
      const about = units.reduce((sum, unit, at) => sum + unit.size * (question[at] || 0), 0);
      entry.score = held.reduce((sum, one) => sum + one, 0) + ABOUT * about +
        (query.expects.some((form) => form.test(entry.text)) ? EXPECTED * all : 0);
      entry.own = units.reduce((sum, unit, at) => sum + unit.size * entry.held[at], 0);
      entry.level = held.reduce((sum, one) => sum + one, 0) / all;
    }
    const most = Math.max(...entries.map((entry) => entry.own));
    const kept = entries.filter((entry) => entry.own > 0 && entry.own >= 0.5 * most);
    kept.sort((a, b) => b.score + b.own - a.score - a.own);
    const score = kept.length ? Math.max(...kept.map((entry) => entry.score)) : 0;
    const level = kept.length ? Math.max(...kept.map((entry) => entry.level)) : 0;
    return { ...page, entries: kept, score, level, isNear: kept.some((entry) => entry.isNear) };
  }

  // The text with what it holds of each unit, and where.
  function heldBy(text, entry, query, units, ideas) {
    const squeezed = cb.squeeze(text);
    const held = units.map(() => 0);
    const ranges = [];
    let isNear = false;
    const hold = ({ from, to, rarity: rare }, value, places) => {
      let gains = false;
      units.forEach((unit, at) => {
        if (unit.from < from || unit.to > to || held[at] >= rare * value) return;
        held[at] = rare * value;
        gains = gains || !unit.asking;
      });
      if (gains) ranges.push(...places);
      return gains;
    };
    for (const tile of tiles(squeezed, query, ideas)) hold(tile, 1, tile.places);
    for (const one of ideas) {
      if (one.concept !== undefined) {
        const places = cb.synonymPlaces(squeezed, one.concept);
        if (places.length) hold(one, one.value, places);
      } else if (one.group !== undefined) {
        const { ranges: places, value, more } = cb.groupPlaces(squeezed, one.group);
        if (places.length && value === one.value && hold(one, value + more, places)) isNear = true;
      }
    }
    return { ...entry, squeezed, held, ranges: cb.outermost(ranges), isNear, values: [], count: 0 };
  }

  // The longest stretches of the query's words that the text holds: {from, to, rarity, places}. A
  // short one must not stand across other words: 外用户 of 国外用户, 利率 in 毛利率.
  function tiles(squeezed, query, ideas) {
    const named = ideas.filter((one) => one.value !== 1);
    const found = [];
    for (const { asking, units, start } of query.words) {
      for (let at = 0; at < units.length && !asking; at++) {
        const from = start + units[at].at;
        if (named.some((one) => one.from < from && one.to > from)) continue;
        const end = longest(squeezed, units, at);
        const text = textOf(units, at, end);
        if (!text || (units[at].chinese && text.length < 2)) continue;
        const to = from + text.length;
        const places = cb.places(squeezed, text).filter((one) => !one.cut);
        if (text.length < 3 && places.every((place) => cb.crosses(squeezed, place, query))) continue;
        const within = ideas.filter((one) => one.value === 1 && one.from >= from && one.to <= to);
        found.push({ from, to, places, rarity: Math.max(0, ...within.map((one) => one.rarity)) });
      }
    }
    return found;
  }

  function longest(squeezed, units, at) {
    let end = at;
    while (end < units.length && cb.holds(squeezed, textOf(units, at, end + 1))) end++;
    return end;
  }

  const textOf = (units, from, to) => units.slice(from, to).map((unit) => unit.text).join("");
})(self.callbookSearch);
