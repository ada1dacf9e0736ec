// One portfolio file: chosen or dropped, sent with its progress. Its looks, words and icons
// come from portfolio_drop.py. The server answers with the page to go on to, or with a sentence.
import { useRef, useState } from "react";

const MB = 1024 * 1024;
const hasFiles = (data) => Array.from(data?.types ?? []).includes("Files");
const fill = (text, blanks) => text.replace(/\{(\w+)\}/g, (_, name) => String(blanks[name] ?? ""));

function send(file, { action, csrf, owner, words }, onProgress, onProblem) {
  const request = new XMLHttpRequest();
  request.open("POST", action);
  request.setRequestHeader("x-ghar-csrf", csrf);
  request.setRequestHeader("accept", "application/json");
  request.responseType = "json";
  request.upload.onprogress = (event) => {
    if (event.lengthComputable) onProgress(Math.floor((event.loaded / event.total) * 100));
  };
  request.onload = () => {
    const page = request.response?.page;
    if (page) location.assign(page);
    else onProblem(request.response?.error?.message ?? words.broke);
  };
  request.onerror = () => onProblem(words.offline);
  const form = new FormData();
  if (owner) form.append("owner", owner);
  form.append("file", file, file.name);
  request.send(form);
}

export function PortfolioDrop(props) {
  const { id, ownerField, largestMb, words, looks, icons } = props;
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState(null);
  const [problem, setProblem] = useState("");
  // Entering a child leaves the parent: only a balanced count knows when the zone is left.
  const depth = useRef(0);

  const take = (files) => {
    const file = files?.[0];
    if (!file || sending) return;
    setProblem("");
    if (file.size > largestMb * MB) {
      setProblem(words.too_large);
      return;
    }
    setSending({ name: file.name, percent: 0 });
    const owner = ownerField && document.getElementById(ownerField)?.value;
    send(
      file,
      { ...props, owner },
      (percent) => setSending({ name: file.name, percent }),
      (message) => {
        setSending(null);
        setProblem(message);
      },
    );
  };
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
    take(event.dataTransfer.files);
  };
  const choose = (event) => {
    take(event.target.files);
    // The same file may be chosen again after it was put right.
    event.target.value = "";
  };
  return (
    <div className={looks.root}>
      <label
        className={looks.target}
        data-over={over || undefined}
        aria-busy={sending ? "true" : "false"}
        onDragEnter={entering(1)}
        onDragLeave={entering(-1)}
        onDragOver={(event) => hasFiles(event.dataTransfer) && event.preventDefault()}
        onDrop={drop}
      >
        <input
          id={id}
          type="file"
          className="sr-only"
          accept=".csv,.tsv,.txt,.xlsx,text/csv"
          aria-describedby={`${id}-note`}
          disabled={Boolean(sending)}
          onChange={choose}
        />
        {icons.add}
        <span className={looks.label}>{sending ? sending.name : words.label}</span>
        {sending ? (
          <Progress percent={sending.percent} words={words} looks={looks} />
        ) : (
          <span className={looks.hint}>{over ? words.drop : words.hint}</span>
        )}
        <span id={`${id}-note`} className={looks.note}>{words.note}</span>
      </label>
      {problem && <p role="alert" className={looks.problem}>{icons.problem}{problem}</p>}
    </div>
  );
}

function Progress({ percent, words, looks }) {
  const said = percent < 100 ? fill(words.sending, { percent }) : words.reading;
  return (
    <span className={looks.progress}>
      <span
        role="progressbar"
        aria-label={said}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className={looks.bar}
      >
        <span className={looks.filled} style={{ width: `${percent}%` }} />
      </span>
      <span role="status" className={looks.hint}>{said}</span>
    </span>
  );
}
