// A conversation's page: a message stands there as soon as it is written, is sent again until the
// server has it (its key makes it one message), drafts are kept, and reading moves nothing away.
(() => {
  if (globalThis.gharChat) return;
  globalThis.gharChat = true;
  const PATIENCE_MS = 8000;
  const waiting = new Map();
  const on = (type, listen) => document.addEventListener(type, listen, true);
  const one = (selector) => document.querySelector(selector);
  const thread = () => one("[data-thread]")?.dataset.thread || "";
  const draftKey = () => `ghar-draft-${thread()}`;
  const composer = () => one("[data-composer]");
  const keep = (body) => {
    try {
      if (body) localStorage.setItem(draftKey(), body);
      else localStorage.removeItem(draftKey());
    } catch {}
  };

  // Writing: Enter sends, Shift+Enter begins a line; a phone's Enter begins a line too.
  on("keydown", (event) => {
    const box = event.target;
    if (!box.matches?.("[data-composer] textarea") || event.key !== "Enter") return;
    if (event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    box.form.requestSubmit();
  });
  on("input", ({ target }) => {
    if (target.matches?.("[data-composer] textarea")) keep(target.value);
  });
  on("submit", (event) => {
    const form = event.target;
    if (!form.matches?.("[data-composer]")) return;
    const body = form.elements.body.value.trim();
    if (!body) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!form.elements.token.value) form.elements.token.value = crypto.randomUUID();
    const token = form.elements.token.value;
    draw(token, body);
    // React reads the form while this event bubbles; afterwards it is empty for the next one.
    setTimeout(() => {
      form.elements.token.value = "";
      if (form.elements.body.value.trim() === body) form.elements.body.value = "";
      keep("");
    });
  });

  const pending = () => one("[data-pending]");
  const draw = (token, body) => {
    let bubble = waiting.get(token)?.bubble;
    if (!bubble) {
      bubble = one("[data-bubble]").firstElementChild.cloneNode(true);
      bubble.querySelector("[data-words]").textContent = body;
      bubble.querySelector("button").addEventListener("click", () => again(token));
      pending()?.append(bubble);
    }
    bubble.dataset.state = "sending";
    clearTimeout(waiting.get(token)?.timer);
    const timer = setTimeout(() => fail(token), PATIENCE_MS);
    waiting.set(token, { body, bubble, timer, thread: thread() });
    toEnd();
  };
  const fail = (token) => {
    const held = waiting.get(token);
    if (held) held.bubble.dataset.state = "failed";
  };
  const again = (token) => {
    const held = waiting.get(token);
    const form = composer();
    if (!held || !form) return;
    const typed = form.elements.body.value;
    form.elements.token.value = token;
    form.elements.body.value = held.body;
    form.requestSubmit();
    setTimeout(() => (form.elements.body.value = typed), 20);
  };
  addEventListener("online", () => {
    for (const [token, held] of waiting) if (held.thread === thread()) again(token);
  });

  // What the server has: the drawn bubble goes, the true one stands there.
  const settle = () => {
    for (const row of document.querySelectorAll("[data-token]")) {
      const held = waiting.get(row.dataset.token);
      if (!held) continue;
      clearTimeout(held.timer);
      held.bubble.remove();
      waiting.delete(row.dataset.token);
    }
    const refused = one("[data-refused]")?.dataset.refused;
    if (refused) fail(refused);
  };

  // Reading: only what is looked at counts, and whoever reads above stays there.
  const log = () => one("[data-log]");
  const atEnd = () => {
    const box = log();
    return !box || box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  };
  const toEnd = () => requestAnimationFrame(() => {
    const box = log();
    if (box) box.scrollTop = box.scrollHeight;
  });
  let told = 0;
  const read = () => {
    const button = one("[data-reads]");
    if (!button || document.hidden || !document.hasFocus()) return;
    const newest = Number(button.dataset.reads);
    const key = `${thread()}:${newest}`;
    if (newest && key !== told) {
      told = key;
      button.click();
    }
  };
  addEventListener("focus", read);
  on("visibilitychange", read);
  let open = "", count = 0, height = 0, wasAtEnd = true;
  const look = () => {
    const box = log();
    if (!box) return void (open = "");
    const rows = box.querySelectorAll("[data-message]").length;
    if (open !== thread()) {
      open = thread();
      waiting.forEach((held) => held.thread === open && pending()?.append(held.bubble));
      const form = composer();
      if (form && !form.elements.body.value) {
        try { form.elements.body.value = localStorage.getItem(draftKey()) || ""; } catch {}
      }
      toEnd();
    } else if (rows > count) {
      const above = box.scrollTop < 40 && box.dataset.older === "asked";
      if (above) box.scrollTop += box.scrollHeight - height;
      else if (wasAtEnd) toEnd();
      else one("[data-new]")?.removeAttribute("hidden");
      delete box.dataset.older;
    }
    count = rows;
    height = box.scrollHeight;
    settle();
    read();
  };
  on("scroll", ({ target }) => {
    if (target !== log()) return;
    wasAtEnd = atEnd();
    if (wasAtEnd) one("[data-new]")?.setAttribute("hidden", "");
  });
  on("click", ({ target }) => {
    if (target.closest?.("[data-new]")) toEnd();
    if (target.closest?.("[data-older]") && log()) log().dataset.older = "asked";
    const away = target.closest?.("[data-away]");
    if (away) {
      const box = document.getElementById("away");
      if (!box) return;
      box.querySelector("[data-address]").textContent = away.dataset.away;
      box.querySelector("a").href = away.dataset.away;
    }
  });
  new MutationObserver(look).observe(document.documentElement, {
    subtree: true, childList: true, attributeFilter: ["data-thread", "data-refused", "data-reads"],
  });
  look();
})();
