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
  // The stretch that was cited is brought into view.
  const cited = document.querySelector("mark.cited");
  if (cited) cited.scrollIntoView({ block: "center" });
})();
