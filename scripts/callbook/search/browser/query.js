// Read what was typed: phrases, words, words to be without, filters, what is only asking.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  // The query asks what a thing is; not: what it does.
  const DEFINING = /是什么|什么是|什么意思|定义|含义|^what\s*(is|are)\b|\bmeaning\b|\bdefin/i;

  // "…" and “…” hold a phrase; not: an inch sign alone, an empty pair.
  const PHRASE = /"([^"]+)"|“([^”“]+)”|「([^」]+)」/g;
  // -word after a space or at the start; not: the hyphen of e-commerce, - alone.
  const WITHOUT = /(^|\s)[-－]([^\s-]\S*)/g;
  // 公司:快手, topic:电商, 公司:"A B"; the key must be one of a filter. Not: 目标:4亿.
  const FILTER = /(^|\s)([\p{L}]+)[:：](?:"([^"]+)"|(\S+))/gu;

  const KEYS = { c: ["company", "公司"], p: ["period", "期间"], t: ["topic", "主题"],
    m: ["metric", "指标"] };

  // {raw, phrases, without, filters, words, whole, name, asks, defining}; `whole` is all squeezed
  // together, `name` the same without what only asks.
  cb.parse = function (raw) {
    const query = { raw, phrases: [], without: [], filters: [], defining: false };
    let rest = raw.replace(FILTER, (all, before, key, quoted, plain) => {
      const filter = filterOf(key, quoted || plain);
      if (!filter) return all;
      query.filters.push(filter);
      return " ";
    });
    const typed = rest;
    rest = rest.replace(WITHOUT, (all, before, word) => {
      const squeezed = cb.squeeze(word.replace(/["“”]/g, "")).text;
      if (squeezed) query.without.push(squeezed);
      return squeezed ? " " : all;
    });
    // With nothing left to look for, the hyphen was copied along: -1 of GLP-1.
    if (query.without.length && !query.filters.length && !cb.squeeze(rest).text) {
      query.without = [];
      rest = typed;
    }
    rest = rest.replace(PHRASE, (all, one, two, three) => {
      const squeezed = cb.squeeze(one || two || three);
      if (squeezed.text) query.phrases.push(squeezed);
      return squeezed.text ? ` ${one || two || three} ` : all;
    });
    const folded = cb.fold(rest).text;
    query.typed = folded.trim();
    query.asks = cb.asks(folded);
    query.expects = cb.expects(folded);
    query.defining = DEFINING.test(folded);
    query.squeezed = cb.squeeze(rest);
    query.whole = query.squeezed.text;
    query.words = wordsOf(folded, query.asks);
    query.name = query.words.filter((word) => !word.asking).map((word) => word.text).join("");
    return query;
  };

  function filterOf(key, value) {
    const letter = Object.keys(KEYS).find((one) =>
      KEYS[one].includes(key.toLowerCase()) || cb.meta.words[KEYS[one][0]] === key);
    if (!letter) return null;
    const folded = cb.squeeze(value).text;
    const at = cb.meta.facets[letter].findIndex((name) => cb.squeeze(name).text === folded);
    return at < 0 ? null : { letter, at };
  }

  // Words as they touch, each {text, units, asking}; a unit is {text, chinese, at} of the word.
  function wordsOf(folded, asks) {
    const words = [];
    let end = -1;
    for (const run of cb.runs(folded)) {
      if (run.start === end) words[words.length - 1].push(run);
      else words.push([run]);
      end = run.end;
    }
    const cut = words.flatMap((runs) => cutAtAsking(runs, asks));
    leaveOut(cut);
    if (cut.every((word) => word.asking)) cut.forEach((word) => { word.asking = false; });
    let start = 0;
    for (const one of cut) {
      one.start = start; // in the query squeezed together
      start += one.text.length;
    }
    return cut;
  }

  // 海外业务怎么样 is 海外业务, and 怎么样 which only asks.
  function cutAtAsking(runs, asks) {
    const around = asks ? [...cb.ASKING, ...cb.AROUND] : cb.ASKING;
    const parts = [];
    let rest = runs.map((run) => run.text).join("");
    let plain = "";
    const keep = () => { if (plain) parts.push(word(plain, false)); plain = ""; };
    while (rest) {
      const asking = cb.isChinese(rest[0]) && (around.find((one) => rest.startsWith(one)) ||
        (cb.EITHER.exec(rest) || [])[0]);
      if (asking) {
        keep();
        parts.push(word(asking, true));
        rest = rest.slice(asking.length);
      } else {
        const next = String.fromCodePoint(rest.codePointAt(0));
        plain += next;
        rest = rest.slice(next.length);
      }
    }
    keep();
    return parts.map((part) => ({ ...part, isCut: parts.length > 1 }));
  }

  // One character that is left between words that ask tells nothing: 做 of 怎么做.
  function leaveOut(words) {
    const isAlone = (one) => one.isCut && one.units.length === 1 && one.units[0].chinese;
    if (!words.some((one) => !one.asking && !isAlone(one))) return;
    words.filter(isAlone).forEach((one) => { one.asking = true; });
  }

  function word(text, asking) {
    const units = cb.runs(text).flatMap((run) => run.chinese
      ? unitsOf(run)
      : [{ text: run.text, chinese: false, at: run.start }]);
    const light = units.every((unit) => unit.chinese
      ? cb.LIGHT.has(unit.text) : cb.LIGHT_WORDS.has(unit.text));
    return { text, units, asking: asking || light };
  }

  function unitsOf(run) {
    let at = run.start;
    return [...run.text].map((character) => {
      const unit = { text: character, chinese: true, at };
      at += character.length;
      return unit;
    });
  }

  // What to look up for a word: {key, prefix, from, to}; from and to are places in its text.
  cb.tokens = function (word) {
    const { units } = word;
    const found = [];
    const end = (unit) => unit.at + unit.text.length;
    units.forEach((unit, n) => {
      const next = units[n + 1];
      const last = n === units.length - 1;
      if (!unit.chinese) {
        found.push({ key: unit.text, prefix: last, from: unit.at, to: end(unit) });
      } else if (last && n === 0) {
        found.push({ key: unit.text, prefix: true, from: unit.at, to: end(unit) });
      }
      if (next && (unit.chinese || next.chinese)) {
        const cutShort = n + 1 === units.length - 1 && !next.chinese;
        found.push({ key: unit.text + next.text, prefix: cutShort, from: unit.at, to: end(next) });
      }
    });
    return found;
  };

  // Which concepts the query names: {number, from, to} of `whole`, the longest first.
  cb.conceptsIn = function (query) {
    const found = [];
    for (const [alias, numbers] of cb.aliases()) {
      for (let at = query.whole.indexOf(alias); at >= 0; at = query.whole.indexOf(alias, at + 1)) {
        const to = at + alias.length;
        if (cb.cutsAt(query.squeezed, at) || cb.cutsAt(query.squeezed, to)) continue;
        numbers.forEach((number) => found.push({ number, from: at, to }));
      }
    }
    return found.filter((one) => !found.some((other) =>
      other.to - other.from > one.to - one.from && other.from <= one.from && other.to >= one.to));
  };

  let aliases = null;
  let aliasesOf = null;
  cb.aliases = function () {
    if (aliases && aliasesOf === cb.meta) return aliases;
    aliases = new Map();
    aliasesOf = cb.meta;
    cb.meta.concepts.forEach(([, , ...words], number) => {
      for (const word of words) {
        const squeezed = cb.squeeze(word).text;
        if (squeezed.length < 2) continue;
        aliases.set(squeezed, [...new Set([...(aliases.get(squeezed) || []), number])]);
      }
    });
    return aliases;
  };
})(self.callbookSearch);
