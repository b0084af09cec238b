/* [data-next] leads to the sign-in; whoever comes back finds the votes that the address has by then. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-next]");
  if (link) link.search = new URLSearchParams({ next: location.pathname + location.search });
});
