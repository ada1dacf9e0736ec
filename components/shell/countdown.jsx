// Seconds until something is tried again by itself. The Python side and the props: records_away.py.
import { useEffect, useState } from "react";

// An answer may be lost on its way: then it is tried once more.
const UNANSWERED_MS = 30_000;

export function Countdown({ seconds, round, words, trying, onEnd }) {
  // Until a fixed instant: a tab in the background counts late, not wrong.
  const [due, setDue] = useState(() => Date.now() + seconds * 1000);
  const [left, setLeft] = useState(seconds);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    setDue(Date.now() + seconds * 1000);
    setAsked(false);
  }, [seconds, round]);
  useEffect(() => {
    const tell = () => {
      const rest = Math.max(0, Math.ceil((due - Date.now()) / 1000));
      setLeft(rest);
      if (rest > 0) return;
      setDue(Date.now() + UNANSWERED_MS);
      setAsked(true);
      onEnd?.();
    };
    tell();
    const timer = setInterval(tell, 500);
    return () => clearInterval(timer);
  }, [due]);
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return <span className="tabular-nums">{asked ? trying : words.replace("{clock}", clock)}</span>;
}
