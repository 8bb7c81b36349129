// Read everyday words: which groups of words a query names, and where a text has others of them.
// scripts/callbook/search/groups.py says what a group is, and lists the pages of each.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  cb.SAME = 0.7; // what a word of the same group is worth, where the word itself is worth 1
  cb.TOLD = 0.5; // and one that answers may say instead

  let named = null; // word → numbers of its groups
  let groups = null;

  // Loads the vocabulary; the groups that the query names: {from, to, groups} of `whole`.
  cb.groupsIn = async function (query) {
    if (!groups) {
      const rows = await cb.shard("everyday");
      groups = rows.map(([...parts]) => {
        const hints = parts.pop();
        return [...parts.map((words) => words.map((word) => cb.squeeze(word).text)), hints];
      });
      named = new Map();
      groups.forEach(([same, asked], number) => new Set([...same, ...asked]).forEach((word) =>
        named.set(word, [...(named.get(word) || []), number])));
    }
    // One character stands for itself only where no word of the book holds it.
    const isInWord = (at) => query.words.some((word) => (word.tokens || []).some((token) =>
      token.ids && token.ids.length && token.to - token.from > 1 &&
      word.start + token.from <= at && word.start + token.to > at));
    const isCut = (at) => cb.cutsAt(query.squeezed, at);
    const found = ["", "了过的得很多", "了过的得很多着地吗呢吧啊呀"]
      .flatMap((particles) => spelled(query.whole, particles))
      .filter(({ from, to }) => !isCut(from) && !isCut(to) && (to - from > 1 || !isInWord(from)));
    return apart(found, query.whole.length);
  };

  // Words of the vocabulary in a text, {from, to, groups}, without what may stand between their
  // characters: 着火 in 着过火, 裁人 in 裁了很多人.
  function spelled(whole, particles) {
    const places = [...whole].map((_, at) => at).filter((at) => !particles.includes(whole[at]));
    const text = places.map((at) => whole[at]).join("");
    const found = [];
    for (let from = 0; from < text.length; from++) {
      for (let to = from + 1; to <= Math.min(text.length, from + LONGEST); to++) {
        const numbers = named.get(text.slice(from, to));
        if (numbers) found.push({ from: places[from], to: places[to - 1] + 1, groups: numbers });
      }
    }
    return found;
  }

  // Of words that overlap those that stay side by side, long ones rather than many: 快递员 and 工资
  // of 快递员工资, not 员工.
  function apart(found, length) {
    const best = [{ worth: 0, words: [] }];
    for (let to = 1; to <= length; to++) {
      best[to] = best[to - 1];
      const ending = found.filter((one) => one.to === to);
      for (const from of new Set(ending.map((one) => one.from))) {
        const before = best[from];
        const worth = before.worth + (to - from) ** LONG;
        if (worth <= best[to].worth) continue;
        const groups = new Set(ending.filter((one) => one.from === from).flatMap((one) => one.groups));
        best[to] = { worth, words: [...before.words, { from, to, groups: [...groups] }] };
      }
    }
    return best[length].words;
  }

  const LONG = 1.7; // a long word is worth more than its characters, two words more than a part of both
  const LONGEST = 24; // characters of a word of the vocabulary

  cb.isHint = (number) => groups[number][3];

  // Whether a stretch of a text begins or ends inside a word that the query does not hold: 利率 in
  // 毛利率, of 毛利; not: 毛利 in 毛利率.
  cb.crosses = function (squeezed, { from, to }, query) {
    const isWord = (start, end) => {
      const word = squeezed.text.slice(start, end);
      return named.has(word) && !(query && query.whole.includes(word));
    };
    for (let size = 2; size <= 4; size++) {
      for (let start = from - size + 1; start < from; start++) {
        if (start >= 0 && start + size < to && isWord(start, start + size)) return true;
      }
      for (let start = Math.max(from + 1, to - size + 1); start < to; start++) {
        if (start > from && start + size > to && isWord(start, start + size)) return true;
      }
    }
    return false;
  };

  // Where a squeezed text holds words of a group: {ranges, value}; several tell a little more.
  cb.groupPlaces = function (squeezed, number) {
    const [same, , told] = groups[number];
    const places = (words) => words.map((word) => cb.places(squeezed, word).filter((one) =>
      !one.cut && (word.length > 2 || !cb.crosses(squeezed, one)))).filter((one) => one.length);
    const own = places(same);
    const others = places(told);
    const more = 0.08 * Math.min(3, Math.max(0, own.length + others.length - 1));
    const value = own.length ? cb.SAME : others.length ? cb.TOLD : 0;
    return { ranges: (own.length ? own : others).flat(), value, more: value * more };
  };
})(self.callbookSearch);
