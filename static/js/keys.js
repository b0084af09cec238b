/* Walk the amendments (j, k) and vote on the one with the focus (a, r, w, o); ? opens [data-help].
   Single keys can be switched off there, for those who speak to their computer (WCAG 2.1.4). */
const OUTCOMES = { a: "adopted", r: "rejected", w: "withdrawn", o: "open" };
const help = document.querySelector("[data-help]");
const switched = help.querySelector("[data-keys]");
switched.checked = localStorage.getItem("keys") !== "off";
switched.addEventListener("change", () => localStorage.setItem("keys", switched.checked ? "on" : "off"));

function walk(step) {
  const cards = [...document.querySelectorAll(".amendment")];
  const here = cards.indexOf(document.activeElement.closest(".amendment"));
  const next = cards[here < 0 && step < 0 ? cards.length - 1 : here + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

function vote(outcome) {
  const card = document.activeElement.closest(".amendment");
  card?.querySelector(`:scope > fieldset [value=${outcome}]`)?.click();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-open-help]")) help.showModal();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open || !switched.checked) return;
  if (event.target.matches("input:not([type=radio]), select, textarea")) return;
  if (event.key === "?") help.showModal();
  else if (event.key === "j" || event.key === "k") walk(event.key === "j" ? 1 : -1);
  else if (event.key in OUTCOMES) vote(OUTCOMES[event.key]);
});
