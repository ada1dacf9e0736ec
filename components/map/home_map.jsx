// Homes as price pins over a map. The Python side and the props: home_map.py.
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Body, Says } from "./body.jsx";
import { bringIntoView, corners, INDIA, offset, padding, showBox, view } from "./camera.js";
import { useControls, zooming } from "./controls.js";
import { lightCards, onHighlight } from "./highlight.js";
import { useMap, useNewest } from "./live.js";
import { locate, showMe } from "./locate.js";
import { Pins } from "./pins.js";
import "./map.css";

const SETTLED_MS = 250;
const NOTHING = [];

export function HomeMap({ children, ...props }) {
  const { marks = NOTHING, chosen = "", seen = NOTHING, fit, styleUrl = "", words } = props;
  const tell = useNewest(props);
  const [said, say] = useState("");
  const start = () => ({
    bounds: corners(fit ?? INDIA),
    fitBoundsOptions: { padding: padding(map.body.current), maxZoom: 16.5 },
  });
  const map = useMap({ styleUrl, words, start });
  const { body, live } = map;

  useMoves(map, tell);
  useFit(live, fit);
  usePins(live, { marks, chosen, seen }, tell);
  const chosenMark = marks.find((mark) => mark.count === 1 && mark.id === chosen);
  const popup = usePopup(live, chosenMark, () => tell.current.onChoose?.(""));
  const locateMe = useLocate(live, words, say);
  useControls(body, {
    ...zooming(live),
    locate: locateMe,
    search: () => {
      delete frameOf(body.current).dataset.moved;
      if (live) tell.current.onSearchArea?.(...view(live.map));
    },
  });

  return (
    <Body map={map} words={words}>
      <Says text={said} problem />
      {popup && createPortal(children, popup)}
    </Body>
  );
}

const frameOf = (element) => element.closest(".map");

/** Tells the page where the map is, once it lies still. */
function useMoves({ body, live }, tell) {
  useEffect(() => {
    if (!live) return undefined;
    const { map } = live;
    let timer = 0;
    let byUser = false;
    const leave = (event) => {
      clearTimeout(timer);
      byUser ||= Boolean(event.originalEvent || event.byUser);
    };
    const arrive = (event) => {
      leave(event);
      timer = setTimeout(() => {
        if (byUser) frameOf(body.current).dataset.moved = "";
        tell.current.onMove?.(...view(map), byUser);
        byUser = false;
      }, SETTLED_MS);
    };
    map.on("movestart", leave);
    map.on("moveend", arrive);
    // A turned wheel is not named by the movement that it causes.
    map.on("wheel", leave);
    map.on("click", ({ originalEvent: { target } }) => {
      if (!target.closest(".map-spot")) tell.current.onChoose?.("");
    });
    tell.current.onReady?.(...view(map));
    return () => clearTimeout(timer);
  }, [live]);
}

/** A new `fit` moves the map; the first one was its beginning. */
function useFit(live, fit) {
  const shown = useRef(JSON.stringify(fit ?? null));
  useEffect(() => {
    const wanted = JSON.stringify(fit ?? null);
    if (!live || !fit || wanted === shown.current) return;
    shown.current = wanted;
    delete frameOf(live.map.getContainer()).dataset.moved;
    showBox(live.map, fit);
  }, [live, fit]);
}

function usePins(live, { marks, chosen, seen }, tell) {
  const [pins, setPins] = useState(null);
  useEffect(() => {
    if (!live) return undefined;
    const { gl, map } = live;
    const made = new Pins(gl, map, {
      choose: (id) => tell.current.onChoose?.(id),
      grow: ({ longitude, latitude }) =>
        map.easeTo(
          {
            center: [longitude, latitude],
            zoom: Math.min(map.getZoom() + 2, map.getMaxZoom()),
            offset: offset(map),
          },
          { byUser: true },
        ),
      hover: lightCards,
      reveal: (button) => bringIntoView(map, button.getBoundingClientRect()),
    });
    const stop = onHighlight((id) => made.light(id));
    setPins(made);
    return () => {
      stop();
      made.remove();
      setPins(null);
    };
  }, [live]);
  useEffect(() => pins?.draw(marks, chosen, seen), [pins, marks]);
  useEffect(() => pins?.mark(chosen, seen), [pins, chosen, seen]);
}

/** An element that hangs below the chosen pin, for the page's own card; null when none is. */
function usePopup(live, mark, close) {
  const [element, setElement] = useState(null);
  const closing = useNewest(close);
  const { latitude, longitude } = mark ?? {};
  useEffect(() => {
    if (!live || latitude === undefined) return undefined;
    const { gl, map } = live;
    const holder = document.createElement("div");
    const popup = new gl.Popup({
      anchor: "top",
      className: "map-popup",
      closeButton: false,
      closeOnClick: false,
      focusAfterOpen: false,
      maxWidth: "none",
      offset: [0, 8],
    });
    holder.addEventListener("keydown", ({ key }) => key === "Escape" && closing.current());
    popup.setLngLat([longitude, latitude]).setDOMContent(holder).addTo(map);
    // The card arrives later than the popup: the map makes room when it has a size.
    const watch = new ResizeObserver(() => {
      if (holder.offsetHeight > 0) bringIntoView(map, holder.getBoundingClientRect());
    });
    watch.observe(holder);
    setElement(holder);
    return () => {
      watch.disconnect();
      popup.remove();
      setElement(null);
    };
  }, [live, latitude, longitude]);
  return element;
}

function useLocate(live, words, say) {
  const me = useRef(null);
  return async () => {
    say("");
    const { place, refused } = await locate();
    if (refused) return say(words[refused]);
    if (!live) return undefined;
    me.current?.();
    me.current = showMe(live, place);
    const { map } = live;
    return map.easeTo({ center: place, zoom: 14, offset: offset(map) }, { byUser: true });
  };
}
