/* The keys of the clerk's desk: each presses the button or link with that [data-key]; g leads to [data-jump],
   c to the counts, ? opens [data-help]. Single keys can be switched off there (WCAG 2.1.4; see keys.js). */
const help = document.querySelector("[data-help]");
const switched = document.querySelector("[data-keys]");
const jump = document.querySelector("[data-jump]");
const counts = document.querySelector("[name=in_favour]");
if (switched) {
  switched.checked = localStorage.getItem("keys") !== "off";
  switched.addEventListener("change", () => localStorage.setItem("keys", switched.checked ? "on" : "off"));
}
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-open-help]")) help.showModal();
});

function lead(event, field) {
  event.preventDefault();
  field?.focus();
  field?.select();
}

document.addEventListener("keydown", (event) => {
  if (!switched?.checked || help?.open || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const isField = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (isField && (event.target.type !== "number" || !/^[a-z]$/.test(event.key))) return;
  if (event.key === "g") lead(event, jump);
  else if (event.key === "c") lead(event, counts);
  else if (event.key === "?") help.showModal();
  else {
    const pressed = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
  }
});

/* One press, one act: a second press of the same key must wait for the page that answers the first. */
let goesOn = false;
for (const form of document.querySelectorAll(".sitting form, .outside")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    goesOn = true;
  });
}
addEventListener("pageshow", () => {
  goesOn = false;
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
});

/* Who leaves the desk says so, and so the others see it at once; an act only leads back to the desk. */
const here = document.querySelector("[data-here]");
addEventListener("pagehide", () => {
  if (!here || goesOn) return;
  const leaving = new FormData(here);
  leaving.set("do", "leave");
  navigator.sendBeacon(here.getAttribute("hx-post"), leaving);
});
