// Mend a query that finds nothing: Chinese by sound, words of letters by their spelling.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  let sounds = null; // character → its sounds

  // The query as it may have been meant, or "" where nothing is near.
  cb.repair = async function (query) {
    let changed = false;
    const words = [];
    for (const word of query.words) {
      const runs = await Promise.all(cb.runs(word.text).map(async (run) => {
        if (word.asking) return run.text;
        const mended = run.chinese ? await bySound(run.text) : await bySpelling(run.text);
        if (mended && mended !== run.text) changed = true;
        return mended || run.text;
      }));
      words.push(runs.join(""));
    }
    return changed ? words.join(gapless(query) ? "" : " ") : "";
  };

  const gapless = (query) => !/\s/.test(query.raw.trim());

  // --- by sound --------------------------------------------------------------------------

  // A path through characters that sound as typed, along pairs that the book has: the path with
  // most pairs that exist, then with fewest changes, then along the commonest pairs.
  async function bySound(text) {
    const typed = [...text];
    if (typed.length < 2) return null;
    sounds = (await cb.sounds()).plain;
    const steps = await Promise.all(typed.slice(1).map((next, at) => pairsLike(typed[at], next)));
    let paths = new Map([["", { worth: 0, text: "" }]]);
    paths = new Map(choices(typed[0], null, steps[0], 0)
      .map((one) => [one, { worth: one === typed[0] ? 0 : -0.35, text: one }]));
    steps.forEach((pairs, at) => {
      const next = new Map();
      const options = choices(typed[at + 1], steps[at], steps[at + 1], 1);
      for (const [before, path] of paths) {
        for (const option of options) {
          const rank = pairs.get(before + option);
          const worth = path.worth + (rank === undefined ? 0 : 1 - Math.min(0.2, rank / 200)) -
            (option === typed[at + 1] ? 0 : 0.35);
          if (!next.has(option) || next.get(option).worth < worth) {
            next.set(option, { worth, text: path.text + option });
          }
        }
      }
      paths = next;
    });
    const best = [...paths.values()].sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1))[0];
    // Of two characters one must stay: 直播 for 直拨; not: 期临 for 麒麟.
    const isNear = typed.length > 2 || typed.some((one, at) => one === [...best.text][at]);
    return best.text !== text && isNear ? best.text : null;
  }

  // Characters that may stand in a place: as typed, and those of pairs that sound right.
  function choices(typed, before, after) {
    const found = new Set([typed]);
    for (const pair of (before || new Map()).keys()) found.add([...pair][1]);
    for (const pair of (after || new Map()).keys()) found.add([...pair][0]);
    return [...found].filter((one) => one === typed || soundsLike(one, typed));
  }

  const soundsLike = (one, other) =>
    [...(sounds.get(one) || [])].some((sound) => (sounds.get(other) || new Set()).has(sound));

  // The book's pairs that sound like this one, each with its rank among them.
  async function pairsLike(first, second) {
    const found = new Map();
    for (const one of sounds.get(first) || []) {
      for (const two of sounds.get(second) || []) {
        for (const [, pairs] of await cb.rows("s", `${one}-${two}`)) {
          const characters = [...pairs];
          for (let at = 0; at < characters.length; at += 2) {
            const pair = characters[at] + characters[at + 1];
            if (!found.has(pair)) found.set(pair, at / 2);
          }
        }
      }
    }
    return found;
  }

  // --- by spelling -----------------------------------------------------------------------

  // The word of the book that is spelled most like it, or the two that it joins; null where none
  // is near enough.
  async function bySpelling(text) {
    if (text.length < 3) return null;
    const words = await cb.allWords();
    if (words.includes(text)) return null;
    const joined = parted(text, new Set(words));
    if (joined || !/^\p{L}{3,}$/u.test(text)) return joined;
    const inflected = words.find((word) => stem(word) === stem(text));
    if (inflected) return inflected;
    const names = [...cb.aliases().keys()].filter((alias) => /^[a-z]+$/.test(alias));
    const most = text.length > 7 ? 2 : 1;
    const near = [...words, ...names]
      .filter((word) => /^\p{L}{3,}$/u.test(word) && Math.abs(word.length - text.length) <= most)
      .map((word) => ({ word, far: distance(text, word) }))
      .filter(({ word, far }) => far <= most && (text.length > 3 || isTurned(text, word)));
    near.sort((a, b) => a.far - b.far || (a.word[0] === text[0] ? 0 : 1) - (b.word[0] === text[0] ? 0 : 1) ||
      (a.word < b.word ? -1 : 1));
    return near.length ? near[0].word : null;
  }

  // 3q cac for 3qcac, warehouse orders for warehouseorders; null where no two words make it.
  function parted(text, words) {
    for (let at = 2; at < text.length - 1; at++) {
      const two = [text.slice(0, at), text.slice(at)];
      const long = /^\p{L}+$/u.test(text) ? 4 : 2;
      if (two.every((one) => one.length >= long && words.has(one))) return two.join(" ");
    }
    return null;
  }

  // A word without its English ending: delay for delayed, delays and delaying; not: b for baking.
  function stem(word) {
    const bare = word.replace(/ies$/, "y")
      .replace(/(?:at(?=e|i|o))?(?:e?s|ed|ing|ions?|e|al|ments?|[eo]rs?)$/, "")
      .replace(/([bdfgmnprt])\1$/, "$1");
    return bare.length > 3 ? bare : word;
  }

  const isTurned = (a, b) => [...a].sort().join("") === [...b].sort().join("");

  // Damerau and Levenshtein: letters put in, left out, taken for another, or turned round.
  function distance(a, b) {
    const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= a.length; i++) {
      rows[i] = [i];
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[a.length][b.length];
  }
})(self.callbookSearch);
