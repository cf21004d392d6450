// Sends messages without leaving the page. Without this script the same forms work and load the page anew.
"use strict";
(function () {
  const log = document.getElementById("cuoc-tro-chuyen");
  const compose = document.querySelector("form[data-compose]");
  if (!log || !compose) return;
  const box = compose.elements.text;
  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
    if (log.lastElementChild) log.lastElementChild.scrollIntoView({ block: "nearest" });
  };

  function own(text) {
    const article = document.createElement("article");
    article.className = "said own";
    const words = document.createElement("p");
    words.className = "words";
    words.textContent = text;
    article.append(words);
    log.append(article);
    toEnd();
  }

  function told(text) {
    const article = document.createElement("article");
    article.className = "said told";
    const words = document.createElement("p");
    words.className = "words";
    words.textContent = text;
    article.append(words);
    log.append(article);
    return article;
  }

  async function send(form, data, shown) {
    own(shown);
    const wait = told("…");
    wait.classList.add("waiting");
    wait.setAttribute("aria-hidden", "true");
    toEnd();
    try {
      const got = await fetch(form.getAttribute("action"), { method: "POST", body: data, headers: { "X-Fragment": "1", Accept: "text/html" } });
      const html = await got.text();
      wait.remove();
      if (got.ok) {
        const template = document.createElement("template");
        template.innerHTML = html; // rendered and escaped by the server
        log.append(template.content);
      } else {
        const page = new DOMParser().parseFromString(html, "text/html");
        const words = page.querySelector(".notice");
        told(words ? words.textContent : "Chưa gửi được. Xin thử lại.");
      }
    } catch (error) {
      wait.remove();
      told("Mất kết nối, chưa rõ đã gửi được chưa. Tải lại trang để xem.");
    }
    toEnd();
  }

  compose.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) return;
    const data = new FormData(compose);
    box.value = "";
    grow();
    if (compose.elements.key) compose.elements.key.value = newKey();
    else remember(text);
    send(compose, data, text);
  });

  log.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-send]");
    if (!form) return;
    event.preventDefault();
    const data = new FormData(form);
    data.set("key", newKey());
    form.closest(".choices").querySelectorAll("button").forEach((button) => { button.disabled = true; });
    send(form, data, form.dataset.send).then(() => box.focus());
  });

  function remember(text) {
    const kept = document.createElement("input");
    kept.type = "hidden";
    kept.name = "earlier";
    kept.value = text;
    compose.append(kept);
    const all = compose.querySelectorAll("input[name=earlier]");
    if (all.length > 6) all[0].remove();
  }

  function grow() {
    box.rows = Math.min(6, Math.max(1, box.value.split("\n").length));
  }
  box.addEventListener("input", grow);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      compose.requestSubmit();
    }
  });
  toEnd();
})();
