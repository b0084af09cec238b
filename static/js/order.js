/* Move an amendment of the running order: Alt+Up and Alt+Down press its buttons "earlier" and "later"; dragged by its
   [data-handle] it is put before the one it is dropped on, or last. */
const form = () => document.querySelector("form.order");
const rowAt = (x, y) => document.elementFromPoint(x, y)?.closest("[data-moves]");

document.addEventListener("keydown", (event) => {
  const row = event.target.closest("[data-moves]");
  const which = { ArrowUp: "[data-earlier]", ArrowDown: "[data-later]" }[event.key];
  if (!row || !which || !event.altKey) return;
  event.preventDefault();
  row.querySelector(which)?.click();
});

document.addEventListener("pointerdown", (event) => {
  const dragged = event.target.closest("[data-handle]")?.closest("[data-moves]");
  if (!dragged || event.button) return;
  event.preventDefault();
  const rows = [...form().querySelectorAll("[data-moves]")];
  let before = null; // the row it is to stand before; undefined: last
  const over = (move) => {
    const row = rowAt(move.clientX, move.clientY);
    if (!row) return;
    const { top, height } = row.getBoundingClientRect();
    before = move.clientY < top + height / 2 ? row : rows[rows.indexOf(row) + 1];
    for (const one of rows) one.classList.toggle("drop-before", one === before);
    rows.at(-1).classList.toggle("drop-after", !before);
  };
  const drop = (end) => {
    removeEventListener("pointermove", over);
    for (const one of rows) one.classList.remove("dragged", "drop-before", "drop-after");
    if (end.type !== "pointerup" || before === null || before === dragged) return;
    const button = form().querySelector("[data-drop]");
    button.value = `before:${dragged.dataset.moves}:${before?.dataset.moves ?? ""}`;
    button.click();
  };
  dragged.classList.add("dragged");
  addEventListener("pointermove", over);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, drop, { once: true });
});
