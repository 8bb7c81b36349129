// Load the shards of the index, and read lists of entries out of them.
// scripts/callbook/search/shards.py writes them.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  cb.PARTS = 4; // shards that the list of a very common term is read from, the foremost pages first

  const loading = new Map(); // name → promise of its value
  const waiting = new Map(); // name → what to do with a script's text
  const swaps = {};

  // A script calls this: from disk a shard can be had in no other way.
  cb.add = function (name, text) {
    const done = waiting.get(name);
    if (done) done(text);
  };

  // The common characters in two bytes each, in texts some in one; see swapping.py.
  function swap(text, inTexts) {
    if (!swaps[inTexts]) {
      const swapped = new Map();
      [...cb.common].forEach((character, at) => {
        const other = String.fromCharCode(inTexts && at < 26 ? 65 + at : 0xa1 + at);
        swapped.set(character, other);
        swapped.set(other, character);
      });
      swaps[inTexts] = swapped;
    }
    let out = "";
    for (const character of text) out += swaps[inTexts].get(character) || character;
    return out;
  }

  // The value of a shard; the promise rejects where it can't be loaded, and is asked anew then.
  cb.shard = function (name) {
    if (!loading.has(name)) {
      const text = cb.readShard ? cb.readShard(name) : fetched(name);
      const value = text.then((found) => JSON.parse(swap(found, name[0] === "t")));
      value.catch(() => loading.delete(name));
      loading.set(name, value);
    }
    return loading.get(name);
  };
  cb.isLoaded = (name) => loading.has(name);
  cb.forget = () => loading.clear();

  function fetched(name) {
    const version = cb.meta ? `?v=${cb.meta.version}` : "";
    const address = `${cb.base}data/search/${name}.js${version}`;
    return address.startsWith("file:") ? byScript(name, address) : byFetch(name, address);
  }

  async function byFetch(name, address) {
    const response = await fetch(address, name === "meta" ? { cache: "no-cache" } : {});
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    const text = await response.text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  }

  function byScript(name, address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(name, resolve);
      script.src = address;
      script.charset = "utf-8";
      script.onerror = () => reject(new Error(`can't load ${address}`));
      script.onload = () => {
        script.remove();
        reject(new Error(`${address} does not hold ${name}`)); // no matter where it did
      };
      document.head.append(script);
    });
  }

  // --- numbers ---------------------------------------------------------------------------

  const LAST = 64;
  const EARLIER = 27;
  const VALUES = new Uint8Array(128).fill(255);
  let value = 0;
  for (let code = 35; code < 127; code++) if (code !== 92) VALUES[code] = value++;

  // The numbers in a text as numerals.py writes them.
  cb.numbers = function (text) {
    const found = [];
    let head = 0; // what the earlier characters say
    let skipped = 0; // how many numbers are shorter than one of so many characters
    let width = LAST;
    for (let at = 0; at < text.length; at++) {
      const digit = VALUES[text.charCodeAt(at)];
      if (digit < LAST) {
        found.push(skipped + head * LAST + digit);
        head = skipped = 0;
        width = LAST;
      } else {
        head = head * EARLIER + digit - LAST;
        skipped += width;
        width *= EARLIER;
      }
    }
    return found;
  };

  cb.ascending = function (text) {
    const found = cb.numbers(text);
    for (let at = 1; at < found.length; at++) found[at] += found[at - 1];
    return found;
  };

  // --- finding keys ----------------------------------------------------------------------

  const base = (key) => {
    const at = key.lastIndexOf("@");
    return at > 0 ? key.slice(0, at) : key;
  };

  // The numbers of the shards that may hold keys from `low` up to those that begin with it.
  function range(firsts, low, prefix) {
    const beyond = (first) => (prefix ? first > low && !first.startsWith(low) : first > low);
    let start = 0;
    let end = firsts.length;
    for (let high = firsts.length; start < high;) { // the first shard that begins at low or later
      const middle = (start + high) >> 1;
      if (base(firsts[middle]) < low) start = middle + 1;
      else high = middle;
    }
    start = Math.max(0, start - 1);
    for (end = start; end < firsts.length && !beyond(base(firsts[end]));) end++;
    return [start, end];
  }

  // How many shards a key spreads over: more than two only where it is very common.
  cb.spread = function (kind, key) {
    const [start, end] = range(cb.meta.shards[kind], key, false);
    return end - start;
  };

  // [key, text] of a kind of shards with this key, its parts included, or with this beginning.
  cb.rows = async function (kind, key, { prefix = false, most = Infinity } = {}) {
    const [start, end] = range(cb.meta.shards[kind], key, prefix);
    const names = [];
    for (let at = start; at < Math.min(end, start + most); at++) names.push(`${kind}${at}`);
    const first = String.fromCodePoint(key.codePointAt(0));
    const rest = key.slice(first.length);
    const held = await Promise.all(names.map(cb.shard));
    return held.flatMap((shard) => {
      const [pairs, others] = shard[first] || ["", ""];
      return [...inPairs(pairs, first, rest), ...inOthers(others || "", first, rest, prefix)];
    });
  };

  // Of `播ab接cd`: the one with this second character, or all where none is asked for.
  function inPairs(text, first, rest) {
    if (rest && ([...rest].length > 1 || rest <= "\x7f")) return [];
    const found = [];
    for (let at = rest ? text.indexOf(rest) : 0; at >= 0 && at < text.length;) {
      const second = String.fromCodePoint(text.codePointAt(at));
      const start = at + second.length;
      for (at = start; at < text.length && text.charCodeAt(at) < 128;) at++;
      found.push([first + second, text.slice(start, at)]);
      if (rest) break;
    }
    return found;
  }

  // Of `!au ab!ata cd`: those with this rest, or that begin so.
  function inOthers(text, first, rest, prefix) {
    const found = [];
    for (let at = text.indexOf(`!${rest}`); at >= 0; at = text.indexOf(`!${rest}`, at + 1)) {
      const space = text.indexOf(" ", at);
      const key = first + text.slice(at + 1, space);
      if (!prefix && base(key) !== first + rest) continue;
      const next = text.indexOf("!", space);
      found.push([key, text.slice(space + 1, next < 0 ? undefined : next)]);
    }
    return found;
  }

  // The numbers of the pages with a term, ascending; of a very common one only the foremost.
  cb.list = async function (term, most = cb.PARTS) {
    const rows = await cb.rows("p", term, { most });
    return rows.flatMap(([, text]) => cb.ascending(text));
  };

  cb.union = function (lists) {
    const all = new Set(lists.flat());
    for (const number of all) if (number % 2 && all.has(number - 1)) all.delete(number);
    return [...all].sort((a, b) => a - b);
  };

  // Of the pages with any term that begins so; of a page that has two numbers, the even one.
  cb.lists = async function (prefix, most = cb.PARTS) {
    const rows = await cb.rows("p", prefix, { prefix: true, most });
    return cb.union(rows.map(([, text]) => cb.ascending(text)));
  };
})(self.callbookSearch);
