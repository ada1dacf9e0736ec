"""How each part of the upload zone looks: its JavaScript knows the names, Tailwind the words."""

_BUTTON = (
    "touch inline-flex shrink-0 items-center gap-1.5 min-h-[36px] px-3 rounded-small "
    "border border-line bg-raised text-[13px] leading-[18px] font-[600] hover:bg-sunken"
)

LOOKS = {
    "root": "flex flex-col gap-4",
    "target": "flex flex-col items-center gap-1 rounded-panel border border-dashed border-control "
    "bg-surface px-4 py-8 text-center transition-colors duration-press hover:bg-sunken "
    "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 "
    "has-[:focus-visible]:outline-neel data-over:border-geru data-over:bg-geru-soft",
    "label": "mt-1 text-h4",
    "hint": "text-small text-ink-2",
    "note": "text-caption text-ink-3 tabular-nums",
    "problem": "flex items-start gap-1.5 text-caption text-rani",
    "done": "flex items-center gap-1.5 text-caption text-tulsi",
    "list": "flex flex-col gap-2",
    "item": "flex items-center gap-3 rounded-card border border-line bg-surface p-2",
    "thumb": "grid size-12 shrink-0 place-items-center rounded-small bg-sunken object-cover "
    "text-ink-3",
    "what": "flex min-w-0 flex-1 flex-col gap-1",
    "name": "truncate text-small",
    "bar": "block h-2 overflow-hidden rounded-pill bg-sunken",
    "filled": "block h-full rounded-pill bg-geru-fill transition-[width] duration-menu",
    "button": f"{_BUTTON} self-start",
    "small": "touch grid size-9 max-[380px]:size-8 shrink-0 place-items-center rounded-small "
    "text-ink-2 hover:bg-sunken hover:text-ink disabled:opacity-[.42]",
    "grid": "grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4",
    "card": "flex min-w-0 flex-col gap-2 rounded-card border border-line bg-surface p-2",
    "photo": "on-photo relative aspect-[4/3] overflow-hidden rounded-photo bg-sunken",
    "image": "size-full object-cover bg-cover",
    "main": "absolute left-2 top-2 inline-flex items-center gap-1 rounded-badge bg-white/95 px-2 "
    "py-1 text-micro font-[600] text-on-photo",
    "acts": "flex items-center gap-1 max-[380px]:gap-0",
    "gap": "flex-1",
    "field": "h-control w-full min-w-0 rounded-control border border-control bg-surface px-3 "
    "text-small",
}
