/* "/" leads to the search field. It is one of the single keys that can be switched off (see keys.js). */
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("keys") === "off") return;
  if (event.target.closest("input:not([type=radio]), select, textarea, dialog[open], [contenteditable]")) return;
  const field = document.querySelector("[data-find]");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
