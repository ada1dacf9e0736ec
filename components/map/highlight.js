// A home's card and its pin light up together, without the server.
// Cards carry data-mark="<id>"; anything else may send
// `new CustomEvent("ghar:highlight", { detail: { id } })` to the window; id "" is nobody.

/** Tells `lit(id)` which home is pointed at. Returns how to stop. */
export function onHighlight(lit) {
  const cards = new AbortController();
  const { signal } = cards;
  const idOf = (event) => event.target.closest?.("[data-mark]")?.dataset.mark;
  for (const type of ["pointerover", "focusin"]) {
    document.addEventListener(type, (event) => idOf(event) && lit(idOf(event)), { signal });
  }
  for (const type of ["pointerout", "focusout"]) {
    document.addEventListener(type, (event) => idOf(event) && lit(""), { signal });
  }
  addEventListener("ghar:highlight", ({ detail }) => lit(detail?.id ?? ""), { signal });
  return () => cards.abort();
}

/** Lights the cards of `id` and no other. */
export function lightCards(id) {
  for (const card of document.querySelectorAll("[data-mark]")) {
    card.toggleAttribute("data-lit", id !== "" && card.dataset.mark === id);
  }
}
