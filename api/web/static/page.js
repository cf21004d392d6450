// Small helps; every page works without them.
"use strict";
(function () {
  // A page that waits for something to finish loads itself anew.
  const waiting = document.querySelector("[data-reload-after]");
  if (waiting) setTimeout(() => location.reload(), Number(waiting.dataset.reloadAfter));
  // Ask before what cannot be taken back by a click.
  document.addEventListener("submit", (event) => {
    const words = event.target.dataset && event.target.dataset.confirm;
    if (words && !confirm(words)) event.preventDefault();
  });
  // Filters apply at once.
  document.querySelectorAll("form[data-auto] select").forEach((select) => {
    select.addEventListener("change", () => select.form.requestSubmit());
  });
  // On a phone the menu is one long line: the present page's place in it is shown.
  const here = document.querySelector(".side [aria-current]");
  if (here) here.scrollIntoView({ block: "nearest", inline: "center" });
  // The stretch that was cited is brought into view.
  const cited = document.querySelector("mark.cited");
  if (cited) cited.scrollIntoView({ block: "center" });
})();
