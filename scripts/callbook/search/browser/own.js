// Find what answers a question in a reader's own words: by what it shares with the text, and by
// other words for what it says. A rare word tells more than any number of common ones.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const LIKE = 0.45; // of what the best page tells must be told by the others
  const ABOUT = 0.15; // and more for what the question is about
  const EXPECTED = 0.1; // where the paragraph says what such a question asks for: a time, an amount
  const IN_QUESTION = 1.15; // how much more is told by a list where the question has it
  const PLACES = { question: 0.9, page: 0.6 }; // what is said there is worth beside the paragraph

  // {pages, more, level, near, partly}: as cb.find; `level` says how much of the question the best
  // page tells, `near` whether by other words for it, `partly` that it is not.
  cb.findOwn = async function (query, shards) {
    const ideas = await cb.ideas(query);
    const units = cb.ownUnits(query, ideas);
    const near = cb.foremost(candidates(units, ideas, query.allowed), shards);
    const pages = await Promise.all(near.map((one) => cb.page(one.page)));
    const ranked = pages.map((page) => weigh(page, query, units, ideas))
      .filter((page) => page.score > 0);
    ranked.sort((a, b) => b.score - a.score || a.number - b.number);
    const best = ranked.length ? ranked[0] : { score: 0, level: 0 };
    return {
      pages: ranked.filter((page) => page.score >= LIKE * best.score), more: 0, level: best.level,
      near: best.isNear, partly: !best.isNear,
    };
  };

  // Pages with what the lists say of them, best first.
  function candidates(units, ideas, allowed) {
    const all = cb.questions();
    const total = new Float64Array(all);
    for (const unit of units) {
      const most = new Float64Array(all);
      for (const one of unit.over) {
        const worth = unit.size * one.rarity * one.value;
        for (const id of one.ids) {
          const here = worth * (id % 2 ? 1 : IN_QUESTION);
          if (here > most[id >> 1]) most[id >> 1] = here;
        }
      }
      most.forEach((worth, page) => { total[page] += worth; });
    }
    const found = [];
    total.forEach((share, page) => {
      if (share && (!allowed || allowed.has(page))) found.push({ page, share });
    });
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
      entry.level = held.reduce((sum, one, at) => sum + (units[at].isWord ? 0 : one), 0) / all;
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
        gains = gains || unit.size > cb.HINT;
      });
      if (gains) ranges.push(...places);
      return gains;
    };
    for (const tile of tiles(squeezed, query, ideas)) hold(tile, 1, tile.places);
    for (const one of ideas) {
      if (one.concept !== undefined) {
        const places = cb.synonymPlaces(squeezed, one.concept);
        if (places.length) hold(one, one.value, places);
      } else if (one.character !== undefined) {
        if (squeezed.text.includes(one.character)) hold(one, one.value, []);
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
    const named = [...query.named, ...query.concepts];
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
        if (text.length < 3 && [...text].some((one) => cb.isParticle(one))) continue;
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
