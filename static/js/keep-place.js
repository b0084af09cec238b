/* When new text arrives, what has the focus stays where it was on the screen, although the text above it grows or
   shrinks. When none arrives, [data-failed] is shown. */
let kept = null;

document.addEventListener("htmx:beforeSwap", () => {
  const focused = document.activeElement?.closest("[id]");
  kept = focused && { id: focused.id, top: focused.getBoundingClientRect().top };
});
document.addEventListener("htmx:afterSettle", () => {
  const focused = kept && document.getElementById(kept.id);
  if (focused) scrollBy({ top: focused.getBoundingClientRect().top - kept.top, behavior: "instant" });
  kept = null;
});
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, () => document.querySelector("[data-failed]").removeAttribute("hidden"));
}
