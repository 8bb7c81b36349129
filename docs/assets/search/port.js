// Let the theme start our worker, from disk too, and let our own script speak with it.
// Runs before the theme's script, which starts the worker that the page's configuration names.

(function () {
  "use strict";

  // The theme's own worker is named in the page's configuration; ours is made by the build.
  const configuration = document.getElementById("__config");
  const settings = configuration ? JSON.parse(configuration.textContent) : {};
  if ("redirect" in settings) return leaveToSuccessor();
  settings.search = new URL("../../data/search/engine.js", document.currentScript.src).href;
  if (configuration) configuration.textContent = JSON.stringify(settings);

  // Zensical, the theme's successor, speaks with its worker in another way and draws its own box.
  function leaveToSuccessor() {
    const box = document.querySelector(".md-search");
    const button = document.createElement("button");
    button.className = "md-search__button";
    button.type = "button";
    button.textContent = box.getAttribute("aria-label");
    box.replaceChildren(button);
  }

  const Native = self.Worker;
  const OURS = /\/data\/search\/engine\.js(\?|$)/;

  // From disk no worker may start: the same scripts run in the page, behind the same messages.
  class InPage extends EventTarget {
    constructor(address) {
      super();
      this.started = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.charset = "utf-8";
        script.onload = resolve;
        script.onerror = () => reject(new Error(`can't load ${address}`));
        document.head.append(script);
      });
      this.started.catch((error) => console.warn(error));
    }

    async postMessage(message) {
      await this.started;
      const answer = await self.callbookSearch.answer(message);
      if (answer) this.dispatchEvent(new MessageEvent("message", { data: answer }));
    }

    terminate() {}
  }

  self.Worker = function (address, options) {
    const full = new URL(address, document.baseURI).href;
    if (!OURS.test(full)) return new Native(address, options);
    const port = full.startsWith("file:") ? new InPage(full) : new Native(full, options);
    self.callbookSearchPort = port;
    return port;
  };
  if (Native) self.Worker.prototype = Native.prototype;
})();
