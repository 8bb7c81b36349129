// Load the shards of the index, and read lists of entries out of them.
// scripts/callbook/search/shards.py writes them.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  cb.PARTS = 4; // shards that the list of a very common term is read from, the foremost pages first

  const loading = new Map(); // name → promise of its value
  const waiting = new Map(); // name → what to do with a script's text

  // A script calls this: from disk a shard can be had in no other way.
  cb.add = function (name, text) {
    const done = waiting.get(name);
    if (done) done(text);
  };

  // The common characters and those that they change places with; see swapping.py.
  let swapped = null;
  function swap(text) {
    if (!swapped) {
      swapped = new Map();
      [...cb.common].forEach((character, at) => {
        const other = String.fromCharCode(0xa1 + at);
        swapped.set(character, other).set(other, character);
      });
    }
    return Array.from(text, (character) => swapped.get(character) || character).join("");
  }

  // The value of a shard; the promise rejects where it can't be loaded, and is asked anew then.
  cb.shard = function (name) {
    if (!loading.has(name)) {
      const text = cb.readShard ? cb.readShard(name) : fetched(name);
      const value = text.then((found) => JSON.parse(name[0] === "t" ? cb.unpack(found) : found));
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

  // --- finding keys ----------------------------------------------------------------------

  const base = (key) => {
    const at = key.lastIndexOf("@");
    return at > 0 ? key.slice(0, at) : key;
  };

  // Whether a text stands before another by the codes of its characters.
  function precedes(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at++;
    return at < other.length && (at >= one.length ||
      one.codePointAt(at) < other.codePointAt(at));
  }

  // The numbers of the shards that may hold keys from `low` up to those that begin with it.
  function range(firsts, low, prefix) {
    const beyond = (first) => precedes(low, first) && !(prefix && first.startsWith(low));
    let start = 0;
    let end = firsts.length;
    for (let high = firsts.length; start < high;) { // the first shard that begins at low or later
      const middle = (start + high) >> 1;
      if (precedes(base(firsts[middle]), low)) start = middle + 1;
      else high = middle;
    }
    start = Math.max(0, start - 1);
    for (end = start; end < firsts.length && !beyond(base(firsts[end]));) end++;
    return [start, end];
  }

  // How many shards a term spreads over: more than two only where it is very common.
  cb.spread = function (term) {
    const [start, end] = range(cb.meta.shards.p, swap(term), false);
    return end - start;
  };

  // For each shard of a kind that may hold a key, or keys that begin so: its two texts.
  async function held(kind, key, prefix, most) {
    const [start, end] = range(cb.meta.shards[kind], key, prefix);
    const names = [];
    for (let at = start; at < Math.min(end, start + most); at++) names.push(`${kind}${at}`);
    const shards = await Promise.all(names.map(cb.shard));
    return shards.map((shard) => shard[String.fromCodePoint(key.codePointAt(0))] || ["", ""]);
  }

  // [key, text] of a kind of shards, the keys in ASCII: with this key, or with this beginning.
  cb.rows = async function (kind, key, { prefix = false, most = Infinity } = {}) {
    const found = await held(kind, key, prefix, most);
    return found.flatMap(([, others]) => inOthers(others, key, prefix))
      .map(([one, text]) => [one, swap(text)]);
  };

  // Of `!au ab!ata cd`: those with this rest, or that begin so.
  function inOthers(text, whole, prefix) {
    const first = String.fromCodePoint(whole.codePointAt(0));
    const rest = whole.slice(first.length);
    const found = [];
    for (let at = text.indexOf(`!${rest}`); at >= 0; at = text.indexOf(`!${rest}`, at + 1)) {
      const space = text.indexOf(" ", at);
      const key = first + text.slice(at + 1, space);
      if (!prefix && base(key) !== whole) continue;
      const next = text.indexOf("!", space);
      found.push([key, text.slice(space + 1, next < 0 ? undefined : next)]);
    }
    return found;
  }

  // The lists of the pairs with this second character, or of all where none is asked for.
  function inPairs(text, second) {
    const bits = new cb.Bits(text);
    const { pages } = cb.layout();
    const found = [];
    for (let step = bits.gamma(), code = 0; step; step = bits.gamma()) {
      code += step;
      const list = bits.list(pages);
      if (second === undefined || code === second) found.push(list);
      if (code >= second) break;
    }
    return found;
  }

  async function listsOf(term, prefix, most) {
    const { pages } = cb.layout();
    const key = swap(term);
    const codes = Array.from(key, (character) => character.codePointAt(0));
    const found = await held("p", key, prefix, most);
    return found.flatMap(([pairs, others]) => [
      ...(codes.length > 2 || codes[1] < 0x80 ? [] : inPairs(pairs, codes[1])),
      ...inOthers(others, key, prefix).map(([, text]) => new cb.Bits(text).list(pages)),
    ]);
  }

  // The numbers of the pages with a term, ascending; of a very common one only the foremost.
  cb.list = async (term, most = cb.PARTS) => (await listsOf(term, false, most)).flat();

  cb.union = function (lists) {
    const all = new Set(lists.flat());
    for (const number of all) if (number % 2 && all.has(number - 1)) all.delete(number);
    return [...all].sort((a, b) => a - b);
  };

  // Of the pages with any term that begins so; of a page that has two numbers, the even one.
  cb.lists = async (prefix, most = cb.PARTS) => cb.union(await listsOf(prefix, true, most));
})(self.callbookSearch);
