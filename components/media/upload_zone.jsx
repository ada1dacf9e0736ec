// The drop zone, the files on their way, and the pictures that are there. Its looks, words and
// icons come from upload_zone.py.
import { useEffect, useRef, useState } from "react";
import { Pictures } from "./pictures.jsx";
import { fill, useUploads } from "./uploading.js";

const hasFiles = (data) => Array.from(data?.types ?? []).includes("Files");

export function UploadZone(props) {
  const { words, looks, icons, pictures = null, takesPaste } = props;
  const uploads = useUploads(props);
  usePaste(takesPaste, uploads.add);
  const there = new Set((pictures ?? []).map((picture) => picture.id));
  const shown = uploads.items.filter((item) => !there.has(item.answer?.id));
  const failed = shown.filter((item) => item.state === "failed");
  return (
    <div className={looks.root}>
      <Target {...props} add={uploads.add} />
      <p role="status" className="sr-only">{summary(uploads.items, words)}</p>
      {uploads.problem && (
        <p role="alert" className={looks.problem}>{icons.problem}{uploads.problem}</p>
      )}
      {shown.length > 0 && (
        <ul className={looks.list}>
          {shown.map((item) => (
            <Item key={item.key} item={item} uploads={uploads} {...{ words, looks, icons }} />
          ))}
        </ul>
      )}
      {failed.length > 1 && (
        <button type="button" className={looks.button} onClick={uploads.retryAll}>
          {icons.retry}{fill(words.retry_all, { n: failed.length })}
        </button>
      )}
      {pictures && pictures.length > 0 && <Pictures {...props} />}
    </div>
  );
}

function usePaste(takesPaste, add) {
  useEffect(() => {
    if (!takesPaste) return undefined;
    const paste = (event) => {
      const files = event.clipboardData?.files;
      if (!files?.length) return;
      event.preventDefault();
      add(files);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [takesPaste, add]);
}

function Target({ id, label, note, accept, most, takesPaste, words, looks, icons, add }) {
  const [over, setOver] = useState(false);
  // Entering a child leaves the parent: only a balanced count knows when the zone is left.
  const depth = useRef(0);
  const entering = (step) => (event) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    depth.current += step;
    setOver(depth.current > 0);
  };
  const drop = (event) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    add(event.dataTransfer.files);
  };
  const choose = (event) => {
    add(event.target.files);
    // The same file may be chosen again after it was put right.
    event.target.value = "";
  };
  return (
    <label
      className={looks.target}
      data-over={over || undefined}
      onDragEnter={entering(1)}
      onDragLeave={entering(-1)}
      onDragOver={(event) => hasFiles(event.dataTransfer) && event.preventDefault()}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        className="sr-only"
        accept={accept.join(",")}
        multiple={most > 1}
        aria-describedby={`${id}-note`}
        onChange={choose}
      />
      {icons.add}
      <span className={looks.label}>{label}</span>
      <span className={looks.hint}>{over ? words.drop : takesPaste ? words.hint : words.hint_drop}</span>
      <span id={`${id}-note`} className={looks.note}>{note}</span>
    </label>
  );
}

export function Item({ item, uploads, words, looks, icons }) {
  const { key, name, state, shown, progress, message } = item;
  const [isUnseen, setUnseen] = useState(false);
  const isOver = state === "failed" || state === "refused";
  return (
    <li className={looks.item} data-state={state}>
      {shown && !isUnseen
        ? <img src={shown} alt="" className={looks.thumb} onError={() => setUnseen(true)} />
        : <span className={looks.thumb} aria-hidden="true">{icons.file}</span>}
      <div className={looks.what}>
        <span className={looks.name}>{name}</span>
        {isOver && <span role="alert" className={looks.problem}>{icons.problem}{message}</span>}
        {state === "done" && <span className={looks.done}>{icons.done}{words.done}</span>}
        {state === "waiting" && <span className={looks.note}>{words.waiting}</span>}
        {state === "sending" && <Progress {...{ name, progress, words, looks }} />}
      </div>
      {state === "failed" && (
        <button type="button" className={looks.button} onClick={() => uploads.retry(key)}
          aria-label={fill(words.retry_one, { name })}>
          {icons.retry}{words.retry}
        </button>
      )}
      <button type="button" className={looks.small} onClick={() => uploads.dismiss(key)}
        aria-label={fill(state === "sending" ? words.cancel_one : words.dismiss_one, { name })}>
        {icons.close}
      </button>
    </li>
  );
}

// At 100 % the bytes are there, but the picture is still being made.
function Progress({ name, progress, words, looks }) {
  const text = progress < 100 ? fill(words.sending, { percent: progress }) : words.making;
  return (
    <>
      <span className={looks.bar} role="progressbar" aria-valuemin={0} aria-valuemax={100}
        aria-valuenow={progress} aria-valuetext={text} aria-label={name}>
        <span className={looks.filled} style={{ width: `${progress}%` }} />
      </span>
      <span className={looks.note}>{text}</span>
    </>
  );
}

function summary(items, words) {
  const count = (...states) => items.filter((item) => states.includes(item.state)).length;
  if (items.length === 0) return "";
  const done = fill(words.summary, { done: count("done"), all: items.length });
  const failed = count("failed", "refused");
  return failed ? `${done} ${fill(words.summary_failed, { n: failed })}` : done;
}
