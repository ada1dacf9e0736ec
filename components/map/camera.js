// Boxes, insets and journeys of the camera.

export const INDIA = [68.7, 6, 97.25, 37.6];

/** How high the line with the map's sources is. */
const SOURCES_PX = 24;

const five = (degrees) => Math.round(degrees * 1e5) / 1e5;

/** What nothing covers, client pixels: `--map-top` and `--map-bottom` are taken off. */
const free = (canvas) => canvas.parentElement.querySelector(".map-free").getBoundingClientRect();

/** [west, south, east, north, zoom] of what is seen, degrees. */
export function view(map) {
  const canvas = map.getContainer();
  const frame = canvas.getBoundingClientRect();
  const { left, right, top, bottom } = free(canvas);
  const first = map.unproject([left - frame.left, top - frame.top]);
  const last = map.unproject([right - frame.left, bottom - frame.top]);
  const zoom = Math.round(map.getZoom() * 100) / 100;
  return [five(first.lng), five(last.lat), five(last.lng), five(first.lat), zoom];
}

/** How far the middle of what is seen lies from the middle of the map, pixels. */
export function offset(map) {
  const frame = map.getContainer().getBoundingClientRect();
  const { top, bottom } = free(map.getContainer());
  return [0, (top + bottom - frame.top - frame.bottom) / 2];
}

export const middle = ([west, south, east, north]) => [(west + east) / 2, (south + north) / 2];

export const corners = ([west, south, east, north]) => [[west, south], [east, north]];

/** Pixels that are covered at each side, plus room for a pin. */
export function padding(canvas) {
  const frame = canvas.getBoundingClientRect();
  const { top, bottom, width, height } = free(canvas);
  const [across, along] = [Math.min(48, width / 8), Math.min(48, height / 8)];
  return {
    top: top - frame.top + along,
    bottom: frame.bottom - bottom + along + SOURCES_PX,
    left: across,
    right: across,
  };
}

/** Shows a box; a jump where the reader wants no motion (MapLibre sees to that). */
export function showBox(map, box) {
  map.fitBounds(corners(box), {
    padding: padding(map.getContainer()),
    maxZoom: 16.5,
    duration: 600,
  });
}

/** Moves the map so far that `rectangle` (client pixels) is inside it. */
export function bringIntoView(map, rectangle) {
  const frame = free(map.getContainer());
  const gap = 12;
  const past = (low, high, least, most) => {
    if (low < least) return low - least;
    if (high > most) return Math.min(high - most, low - least);
    return 0;
  };
  const x = past(rectangle.left, rectangle.right, frame.left + gap, frame.right - gap);
  const y = past(rectangle.top, rectangle.bottom, frame.top + gap, frame.bottom - gap);
  if (x || y) map.panBy([x, y], { duration: 240 });
}
