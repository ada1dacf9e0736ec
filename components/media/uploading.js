// Sending files: two at a time, with progress, each with a key of its own so that sending it again
// after a broken connection stores it once.
import { useCallback, useEffect, useRef, useState } from "react";

const AT_ONCE = 2;
const MB = 1024 * 1024;

export const fill = (text, blanks) =>
  text.replace(/\{(\w+)\}/g, (_, name) => String(blanks[name] ?? ""));

// Not crypto.randomUUID: a phone that opens the site by its address in the house has no https.
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

const megabytes = (size) => String(Math.ceil((size * 10) / MB) / 10);

// What can be said without the server; null when there is nothing to say.
function objection(file, { accept, largestMb, words }) {
  const extension = `.${file.name.split(".").pop().toLowerCase()}`;
  if (!accept.includes(file.type) && !accept.includes(extension)) return words.type_refused;
  if (file.size === 0) return words.empty;
  if (file.size > largestMb * MB) {
    return fill(words.too_large, { limit: largestMb, actual: megabytes(file.size) });
  }
  return null;
}

// A file that is wrong in itself stays wrong, however often it is sent.
const ending = (error) => ([413, 415, 422].includes(error?.status) ? "refused" : "failed");

function send(item, { use, csrf, words }, onProgress, onEnd) {
  const request = new XMLHttpRequest();
  request.open("POST", `/media?use=${encodeURIComponent(use)}`);
  request.setRequestHeader("x-ghar-csrf", csrf);
  request.responseType = "json";
  request.upload.onprogress = (event) => {
    if (event.lengthComputable) onProgress(Math.floor((event.loaded / event.total) * 100));
  };
  request.onload = () => {
    const answer = request.response?.files?.[0];
    if (answer?.id) onEnd({ state: "done", answer });
    else onEnd({ state: ending(answer?.error), message: answer?.error?.message ?? words.broke });
  };
  request.onerror = () => onEnd({ state: "failed", message: words.offline });
  const form = new FormData();
  form.append("key", item.key);
  form.append("file", item.file, item.name);
  request.send(form);
  return request;
}

// { items, problem, add, retry, retryAll, dismiss }: an item is { key, name, shown, state,
// progress, message, answer }, its state waiting, sending, done, failed or refused (no retry).
export function useUploads(props) {
  const [items, setItems] = useState([]);
  const [problem, setProblem] = useState("");
  const running = useRef(new Map());
  const told = useRef(new Set());
  const current = useRef(props);
  current.current = props;

  const patch = useCallback((key, changes) => {
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...changes } : item)));
  }, []);

  const add = useCallback((files) => {
    const { most, room, words } = current.current;
    const limit = Math.max(0, Math.min(most, room ?? most));
    const chosen = Array.from(files);
    setProblem(chosen.length > limit ? fill(words.too_many, { limit }) : "");
    const made = chosen.slice(0, limit).map((file) => {
      const message = objection(file, current.current);
      const shown = file.type.startsWith("image/") ? URL.createObjectURL(file) : "";
      const state = message ? "refused" : "waiting";
      const name = file.name || "file";
      return { key: newKey(), file, name, shown, state, message, progress: 0 };
    });
    setItems((all) => [...all, ...made]);
  }, []);

  const retry = useCallback((key) => {
    patch(key, { state: "waiting", progress: 0, message: null });
  }, [patch]);

  const retryAll = useCallback(() => {
    setItems((all) =>
      all.map((item) =>
        item.state === "failed" ? { ...item, state: "waiting", progress: 0, message: null } : item,
      ),
    );
  }, []);

  const dismiss = useCallback((key) => {
    running.current.get(key)?.abort();
    running.current.delete(key);
    setItems((all) => {
      const gone = all.find((item) => item.key === key);
      if (gone?.shown) URL.revokeObjectURL(gone.shown);
      return all.filter((item) => item.key !== key);
    });
  }, []);

  useEffect(() => {
    const waiting = items.filter(
      (item) => item.state === "waiting" && !running.current.has(item.key),
    );
    for (const item of waiting.slice(0, AT_ONCE - running.current.size)) {
      const request = send(
        item,
        current.current,
        (progress) => patch(item.key, { progress }),
        (ending) => {
          running.current.delete(item.key);
          patch(item.key, ending);
        },
      );
      running.current.set(item.key, request);
      patch(item.key, { state: "sending" });
    }
  }, [items, patch]);

  // Told in the order in which they were chosen: the first becomes the main picture.
  useEffect(() => {
    const ready = [];
    for (const item of items) {
      if (item.state === "waiting" || item.state === "sending") break;
      if (item.state === "done" && !told.current.has(item.key)) ready.push(item);
    }
    if (ready.length === 0) return;
    ready.forEach((item) => told.current.add(item.key));
    current.current.onUploaded?.(ready.map((item) => item.answer));
  }, [items]);

  const busy = items.some((item) => item.state === "waiting" || item.state === "sending");
  useEffect(() => {
    if (!busy) return undefined;
    const ask = (event) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [busy]);

  const last = useRef(items);
  last.current = items;
  useEffect(
    () => () => {
      running.current.forEach((request) => request.abort());
      last.current.forEach((item) => item.shown && URL.revokeObjectURL(item.shown));
    },
    [],
  );

  return { items, problem, add, retry, retryAll, dismiss };
}
