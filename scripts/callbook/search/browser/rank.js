// Say which pages may match a query, by the lists of the index: the foremost first.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const SMALL = 60; // shards of lists up to which every list may be asked for
  const TOKENS = 12; // lists that a long query asks for in a larger book

  const isSmall = () => cb.meta.shards.p.length <= SMALL;

  // How telling a token is: one that hardly any page has tells most.
  function weight(count, pages) {
    if (!count) return 1.6;
    const share = count / pages;
    return share > 0.4 ? 0.6 : share > 0.15 ? 0.8 : share > 0.04 ? 1.1 : 1.4;
  }

  // The lists of all tokens, and what each is worth, put on the tokens themselves.
  async function lookUp(query) {
    const { pages } = cb.layout();
    const small = isSmall();
    const tokens = query.words.flatMap((word) => {
      word.tokens = cb.tokens(word).map((token) => ({ ...token, word }));
      return word.tokens;
    });
    const chosen = small ? tokens : choose(tokens);
    await Promise.all(chosen.map(async (token) => {
      token.ids = token.prefix ? await cb.lists(token.key) : await cb.list(token.key);
    }));
    await lookUpCutWord(query, small);
    for (const token of tokens) {
      const size = token.word.text.slice(token.from, token.to).length;
      token.asked = token.ids !== undefined;
      token.rarity = token.asked ? weight(token.ids.length, pages) : 1;
      token.worth = token.asked ? token.rarity * Math.min(4, size) * (token.word.asking ? 0.1 : 1) : 0;
    }
    query.words.forEach((word) => weighCharacters(word, query.asks));
    return chosen;
  }

  // Of a long query, some tokens from all over it, common ones last.
  function choose(tokens) {
    if (tokens.length <= TOKENS) return tokens;
    const common = (token) => cb.spread(token.key) > 2;
    const order = tokens.map((token, at) => ({ token, at, late: common(token) || token.word.asking }));
    const step = (at) => (at % 2 ? 1 : 0); // every second pair already covers all characters
    order.sort((a, b) => a.late - b.late || step(a.at) - step(b.at) || a.at - b.at);
    const picked = order.slice(0, TOKENS * 2).filter((one) => !one.late);
    const spaced = picked.length > TOKENS
      ? picked.filter((_, at) => Math.floor(at * TOKENS / picked.length) !==
          Math.floor((at - 1) * TOKENS / picked.length))
      : order.slice(0, TOKENS);
    return spaced.map((one) => one.token);
  }

  // A phrase copied from the text may begin inside a word: U渗透 in DAU渗透, 5亿 in 1.5亿.
  async function lookUpCutWord(query, small) {
    const word = query.words[0];
    if (!word || word.units[0].chinese) return;
    const [alone, pair] = word.tokens;
    if (!small && alone.ids && alone.ids.length) return;
    const text = [...word.units[0].text].reverse().join("");
    const rows = await cb.rows("r", text, { prefix: true, most: 3 });
    const whole = rows.map(([key]) => [...key].reverse().join("")).slice(0, small ? 500 : 40);
    const only = query.words.length === 1 && word.units.length === 1 && alone.key.length > 1;
    if (only && (small || !alone.ids.length)) whole.push(...await wordsWith(alone.key));
    await add(alone, whole, "");
    if (pair) await add(pair, whole, pair.key.slice(alone.key.length));
  }

  async function add(token, words, ending) {
    const lists = await Promise.all(words.map((word) => cb.list(word + ending)));
    token.ids = cb.union([token.ids || [], ...lists]);
  }

  // All words of letters that hold these: arppu for rpp.
  async function wordsWith(letters) {
    const all = await cb.allWords();
    return all.filter((word) => word.includes(letters)).slice(0, 40);
  }

  cb.allWords = async function () {
    const names = cb.meta.shards.r.map((_, at) => `r${at}`);
    const held = await Promise.all(names.map(cb.shard));
    return held.flatMap((shard) => Object.entries(shard).flatMap(([first, [, others]]) =>
      (others || "").split("!").slice(1).map((row) => [...(first + row.trim())].reverse().join(""))));
  };

  // What each character of a word is worth: as much as the commonest token that covers it. One
  // that no page has counts most, as nothing may be right; but askers use words of their own.
  function weighCharacters(word, asks) {
    const over = word.units.map((unit) => word.tokens.filter((token) =>
      token.from <= unit.at && token.to >= unit.at + unit.text.length));
    const rarity = over.map((tokens) => Math.min(...tokens.map((token) => token.rarity), 1.6));
    const isKnown = over.map((tokens) => tokens.some(({ ids }) => ids && ids.length));
    word.weights = word.units.map((unit, at) => {
      const size = unit.chinese ? (cb.LIGHT.has(unit.text) ? 0.2 : 1)
        : cb.LIGHT_WORDS.has(unit.text) ? 0.3 : Math.min(3, 1 + unit.text.length / 3);
      return (asks && !isKnown[at] ? 1 : rarity[at]) * size;
    });
    word.weight = word.weights.reduce((sum, one) => sum + one, 0) * (word.asking ? 0.1 : 1);
  }

  // Pages with what their lists say, best first: [{page, share}].
  cb.candidates = async function (query) {
    const { pages } = cb.layout();
    const tokens = await lookUp(query);
    const concepts = cb.conceptsIn(query);
    query.concepts = await Promise.all(concepts.map(async (concept) => ({
      ...concept, ids: await cb.list(`@${concept.number}`),
    })));
    const allowed = await allowedPages(query);
    query.allowed = allowed;
    if (!query.words.length) {
      return [...(allowed || [])].sort((a, b) => a - b).map((page) => ({ page, share: 1 }));
    }
    const barred = await barredPages(query);
    const total = new Float64Array(pages);
    const bonus = new Float64Array(pages);
    const count = (ids, worth, into) => {
      for (const id of ids) into[id >> 1] += worth;
    };
    for (const token of tokens) {
      for (const id of token.ids) if (id % 2 === 0) bonus[id >> 1] += token.worth * 0.3;
    }
    let full = 0;
    for (const token of tokens) {
      count(token.ids, token.worth, total);
      full += token.worth;
    }
    for (const concept of query.concepts) {
      const over = tokens.filter((token) => token.word.start + token.from < concept.to &&
        token.word.start + token.to > concept.from);
      const worth = over.reduce((sum, token) => sum + token.worth, 0);
      const already = new Float64Array(pages);
      over.forEach((token) => count(token.ids, token.worth, already));
      for (const page of concept.ids.map((id) => id >> 1)) {
        total[page] += Math.max(0, 0.95 * worth - already[page]);
      }
    }
    const found = [];
    for (let page = 0; page < pages; page++) {
      if (total[page] > 0 && (!allowed || allowed.has(page))) {
        const order = total[page] + bonus[page] - (barred.has(page) ? full : 0);
        found.push({ page, share: total[page] / full, order });
      }
    }
    found.sort((a, b) => b.order - a.order || a.page - b.page);
    const best = found.length ? Math.max(...found.slice(0, 50).map((one) => one.share)) : 0;
    return found.filter((one) => one.share >= Math.min(0.35, 0.5 * best));
  };

  // page → how much of the query it can hold at most, by the lists: so texts that can't be kept
  // needn't be loaded. match.js says what a word is worth that is held whole, and in parts.
  cb.ceiling = function (query) {
    const words = query.words.map((word) => {
      const lists = word.tokens.map(pagesWith);
      return { word, lists, over: word.units.map((unit) => lists.filter((_, at) =>
        word.tokens[at].from <= unit.at && word.tokens[at].to >= unit.at + unit.text.length)) };
    });
    const named = query.concepts.map((concept) => ({
      ...concept, card: cb.meta.concepts[concept.number][0],
      pages: isWhole(`@${concept.number}`) ? pagesOf(concept.ids) : null,
    }));
    return (page) => {
      const may = (pages) => !pages || pages.has(page);
      const concepts = named.filter(({ card, pages }) => card === page || may(pages));
      let all = 0;
      let held = 0;
      for (const { word, lists, over } of words) {
        const isNamed = concepts.some(({ from, to }) =>
          word.start < to && word.start + word.text.length > from);
        all += word.weight;
        held += word.weight * (isNamed || lists.every(may) ? 1
          : cb.PARTLY * part(word.weights, over.map((some) => some.some(may))));
      }
      return all ? held / all : 1;
    };
  };

  // The pages with a token; null where its list does not tell all of them. A word of letters may
  // also stand within another, where no list says so.
  function pagesWith(token) {
    const tells = token.asked && !token.prefix && [...token.key].every(cb.isChinese);
    return tells && isWhole(token.key) ? pagesOf(token.ids) : null;
  }

  const isWhole = (key) => cb.spread(key) <= cb.PARTS;
  const pagesOf = (ids) => new Set(ids.map((id) => id >> 1));

  function part(weights, held) {
    const all = weights.reduce((sum, one) => sum + one, 0);
    return all ? weights.reduce((sum, one, at) => sum + (held[at] ? one : 0), 0) / all : 1;
  }

  async function allowedPages(query) {
    let allowed = null;
    for (const { letter, at } of query.filters) {
      const pages = new Set((await cb.list(`=${letter}${at}`, Infinity)).map((id) => id >> 1));
      allowed = allowed ? new Set([...allowed].filter((page) => pages.has(page))) : pages;
    }
    return allowed;
  }

  // Pages that seem to hold a word to be without: other paragraphs of theirs may be right still.
  async function barredPages(query) {
    const barred = new Set();
    for (const text of query.without) {
      const tokens = cb.tokens({ text, units: unitsOf(text) });
      const lists = await Promise.all(tokens.map((token) => cb.list(token.key)));
      const [one, ...others] = lists.map((ids) => new Set(ids.map((id) => id >> 1)));
      for (const page of one || []) if (others.every((pages) => pages.has(page))) barred.add(page);
    }
    return barred;
  }

  const unitsOf = (text) => cb.parse(text).words.flatMap((word) => word.units.map((unit) =>
    ({ ...unit, at: unit.at + word.start })));
})(self.callbookSearch);
