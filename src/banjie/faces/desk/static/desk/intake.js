// The window's form: Enter goes to the next field, F8 and F9 press their buttons from inside a field too.
(() => {
  "use strict";
  const form = document.querySelector("[data-intake]");
  if (!form || document.body.dataset.keys === "off") return;
  const fields = () => [...form.querySelectorAll("input:not([type=hidden]), select, textarea, button[data-key]")]
    .filter((node) => node.offsetParent !== null && node.tabIndex >= 0);

  const asked = (node) => node.type !== "radio" || ![...form.querySelectorAll(`input[name="${node.name}"]`)].some((one) => one.checked);
  if (!document.querySelector("[autofocus]")) fields().find((node) => node.type === "text" && !node.value)?.focus();

  form.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      const all = fields();
      all.slice(all.indexOf(event.target) + 1).find(asked)?.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" && event.key !== "F9") return;
    const button = form.querySelector(`button[data-key="${event.key}"]`);
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    button.click();
  }, true);
})();
