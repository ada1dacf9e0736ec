// "Where am I": the browser asks for permission; every refusal has its sentence.
import { INDIA } from "./camera.js";

/** Resolves to { place: [longitude, latitude] } or { refused: key of a sentence }. */
export function locate() {
  return new Promise((tell) => {
    if (!navigator.geolocation || !isSecureContext) return tell({ refused: "locate_unable" });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => tell(judged(coords)),
      (problem) => tell({ refused: reason(problem) }),
      { timeout: 10_000, maximumAge: 60_000 },
    );
  });
}

const reason = ({ code, PERMISSION_DENIED }) =>
  code === PERMISSION_DENIED ? "locate_refused" : "locate_failed";

function judged({ longitude, latitude }) {
  if (!inIndia(longitude, latitude)) return { refused: "locate_abroad" };
  return { place: [longitude, latitude] };
}

/** Inside the box around India, degrees. */
export function inIndia(longitude, latitude) {
  const [west, south, east, north] = INDIA;
  return west <= longitude && longitude <= east && south <= latitude && latitude <= north;
}

/** The blue dot; returns how to remove it. */
export function showMe({ gl, map }, place) {
  const dot = document.createElement("div");
  dot.className = "map-me";
  dot.setAttribute("aria-hidden", "true");
  const marker = new gl.Marker({ element: dot }).setLngLat(place).addTo(map);
  return () => marker.remove();
}
