// Read words of letters as pinyin: zhibo as 直播. The last resort, for what is no word of the book.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const MOST = 6; // pairs of one sound that are compared

  // What the query may mean, the likelier first: by the names and other words of metrics and
  // topics where `named` is asked for, else by any two characters that the book has.
  cb.readings = async function (query, named) {
    if (!cb.meta.shards.s.length) return [];
    const typed = query.words.map((word) => word.text);
    const words = new Set(await cb.allWords());
    const isPinyin = (text) => /^[a-z]+$/.test(text) && !words.has(text) && !cb.aliases().has(text);
    const from = typed.findIndex(isPinyin);
    if (from < 0) return [];
    let to = from;
    while (to < typed.length && isPinyin(typed[to])) to++;
    const { known, exact } = await cb.sounds();
    const ways = typed.slice(from, to).map((text) => cb.inSyllables(text, known));
    if (ways.some((some) => !some.length)) return [];
    const read = named ? (way) => wordsOf(way, exact) : (way) => pairsOf(way, exact);
    const found = [];
    for (const way of joined(ways)) found.push(...await read(way));
    if (!found.length && ways.length > 1) found.push(...await apart(ways, exact));
    return [...new Set(found)].map((text) =>
      [...typed.slice(0, from), text, ...typed.slice(to)].join(" "));
  };

  // All typed as one word: zhi bo.
  const joined = (ways) => ways.reduce((all, some) =>
    all.flatMap((one) => some.map((other) => [...one, ...other])).slice(0, 16), [[]]);

  // Each as a word of its own: zhibo dianshang.
  async function apart(ways, exact) {
    const words = await Promise.all(ways.map(async (some) => {
      for (const way of some) {
        const [word] = [...wordsOf(way, exact), ...await pairsOf(way, exact)];
        if (word) return word;
      }
      return "";
    }));
    return words.every(Boolean) ? [words.join(" ")] : [];
  }

  // Names and other words of metrics and topics that sound so.
  const wordsOf = (way, exact) => [...cb.aliases().keys()].filter((word) => {
    const characters = [...word];
    return characters.length === way.length &&
      characters.every((one, at) => exact.has(one) && exact.get(one).has(way[at]));
  });

  // The way through pairs of characters that sound so, or none where a pair is missing: those
  // before that some question or title has, then those that more pages have.
  async function pairsOf(way, exact) {
    if (way.length < 2) return [];
    const steps = await Promise.all(way.slice(1).map((next, at) => pairsLike(way[at], next, exact)));
    let paths = new Map(steps[0].map((pair) => [pair.second, { text: pair.text, worth: pair.worth }]));
    for (const pairs of steps.slice(1)) {
      const further = new Map();
      for (const { first, second, worth } of pairs) {
        const path = paths.get(first);
        if (!path) continue;
        const sum = path.worth + worth;
        const other = further.get(second);
        if (!other || sum > other.worth) further.set(second, { text: path.text + second, worth: sum });
      }
      paths = further;
    }
    return [...paths.values()].sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1))
      .slice(0, 3).map((path) => path.text);
  }

  async function pairsLike(first, second, exact) {
    const found = [];
    for (const [, pairs] of await cb.rows("s", `${cb.plain(first)}-${cb.plain(second)}`)) {
      const characters = [...pairs];
      for (let at = 0; at < characters.length; at += 2) {
        const [one, two] = characters.slice(at, at + 2);
        if (exact.get(one).has(first) && exact.get(two).has(second)) found.push([one, two]);
      }
    }
    return Promise.all(found.slice(0, MOST).map(async ([one, two]) => {
      const ids = await cb.list(one + two);
      const inQuestion = ids.some((id) => id % 2 === 0);
      return { first: one, second: two, text: one + two,
        worth: (inQuestion ? 20 : 0) + Math.log2(1 + ids.length) };
    }));
  }
})(self.callbookSearch);
