// Start search: in a worker over HTTP, in the page itself from disk, where no worker may start.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const FILES = ["characters.js", "text.js", "shards.js", "query.js", "match.js", "rank.js",
    "repair.js", "results.js", "engine.js"];

  if (typeof importScripts === "function") {
    const folder = new URL(".", self.location.href).href;
    cb.base = new URL("../../", folder).href;
    cb.loadScript = async (name) => importScripts(folder + name);
    importScripts(...FILES.map((name) => folder + name));
    self.addEventListener("message", async (event) => {
      const answer = await cb.answer(event.data);
      if (answer) self.postMessage(answer);
    });
  } else {
    const folder = new URL(".", document.currentScript.src).href;
    cb.base = new URL("../../", folder).href;
    cb.loadScript = (name) => new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = folder + name;
      script.charset = "utf-8";
      script.onload = resolve;
      script.onerror = () => reject(new Error(`can't load ${script.src}`));
      document.head.append(script);
    });
    cb.loaded = Promise.all(FILES.map(cb.loadScript));
  }
})(self.callbookSearch);
