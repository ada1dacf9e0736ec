// The little that HTML cannot do by itself, delegated from the document: no framework, no state.
(() => {
  const root = document.documentElement;
  const on = (type, listen, capture) => document.addEventListener(type, listen, capture);
  const from = (event, selector) => event.target.closest?.(selector);

  // Dialogs: data-opens and data-closes name them; a press beside an idle dialog closes it.
  on("click", (event) => {
    const opener = from(event, "[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens)?.showModal();
    const closer = from(event, "[data-closes]");
    if (closer) document.getElementById(closer.dataset.closes)?.close();
    if (event.target.matches?.("dialog.modal[open]") && beside(event)) closeIdle(event.target);
    const item = from(event, "[role=menuitem]");
    if (item) item.closest("[popover]")?.hidePopover();
  });
  const beside = ({ target, clientX: x, clientY: y }) => {
    const box = target.getBoundingClientRect();
    return x < box.left || x > box.right || y < box.top || y > box.bottom;
  };
  const closeIdle = (dialog) => dialog.dataset.busy === "true" || dialog.close();
  on("cancel", (event) => event.target.dataset?.busy === "true" && event.preventDefault(), true);

  // Menus and popovers: below their button, above it where there is no room.
  on("toggle", ({ target, newState }) => {
    if (newState !== "open" || !target.matches(".floating")) return;
    const button = document.querySelector(`[popovertarget="${target.id}"]:not([popovertargetaction])`);
    if (!button) return;
    place(target, button.getBoundingClientRect());
    target.querySelector("[role=menuitem]:not(:disabled)")?.focus();
  }, true);
  const place = (box, at) => {
    const { offsetWidth: width, offsetHeight: height } = box;
    const left = box.dataset.side === "end" ? at.right - width : at.left;
    const below = at.bottom + 8;
    const fits = below + height < innerHeight - 8;
    box.style.left = `${Math.max(12, Math.min(left, innerWidth - width - 12))}px`;
    box.style.top = `${fits ? below : Math.max(8, at.top - height - 8)}px`;
  };
  addEventListener("resize", () => {
    for (const open of document.querySelectorAll(".floating:popover-open")) open.hidePopover();
  });

  // Arrow keys move among tabs and menu items.
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  on("keydown", (event) => {
    if (event.key === "Escape") {
      root.classList.add("tips-hidden");
      // A second Esc closes a dialog whatever `cancel` says, so the key itself is stopped.
      if (document.querySelector("dialog[open][data-busy=true]")) event.preventDefault();
    }
    const list = from(event, "[role=tablist], [role=menu]");
    if (!list || !(event.key in steps || event.key === "Home" || event.key === "End")) return;
    const tabs = list.role === "tablist";
    const items = [...list.querySelectorAll(tabs ? "[role=tab]" : "[role=menuitem]:not(:disabled)")];
    const next = {
      Home: 0,
      End: items.length - 1,
    }[event.key] ?? items.indexOf(document.activeElement) + steps[event.key] + items.length;
    const item = items[next % items.length];
    event.preventDefault();
    item?.focus();
    if (tabs) item?.click();
  });
  for (const type of ["pointerover", "focusin"]) {
    on(type, () => root.classList.remove("tips-hidden"));
  }

  // Money: 1,25,000 in the box, 125000 in the form.
  const plain = (text) => text.replace(/[,\s₹]/g, "");
  const grouped = (text) => {
    const digits = plain(text);
    if (!/^\d+(\.\d{0,2})?$/.test(digits)) return text;
    const [whole, paise] = digits.split(".");
    const rupees = whole.replace(/(\d)(?=(\d\d)+\d$)/g, "$1,");
    return paise === undefined ? rupees : `${rupees}.${paise}`;
  };
  on("focusout", ({ target }) => {
    if (target.matches?.("[data-money]")) setTimeout(() => (target.value = grouped(target.value)));
  });
  on("formdata", ({ target, formData }) => {
    for (const { name, value } of target.querySelectorAll("[data-money]")) {
      if (name && formData.has(name)) formData.set(name, plain(value));
    }
  });

  // One-time codes: which box is next.
  on("input", ({ target }) => {
    const boxes = target.closest?.(".otp");
    if (!boxes) return;
    const digits = target.value.replace(/\D/g, "").slice(0, target.maxLength);
    if (digits !== target.value) target.value = digits;
    boxes.dataset.at = digits.length;
  });

  // Whoever signs in from a page comes back to it.
  on("click", ({ target }) => {
    const link = target.closest?.("[data-come-back]");
    if (link) link.search = `?next=${encodeURIComponent(location.pathname + location.search)}`;
  });

  // Plain posts: come back to this page; turn busy, and not twice.
  on("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-post]")) return;
    if (form.dataset.sent) return event.preventDefault();
    // The token comes with the first answer over the socket: an early press waits for it.
    if (form.elements.csrf?.value === "") {
      event.preventDefault();
      return void whenFilled(form.elements.csrf, () => form.requestSubmit(event.submitter));
    }
    form.dataset.sent = "true";
    const here = form.querySelector("[data-here]");
    if (here) here.value = location.pathname + location.search;
    event.submitter?.setAttribute("aria-busy", "true");
  });
  const whenFilled = (field, then, tries = 50) => {
    if (field.value || !tries) return field.value && then();
    setTimeout(() => whenFilled(field, then, tries - 1), 100);
  };
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("[data-sent]")) {
      delete form.dataset.sent;
      form.querySelector("[aria-busy=true]")?.setAttribute("aria-busy", "false");
    }
  });

  // Keys where nobody types: data-key presses its element; j and k go through what has data-row,
  // x chooses there. Its owner may have turned them off.
  const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, dialog[open], .floating";
  on("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, repeat } = event;
    if (ctrlKey || metaKey || altKey || key.length !== 1 || from(event, TYPING)) return;
    if (document.querySelector("dialog[open], [data-shortcuts=off]")) return;
    const pressed = document.querySelector(`[data-key="${CSS.escape(key.toLowerCase())}"]`);
    if (pressed) {
      event.preventDefault();
      if (!repeat && !pressed.disabled) pressed.click();
      return;
    }
    const rows = [...document.querySelectorAll("[data-row]")];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = { j: Math.min(at + 1, rows.length - 1), k: Math.max(at - 1, 0) }[key];
    if (rows.length && next !== undefined) rows[next].querySelector("a")?.focus();
    if (key === "x" && at >= 0) rows[at].querySelector("input[type=checkbox]")?.click();
  });

  const tell = () => root.classList.toggle("offline", !navigator.onLine);
  addEventListener("online", tell);
  addEventListener("offline", tell);
  tell();
})();
