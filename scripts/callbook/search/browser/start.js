// Start search: in a worker over HTTP, in the page itself from disk, where no worker may start.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const inWorker = typeof importScripts === "function";
  const folder = new URL(".", inWorker ? self.location.href : document.currentScript.src).href;

  cb.base = new URL("../../", folder).href;

  cb.loadScript = async function (name) {
    const address = folder + name;
    if (inWorker) return importScripts(address);
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.charset = "utf-8";
      script.onload = resolve;
      script.onerror = () => reject(new Error(`can't load ${address}`));
      document.head.append(script);
    });
  };

  if (inWorker) {
    self.addEventListener("message", async (event) => {
      const answer = await cb.answer(event.data);
      if (answer) self.postMessage(answer);
    });
  }
})(self.callbookSearch);
