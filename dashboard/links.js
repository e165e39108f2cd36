// A link within the dashboard leads on in the page that stands: left alone, the browser would load everything anew.
// Streamlit follows the address when the history moves, so moving it is all that is needed.
(() => {
  // On a phone the ways to the pages are wider than it is: the chosen one is brought into view.
  const ways = document.querySelector(".ruam-nav");
  const chosen = ways?.querySelector("[aria-current]");
  if (chosen) ways.scrollLeft = chosen.offsetLeft - ways.offsetLeft - (ways.clientWidth - chosen.offsetWidth) / 2;
  if (window.ruamFollowsLinks) return;
  window.ruamFollowsLinks = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest('[data-testid="stHtml"] a[href]');
    const elsewhere = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || event.defaultPrevented) return;
    if (link.target || link.hasAttribute("download") || link.origin !== location.origin || link.hash) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  });
})();
