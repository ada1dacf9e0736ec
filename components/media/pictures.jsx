// The pictures that are there, in their order: drag or use the buttons to move one, choose the main
// one, say what it shows. Nothing is kept here: each act is told, and the page answers with state.
import { useEffect, useRef, useState } from "react";
import { fill } from "./uploading.js";

export function Pictures(props) {
  const { pictures, words, looks, onReorder } = props;
  const [order, setOrder] = useState(pictures.map((picture) => picture.id));
  const [said, setSaid] = useState("");
  const dragged = useRef(null);
  const list = useRef(null);
  const refocus = useRef(null);
  const truth = pictures.map((picture) => picture.id).join();

  // What the server says is the truth: a refused move goes back by itself.
  useEffect(() => setOrder(truth ? truth.split(",") : []), [truth, pictures]);

  // A button that moves with its picture loses the focus on its way.
  useEffect(() => {
    if (!refocus.current) return;
    const [id, act] = refocus.current;
    refocus.current = null;
    const card = list.current?.querySelector(`[data-picture="${id}"]`);
    const same = card?.querySelector(`[data-act="${act}"]:not(:disabled)`);
    (same ?? card?.querySelector("[data-act]:not(:disabled)"))?.focus();
  }, [order]);

  const place = (id, to) => {
    const rest = order.filter((each) => each !== id);
    return [...rest.slice(0, to), id, ...rest.slice(to)];
  };
  const move = (id, to, act) => {
    if (to < 0 || to >= order.length) return;
    refocus.current = [id, act];
    const next = place(id, to);
    setOrder(next);
    setSaid(fill(words.moved, { place: to + 1, all: next.length }));
    onReorder?.(next);
  };
  const dragOver = (id) => (event) => {
    if (!dragged.current) return;
    event.preventDefault();
    if (dragged.current !== id) setOrder(place(dragged.current, order.indexOf(id)));
  };
  const drop = (event) => {
    if (!dragged.current) return;
    event.preventDefault();
    dragged.current = null;
    if (order.join() !== truth) onReorder?.(order);
  };
  const dragEnd = () => {
    // Dropped beside the list: nothing was meant.
    if (dragged.current) setOrder(truth.split(","));
    dragged.current = null;
  };

  const known = new Map(pictures.map((picture) => [picture.id, picture]));
  const shown = order.filter((id) => known.has(id));
  return (
    <>
      <p role="status" className="sr-only">{said}</p>
      <ol ref={list} className={looks.grid} aria-label={words.pictures} onDrop={drop}>
        {shown.map((id, at) => (
          <li
            key={id}
            data-picture={id}
            className={looks.card}
            draggable={Boolean(onReorder) && shown.length > 1}
            onDragStart={(event) => {
              dragged.current = id;
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", "");
            }}
            onDragOver={dragOver(id)}
            onDragEnd={dragEnd}
          >
            <Picture {...props} picture={known.get(id)} at={at} all={shown.length} move={move} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Picture({ picture, at, all, move, words, looks, icons, ...does }) {
  const { id, thumbnail, preview, name, caption, width, height, is_main: isMain } = picture;
  const label = caption || fill(words.number, { n: at + 1 });
  const act = (what, icon, onClick, disabled = false) => (
    <button type="button" className={looks.small} data-act={what} disabled={disabled}
      onClick={onClick} aria-label={fill(words[`${what}_one`], { name: label })}
      data-tip={words[what]}>
      {icon}
    </button>
  );
  return (
    <>
      <div className={looks.photo}>
        <img src={thumbnail} alt={caption || name || ""} width={width || 512} height={height || 384}
          loading="lazy" decoding="async" draggable={false} className={looks.image}
          style={preview ? { backgroundImage: `url(${preview})` } : undefined} />
        {isMain && <span className={looks.main}>{icons.main}{words.main}</span>}
      </div>
      <div className={looks.acts}>
        {does.onReorder && act("earlier", icons.earlier, () => move(id, at - 1, "earlier"), at === 0)}
        {does.onReorder && act("later", icons.later, () => move(id, at + 1, "later"), at === all - 1)}
        {does.onMain && act("set_main", icons.main, () => does.onMain(id), isMain)}
        <span className={looks.gap} />
        {does.onRemove && act("remove", icons.remove, () => does.onRemove(id))}
      </div>
      {does.onCategory && (
        <select className={looks.field} value={picture.category ?? ""}
          aria-label={fill(words.category_of, { name: label })}
          onChange={(event) => does.onCategory(id, event.target.value)}>
          {does.categories.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
        </select>
      )}
      {does.onCaption && <Caption {...{ picture, label, words, looks }} onCaption={does.onCaption} />}
    </>
  );
}

function Caption({ picture, label, words, looks, onCaption }) {
  const keep = (event) => {
    const text = event.target.value.trim();
    if (text !== (picture.caption ?? "")) onCaption(picture.id, text);
  };
  return (
    <input type="text" className={looks.field} defaultValue={picture.caption ?? ""}
      key={picture.caption ?? ""} maxLength={300} placeholder={words.caption}
      aria-label={fill(words.caption_of, { name: label })} onBlur={keep} />
  );
}
