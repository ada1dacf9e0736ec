// Price pins and clusters as HTML over the map: one element a mark, kept while its id stays.
import { arrange } from "./arrange.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Pins {
  /** `act`: choose(id), grow(mark), hover(id or ""), reveal(element). */
  constructor(gl, map, act) {
    Object.assign(this, { gl, map, act, pins: new Map(), reached: "", chosen: "", lit: "" });
    this.arrange = () => arrange(this.map, [...this.pins.values()], this.chosen);
    map.on("moveend", this.arrange);
  }

  draw(marks, chosen, seen) {
    const wanted = new Map(marks.map((mark) => [keyOf(mark), mark]));
    for (const [key, pin] of this.pins) {
      if (!wanted.has(key)) this.#drop(key, pin);
    }
    for (const [key, mark] of wanted) {
      const pin = this.pins.get(key) ?? this.#make(key);
      this.#update(pin, mark);
    }
    this.#reorder(wanted);
    this.mark(chosen, seen);
  }

  /** What changes without new marks: which is chosen, which were seen. */
  mark(chosen, seen) {
    this.chosen = chosen;
    const known = new Set(seen);
    for (const { spot, button, mark } of this.pins.values()) {
      const isChosen = mark.count === 1 && mark.id === chosen;
      spot.toggleAttribute("data-chosen", isChosen);
      spot.toggleAttribute("data-seen", mark.count === 1 && known.has(mark.id));
      if (mark.count === 1) button.setAttribute("aria-pressed", String(isChosen));
    }
    this.#reach(this.pins.has(this.reached) ? this.reached : chosen);
    this.arrange();
  }

  /** Lifts the pin of `id`, lowers the one before it. */
  light(id) {
    if (id === this.lit) return;
    this.pins.get(this.lit)?.spot.removeAttribute("data-lit");
    this.pins.get(id)?.spot.setAttribute("data-lit", "");
    this.lit = id;
  }

  spotOf(id) {
    return this.pins.get(id)?.spot ?? null;
  }

  remove() {
    this.map.off("moveend", this.arrange);
    for (const [key, pin] of this.pins) this.#drop(key, pin);
  }

  #make(key) {
    const spot = document.createElement("div");
    spot.className = "map-spot";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "map-pin";
    button.tabIndex = -1;
    const face = document.createElement("span");
    button.append(face);
    spot.append(button);
    const marker = new this.gl.Marker({ element: spot, anchor: "center" });
    const pin = { key, spot, button, face, marker, mark: null };
    this.#listen(pin);
    this.pins.set(key, pin);
    return pin;
  }

  #update(pin, mark) {
    const before = pin.mark;
    pin.mark = mark;
    const shown = mark.exact ? mark.label : `≈${mark.label}`;
    if (pin.face.textContent !== shown) pin.face.textContent = shown;
    if (before?.label_long !== mark.label_long) {
      pin.button.setAttribute("aria-label", mark.label_long || shown);
    }
    pin.spot.dataset.kind = mark.count > 1 ? "cluster" : "pin";
    if (before?.latitude === mark.latitude && before?.longitude === mark.longitude) return;
    pin.marker.setLngLat([mark.longitude, mark.latitude]);
    if (!before) pin.marker.addTo(this.map);
    // MapLibre names and opens whole markers; here the button inside is the control.
    pin.spot.removeAttribute("aria-label");
    pin.spot.removeAttribute("role");
  }

  /** Readers go through pins in the order of the list; only what moved is moved. */
  #reorder(wanted) {
    const focused = document.activeElement;
    let last = null;
    for (const key of wanted.keys()) {
      const { spot } = this.pins.get(key);
      if (last && last.nextElementSibling !== spot) last.after(spot);
      last = spot;
    }
    // An element that is moved in the document loses the focus.
    if (last?.parentElement.contains(focused)) focused.focus({ preventScroll: true });
  }

  #drop(key, pin) {
    if (pin.spot.contains(document.activeElement)) this.map.getCanvas().focus();
    pin.marker.remove();
    this.pins.delete(key);
    if (this.lit === key) this.lit = "";
  }

  #listen(pin) {
    const { button } = pin;
    let pressedAt = null;
    button.addEventListener("pointerdown", (event) => (pressedAt = [event.x, event.y]));
    button.addEventListener("click", (event) => {
      // A drag of the map that began on a pin ends as a click on it.
      const dragged = event.detail > 0 && pressedAt && far(pressedAt, [event.x, event.y]);
      pressedAt = null;
      if (!dragged) this.#press(pin, event);
    });
    button.addEventListener("dblclick", (event) => event.stopPropagation());
    button.addEventListener("keydown", (event) => this.#key(pin, event));
    button.addEventListener("focus", () => this.#reach(pin.key));
    const home = () => (pin.mark.count === 1 ? pin.mark.id : "");
    for (const type of ["pointerenter", "focus"]) {
      button.addEventListener(type, () => this.act.hover(home()));
    }
    for (const type of ["pointerleave", "blur"]) {
      button.addEventListener(type, () => this.act.hover(""));
    }
  }

  #press({ mark }, event) {
    if (mark.count > 1) return this.act.grow(mark);
    if (mark.href && (event.ctrlKey || event.metaKey)) return window.open(mark.href, "_blank");
    return this.act.choose(mark.id);
  }

  #key(pin, event) {
    if (event.key === "Escape") return this.act.choose("");
    const direction = ARROWS[event.key];
    if (!direction || event.shiftKey) return;
    // The map would move as well.
    event.stopPropagation();
    event.preventDefault();
    const next = this.#towards(pin, direction);
    if (!next) return;
    next.button.focus({ preventScroll: true });
    this.act.reveal(next.button);
  }

  /** The nearest pin that way on the screen; one a little aside counts as further. */
  #towards(pin, [right, down]) {
    const at = (one) => this.map.project(one.marker.getLngLat());
    const here = at(pin);
    let best = null;
    let least = Infinity;
    for (const other of this.pins.values()) {
      const there = at(other);
      const [x, y] = [there.x - here.x, there.y - here.y];
      const ahead = x * right + y * down;
      const aside = Math.abs(x * down) + Math.abs(y * right);
      if (other === pin || ahead <= 0 || aside > 2 * ahead) continue;
      if (ahead + 2 * aside < least) [best, least] = [other, ahead + 2 * aside];
    }
    return best;
  }

  /** One stop for the Tab key among all pins; arrow keys move it. */
  #reach(key) {
    const stop = this.pins.get(key) ?? this.pins.values().next().value;
    if (!stop) return;
    const before = this.pins.get(this.reached);
    if (before) before.button.tabIndex = -1;
    stop.button.tabIndex = 0;
    this.reached = stop.key;
  }
}

/** Clusters have no id of their own: where they are is who they are. */
const keyOf = (mark) => mark.id || `${mark.latitude},${mark.longitude}`;

const far = ([x, y], [toX, toY]) => Math.hypot(toX - x, toY - y) > 5;
