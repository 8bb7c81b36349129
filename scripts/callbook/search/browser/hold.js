// Say how much of a word a text holds, and where: whole, by another word for it, or in parts.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  cb.PARTLY = 0.85; // what a word is worth at most that is held in parts
  const APART = 0.12; // how much less, where the parts are single characters or words

  // {held, ranges}: of each unit of the word how much the text holds, and where to mark it.
  cb.hold = function (squeezed, word, query) {
    const whole = cb.places(squeezed, word.text);
    const uncut = whole.filter((one) => !one.cut);
    if (uncut.length) return { held: word.units.map(() => 1), ranges: uncut };
    const other = synonyms(squeezed, word, query);
    if (cb.part(word, other.held) > 0.89) return other;
    if (whole.length) return { held: word.units.map(() => 0.9), ranges: whole };
    const parts = tiled(squeezed, word);
    return cb.part(word, parts.held) >= cb.part(word, other.held) ? parts : other;
  };

  // How much of the word is held, from 0 to 1, if of its units so much is.
  cb.part = function (word, held) {
    const all = sum(word.weights) || 1;
    return sum(word.weights.map((weight, at) => weight * held[at])) / all;
  };

  // Of each unit of the word, what the page tells by the topics it stands under.
  cb.holdByTopic = (word, query, tags) => word.units.map((unit) => query.concepts.some((concept) =>
    !cb.isMetric(concept) && isWithin(word, unit, concept) &&
    tags.includes(cb.meta.concepts[concept.number][2])) ? 0.9 : 0);

  // A concept that has a card of its own; otherwise a topic, whose words are farther from another.
  cb.isMetric = (concept) => cb.meta.concepts[concept.number][0] >= 0;

  // Where another word for a concept stands; of its proper names only, where asked so.
  cb.synonymPlaces = (squeezed, number, close = false) => cb.meta.concepts[number]
    .slice(2, close ? 2 + cb.meta.concepts[number][1] : undefined)
    .flatMap((alias) => uncut(squeezed, cb.squeeze(alias).text));

  // Other words for what the word says, or for a part of it: DAU for 日活, in 日活增长 too.
  function synonyms(squeezed, word, query) {
    let best = { held: word.units.map(() => 0), ranges: [] };
    for (const concept of query.concepts) {
      const named = word.units.map((unit) => isWithin(word, unit, concept));
      const ranges = named.some(Boolean) ? cb.synonymPlaces(squeezed, concept.number) : [];
      if (!ranges.length) continue;
      const left = tiled(squeezed, word, named);
      const value = cb.isMetric(concept) ? 0.99 : 0.8;
      const held = named.map((is, at) => (is ? value : left.held[at]));
      if (cb.part(word, held) > cb.part(word, best.held)) {
        best = { held, ranges: cb.outermost([...ranges, ...left.ranges]) };
      }
    }
    return best;
  }

  const isWithin = (word, unit, concept) =>
    word.start + unit.at < concept.to && word.start + unit.at + unit.text.length > concept.from;

  // The best cover of a word, or of what is left of it, by parts of it that the text holds: 用户
  // and 增长 for 用户增长.
  function tiled(squeezed, word, without = []) {
    const left = word.units.map((_, at) => at).filter((at) => !without[at]);
    const units = left.map((at) => word.units[at]);
    const weights = left.map((at) => word.weights[at]);
    const best = cover(squeezed, units, weights, word.units.length);
    const held = word.units.map(() => 0);
    const ranges = [];
    for (let at = 0; at < units.length; at = best[at].next) {
      if (!best[at].size) continue;
      for (let n = at; n < best[at].next; n++) held[left[n]] = cb.PARTLY * (1 - APART / best[at].size);
      ranges.push(...uncut(squeezed, textOf(units, at, best[at].next)));
    }
    return { held, ranges: cb.outermost(ranges) };
  }

  // For each unit the part that best begins there, if any: {worth, next, size}.
  function cover(squeezed, units, weights, all) {
    const longest = units.map(() => 0);
    for (let at = 0, end = 0; at < units.length; at++) {
      end = Math.max(end, at);
      while (end < units.length && cb.holds(squeezed, textOf(units, at, end + 1))) end++;
      longest[at] = end - at;
    }
    const best = Array.from({ length: units.length + 1 }, () => ({ worth: 0, next: -1, size: 0 }));
    for (let at = units.length - 1; at >= 0; at--) {
      best[at] = { worth: best[at + 1].worth, next: at + 1, size: 0 };
      for (let size = 1; size <= longest[at]; size++) {
        if (!tells(units.slice(at, at + size), all)) continue;
        const worth = sum(weights.slice(at, at + size)) * (1 - APART / size) + best[at + size].worth;
        if (worth > best[at].worth) best[at] = { worth, next: at + size, size };
      }
    }
    return best;
  }

  const textOf = (units, from, to) => units.slice(from, to).map((unit) => unit.text).join("");
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  // Whether a part says something by itself: 增长, dau; not: 的增, 增.
  function tells(units, all) {
    if (!units[0].chinese && units.length === 1) return !cb.LIGHT_WORDS.has(units[0].text) || all === 1;
    if (units.length === 1) return all === 1;
    const light = (unit) => unit.chinese && cb.LIGHT.has(unit.text);
    return !light(units[0]) && !light(units[units.length - 1]);
  }

  // Where a squeezed text holds another: {from, to, cut}; cut where a word is cut in two. A comma
  // in the text must be in what is looked for too: 扶持、品牌 does not hold 持品牌.
  cb.places = function (squeezed, text, parted = []) {
    const found = [];
    if (!text) return found;
    for (let from = squeezed.text.indexOf(text); from >= 0; from = squeezed.text.indexOf(text, from + 1)) {
      const to = from + text.length;
      if (isParted(squeezed, from, to, parted)) continue;
      found.push({ from, to, cut: cb.cutsAt(squeezed, from) || cb.cutsAt(squeezed, to) });
    }
    return found;
  };

  function isParted(squeezed, from, to, parted) {
    for (let at = from + 1; at < to; at++) {
      if (squeezed.parted[at] && !parted[at - from]) return true;
    }
    return false;
  }

  const uncut = (squeezed, text, parted) =>
    cb.places(squeezed, text, parted).filter((one) => !one.cut);

  cb.holds = (squeezed, text, parted) => uncut(squeezed, text, parted).length > 0;

  // Ranges without those that lie inside another.
  cb.outermost = function (ranges) {
    return ranges.filter((one, at) => !ranges.some((other, n) => n !== at &&
      other.from <= one.from && other.to >= one.to &&
      (other.to - other.from > one.to - one.from || n < at)));
  };
})(self.callbookSearch);
