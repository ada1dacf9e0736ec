// A circle on the ground as part of a style, in the accent colour of the theme.

const METRES_A_DEGREE = 111_195;

const degrees = (metres, latitude) => {
  const up = metres / METRES_A_DEGREE;
  return [up / Math.cos((latitude * Math.PI) / 180), up];
};

/** The style with a soft circle of `radius` metres around the place. */
export function withCircle(style, { latitude, longitude, radius }) {
  const [across, up] = degrees(radius, latitude);
  const ring = Array.from({ length: 65 }, (_, step) => {
    const turn = (step / 64) * 2 * Math.PI;
    return [longitude + across * Math.cos(turn), latitude + up * Math.sin(turn)];
  });
  const data = { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--geru").trim();
  const layer = (id, type, paint) => ({ id, type, source: "ghar-around", paint });
  const names = style.layers.findIndex(({ type }) => type === "symbol");
  const below = names < 0 ? style.layers.length : names;
  return {
    ...style,
    sources: { ...style.sources, "ghar-around": { type: "geojson", data } },
    layers: [
      ...style.layers.slice(0, below),
      layer("ghar-around", "fill", { "fill-color": colour, "fill-opacity": 0.14 }),
      layer("ghar-around-edge", "line", { "line-color": colour, "line-opacity": 0.7 }),
      ...style.layers.slice(below),
    ],
  };
}

/** [west, south, east, north] of the square around the circle. */
export function around({ latitude, longitude, radius }) {
  const [across, up] = degrees(radius, latitude);
  return [longitude - across, latitude - up, longitude + across, latitude + up];
}
