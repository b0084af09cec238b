/* Live pages. The page includes amendments/_live.html with the `position` that its view read first; then

   [data-live]     is told "live" whenever the draft has changed, and fetches itself:
                   <div data-live hx-get="…?seen={{ position }}" hx-trigger="live" hx-target="this" hx-swap="outerHTML">
                   The view answers 204 while `seen` is still the position (amendments/views/following.py).
   [data-live-go]  is a link in what was fetched, followed at once unless somebody is typing or has just pressed.

   While there is no stream of events (no such server, a proxy in the way), parts are told every two seconds.
   A page that nobody sees closes its stream, since browsers open only six to a server, and catches up when it is
   seen again. */
const address = new URL(document.currentScript.dataset.events, location);
let stream = null;
let asking = null;
let again = null;
let isLate = false;

function tell() {
  for (const part of document.querySelectorAll("[data-live]")) {
    if (part.classList.contains("htmx-request")) isLate = true;
    else part.dispatchEvent(new CustomEvent("live"));
  }
}

function ask(isWanted) {
  clearInterval(asking);
  asking = isWanted ? setInterval(tell, 2000) : null;
}

function follow() {
  stream = new EventSource(address);
  ask(true);
  stream.addEventListener("open", () => ask(false));
  stream.addEventListener("change", (event) => {
    address.searchParams.set("seen", event.lastEventId);
    tell();
  });
  stream.addEventListener("error", () => {
    // The browser comes back by itself when the line was cut, but not after an answer that is no stream.
    if (stream.readyState !== EventSource.CLOSED) return;
    if (!asking) ask(true);
    again = setTimeout(follow, 15_000);
  });
}

document.addEventListener("visibilitychange", () => {
  stream.close();
  clearTimeout(again);
  ask(false);
  if (!document.hidden) follow();
});

/* What changed while a part was being fetched is fetched once the part is in its place. */
document.addEventListener("htmx:afterRequest", () => {
  if (isLate) setTimeout(tell, 50);
  isLate = false;
});

/* A part that could not be fetched is fetched again. */
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, ({ detail }) => {
    if (detail.elt.matches("[data-live]") && (detail.xhr.status === 0 || detail.xhr.status >= 500)) setTimeout(tell, 2000);
  });
}

/* Whoever is led on has the keys and buttons asleep for a second: a press was meant for what stood there before. */
const ASLEEP = 1000;
document.addEventListener("htmx:afterSwap", () => {
  const link = document.querySelector("[data-live-go]");
  const fields = [...document.querySelectorAll("main :is(input, textarea):not([type=checkbox], [type=radio])")];
  const isTyping = fields.some((field) => field.value !== field.defaultValue || field === document.activeElement);
  if (!link || isTyping || document.querySelector("[data-sent], dialog[open]")) return;
  sessionStorage.setItem("led", Date.now());
  location.replace(link.href);
});
document.addEventListener(
  "submit",
  (event) => {
    if (Date.now() - Number(sessionStorage.getItem("led")) > ASLEEP) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

follow();
