// Weigh a page against a query by its words, and say where in them the query stands.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  cb.PARTLY = 0.85; // what a word is worth of which all parts are held, apart from each other

  // The page with those of its entries that match, each with score and marks, best first;
  // `level` says how much of the query it holds, from 0 to 1.
  cb.weigh = function (page, query) {
    const head = [page.title, ...page.tags].map(cb.squeeze);
    const entries = page.entries.map((entry) => matched(entry, query));
    const question = page.kind === "question" ? entries[0] : null;
    const inHead = query.words.map((word) => (head.some((one) => holds(one, word.text)) ? 1 : 0));
    const onPage = query.words.map((_, at) => Math.max(...entries.map((entry) => entry.values[at])));
    const isCard = page.kind === "metric" || page.kind === "topic" || page.kind === "page";
    const barred = (entry) => query.without.some((text) => holds(entry.squeezed, text));
    if (query.without.some((text) => holds(head[0], text)) || (question && barred(question))) {
      return { ...page, entries: [], level: 0, score: 0 };
    }
    const named = page.kind === "metric" && isName(page, query);
    for (const entry of entries) {
      const values = query.words.map((_, at) => Math.max(
        entry.values[at], 0.98 * inHead[at], question ? 0.85 * question.values[at] : 0,
        0.7 * onPage[at]));
      entry.level = share(query, values);
      entry.own = share(query, entry.values);
      const kind = entry === question ? 4 : isCard ? -25 : 0;
      entry.score = 100 * entry.level + kind + (entry.exact ? 15 * entry.exact : 0) +
        Math.min(2, entry.count / 4) + entry.own;
    }
    const phrased = (entry) => query.phrases.every((phrase) => holdsPhrase(entry.squeezed, phrase) ||
      (question && holdsPhrase(question.squeezed, phrase)) || head.some((one) => holdsPhrase(one, phrase))) &&
      (!query.phrases.length || isCard ||
        query.phrases.some((phrase) => holdsPhrase(entry.squeezed, phrase)));
    let kept = entries.filter((entry) => entry.own > 0 && !barred(entry) && phrased(entry));
    if (!kept.length && (named || share(query, inHead) > 0.9)) {
      kept = entries.slice(0, 1).filter((entry) => !barred(entry) && phrased(entry));
      kept.forEach((entry) => { entry.byHead = true; });
    }
    kept.sort((a, b) => b.score - a.score);
    const level = kept.length ? Math.max(...kept.map((entry) => entry.level)) : 0;
    return { ...page, entries: kept, level, named, score: kept.length ? kept[0].score : 0 };
  };

  // Whether the query is a metric's name and this its card.
  function isName(page, query) {
    return query.concepts.some((concept) => cb.meta.concepts[concept.number][0] === page.number &&
      (cb.aliases().get(query.name) || []).includes(concept.number));
  }

  function share(query, values) {
    let all = 0;
    let held = 0;
    query.words.forEach((word, at) => {
      all += word.weight;
      held += word.weight * values[at];
    });
    return all ? held / all : 0;
  }

  function matched(entry, query) {
    const squeezed = cb.squeeze(entry.text);
    const whole = places(squeezed, query.whole, query.squeezed.parted);
    let exact = !whole.length ? 0 : whole.some((one) => !one.cut) ? 1 : 0.9;
    const words = query.words.map((word) => inText(squeezed, word, query));
    const values = words.map((word) => (exact ? Math.max(word.value, exact) : word.value));
    const count = words.reduce((sum, word, at) =>
      sum + (query.words[at].asking ? 0 : word.ranges.length), 0);
    const ranges = exact ? whole : words.flatMap((word, at) => (query.words[at].asking ? [] : word.ranges));
    if (!exact) exact = namedIn(squeezed, query);
    return { ...entry, squeezed, exact, values, count, ranges };
  }

  // How near an entry comes to holding the query when it says the same in another word.
  function namedIn(squeezed, query) {
    const named = query.concepts
      .filter((concept) => (cb.aliases().get(query.name) || []).includes(concept.number))
      .map((concept) => !synonymPlaces(squeezed, concept.number).length ? 0
        : isMetric(concept) && synonymPlaces(squeezed, concept.number, true).length ? 1 : 0.5);
    return Math.max(0, ...named);
  }

  const isMetric = (concept) => cb.meta.concepts[concept.number][0] >= 0;

  // Where another word for a concept stands; of its proper names only, where asked so.
  const synonymPlaces = (squeezed, number, close = false) => cb.meta.concepts[number]
    .slice(2, close ? 2 + cb.meta.concepts[number][1] : undefined)
    .flatMap((alias) => places(squeezed, cb.squeeze(alias).text).filter((one) => !one.cut));

  // How much of a word an entry holds, and where: whole, by a synonym, or in parts.
  function inText(squeezed, word, query) {
    const whole = places(squeezed, word.text);
    const uncut = whole.filter((one) => !one.cut);
    if (uncut.length) return { value: 1, ranges: uncut };
    const other = synonyms(squeezed, word, query);
    if (other.value > 0.89) return other;
    if (whole.length) return { value: 0.9, ranges: whole };
    const parts = tiled(squeezed, word);
    return parts.value >= other.value ? parts : other;
  }

  // Other words for what the word says, or for a part of it: DAU for 日活, in 日活增长 too.
  function synonyms(squeezed, word, query) {
    const end = word.start + word.text.length;
    let best = { value: 0, ranges: [] };
    for (const concept of query.concepts) {
      if (concept.from >= end || concept.to <= word.start) continue;
      const ranges = synonymPlaces(squeezed, concept.number);
      if (!ranges.length) continue;
      const rest = leftOf(word, concept);
      const left = rest ? tiled(squeezed, rest) : { value: 0, ranges: [] };
      const part = rest ? rest.part : 0;
      const value = (isMetric(concept) ? 0.99 : 0.9) * (1 - part) + left.value * part;
      if (value > best.value) best = { value, ranges: outermost([...ranges, ...left.ranges]) };
    }
    return best;
  }

  // What of the word a concept leaves over, and how large a part of it that is; null for nothing.
  function leftOf(word, concept) {
    const kept = word.units.map((unit) => {
      const at = word.start + unit.at;
      return at >= concept.to || at + unit.text.length <= concept.from;
    });
    if (!kept.some(Boolean)) return null;
    const all = word.weights.reduce((sum, one) => sum + one, 0) || 1;
    const units = word.units.filter((_, at) => kept[at]);
    const weights = word.weights.filter((_, at) => kept[at]);
    return { units, weights, part: weights.reduce((sum, one) => sum + one, 0) / all };
  }

  // The best cover of a word by parts of it that the entry holds: 用户 and 增长 for 用户增长.
  function tiled(squeezed, word) {
    const { units, weights } = word;
    const all = weights.reduce((sum, one) => sum + one, 0) || 1;
    const longest = units.map(() => 0);
    for (let at = 0, end = 0; at < units.length; at++) {
      end = Math.max(end, at);
      while (end < units.length && isHeld(squeezed, textOf(units, at, end + 1))) end++;
      longest[at] = end - at;
    }
    const best = Array.from({ length: units.length + 1 }, () => ({ worth: 0, next: -1, size: 0 }));
    for (let at = units.length - 1; at >= 0; at--) {
      best[at] = { worth: best[at + 1].worth, next: at + 1, size: 0 };
      for (let size = 1; size <= longest[at]; size++) {
        if (!tells(units.slice(at, at + size), units.length)) continue;
        const worth = sum(weights, at, at + size) * (1 - 0.12 / size) + best[at + size].worth;
        if (worth > best[at].worth) best[at] = { worth, next: at + size, size };
      }
    }
    const ranges = [];
    let held = 0;
    for (let at = 0; at < units.length; at = best[at].next) {
      if (!best[at].size) continue;
      held += sum(weights, at, best[at].next);
      ranges.push(...places(squeezed, textOf(units, at, best[at].next)).filter((one) => !one.cut));
    }
    return { value: cb.PARTLY * held / all, ranges: outermost(ranges) };
  }

  const textOf = (units, from, to) => units.slice(from, to).map((unit) => unit.text).join("");
  const sum = (numbers, from, to) => numbers.slice(from, to).reduce((all, one) => all + one, 0);
  const isHeld = (squeezed, text) => places(squeezed, text).some((one) => !one.cut);

  // Whether a part says something by itself: 增长, dau; not: 的增, 增.
  function tells(units, all) {
    if (!units[0].chinese && units.length === 1) return !cb.LIGHT_WORDS.has(units[0].text) || all === 1;
    if (units.length === 1) return all === 1;
    const light = (unit) => unit.chinese && cb.LIGHT.has(unit.text);
    return !light(units[0]) && !light(units[units.length - 1]);
  }

  // Where a squeezed text holds another: {from, to, cut}; cut where a word is cut in two. A comma
  // in the text must be in what is looked for too: 扶持、品牌 does not hold 持品牌.
  function places(squeezed, text, parted = []) {
    const found = [];
    if (!text) return found;
    for (let from = squeezed.text.indexOf(text); from >= 0; from = squeezed.text.indexOf(text, from + 1)) {
      const to = from + text.length;
      if (isParted(squeezed, from, to, parted)) continue;
      found.push({ from, to, cut: cb.cutsAt(squeezed, from) || cb.cutsAt(squeezed, to) });
    }
    return found;
  }

  function isParted(squeezed, from, to, parted) {
    for (let at = from + 1; at < to; at++) {
      if (squeezed.parted[at] && !parted[at - from]) return true;
    }
    return false;
  }

  function holds(squeezed, text) {
    return places(squeezed, text).some((one) => !one.cut);
  }

  const holdsPhrase = (squeezed, phrase) =>
    places(squeezed, phrase.text, phrase.parted).some((one) => !one.cut);

  // Ranges without those that lie inside another.
  function outermost(ranges) {
    return ranges.filter((one, at) => !ranges.some((other, n) => n !== at &&
      other.from <= one.from && other.to >= one.to &&
      (other.to - other.from > one.to - one.from || n < at)));
  }

  // The marks in any text for what a page was found by: [from, to] of the text, in order.
  cb.marksIn = function (text, query) {
    const found = matched({ text }, query);
    return cb.marks(found);
  };

  // An entry's ranges as places in its text, those that overlap joined.
  cb.marks = function ({ squeezed, ranges }) {
    const spans = ranges.map(({ from, to }) => [squeezed.from[from], squeezed.to[to - 1]]);
    spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const joined = [];
    for (const span of spans) {
      const last = joined[joined.length - 1];
      if (last && span[0] < last[1]) last[1] = Math.max(last[1], span[1]);
      else joined.push([...span]);
    }
    return joined;
  };
})(self.callbookSearch);
