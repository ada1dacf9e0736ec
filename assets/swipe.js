// The decks of homes and of people: drag, arrow keys and buttons all decide about the first card. What is
// decided is pressed as a hidden button inside the card, so the server hears of it like of any
// press. Delegated from the document: no framework, no state.
(() => {
  if (globalThis.gharSwipe) return;
  globalThis.gharSwipe = true;
  const FAR = 120;
  const FAST = 0.5;
  const MOST_TURN = 15;
  const FLIGHT_MS = 240;
  const BACK_MS = 260;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const on = (type, listen, capture) => document.addEventListener(type, listen, capture);
  const from = (event, selector) => event.target.closest?.(selector);

  const deck = () => document.querySelector("[data-deck]");
  const waiting = () => deck()?.querySelectorAll("[data-card]:not([data-leaving])") ?? [];

  const decide = (choice, began = "none") => {
    const [card, next] = waiting();
    if (!card) return;
    fly(card, choice, began);
    card.dataset.leaving = choice;
    card.style.transform = "";
    say(next?.dataset.said ?? "");
    card.querySelector(`[data-decide="${choice}"]`)?.click();
  };

  // A copy leaves: the card itself is gone as soon as the server has answered.
  const fly = (card, choice, began) => {
    const sky = document.querySelector("[data-sky]");
    if (!sky) return;
    const copy = card.cloneNode(true);
    delete copy.dataset.card;
    copy.style.setProperty(`--${choice}`, "1");
    sky.append(copy);
    const side = { like: 1, leave: -1 }[choice] ?? 0;
    const end = side
      ? `translate(${side * innerWidth * 0.7}px, 24px) rotate(${side * MOST_TURN}deg)`
      : `translate(0, ${-innerHeight * 0.7}px)`;
    const steps = calm.matches
      ? { opacity: [1, 0] }
      : { transform: [began, end], opacity: [1, 0.4] };
    const flight = copy.animate(steps, {
      duration: calm.matches ? 80 : FLIGHT_MS,
      easing: "cubic-bezier(.4,0,1,1)",
      fill: "forwards",
    });
    flight.finished.finally(() => copy.remove());
  };

  const say = (words) => {
    const live = document.querySelector("[data-deck-said]");
    if (live) live.textContent = words;
  };

  on("click", (event) => {
    const button = from(event, "[data-swipe]");
    if (button) decide(button.dataset.swipe);
  });

  const keys = { ArrowLeft: "leave", ArrowRight: "like" };
  const theirs =
    "input, textarea, select, [contenteditable], [role=menu], [role=tablist], [role=radiogroup], dialog, [popover]";
  on("keydown", (event) => {
    if (!deck() || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (from(event, theirs) || document.querySelector("dialog[open]")) return;
    const choice = keys[event.key];
    const rises = event.key === "ArrowUp";
    const asks = { " ": "[data-expand]", Escape: "[data-expand][aria-expanded=true]" }[event.key];
    const takesBack = event.key.toLowerCase() === "z";
    if (asks && !from(event, "button, a, summary")) {
      const more = document.querySelector(asks);
      if (more) event.preventDefault();
      if (!event.repeat) more?.click();
      return;
    }
    if (!choice && !rises && !takesBack) return;
    event.preventDefault();
    if (event.repeat) return;
    // A deck with super likes has them upward; in others that takes the last decision back.
    const above = document.querySelector('[data-swipe="super"]');
    if (choice) decide(choice);
    else if (rises && above) above.disabled || decide("super");
    else undo();
  });
  // What was decided a moment ago can be taken back once the server has heard of it.
  const undo = (tries = 20) => {
    const button = document.querySelector("[data-undo]");
    const open = document.querySelector("[data-card][data-leaving]");
    if (button && !button.disabled && !open) button.click();
    else if (button && open && tries) setTimeout(undo, 100, tries - 1);
  };

  // Dragging. A press that hardly moves stays a press; one that goes up or down scrolls the page.
  let drag = null;
  on("pointerdown", (event) => {
    const card = from(event, "[data-card]");
    if (!card || event.button !== 0 || card !== waiting()[0]) return;
    drag = { card, id: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp };
  });
  on("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const dx = event.clientX - drag.x;
    const dy = event.clientY - drag.y;
    if (!drag.moving) {
      if (Math.hypot(dx, dy) < 8) return;
      if (Math.abs(dy) > Math.abs(dx)) return void (drag = null);
      drag.moving = true;
      drag.card.setPointerCapture(drag.id);
      drag.card.style.transition = "none";
      deck().dataset.dragging = "true";
    }
    drag.speed = dx / Math.max(1, event.timeStamp - drag.at);
    const turn = Math.max(-MOST_TURN, Math.min(MOST_TURN, dx / 16));
    drag.transform = `translate(${dx}px, ${dy * 0.3}px) rotate(${turn}deg)`;
    drag.dx = dx;
    drag.card.style.transform = drag.transform;
    drag.card.style.setProperty("--like", Math.max(0, Math.min(1, dx / FAR)));
    drag.card.style.setProperty("--leave", Math.max(0, Math.min(1, -dx / FAR)));
  });
  const letGo = (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const { card, moving, dx, speed, transform } = drag;
    drag = null;
    if (!moving) return;
    delete deck()?.dataset.dragging;
    card.style.setProperty("--like", 0);
    card.style.setProperty("--leave", 0);
    const far = Math.abs(dx) > FAR || (Math.abs(speed) > FAST && Math.abs(dx) > FAR / 3);
    if (far && event.type === "pointerup") return decide(dx > 0 ? "like" : "leave", transform);
    card.style.transition = `transform ${calm.matches ? 0 : BACK_MS}ms cubic-bezier(.2,.7,.2,1)`;
    card.style.transform = "";
  };
  on("pointerup", (event) => {
    // The press that ends a drag is no press on the card's link.
    if (drag?.moving) {
      const stop = (click) => {
        if (!click.isTrusted) return;
        click.preventDefault();
        click.stopPropagation();
      };
      addEventListener("click", stop, { capture: true });
      setTimeout(() => removeEventListener("click", stop, { capture: true }), 50);
    }
    letGo(event);
  });
  on("pointercancel", letGo);
  on("dragstart", (event) => {
    if (from(event, "[data-card]")) event.preventDefault();
  });
})();
