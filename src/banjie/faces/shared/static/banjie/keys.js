// Keys of the desk: a convenience over what links and forms do without it. Off in fields, and off by the reader's choice.
(() => {
  "use strict";
  if (document.body.dataset.keys === "off") return;

  const CURRENT = "current";
  let waitsForPlace = false;

  const find = (selector) => document.querySelector(selector);
  const rows = () => [...document.querySelectorAll("[data-rows] > tr, [data-rows] > li")];
  const currentRow = () => rows().find((row) => row.classList.contains(CURRENT));
  const typing = (node) => node.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

  function move(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(currentRow());
    const to = Math.min(all.length - 1, Math.max(0, at + step));
    if (at >= 0) {
      all[at].classList.remove(CURRENT);
      all[at].removeAttribute("aria-current");
    }
    const row = all[to];
    row.classList.add(CURRENT);
    row.setAttribute("aria-current", "true");
    (row.querySelector("a") || row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function open() {
    const link = currentRow()?.querySelector("a");
    if (link) link.click();
    return Boolean(link);
  }

  function select() {
    const box = currentRow()?.querySelector("input[type=checkbox]");
    if (box) box.click();
    return Boolean(box);
  }

  function close() {
    const menu = find("details.bar__menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
      return true;
    }
    return false;
  }

  // Whatever carries data-key is pressed by that key; a field is entered, a summary is toggled, a link is followed.
  // A button that signs, grants or refuses carries no key.
  function press(key) {
    const target = [...document.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key);
    if (!target) return false;
    if (typing(target)) {
      target.focus();
      target.select?.();
    } else {
      target.click();
    }
    return true;
  }

  function go(letter) {
    const link = [...document.querySelectorAll("a[data-go]")].find((node) => node.dataset.go === letter);
    if (link) link.click();
    return Boolean(link);
  }

  const OWN = { j: () => (move(1), true), k: () => (move(-1), true), x: select, Escape: close };

  function answer(key, target) {
    if (waitsForPlace) {
      waitsForPlace = false;
      return go(key);
    }
    if (key === "g") {
      waitsForPlace = true;
      setTimeout(() => { waitsForPlace = false; }, 1500);
      return true;
    }
    if (key === "Enter") return target === document.body && open();
    return OWN[key] ? OWN[key]() : press(key);
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      if (event.code === "KeyS" && press("Alt+S")) event.preventDefault();
      return;
    }
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (answer(event.key, event.target)) event.preventDefault();
  });
})();
