// One place on a map. The Python side and the props: point_map.py.
import { useEffect } from "react";
import { Body } from "./body.jsx";
import { corners } from "./camera.js";
import { around, withCircle } from "./circle.js";
import { useControls, zooming } from "./controls.js";
import { useMap } from "./live.js";
import { isOurs } from "./style.js";
import "./map.css";

/** Up to this accuracy the spot itself is shown. */
const EXACT_M = 300;

/** Metres to each side: where there are no streets, the next names say where it is. */
const reach = (style) => (isOurs(style) ? 1800 : 500);

export function PointMap({ latitude, longitude, accuracyM, styleUrl = "", words }) {
  const exact = accuracyM <= EXACT_M;
  const circle = { latitude, longitude, radius: accuracyM };
  const map = useMap({
    styleUrl,
    words,
    start: (style) => ({
      bounds: corners(around({ ...circle, radius: Math.max(accuracyM * 2, reach(style)) })),
      fitBoundsOptions: { maxZoom: 16 },
      cooperativeGestures: true,
    }),
    decorate: (style) => (accuracyM > 0 ? withCircle(style, circle) : style),
    key: `${latitude},${longitude},${accuracyM}`,
  });
  useControls(map.body, zooming(map.live));

  useEffect(() => {
    if (!map.live || !exact) return undefined;
    const { gl } = map.live;
    const spot = document.createElement("div");
    spot.className = "map-drop";
    const marker = new gl.Marker({ element: spot, anchor: "bottom" });
    marker.setLngLat([longitude, latitude]).addTo(map.live.map);
    spot.setAttribute("aria-hidden", "true");
    return () => marker.remove();
  }, [map.live, latitude, longitude, exact]);

  return <Body map={map} words={words} />;
}
