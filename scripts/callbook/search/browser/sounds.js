// How Chinese characters sound, by pypinyin; loaded only when a query finds nothing as typed.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const LONG = 16; // syllables of a query that are looked at

  let table = null;

  // {exact, plain}: character → its syllables, as they are and as `cb.plain` hears them;
  // known: all syllables.
  cb.sounds = async function () {
    if (table) return table;
    await cb.loadScript("syllables.js");
    table = { exact: new Map(), plain: new Map(), known: new Set() };
    for (const line of cb.syllables.split("\n")) {
      const [syllable, characters] = line.split(" ");
      table.known.add(syllable);
      for (const character of characters) {
        add(table.exact, character, syllable);
        add(table.plain, character, cb.plain(syllable));
      }
    }
    return table;
  };

  function add(map, key, value) {
    if (!map.has(key)) map.set(key, new Set());
    map.get(key).add(value);
  }

  // Sounds that many speakers don't tell apart are one; sounds.py does the same.
  cb.plain = (syllable) => syllable.replace(/^([zcs])h/, "$1").replace(/([aei]n)g$/, "$1");

  // The ways to cut letters into syllables, the fewest syllables first: fan gan and fang an.
  cb.inSyllables = function (letters, known) {
    const ways = [[[]]]; // for each place, those that end there
    for (let end = 1; end <= letters.length; end++) {
      ways[end] = [];
      for (let start = Math.max(0, end - 6); start < end; start++) {
        const syllable = letters.slice(start, end);
        if (known.has(syllable)) ways[end].push(...ways[start].map((way) => [...way, syllable]));
      }
      ways[end] = ways[end].filter((way) => way.length <= LONG)
        .sort((a, b) => a.length - b.length).slice(0, 8);
    }
    return ways[letters.length];
  };
})(self.callbookSearch);
