// Fold texts to the form in which they are searched, and cut them into terms.
// scripts/callbook/search/normal.py and segment.py do the same when the index is made;
// tests/cases/search/vectors.yml holds both to it.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const CHINESE =
    "\\u3005-\\u3007\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
    "\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";

  // A run of characters that stand for themselves: 渗透率 に 매출; or a word: dau, 4.1, 2021q3.
  // Not: the point that ends a sentence, _, %.
  const RUN = new RegExp(
    `([${CHINESE}]+)|(?:[0-9]\\.(?=[0-9])|(?![${CHINESE}])[\\p{L}\\p{N}])+`, "gu");
  const IS_CHINESE = new RegExp(`[${CHINESE}]`, "u");
  const IS_WORD = new RegExp(`^(?![${CHINESE}])[\\p{L}\\p{N}]`, "u");

  cb.END = "·";
  cb.isChinese = (character) => IS_CHINESE.test(character);
  cb.isWord = (character) => IS_WORD.test(character);

  let simplified = null;
  const known = new Map();

  function foldCharacter(character) {
    let folded = known.get(character);
    if (folded !== undefined) return folded;
    if (!simplified) {
      const [traditional, simple] = cb.traditional.split("\n");
      simplified = new Map([...traditional].map((from, at) => [from, simple[at]]));
    }
    folded = /[\p{Mn}\p{Cf}]/u.test(character)
      ? ""
      : [...character.normalize("NFKC").toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "")
          .normalize("NFKC")].map((part) => simplified.get(part) || part).join("");
    known.set(character, folded);
    return folded;
  }

  // {text, at}: the folded text, and where each of its UTF-16 units came from; at has one more.
  cb.fold = function (text) {
    const at = [];
    let folded = "";
    for (let start = 0; start < text.length;) {
      const character = String.fromCodePoint(text.codePointAt(start));
      const part = foldCharacter(character);
      for (let n = 0; n < part.length; n++) at.push(start);
      folded += part;
      start += character.length;
    }
    at.push(text.length);
    return { text: folded, at };
  };

  // Runs of a folded text: {text, start, end, chinese}.
  cb.runs = function (folded) {
    return [...folded.matchAll(RUN)].map((match) => ({
      text: match[0], start: match.index, end: match.index + match[0].length,
      chinese: match[1] !== undefined,
    }));
  };

  // What parts two clauses: 、 ， “; not: a space, the hyphen of e-commerce, the slash of DAU/MAU,
  // the comma of 12,000.
  const PARTING = /[^\p{L}\p{N}\s\-‐‑–/&'’.+%_*#@]/u;
  const parts = (gap, before, after) =>
    PARTING.test(gap) && !(gap === "," && /[0-9]/.test(before) && /[0-9]/.test(after));

  // The units alone, {text, folded, from, to, starts, parted}: where each of its UTF-16 units stood in
  // the text, whether a run begins there (growth in roi is growthinroi, but roi is a word of
  // it), and whether a comma or the like stands before it.
  cb.squeeze = function (text) {
    const folded = cb.fold(text);
    const from = [];
    const to = [];
    const starts = [];
    const parted = [];
    let squeezed = "";
    let end = 0;
    for (const run of cb.runs(folded.text)) {
      starts[squeezed.length] = true;
      parted[squeezed.length] = end > 0 &&
        parts(folded.text.slice(end, run.start), folded.text[end - 1], run.text[0]);
      end = run.end;
      for (let at = run.start; at < run.end; at++) {
        from.push(folded.at[at]);
        let next = at + 1;
        while (folded.at[next] === folded.at[at]) next++; // one character folded to several
        to.push(folded.at[next]);
      }
      squeezed += run.text;
    }
    return { text: squeezed, folded: folded.text, from, to, starts, parted };
  };

  // Whether a stretch of a squeezed text begins or ends inside a word or a number.
  cb.cutsAt = function (squeezed, at) {
    if (at <= 0 || at >= squeezed.text.length || squeezed.starts[at]) return false;
    const before = squeezed.text[at - 1];
    const after = squeezed.text[at];
    if (!cb.isWord(before) || !cb.isWord(after)) return before === "." || after === ".";
    return /[0-9]/.test(before) === /[0-9]/.test(after);
  };

  // All terms of a folded text, as the index has them. Only the tests need all of them.
  cb.terms = function (folded) {
    const found = new Set();
    let before = null; // the run before, where nothing but white space parts it
    let joined = "";
    let end = 0;
    for (const run of cb.runs(folded)) {
      const gap = folded.slice(end, run.start);
      if (gap.trim()) before = null;
      if (run.chinese) {
        const characters = [...run.text];
        characters.slice(1).forEach((next, at) => found.add(characters[at] + next));
        found.add(characters[characters.length - 1] + cb.END);
        if (before && !before.chinese) found.add(before.text + characters[0]);
        joined = "";
      } else {
        found.add(run.text);
        const letters = run.text.match(/\p{L}{2,}/gu) || [];
        if (letters[0] !== run.text) letters.forEach((part) => found.add(part));
        joined = (gap === "-" && joined) ||
          (gap === "," && /^[0-9]+$/.test(joined) && /^[0-9]{3}$/.test(run.text))
          ? joined + run.text : run.text;
        found.add(joined);
        if (before && before.chinese) found.add([...before.text].pop() + run.text);
      }
      before = run;
      end = run.end;
    }
    return found;
  };
})(self.callbookSearch);
