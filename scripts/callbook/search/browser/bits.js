// Read the packed texts of the shards: numbers of a few bits, lists of pages, texts.
// scripts/callbook/search/bits.py, lists.py and alphabet.py write them.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const BASE = 91;
  const GROUP = 13; // bits of two characters
  const VALUES = new Uint8Array(128);
  let value = 0;
  for (let code = 35; code < 127; code++) if (code !== 92) VALUES[code] = value++;

  cb.Bits = class {
    constructor(text) {
      this.text = text;
      this.at = 0;
      this.held = 0; // the next bits, as a number
      this.count = 0; // how many they are
    }

    // Makes sure of some bits, at most 18; after the end come zeros.
    need(count) {
      while (this.count < count) {
        const { text, at } = this;
        const last = at === text.length - 1; // alone, it holds the last six bits
        const group = at >= text.length ? 0 : last ? VALUES[text.charCodeAt(at)] << (GROUP - 6)
          : VALUES[text.charCodeAt(at)] * BASE + VALUES[text.charCodeAt(at + 1)];
        this.held = (this.held << GROUP) | group;
        this.count += GROUP;
        this.at = at + 2;
      }
    }

    peek(count) {
      this.need(count);
      return this.held >>> (this.count - count);
    }

    skip(count) {
      this.count -= count;
      this.held &= (1 << this.count) - 1;
    }

    read(count) {
      if (count > 16) return this.read(count - 16) * 65536 + this.read(16);
      const found = this.peek(count);
      this.skip(count);
      return found;
    }

    // A number from 1 on; 0 after the last.
    gamma() {
      let zeros = 0;
      while (!this.held) {
        if (this.at >= this.text.length) return 0;
        zeros += this.count;
        this.count = 0;
        this.need(1);
      }
      const more = Math.clz32(this.held) - (32 - this.count);
      this.skip(more);
      return this.read(zeros + more + 1);
    }

    // An ascending list of numbers of pages, of which there are so many.
    list(pages) {
      const size = this.gamma();
      const kept = 31 - Math.clz32(Math.floor(2 * pages / size));
      const found = new Array(size);
      for (let at = 0, last = -1; at < size; at++) {
        const upper = this.gamma() - 1;
        last += upper * 2 ** kept + this.read(kept) + 1;
        found[at] = last;
      }
      return found;
    }
  };

  // --- texts -----------------------------------------------------------------------------

  const LONGEST = 14;
  let table = null; // the next bits → a character's code and, above it, the length of its code
  let tableOf = null;

  function codes() {
    if (tableOf === cb.meta) return table;
    tableOf = cb.meta;
    table = new Uint32Array(1 << LONGEST);
    let at = 0;
    cb.meta.alphabet.forEach((characters, length) => {
      for (let n = 0; n < characters.length; n++) {
        const next = at + (1 << (LONGEST - length));
        table.fill((length << 16) | characters.charCodeAt(n), at, next);
        at = next;
      }
    });
    return table;
  }

  cb.unpack = function (text) {
    const bits = new cb.Bits(text);
    const found = new Uint16Array(bits.gamma());
    const known = codes();
    for (let at = 0; at < found.length; at++) {
      const entry = known[bits.peek(LONGEST)];
      bits.skip(entry >>> 16);
      found[at] = entry & 0xffff || bits.read(16); // none: any other character follows
    }
    return new TextDecoder("utf-16le").decode(found);
  };
})(self.callbookSearch);
