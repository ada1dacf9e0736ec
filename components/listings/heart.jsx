// A heart that fills at once and follows the server afterwards. The Python side: hearts.py.
import { useEffect, useState } from "react";

export function Heart({ liked, turn, onPut, children, ...props }) {
  const [shown, setShown] = useState(liked);
  // A new turn says that the last press could not be kept.
  useEffect(() => setShown(liked), [liked, turn]);
  const press = () => {
    setShown(!shown);
    onPut(!shown);
  };
  return (
    <button type="button" aria-pressed={shown} onClick={press} {...props}>
      {children}
    </button>
  );
}
