// Find what answers a question in a reader's own words: by what it shares with the text, and by
// other words for what it says. A rare word tells more than any number of common ones.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const MOST = 60; // characters of a question that are weighed
  const LIKE = 0.6; // of what the best page tells must be told by the others
  const ABOUT = 0.15; // and more for what the question is about
  const EXPECTED = 0.1; // where the paragraph says what such a question asks for: a time, an amount
  const IN_QUESTION = 1.15; // how much more is told by a list where the question has it
  const CHARACTER = 0.5; // what one character is worth that the text has in another word: 修 of 维修
  const ALONE = 1.6; // how much more one character counts that is a word
  const HINT = 0.2; // and how little one of a question that goes with anything: 多久
  const HARDLY = 0.6; // what one is worth in the question of which the book has but the character
  const SPREAD = 3; // shards of a character's lists; one with more is too common to tell anything
  const PARTICLES = new Set("的了吗呢吧呀啊们着"); // parts of no word
  const PLACES = { question: 0.9, page: 0.6 }; // what is said there is worth beside the paragraph

  // {pages, more, level, near, partly}: as cb.find; level says how much of the question the best page tells,
  // near whether by other words
  // for it, partly that it is not.
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
      near: best.isNear, partly: !best.isNear,
    };
  };

  // Starts to load what a question in a reader's own words will need, while it is looked for as
  // typed.
  cb.expectOwn = async function (query) {
    const numbers = (await cb.groupsIn(query)).flatMap(({ groups }) => groups);
    await Promise.all(numbers.flatMap((number) => [cb.list(`~${number}`), cb.list(`~${number}+`)]));
  };

  // --- what is asked ------------------------------------------------------------------------

  // What may be held: {from, to, pages, rarity, value} of `whole`; `group` where it is by a group.
  async function ideasOf(query) {
    const tokens = query.words.flatMap((word) => (word.tokens || []).filter((token) => token.ids)
      .map((token) => ({ from: word.start + token.from, to: word.start + token.to, ids: token.ids })));
    const lists = [];
    query.named = await cb.groupsIn(query);
    for (const { from, to, groups } of query.named) {
      for (const group of groups) {
        lists.push(...["", "+"].map(async (ending) => ({
          from, to, group, hints: cb.isHint(group), value: ending ? cb.TOLD : cb.SAME, ids: await cb.list(`~${group}${ending}`),
        })));
      }
    }
    const characters = query.words.filter((word) => !word.asking).flatMap((word) => word.units
      .filter((unit) => unit.chinese && !isLight(unit) && !cb.FILLING.has(unit.text))
      .map(async (unit) => ({
        from: word.start + unit.at, to: word.start + unit.at + unit.text.length, value: CHARACTER,
        character: unit.text, ids: cb.spread(unit.text) > SPREAD ? [] : await cb.lists(unit.text),
      })));
    const concepts = query.concepts.map((one) => ({ ...one, concept: one.number, value: 0.9 }));
    const all = [...tokens.map((one) => ({ ...one, value: 1 })), ...await Promise.all([...lists, ...characters]),
      ...concepts]
      .map((one) => ({ ...one, ids: one.ids.filter((id) => id >> 1 < questions()) }))
      .filter((one) => one.ids.length).map((one) => ({ ...one, rarity: rarity(one.ids.length) }));
    // What the book often says in other words is no rare thing, however rare this word for it.
    for (const one of all.filter(({ value }) => value === 1)) {
      const others = all.filter((other) => other.value === cb.SAME && other.from === one.from &&
        other.to === one.to).map((other) => other.rarity);
      if (others.length) one.rarity = (one.rarity + Math.min(one.rarity, ...others)) / 2;
    }
    return all;
  }

  // Pages on which something is said: they come first. A card explains a word, and answers nothing.
  const questions = () => cb.meta.kinds[0] + cb.meta.kinds[1];

  // From 1, where one page has it, down to little, where all have it.
  function rarity(pages) {
    const all = Math.max(2, questions());
    return Math.log(1 + all / pages) / Math.log(1 + all);
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
    const within = (one) => units.filter((unit) => unit.from >= one.from && unit.to <= one.to);
    const tells = (one) => one.group !== undefined || one.concept !== undefined ||
      (within(one).some((unit) => !isFilling(unit)) &&
        !within(one).some((unit) => PARTICLES.has(unit.text)));
    for (const unit of units) {
      unit.over = ideas.filter((one) => one.from <= unit.from && one.to >= unit.to && tells(one));
      const over = unit.over.filter((one) => one.character === undefined);
      const known = over.length > 0;
      const isSmall = unit.asking || isFilling(unit);
      const isAlone = over.some((one) => one.group !== undefined && one.to - one.from === 1);
      const isNamed = over.some((one) => one.group !== undefined && !one.hints);
      unit.size = (unit.chinese ? 1 : 2.5) * (isLight(unit) ? (isNamed ? 0.5 : 0.1)
        : known && over.every((one) => one.hints) ? HINT
        : unit.asking && !known ? 0 : isSmall ? (known ? 0.5 : 0.2)
        : !known && isUnasked(query, unit) ? 0.3 : 1) * (isAlone ? ALONE : 1);
      unit.known = known;
      unit.isStray = !known && !isSmall;
      const isSaid = over.some((one) => one.value > cb.TOLD);
      unit.most = known ? Math.max(isSaid ? 0 : HARDLY, ...over.map((one) => one.rarity * one.value)) : 1;
    }
    // One character that the book has in other words may be a word; several in a row are a word that
    // the book does not have, whatever words it has their characters in.
    const isUnknown = (unit) => unit && !unit.known && !unit.asking && !isLight(unit);
    units.forEach((unit, at) => {
      unit.isWord = unit.isStray && (isUnknown(units[at - 1]) || isUnknown(units[at + 1]));
      if (unit.isStray && !unit.isWord && unit.over.length) unit.most = HARDLY;
    });
    return units;
  }

  // In a large book not all lists are asked for: what is not known may be held all the same.
  const isUnasked = (query, { from, to }) => query.words.some((word) => word.tokens.some((token) =>
    !token.asked && word.start + token.from <= from && word.start + token.to >= to));

  const isLight = (unit) =>
    (unit.chinese ? cb.LIGHT.has(unit.text) : cb.LIGHT_WORDS.has(unit.text));

  // Pages with what the lists say of them, best first.
  function candidates(units, ideas, allowed) {
    const all = questions();
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
        gains = gains || unit.size > HINT;
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
        if (text.length < 3 && [...text].some((one) => PARTICLES.has(one))) continue;
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
