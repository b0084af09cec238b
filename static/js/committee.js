/* Walk the rows (j, k) and enter a position by its key, also from the fields of counts, which take no letters.
   Single keys can be switched off, for those who speak to their computer (WCAG 2.1.4). */
const rows = [...document.querySelectorAll("[data-row]")];
const switched = document.querySelector("[data-keys]");
switched.checked = localStorage.getItem("keys") !== "off";
switched.addEventListener("change", () => localStorage.setItem("keys", switched.checked ? "on" : "off"));

function walk(here, step) {
  const next = rows[here < 0 && step < 0 ? rows.length - 1 : here + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !switched.checked) return;
  const types = event.target.matches("input:not([type=radio], [type=checkbox]), select, textarea");
  const here = rows.indexOf(event.target.closest("[data-row]"));
  if (types && (here < 0 || !/^[a-z]$/.test(event.key))) return;
  const wanted = here < 0 ? null : rows[here].querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (event.key === "j" || event.key === "k") walk(here, event.key === "j" ? 1 : -1);
  else if (wanted) wanted.click();
  else return;
  event.preventDefault();
});
