// Weigh a page against a query by its words, and say where in them the query stands.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  // The page with those of its entries that match, each with score and marks, best first;
  // `level` says how much of the query it holds, from 0 to 1.
  cb.weigh = function (page, query) {
    const head = [page.title, ...page.tags].map(cb.squeeze);
    const entries = page.entries.map((entry) => matched(entry, query));
    const question = page.kind === "question" ? entries[0] : null;
    const barred = (entry) => query.without.some((text) => cb.holds(entry.squeezed, text));
    if (query.without.some((text) => cb.holds(head[0], text)) || (question && barred(question))) {
      return { ...page, entries: [], level: 0, score: 0 };
    }
    const named = page.kind === "metric" && isName(page, query);
    const isCard = page.kind === "metric" || page.kind === "topic" || page.kind === "page";
    const inHead = query.words.map((word) => word.units.map(() =>
      (head.some((one) => cb.holds(one, word.text)) ? 1 : 0)));
    const byTopic = query.words.map((word) => cb.holdByTopic(word, query, page.tags));
    const onPage = best(query, entries.map((entry) => entry.held));
    for (const entry of entries) {
      entry.level = share(query, best(query, [entry.held, times(0.98, inHead), byTopic,
        times(0.7, onPage), ...(question ? [times(0.85, question.held)] : [])]));
      entry.own = share(query, entry.held);
      const kind = entry === question ? 4 : isCard ? -25 : 0;
      entry.score = 100 * entry.level + kind + 15 * entry.exact + (entry.isAsTyped ? 2 : 0) +
        Math.min(2, entry.count / 4) + entry.own;
    }
    const holds = (one, phrase) => cb.holds(one, phrase.text, phrase.parted);
    const phrased = ({ squeezed }) => query.phrases.every((phrase) =>
      [squeezed, ...(question ? [question.squeezed] : []), ...head].some((one) => holds(one, phrase))) &&
      (!query.phrases.length || isCard || query.phrases.some((phrase) => holds(squeezed, phrase)));
    let kept = entries.filter((entry) => entry.own > 0 && !barred(entry) && phrased(entry));
    if (!kept.length && (named || share(query, inHead) > 0.9)) {
      kept = entries.slice(0, 1).filter((entry) => !barred(entry) && phrased(entry));
      kept.forEach((entry) => { entry.byHead = true; });
    }
    kept.sort((a, b) => b.score - a.score);
    const level = kept.length ? Math.max(...kept.map((entry) => entry.level)) : 0;
    return { ...page, entries: kept, level, named, score: kept.length ? kept[0].score : 0 };
  };

  // Of each unit of each word the most that any of these hold.
  const best = (query, all) => query.words.map((word, at) => word.units.map((_, n) =>
    Math.max(0, ...all.map((held) => held[at][n]))));

  const times = (factor, held) => held.map((word) => word.map((one) => factor * one));

  // Whether the query is a metric's name and this its card.
  function isName(page, query) {
    return query.concepts.some((concept) => cb.meta.concepts[concept.number][0] === page.number &&
      (cb.aliases().get(query.name) || []).includes(concept.number));
  }

  // How much of the query is held, from 0 to 1, if of each unit of its words so much is.
  function share(query, held) {
    const all = query.words.reduce((sum, word) => sum + word.weight, 0);
    const some = query.words.reduce((sum, word, at) => sum + word.weight * cb.part(word, held[at]), 0);
    return all ? some / all : 0;
  }

  function matched(entry, query) {
    const squeezed = cb.squeeze(entry.text);
    const whole = cb.places(squeezed, query.whole, query.squeezed.parted);
    let exact = !whole.length ? 0 : whole.some((one) => !one.cut) ? 1 : 0.9;
    const words = query.words.map((word) => cb.hold(squeezed, word, query));
    const held = words.map((word) => word.held.map((one) => Math.max(one, exact)));
    const values = held.map((of, at) => cb.part(query.words[at], of));
    const telling = words.filter((_, at) => !query.words[at].asking);
    const count = telling.reduce((sum, word) => sum + word.ranges.length, 0);
    const ranges = exact ? whole : telling.flatMap((word) => word.ranges);
    // With its signs too: 78% and not 78人.
    const isAsTyped = exact > 0 && squeezed.folded.includes(query.typed);
    if (!exact) exact = namedIn(squeezed, query);
    return { ...entry, squeezed, exact, isAsTyped, held, values, count, ranges };
  }

  // How near an entry comes to holding the query when it says the same in another word.
  function namedIn(squeezed, query) {
    const named = query.concepts
      .filter((concept) => (cb.aliases().get(query.name) || []).includes(concept.number))
      .map((concept) => !cb.isMetric(concept) ? 0
        : !cb.synonymPlaces(squeezed, concept.number).length ? 0
        : cb.synonymPlaces(squeezed, concept.number, true).length ? 1 : 0.5);
    return Math.max(0, ...named);
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
