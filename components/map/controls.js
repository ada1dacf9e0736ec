// The buttons over a map are drawn in Python: data-map-do says what each does.
import { useEffect } from "react";
import { offset } from "./camera.js";
import { useNewest } from "./live.js";

/** `acts`: { name: function } for the buttons of this map's frame. */
export function useControls(body, acts) {
  const newest = useNewest(acts);
  useEffect(() => {
    const frame = body.current.closest(".map");
    const press = (event) => {
      const button = event.target.closest("[data-map-do]");
      if (button) newest.current[button.dataset.mapDo]?.();
    };
    frame.addEventListener("click", press);
    return () => frame.removeEventListener("click", press);
  }, []);
}

/** Zoom by buttons is around what is seen, and counts as the reader's own move. */
export const zooming = (live) => ({
  zoom_in: () => live?.map.zoomIn({ offset: offset(live.map) }, { byUser: true }),
  zoom_out: () => live?.map.zoomOut({ offset: offset(live.map) }, { byUser: true }),
});
