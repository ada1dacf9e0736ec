// A file in each of its states, and the zone with files held over it, with nothing really on its
// way: for the gallery. The Python side and the samples: upload_states.py.
import { Item } from "./upload_zone.jsx";

const IDLE = { retry: () => {}, dismiss: () => {} };

export function UploadStates({ items, label, note, words, looks, icons }) {
  return (
    <div className={looks.root}>
      <div className={looks.target} data-over={true}>
        {icons.add}
        <span className={looks.label}>{label}</span>
        <span className={looks.hint}>{words.drop}</span>
        <span className={looks.note}>{note}</span>
      </div>
      <ul className={looks.list}>
        {items.map((item) => (
          <Item key={item.key} item={item} uploads={IDLE} {...{ words, looks, icons }} />
        ))}
      </ul>
    </div>
  );
}
