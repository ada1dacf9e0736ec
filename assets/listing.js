// A home's pictures and its share button, delegated from the document: no framework, no state.
(() => {
  if (globalThis.gharListing) return;
  globalThis.gharListing = true;
  const on = (type, listen, capture) => document.addEventListener(type, listen, capture);
  const from = (event, selector) => event.target.closest?.(selector);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const lightbox = () => document.getElementById("photos");
  const pages = () => lightbox()?.querySelector("[data-photos]");
  const at = (strip) => Math.round(strip.scrollLeft / Math.max(strip.clientWidth, 1));
  const turn = (to, now) => {
    const strip = pages();
    const page = Math.max(0, Math.min(to, strip.children.length - 1));
    const behavior = now || calm.matches ? "instant" : "smooth";
    strip.scrollTo({ left: page * strip.clientWidth, behavior });
  };

  on("click", (event) => {
    const opener = from(event, "[data-photo]");
    if (opener && lightbox()) {
      const open = lightbox().open;
      if (!open) {
        lightbox().showModal();
        pages().focus();
      }
      turn(Number(opener.dataset.photo) - 1, !open);
    }
    const step = from(event, "[data-photo-step]");
    if (step) turn(at(pages()) + Number(step.dataset.photoStep));
    const share = from(event, "[data-share]");
    if (share) send(share);
  });

  on("keydown", (event) => {
    if (!lightbox()?.open || event.target.matches?.("video")) return;
    const last = pages().children.length - 1;
    const here = at(pages());
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    turn(to);
  });

  // Which picture is in view; films stop when they leave.
  on("scroll", ({ target }) => {
    if (!target.matches?.("[data-strip], [data-photos]")) return;
    const box = target.matches("[data-photos]") ? lightbox() : target.parentElement;
    const count = box.querySelector("[data-at]");
    const shown = String(at(target) + 1);
    if (!count || count.textContent === shown) return;
    count.textContent = shown;
    for (const film of box.querySelectorAll("video")) film.pause();
  }, true);
  on("close", ({ target }) => {
    if (target.id === "photos") for (const film of target.querySelectorAll("video")) film.pause();
  }, true);

  // A share sheet has to open soon after the press: who waits too long shares the long address.
  const shortened = async (home) => {
    const signal = AbortSignal.timeout(2000);
    const answer = await fetch(`/links/listing/${home}`, { method: "POST", signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).url;
  };
  const long = () => {
    const link = document.querySelector("link[rel=canonical]")?.href;
    return link?.endsWith(location.pathname) ? link : location.origin + location.pathname;
  };
  const send = async (button) => {
    const url = await shortened(button.dataset.home).catch(long);
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url });
      await navigator.clipboard.writeText(url);
    } catch (error) {
      if (error.name === "AbortError") return;
      if (!copyOld(url)) return;
    }
    button.dataset.done = "true";
    button.querySelector("[role=status]").textContent = button.dataset.share;
    setTimeout(() => {
      delete button.dataset.done;
      button.querySelector("[role=status]").textContent = "";
    }, 4000);
  };
  // Without https there is no clipboard object: a phone in the same network, for one.
  const copyOld = (text) => {
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  };
})();
