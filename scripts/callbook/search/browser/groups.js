// Read everyday words: which groups of words a query names, and where a text has others of them.
// scripts/callbook/search/groups.py says what a group is, and lists the pages of each.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  cb.SAME = 0.8; // what a word of the same group is worth, where the word itself is worth 1
  cb.TOLD = 0.5; // and one that answers may say instead

  let named = null; // word → numbers of its groups
  let groups = null;

  // Loads the vocabulary; the groups that the query names: {from, to, groups} of `whole`, none
  // within a longer one.
  cb.groupsIn = async function (query) {
    if (!groups) {
      const rows = await cb.shard("everyday");
      groups = rows.map((row) => row.map((words) => words.map((word) => cb.squeeze(word).text)));
      named = new Map();
      groups.forEach(([same, asked], number) => new Set([...same, ...asked]).forEach((word) =>
        named.set(word, [...(named.get(word) || []), number])));
    }
    const found = [];
    const { whole } = query;
    // One character stands for itself only where no word of the book holds it.
    const isInWord = (at) => query.words.some((word) => (word.tokens || []).some((token) =>
      token.ids && token.ids.length && token.to - token.from > 1 &&
      word.start + token.from <= at && word.start + token.to > at));
    for (let from = 0; from < whole.length; from++) {
      for (let to = from + 1; to <= Math.min(whole.length, from + LONGEST); to++) {
        const numbers = named.get(whole.slice(from, to));
        if (!numbers || (to - from < 2 && isInWord(from)) || cb.cutsAt(query.squeezed, from) || cb.cutsAt(query.squeezed, to)) continue;
        found.push({ from, to, groups: numbers });
      }
    }
    return found.filter((one) => !found.some((other) => other !== one &&
      other.from <= one.from && other.to >= one.to));
  };

  const LONGEST = 24; // characters of a word of the vocabulary

  // Whether a stretch of a text begins or ends inside a word that the query does not hold: 利率 in
  // 毛利率, of 毛利; not: 毛利 in 毛利率.
  cb.crosses = function (squeezed, { from, to }, query) {
    const isWord = (start, end) => {
      const word = squeezed.text.slice(start, end);
      return named.has(word) && !query.whole.includes(word);
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
    const places = (words) => words.map((word) =>
      cb.places(squeezed, word).filter((one) => !one.cut)).filter((one) => one.length);
    const own = places(same);
    const others = places(told);
    const more = 0.08 * Math.min(3, Math.max(0, own.length + others.length - 1));
    const value = own.length ? cb.SAME : others.length ? cb.TOLD : 0;
    return { ranges: (own.length ? own : others).flat(), value, more: value * more };
  };
})(self.callbookSearch);
