/* The keys of the clerk's desk: each presses the button with that [data-key]; g leads to [data-jump], c to the counts.
   Single keys can be switched off (WCAG 2.1.4; see keys.js). */
const switched = document.querySelector("[data-keys]");
const jump = document.querySelector("[data-jump]");
const counts = document.querySelector("[name=in_favour]");
if (switched) {
  switched.checked = localStorage.getItem("keys") !== "off";
  switched.addEventListener("change", () => localStorage.setItem("keys", switched.checked ? "on" : "off"));
}

function lead(event, field) {
  event.preventDefault();
  field?.focus();
  field?.select();
}

document.addEventListener("keydown", (event) => {
  if (!switched?.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const isField = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (isField && (event.target.type !== "number" || !/^[a-z]$/.test(event.key))) return;
  if (event.key === "g") lead(event, jump);
  else if (event.key === "c") lead(event, counts);
  else {
    const button = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
    if (!button) return;
    event.preventDefault();
    button.click();
  }
});
/* One press, one act: a second press of the same key must wait for the page that answers the first. */
for (const form of document.querySelectorAll(".sitting form")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
});
