// A countdown, and pasting a code. The Python side and the props: code.py.
import { useEffect, useState } from "react";

export function AfterSeconds({ seconds, words, children }) {
  // From a fixed instant: a tab in the background counts late, not wrong.
  const [due, setDue] = useState(() => Date.now() + seconds * 1000);
  const [left, setLeft] = useState(seconds);
  useEffect(() => setDue(Date.now() + seconds * 1000), [seconds]);
  useEffect(() => {
    const tell = () => setLeft(Math.max(0, Math.ceil((due - Date.now()) / 1000)));
    tell();
    const timer = setInterval(tell, 500);
    return () => clearInterval(timer);
  }, [due]);
  if (left <= 0) return children;
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <span className="text-small text-ink-3">
      {words} <b className="tabular-nums text-ink-2 font-[600]">{clock}</b>
    </span>
  );
}

export function PasteCode({ field, digits, children, ...props }) {
  const [able, setAble] = useState(false);
  useEffect(() => setAble(Boolean(navigator.clipboard?.readText)), []);
  if (!able) return null;
  const paste = async () => {
    const box = document.getElementById(field);
    if (!box) return;
    // Refused by the browser or empty: the box gets the focus, and Ctrl+V works there.
    const text = await navigator.clipboard.readText().catch(() => "");
    const code = text.normalize("NFKC").replace(/\D/g, "").slice(0, digits);
    if (code.length === digits) {
      box.value = code;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
    box.focus();
  };
  return (
    <button type="button" onClick={paste} {...props}>
      {children}
    </button>
  );
}
