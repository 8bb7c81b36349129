// Tell the kind of each page, and read it from its shard of texts.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  let layout = null;
  let layoutOf = null;

  cb.layout = function () {
    if (layoutOf === cb.meta) return layout;
    layoutOf = cb.meta;
    const kindOf = [];
    const names = ["question", "remarks", "metric", "topic", "page"];
    cb.meta.kinds.forEach((count, kind) => { for (let n = 0; n < count; n++) kindOf.push(names[kind]); });
    const textOf = []; // page → number of its shard of texts
    cb.meta.texts.forEach((count, shard) => {
      for (let n = 0; n < count; n++) textOf.push(shard);
    });
    layout = { pages: kindOf.length, kindOf, textOf };
    return layout;
  };

  // A page with its entries, from its shard of texts.
  cb.page = async function (number) {
    const { textOf, kindOf } = cb.layout();
    const shard = textOf[number];
    const places = await cb.shard(`t${shard}`);
    let at = number - textOf.indexOf(shard);
    for (const [place, folder, shared, pages] of places) {
      if (at >= pages.length) {
        at -= pages.length;
        continue;
      }
      const [name, heading, tags, texts, anchors, speakers] = pages[at];
      const title = typeof heading !== "number" ? heading
        : texts[0].slice(0, heading) + (heading < texts[0].length ? "…" : "");
      const entries = texts.map((text, n) => ({
        text, speaker: speakers ? speakers[n] : "",
        anchor: anchors ? anchors[n] : n ? `p${n}` : name,
      }));
      return {
        number, kind: kindOf[number], title, place, tags: [place, ...shared, ...tags], entries,
        address: `${folder ? `${folder}/` : ""}${name}.html`,
      };
    }
    throw new Error(`t${shard} does not hold page ${number}`);
  };
})(self.callbookSearch);
