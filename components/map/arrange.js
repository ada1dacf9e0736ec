// Which pins show their price and which are a dot, so that no price lies over another.

const DOT = 22;
const CLUSTER = 50;

/** Earlier marks win; the chosen one and clusters always show. Same spot: dots fan out. */
export function arrange(map, pins, chosen) {
  const placed = [];
  const stacked = new Map();
  const clusters = [];
  for (const pin of ranked(pins, chosen)) {
    const at = map.project(pin.marker.getLngLat());
    const [x, y] = pin.mark.count > 1 ? beside(at, clusters) : fan(pin, at, stacked);
    pin.button.style.setProperty("--dx", `${x - at.x}px`);
    pin.button.style.setProperty("--dy", `${y - at.y}px`);
    const box = boxOf(pin, x, y);
    const fits = pin.mark.label && !placed.some((other) => overlap(box, other));
    const shows = fits || isLeader(pin, chosen);
    pin.spot.toggleAttribute("data-dot", !shows);
    if (shows) placed.push(box);
  }
}

const isLeader = ({ mark }, chosen) => mark.count > 1 || (mark.id && mark.id === chosen);

function ranked(pins, chosen) {
  const rank = (pin) => {
    if (pin.mark.id && pin.mark.id === chosen) return 0;
    if (pin.mark.count > 1) return 1;
    return pin.spot.hasAttribute("data-seen") ? 3 : 2;
  };
  return [...pins].sort((one, other) => rank(one) - rank(other));
}

/** Where the middles of two clusters lie too near, the later one is moved off the earlier. */
function beside({ x, y }, clusters) {
  for (const [otherX, otherY] of clusters) {
    const apart = Math.hypot(x - otherX, y - otherY);
    if (apart >= CLUSTER) continue;
    const turn = apart ? Math.atan2(y - otherY, x - otherX) : 0;
    x = otherX + CLUSTER * Math.cos(turn);
    y = otherY + CLUSTER * Math.sin(turn);
  }
  clusters.push([x, y]);
  return [x, y];
}

/** Homes of one building share a place: the first keeps it, the next lie around it. */
function fan(pin, at, stacked) {
  const place = `${pin.mark.latitude.toFixed(5)},${pin.mark.longitude.toFixed(5)}`;
  const before = stacked.get(place) ?? 0;
  stacked.set(place, before + 1);
  if (before === 0) return [at.x, at.y];
  const ring = Math.ceil(before / 8);
  const turn = ((before - 1) % 8) * (Math.PI / 4) + Math.PI / 2;
  return [at.x + ring * DOT * Math.cos(turn), at.y + ring * DOT * Math.sin(turn)];
}

function boxOf({ mark, face }, x, y) {
  const half = (face.textContent.length * 7.6 + 24) / 2;
  if (mark.count > 1) return [x - Math.max(half, 25), y - 25, x + Math.max(half, 25), y + 25];
  return [x - half, y - 37, x + half, y - 2];
}

const overlap = (one, other) =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
