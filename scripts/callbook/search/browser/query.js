// Read what was typed: phrases, words, words to be without, filters, what is only asking.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  // Said around what is asked, in any language of ours; what is left is what is looked for.
  const ASKING = [
    "是什么意思", "什么意思", "是什么", "什么是", "的定义", "的含义", "的意思", "指的是什么",
    "怎么样了", "怎么样", "怎么看待", "怎么看", "怎么办", "怎么", "怎样", "如何看待", "如何",
    "为什么", "为何", "什么时候", "什么", "有哪些", "有没有", "哪些", "哪个", "哪里", "是多少",
    "有多少", "多少", "多大", "是否", "能否", "可否", "请问", "请介绍一下", "介绍一下", "请介绍",
    "谈谈", "关于", "这么", "那么", "多快", "现在", "最近情况", "的情况", "情况如何", "吗", "呢",
    "whatis", "whatare", "howis", "howare", "howto", "whydoes", "whatdoes", "definitionof",
  ].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const DEFINING = /是什么|什么是|什么意思|定义|含义|^what\s*(is|are)\b|\bmeaning\b|\bdefin/i;

  // Characters that carry little by themselves: 的 in 广告的收入.
  cb.LIGHT = new Set("的了在和与及是对为之其也都就而等将会有被把让从向由以于个这那们地得着过很更还吧呀啊");

  // English words that carry little.
  cb.LIGHT_WORDS = new Set(("a an and are as at be by do does for from has have how in is it of on or our " +
    "the their this to was we what when where which who why will with you your").split(" "));

  // "…" and “…” hold a phrase; not: an inch sign alone, an empty pair.
  const PHRASE = /"([^"]+)"|“([^”“]+)”|「([^」]+)」/g;
  // -word after a space or at the start; not: the hyphen of e-commerce, - alone.
  const WITHOUT = /(^|\s)[-－]([^\s-]\S*)/g;
  // 公司:快手, topic:电商, 公司:"A B"; the key must be one of a filter. Not: 目标:4亿.
  const FILTER = /(^|\s)([\p{L}]+)[:：](?:"([^"]+)"|(\S+))/gu;

  const KEYS = { c: ["company", "公司"], p: ["period", "期间"], t: ["topic", "主题"],
    m: ["metric", "指标"] };

  // {raw, phrases, without, filters, words, whole, name, defining}; `whole` is all squeezed
  // together, `name` the same without what only asks.
  cb.parse = function (raw) {
    const query = { raw, phrases: [], without: [], filters: [], defining: false };
    let rest = raw.replace(FILTER, (all, before, key, quoted, plain) => {
      const filter = filterOf(key, quoted || plain);
      if (!filter) return all;
      query.filters.push(filter);
      return " ";
    });
    rest = rest.replace(WITHOUT, (all, before, word) => {
      const squeezed = cb.squeeze(word.replace(/["“”]/g, "")).text;
      if (squeezed) query.without.push(squeezed);
      return squeezed ? " " : all;
    });
    rest = rest.replace(PHRASE, (all, one, two, three) => {
      const squeezed = cb.squeeze(one || two || three);
      if (squeezed.text) query.phrases.push(squeezed);
      return squeezed.text ? ` ${one || two || three} ` : all;
    });
    query.defining = DEFINING.test(cb.fold(rest).text);
    query.squeezed = cb.squeeze(rest);
    query.whole = query.squeezed.text;
    query.words = wordsOf(rest);
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
  function wordsOf(text) {
    const folded = cb.fold(text).text;
    const words = [];
    let end = -1;
    for (const run of cb.runs(folded)) {
      if (run.start === end) words[words.length - 1].push(run);
      else words.push([run]);
      end = run.end;
    }
    const cut = words.flatMap(cutAtAsking);
    if (cut.every((word) => word.asking)) cut.forEach((word) => { word.asking = false; });
    let start = 0;
    for (const one of cut) {
      one.start = start; // in the query squeezed together
      start += one.text.length;
    }
    return cut;
  }

  // 海外业务怎么样 is 海外业务, and 怎么样 which only asks.
  function cutAtAsking(runs) {
    const parts = [];
    let rest = runs.map((run) => run.text).join("");
    let plain = "";
    const keep = () => { if (plain) parts.push(word(plain, false)); plain = ""; };
    while (rest) {
      const asking = cb.isChinese(rest[0]) && ASKING.find((one) => rest.startsWith(one));
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
    return parts;
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
