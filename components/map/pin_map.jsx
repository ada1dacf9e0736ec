// Choosing a place with a pin. The Python side and the props: pin_map.py.
import { useEffect, useRef, useState } from "react";
import { Body, Says } from "./body.jsx";
import { bringIntoView, corners, INDIA, middle, padding } from "./camera.js";
import { useControls, zooming } from "./controls.js";
import { useMap, useNewest } from "./live.js";
import { inIndia, locate } from "./locate.js";
import { isOurs } from "./style.js";
import "./map.css";

const METRES_A_DEGREE = 111_195;
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const SETTLED_MS = 400;
/** Where our style names localities: a city without any is nothing to aim at. */
const NAMED = 10.5;
/** Near enough to aim; without streets, far enough to see names. */
const near = (style) => (isOurs(style) ? 13 : 16);

export function PinMap(props) {
  const { latitude, longitude, fit, styleUrl = "", words } = props;
  const given = typeof latitude === "number" && typeof longitude === "number";
  const [refusal, refuse] = useState("");
  const start = (style) => {
    if (given) return { center: [longitude, latitude], zoom: near(style) };
    if (fit && isOurs(style)) return { center: middle(fit), zoom: NAMED };
    return {
      bounds: corners(fit ?? INDIA),
      fitBoundsOptions: { padding: padding(map.body.current) },
    };
  };
  const map = useMap({ styleUrl, words, start });
  const { live } = map;
  const [place, settle] = usePlace(given ? [longitude, latitude] : null, refuse, useNewest(props));
  usePin(live, place, settle, words);

  useControls(map.body, {
    ...zooming(live),
    drop: () => live && settle(live.map.getCenter().toArray()),
    locate: async () => {
      const found = await locate();
      if (found.refused) return refuse(words[found.refused]);
      if (live && settle(found.place)) {
        live.map.easeTo({ center: found.place, zoom: near(live.map.getStyle()) });
      }
      return undefined;
    },
  });

  const told = place ? words.pin_at.replace("{lat}", place[1]).replace("{lng}", place[0]) : "";
  return (
    <Body map={map} words={words}>
      <Says text={refusal} problem />
      <p className="sr-only" role="status">{told}</p>
    </Body>
  );
}

/** The place and how to change it; outside India the pin is kept and a sentence says so. */
function usePlace(given, refuse, tell) {
  const [place, setPlace] = useState(given);
  const timer = useRef(0);
  const [longitude, latitude] = given ?? [];
  useEffect(() => setPlace(given), [longitude, latitude]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const settle = ([x, y]) => {
    const next = [Number(x.toFixed(6)), Number(y.toFixed(6))];
    if (!inIndia(...next)) {
      refuse(tell.current.words.outside);
      return false;
    }
    refuse("");
    setPlace(next);
    // Arrow keys repeat: the page hears of the last place only.
    clearTimeout(timer.current);
    timer.current = setTimeout(() => tell.current.onDrop?.(next[1], next[0]), SETTLED_MS);
    return true;
  };
  return [place, settle];
}

function usePin(live, place, settle, words) {
  const act = useNewest({ place, settle });
  const pin = useRef(null);

  useEffect(() => {
    if (!live) return undefined;
    const { map } = live;
    const put = ({ lngLat }) => act.current.settle(lngLat.toArray());
    map.on("click", put);
    map.getCanvas().style.cursor = "crosshair";
    return () => {
      pin.current?.remove();
      pin.current = null;
    };
  }, [live]);

  useEffect(() => {
    if (!live || !place) return;
    pin.current ??= makePin(live, act, words);
    pin.current.setLngLat(place);
    if (!pin.current.getElement().isConnected) pin.current.addTo(live.map);
    pin.current.getElement().setAttribute("aria-label", words.pin);
  }, [live, place]);
}

function makePin({ gl, map }, act, words) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "map-drop";
  const marker = new gl.Marker({ element, anchor: "bottom", draggable: true });
  marker.on("dragend", () => {
    const kept = act.current.settle(marker.getLngLat().toArray());
    if (!kept) marker.setLngLat(act.current.place);
  });
  element.addEventListener("click", (event) => event.stopPropagation());
  element.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    if (act.current.settle(moved(act.current.place, step, event.shiftKey ? 250 : 25))) {
      bringIntoView(map, element.getBoundingClientRect());
    }
  });
  return marker;
}

function moved([longitude, latitude], [east, north], metres) {
  const up = metres / METRES_A_DEGREE;
  const across = up / Math.cos((latitude * Math.PI) / 180);
  return [longitude + east * across, latitude + north * up];
}
