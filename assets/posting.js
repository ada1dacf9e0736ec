// Autosave of the posting wizard: a form with data-autosave is sent a second after the last key, and
// before one leaves the step. `data-dirty` stands on it until the server has answered.
(() => {
  if (globalThis.gharPosting) return;
  globalThis.gharPosting = true;
  const QUIET_MS = 1000;
  const on = (type, listen) => document.addEventListener(type, listen, true);
  const form = () => document.querySelector("form[data-autosave]");
  let timer = 0;

  const flush = () => {
    clearTimeout(timer);
    const open = form();
    if (open?.dataset.dirty !== "typed") return;
    open.dataset.dirty = "sent";
    open.requestSubmit();
  };
  const later = ({ target }, wait) => {
    const open = target.closest?.("form[data-autosave]");
    if (!open || !target.name) return;
    open.dataset.dirty = "typed";
    clearTimeout(timer);
    timer = setTimeout(flush, wait);
  };

  on("input", (event) => {
    later(event, QUIET_MS);
    if (event.target.matches?.("[data-money]")) say(event.target);
  });
  on("change", (event) => {
    if (event.target.matches?.("select, [type=radio], [type=date]")) later(event, 100);
  });
  // Before the click does what it does: the answers go first, over the same socket.
  on("click", ({ target }) => {
    if (target.closest?.("a[href], [data-flush]")) flush();
  });
  on("submit", ({ target }) => {
    if (target.matches?.("[data-autosave]")) target.dataset.dirty = "sent";
  });
  on("visibilitychange", () => document.hidden && flush());
  addEventListener("pagehide", flush);

  // The server's answer changes data-saves; what was typed since stays to be sent.
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target.dataset.dirty === "sent") delete target.dataset.dirty;
    }
  }).observe(document.documentElement, { attributeFilter: ["data-saves"], subtree: true });

  // ₹1.25 Cr beside 1,25,00,000, as formats.rupees_short says it.
  const say = (box) => {
    const words = document.querySelector(`[data-words="${box.name}"]`);
    const amount = Number(box.value.replace(/[,\s₹]/g, ""));
    if (words) words.textContent = amount > 0 ? short(amount) : "";
  };
  const trimmed = (value, places) => String(Number((value + 1e-9).toFixed(places)));
  const short = (amount) => {
    if (amount >= 1e7) return `₹${trimmed(amount / 1e7, 2)} Cr`;
    if (amount >= 1e5) return `₹${trimmed(amount / 1e5, 2)} L`;
    if (amount >= 1e3) return `₹${trimmed(amount / 1e3, 1)}k`;
    return `₹${Math.round(amount)}`;
  };
})();
