/* [data-copy] copies the address of the page, which is the whole vote set, and says so; [data-print] prints it. */
document.addEventListener("click", async (event) => {
  if (event.target.closest("[data-print]")) print();
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  if (!navigator.clipboard) return prompt(button.textContent.trim(), location.href); // over plain http
  await navigator.clipboard.writeText(location.href);
  const words = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = words), 3000);
  document.querySelector("[data-said]").textContent = button.dataset.copied;
});
