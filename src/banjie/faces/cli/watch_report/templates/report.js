"use strict";
(() => {
  const said = document.getElementById("said");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  // Without script every list stands open; with it the long ones wait until their number is asked for.
  for (const one of document.querySelectorAll("details[data-fold]")) one.open = false;
  for (const one of document.querySelectorAll(".back")) one.hidden = false;
  let asked = null;
  const open = () => {
    const target = location.hash.startsWith("#cases-") && document.getElementById(location.hash.slice(1));
    if (!target) return;
    target.open = true;
    target.querySelector("summary").focus();
    target.scrollIntoView();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.opens");
    if (link) {
      asked = link;
      if (link.hash === location.hash) { event.preventDefault(); open(); }
    }
    if (event.target.closest(".back a") && asked) {
      event.preventDefault();
      asked.focus();
      asked.scrollIntoView({ block: "center" });
    }
  });
  addEventListener("hashchange", open);
  open();

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details[data-short]:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of opened) one.open = false; });

  const keyOf = (row, at) => {
    const cell = row.cells[at];
    const text = cell.dataset.sort ?? cell.textContent.trim();
    return cell.classList.contains("num") || /^-?[0-9.]+$/.test(text) ? Number(text) : text;
  };
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b));
  const sort = (table, head, at) => {
    const first = head.classList.contains("num") ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const order = head.getAttribute("aria-sort") === first ? other : first;
    for (const one of table.tHead.rows[0].cells) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const rows = [...table.tBodies[0].rows].map((row) => [keyOf(row, at), row]);
    rows.sort((a, b) => sign * compare(a[0], b[0]));
    table.tBodies[0].append(...rows.map((one) => one[1]));
    said.textContent = `${head.textContent} ${order === "ascending" ? "▴" : "▾"}`;
  };
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.title = table.dataset.by.replace("%s", head.textContent);
      button.addEventListener("click", () => sort(table, head, at));
      head.replaceChildren(button);
    });
  }

  const count = (number) => number.toLocaleString("en");
  for (const form of document.querySelectorAll("form.filter")) {
    const table = document.getElementById(form.dataset.table);
    const status = form.querySelector("[role=status]");
    const rows = [...table.tBodies[0].rows].map((row) => [row, row.textContent.toLowerCase()]);
    const filter = () => {
      const text = form.elements.text.value.trim().toLowerCase();
      const { value: severity } = form.elements.severity;
      const { value: rule } = form.elements.rule;
      let shown = 0;
      for (const [row, words] of rows) {
        const fits = words.includes(text) && (!severity || row.dataset.severity === severity) && (!rule || row.dataset.rule === rule);
        row.hidden = !fits;
        shown += fits;
      }
      const told = form.dataset.told.replace("{shown}", count(shown)).replace("{all}", count(rows.length));
      status.textContent = shown ? told : form.dataset.none;
    };
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    filter();
  }

  const holder = document.getElementById("chart");
  const data = document.getElementById("chart-data");
  if (!holder || !data || !window.echarts) return;
  const { months, late, overdue, words } = JSON.parse(data.textContent);
  // resolved by an element, so that the colours a reader forces on pages reach the chart as colours
  const colour = (name) => {
    holder.style.color = `var(${name})`;
    return getComputedStyle(holder).color;
  };
  const text = { color: colour("--ink-2"), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
  holder.parentElement.hidden = false;
  const chart = window.echarts.init(holder, null, { renderer: "svg" });
  chart.setOption({
    animation: false,
    aria: { enabled: true, label: { description: words.description } },
    textStyle: text,
    grid: { left: 0, right: 0, top: 16, bottom: 0, containLabel: true },
    tooltip: { trigger: "axis", axisPointer: { type: "none" }, transitionDuration: 0, borderRadius: 3, borderColor: colour("--line-2"), extraCssText: "box-shadow:none", textStyle: { ...text, color: colour("--ink") }, renderMode: "richText" },
    xAxis: { type: "category", data: months, axisTick: { show: false }, axisLine: { lineStyle: { color: colour("--line-2") } }, axisLabel: text },
    yAxis: { type: "value", minInterval: 1, splitNumber: 4, axisLabel: text, splitLine: { lineStyle: { color: colour("--line") } } },
    series: [
      { name: words.late, type: "bar", stack: "cases", barMaxWidth: 40, data: late, itemStyle: { color: colour("--act") } },
      { name: words.overdue, type: "bar", stack: "cases", data: overdue, itemStyle: { color: colour("--paper"), borderColor: colour("--act"), borderWidth: 1.5 } },
    ],
  });
  // paper is laid out anew without a resize: with a view box the drawing shrinks to it instead of being cut
  const fit = () => {
    chart.resize();
    holder.querySelector("svg").setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  };
  new ResizeObserver(fit).observe(holder);
})();
