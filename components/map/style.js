// Which style a map wears: the one that is configured, else ours, else plain land.
const OURS = "/map/style-{theme}.json";
const LAND = { light: "#F3EEE6", dark: "#1F1B18" };

export const theme = () =>
  document.documentElement.classList.contains("dark") ? "dark" : "light";

/** The style as an object. `{theme}` in an address becomes light or dark. */
export async function styleFor(configured) {
  const address = (configured || OURS).replaceAll("{theme}", theme());
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    const style = await answer.json();
    return configured ? style : named(style);
  } catch (problem) {
    console.warn("map style:", problem);
    return configured ? styleFor("") : plain();
  }
}

/** Marks our own style; its sources are named by `words.sources`, in the reader's language. */
function named(style) {
  const unnamed = ([name, { attribution, ...source }]) => [name, source];
  const sources = Object.fromEntries(Object.entries(style.sources).map(unnamed));
  return { ...style, sources, metadata: { ...style.metadata, ghar: true } };
}

/** Ours shows coasts and names, no streets. */
export const isOurs = (style) => style.metadata?.ghar === true;

const plain = () => ({
  version: 8,
  sources: {},
  layers: [
    { id: "land", type: "background", paint: { "background-color": LAND[theme()] } },
  ],
});

/** Calls back when the page turns light or dark. Returns how to stop. */
export function onTheme(changed) {
  let shown = theme();
  const watch = new MutationObserver(() => {
    if (theme() === shown) return;
    shown = theme();
    changed();
  });
  watch.observe(document.documentElement, { attributeFilter: ["class"] });
  return () => watch.disconnect();
}

/** Addresses inside a style may begin with "/": the worker needs them whole. */
export const whole = (url) => ({ url: new URL(url, location.href).href });
