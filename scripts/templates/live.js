// Added by `build.py serve` to the pages it shows, and to no others.
(function () {
  let version = null;
  const banner = document.createElement("pre");
  banner.hidden = true;
  banner.setAttribute("role", "alert");
  banner.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:99;margin:0;padding:12px 16px;max-height:40vh;" +
    "overflow:auto;white-space:pre-wrap;background:#7a1f10;color:#fff;font:14px/1.6 monospace";
  document.body.append(banner);
  new EventSource("/-/events").onmessage = function (event) {
    const news = JSON.parse(event.data);
    if (version !== null && version !== news.version) {
      location.reload();
    }
    version = news.version;
    banner.textContent = news.problems.join("\n");
    banner.hidden = news.problems.length === 0;
  };
})();
