// MapLibre itself: the only file that names it, imported when a map comes into view, never before.
import "maplibre-gl/dist/maplibre-gl.css";
import { AttributionControl, Map, Marker, Popup, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

// Bundled, the engine cannot find its worker by its own address.
setWorkerUrl(workerUrl);

export { AttributionControl, Map, Marker, Popup };
