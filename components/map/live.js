// One live MapLibre map inside a React component: made when in view, unmade with the component.
import { useEffect, useRef, useState } from "react";
import { isOurs, onTheme, styleFor, whole } from "./style.js";

const AROUND_INDIA = [[40, -12], [126, 50]];

/**
 * `body`: ref for the element the map fills. `live`: { map, gl } or null. `state`: waiting, ready,
 * no_webgl or failed. `retry()` after failed.
 * `start(style)` gives MapLibre options; `decorate` adds layers to a style; another `key`, another map.
 */
export function useMap({ styleUrl, words, start, decorate = (style) => style, key = "" }) {
  const body = useRef(null);
  const [live, setLive] = useState(null);
  const [state, setState] = useState("waiting");
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let made = null;
    let wanted = true;
    const style = async () => decorate(await styleFor(styleUrl));
    const begin = async () => {
      if (!hasWebGL()) return setState("no_webgl");
      try {
        const [gl, first] = await Promise.all([import("./engine.js"), style()]);
        if (!wanted) return;
        made = new gl.Map({ ...always(words), ...start(first), container: body.current, style: first });
        made.touchZoomRotate.disableRotation();
        made.keyboard.disableRotation();
        // It takes the arrow keys, and is no landmark beside the map's own.
        made.getCanvas().setAttribute("role", "application");
        made.addControl(new gl.AttributionControl(credit(first, words)), "bottom-left");
        made.once("style.load", () => {
          if (!wanted) return;
          setLive({ gl, map: made });
          setState("ready");
        });
      } catch (problem) {
        console.warn("map:", problem);
        if (wanted) setState("failed");
      }
    };
    const stopWaiting = whenSeen(body.current, begin);
    const stopTheme = onTheme(async () => {
      const next = made && (await style());
      if (wanted && next) made.setStyle(next);
    });
    return () => {
      wanted = false;
      stopWaiting();
      stopTheme();
      made?.remove();
      setLive(null);
    };
  }, [styleUrl, key, attempt]);

  const retry = () => {
    setState("waiting");
    setAttempt(attempt + 1);
  };
  return { body, live, state, retry };
}

/** A ref that always holds the newest value, for listeners that live longer than a render. */
export function useNewest(value) {
  const newest = useRef(value);
  newest.current = value;
  return newest;
}

const always = (words) => ({
  attributionControl: false,
  dragRotate: false,
  maxPitch: 0,
  minZoom: 2.5,
  maxZoom: 18,
  maxBounds: AROUND_INDIA,
  renderWorldCopies: false,
  transformRequest: whole,
  locale: {
    "Map.Title": words.canvas,
    "AttributionControl.ToggleAttribution": words.sources_toggle,
    "CooperativeGesturesHandler.WindowsHelpText": words.gesture_key.replace("{key}", "Ctrl"),
    "CooperativeGesturesHandler.MacHelpText": words.gesture_key.replace("{key}", "⌘"),
    "CooperativeGesturesHandler.MobileHelpText": words.gesture_touch,
  },
});

/** Sources of a style name themselves; our own style is named in the reader's language. */
const credit = (style, words) =>
  isOurs(style) ? { compact: false, customAttribution: words.sources } : {};

function hasWebGL() {
  const gl = document.createElement("canvas").getContext("webgl2");
  // Browsers allow few contexts at once: this one was only a question.
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return gl !== null;
}

function whenSeen(element, then) {
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      then();
    },
    { rootMargin: "160px" },
  );
  watch.observe(element);
  return () => watch.disconnect();
}
