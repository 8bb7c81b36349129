// Say what of a question in a reader's own words a page may hold, by which words, and how much each
// of its characters counts.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const MOST = 60; // characters of a question that are weighed
  const NAMED = 0.9; // what another word for a metric or a topic is worth
  const CHARACTER = 0.5; // what one character is worth that the text has in another word: 修 of 维修
  const SPREAD = 3; // shards of a character's lists; one with more is too common to tell anything

  const LIGHT = 0.1; // how much a character counts that carries little, where 1 is the common measure
  const HINT = 0.2; // one of a word that goes with any question: 多久
  const FILLING = 0.2; // one that everyday speech is full of, unknown to the book
  const UNASKED = 0.3; // one of which the lists were not asked for
  const SMALL = 0.5; // one of these in a word that the book has
  const ALONE = 1.6; // one that is a word
  const LETTERS = 2.5; // a word of letters
  const HARDLY = 0.6; // what may be held of one that the book has only in other words

  const PARTICLES = new Set("的了吗呢吧呀啊们着"); // parts of no word

  cb.HINT = HINT;
  cb.isParticle = (character) => PARTICLES.has(character);

  // Starts to load what a question in a reader's own words will need, while it is looked for as
  // typed.
  cb.expectOwn = async function (query) {
    const numbers = (await cb.groupsIn(query)).flatMap(({ groups }) => groups);
    await Promise.all(numbers.flatMap((number) => [cb.list(`~${number}`), cb.list(`~${number}+`)]));
  };

  // Pages on which something is said: they come first. A card explains a word, and answers nothing.
  cb.questions = () => cb.meta.kinds[0] + cb.meta.kinds[1];

  // --- what may be held ---------------------------------------------------------------------

  // What may be held: {from, to, ids, rarity, value} of `whole`, with the `group`, the `concept` or
  // the `character` that holds it where it is not the word itself.
  cb.ideas = async function (query) {
    query.named = await cb.groupsIn(query);
    const lists = await Promise.all([...byGroup(query.named), ...byCharacter(query.words)]);
    const concepts = query.concepts.map((one) => ({ ...one, concept: one.number, value: NAMED }));
    const ideas = [...asTyped(query.words), ...lists, ...concepts]
      .map((one) => ({ ...one, ids: one.ids.filter((id) => id >> 1 < cb.questions()) }))
      .filter((one) => one.ids.length)
      .map((one) => ({ ...one, rarity: rarity(one.ids.length) }));
    ideas.filter(({ value }) => value === 1).forEach((one) => temper(one, ideas));
    return ideas;
  };

  const asTyped = (words) => words.flatMap(({ tokens, start }) => tokens.filter(({ ids }) => ids)
    .map(({ from, to, ids }) => ({ from: start + from, to: start + to, ids, value: 1 })));

  const byGroup = (named) => named.flatMap(({ from, to, groups }) => groups.flatMap((group) =>
    [["", cb.SAME], ["+", cb.TOLD]].map(async ([ending, value]) => ({
      from, to, group, value, hints: cb.isHint(group), ids: await cb.list(`~${group}${ending}`),
    }))));

  const byCharacter = (words) => words.filter(({ asking }) => !asking)
    .flatMap(({ units, start }) => units
      .filter((unit) => unit.chinese && !isLight(unit) && !cb.FILLING.has(unit.text))
      .map(async ({ text, at }) => ({
        from: start + at, to: start + at + text.length, value: CHARACTER, character: text,
        ids: cb.spread(text) > SPREAD ? [] : await cb.lists(text),
      })));

  // From 1, where one page has it, down to little, where all have it.
  function rarity(pages) {
    const all = Math.max(2, cb.questions());
    return Math.log(1 + all / pages) / Math.log(1 + all);
  }

  // What the book often says in other words is no rare thing, however rare this word for it.
  function temper(one, ideas) {
    const others = ideas.filter(({ value, from, to }) =>
      value === cb.SAME && from === one.from && to === one.to);
    const least = Math.min(one.rarity, ...others.map((other) => other.rarity));
    one.rarity = (one.rarity + least) / 2;
  }

  // --- how much each character counts -------------------------------------------------------

  // The characters and words of letters of the query: {from, to, text, size, most, over, isWord};
  // `size` how much one counts, `most` what may be held of it, `over` by which ideas, `isWord`
  // whether it is of a word that the book does not have.
  cb.ownUnits = function (query, ideas) {
    const units = query.words.flatMap(({ units: some, start, asking }) =>
      some.map(({ text, at, chinese }) =>
        ({ from: start + at, to: start + at + text.length, text, chinese, asking }))).slice(0, MOST);
    const plain = cb.plainIn(query.whole);
    for (const unit of units) {
      unit.isFilling = isLight(unit) || (unit.chinese && (cb.FILLING.has(unit.text) ||
        plain.some(([from, to]) => unit.from >= from && unit.to <= to)));
    }
    const telling = ideas.filter((one) => tells(one, units));
    for (const unit of units) {
      unit.over = telling.filter((one) => one.from <= unit.from && one.to >= unit.to);
      measure(unit, unit.over.filter((one) => one.character === undefined), query);
    }
    units.forEach((unit, at) => setApart(unit, units[at - 1], units[at + 1]));
    return units;
  };

  // Whether a stretch of the query says something by itself: 会员; not: 花在, 车的.
  function tells({ group, concept, from, to }, units) {
    if (group !== undefined || concept !== undefined) return true;
    const within = units.filter((unit) => unit.from >= from && unit.to <= to);
    return within.some((unit) => !unit.isFilling) &&
      !within.some((unit) => cb.isParticle(unit.text));
  }

  function measure(unit, over, query) {
    unit.known = over.length > 0;
    const grouped = over.filter((one) => one.group !== undefined);
    const isAlone = grouped.some((one) => one.to - one.from === 1);
    unit.size = (unit.chinese ? 1 : LETTERS) * (isAlone ? ALONE : 1) * share(unit, over, query);
    const isSaid = over.some((one) => one.value > cb.TOLD);
    unit.most = !unit.known ? 1
      : Math.max(isSaid ? 0 : HARDLY, ...over.map((one) => one.rarity * one.value));
  }

  function share(unit, over, query) {
    const isNamed = over.some((one) => one.group !== undefined && !one.hints);
    if (isLight(unit)) return isNamed ? SMALL : LIGHT;
    if (unit.known && over.every((one) => one.hints)) return HINT;
    if (unit.known) return unit.asking || unit.isFilling ? SMALL : 1;
    if (unit.asking) return 0;
    if (unit.isFilling) return FILLING;
    return isUnasked(query, unit) ? UNASKED : 1;
  }

  // One character that the book has in other words may be a word; several in a row are a word that
  // the book does not have, whatever words it has their characters in.
  function setApart(unit, before, after) {
    const isStray = !unit.known && !unit.asking && !unit.isFilling;
    const isUnknown = (next) => next && !next.known && !next.asking && !isLight(next);
    unit.isWord = isStray && [before, after].some(isUnknown);
    if (isStray && !unit.isWord && unit.over.length) unit.most = HARDLY;
  }

  // In a large book not all lists are asked for: what is not known may be held all the same.
  const isUnasked = (query, { from, to }) => query.words.some((word) => word.tokens.some((token) =>
    !token.asked && word.start + token.from <= from && word.start + token.to >= to));

  const isLight = (unit) =>
    (unit.chinese ? cb.LIGHT.has(unit.text) : cb.LIGHT_WORDS.has(unit.text));
})(self.callbookSearch);
