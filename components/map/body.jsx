// What every map shows around its canvas: what it is, and a sentence when it cannot be drawn.

/** `map` is what useMap returned; `words` are the sentences of components/map/words.py. */
export function Body({ map, words, children }) {
  const { body, state, retry } = map;
  return (
    <div className="map-body" data-state={state} role="region" aria-label={words.label}>
      <div ref={body} className="map-canvas" />
      <div className="map-free" aria-hidden="true" />
      {state === "no_webgl" && <Sorry text={words.no_webgl} />}
      {state === "failed" && <Sorry text={words.failed} again={words.again} retry={retry} />}
      {children}
    </div>
  );
}

function Sorry({ text, again, retry }) {
  return (
    <div className="map-sorry" role="status">
      <p>{text}</p>
      {again && <button type="button" className="map-again" onClick={retry}>{again}</button>}
    </div>
  );
}

/** A sentence over the map, read aloud when it changes. */
export function Says({ text, problem }) {
  return (
    <p className="map-says" role="status" data-problem={problem ? "" : undefined}>{text}</p>
  );
}
