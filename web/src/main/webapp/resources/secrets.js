"use strict";

/** What the pages about secrets do in the browser: ticked rows, the value's generator, dialogs of versions and categories. */
(() => {
  const NAMES_SHOWN = 5;
  const TITLES = {
    ACTIVATE: ["Activate", "Activate"], DEACTIVATE: ["Deactivate", "Deactivate"], DELETE: ["Delete", "Delete"],
    RESTORE: ["Restore", "Restore"], CATEGORY: ["Set the category", "Change"], OWNER: ["Set the owner", "Change"],
    TAGS: ["Change the tags", "Change"],
  };
  const byId = (id) => document.getElementById(id);
  const rows = () => [...document.querySelectorAll("[data-select]")];
  const ticked = () => rows().filter((box) => box.checked);
  const entries = (count) => `${count} ${count === 1 ? "entry" : "entries"}`;

  // ticked rows

  function showBar() {
    const bar = byId("bulk-bar");
    if (!bar) {
      return;
    }
    const all = rows();
    const chosen = ticked();
    bar.hidden = chosen.length === 0;
    byId("bulk-count").textContent = `${entries(chosen.length)} selected`;
    const deleted = chosen.some((box) => box.dataset.deleted === "true");
    bar.querySelectorAll("[data-bulk-of]").forEach((group) => { group.hidden = (group.dataset.bulkOf === "deleted") !== deleted; });
    const page = byId("select-page");
    page.checked = all.length > 0 && chosen.length === all.length;
    page.indeterminate = chosen.length > 0 && chosen.length < all.length;
    page.disabled = all.length === 0;
  }

  function tickAll(checked) {
    rows().forEach((box) => { box.checked = checked; });
    showBar();
  }

  function openBulk(action) {
    const chosen = ticked();
    const [title, verb] = TITLES[action];
    byId("bulk-action").value = action;
    byId("bulk-selection").value = JSON.stringify(
      Object.fromEntries(chosen.map((box) => [box.dataset.select, Number(box.dataset.rowVersion)])));
    byId("bulk-dialog_title").textContent = title;
    byId("bulk-question").textContent = `${verb} ${entries(chosen.length)}:`;
    const shown = chosen.slice(0, NAMES_SHOWN).map((box) => box.dataset.select);
    if (chosen.length > NAMES_SHOWN) {
      shown.push(`and ${chosen.length - NAMES_SHOWN} more`);
    }
    byId("bulk-names").replaceChildren(...shown.map((name) => Object.assign(document.createElement("li"), { textContent: name })));
    document.querySelectorAll("[data-bulk-for]").forEach((part) => { part.hidden = part.dataset.bulkFor !== action; });
    const apply = byId("bulk-apply");
    apply.querySelector(".ui-button-text").textContent = `${verb} ${entries(chosen.length)}`;
    apply.classList.toggle("danger", ["DEACTIVATE", "DELETE"].includes(action));
    byId("bulk-reach").textContent = "";
    if (["DEACTIVATE", "DELETE"].includes(action)) {
      Strongroom.askWhoUses("bulk");
    }
    PF("bulkDialog").show();
    const first = [...document.querySelectorAll("[data-bulk-for] input")].find((input) => input.offsetParent !== null);
    (first || byId("bulk-cancel")).focus();
  }

  // the generator

  function generate(on) {
    byId("generating").value = String(on);
    byId("generator").hidden = !on;
    byId("typing").hidden = on;
    byId("value").disabled = on;
    byId("value-generate").setAttribute("aria-expanded", String(on));
    byId("value-generate").hidden = on;
    byId("value-toggle").hidden = on || byId("kind").value !== "SECRET";
    byId(on ? "generate" : "value").focus();
  }

  // dialogs

  function openCategory(button) {
    const row = button.closest("[data-name]");
    byId("category-name").value = row ? row.dataset.name : "";
    byId("category-new-name").value = row ? row.dataset.name : "";
    byId("category-description").value = row ? row.dataset.description : "";
    byId("category-dialog_title").textContent = row ? "Edit the category" : "Create a category";
    byId("category-create").hidden = Boolean(row);
    byId("category-save").hidden = !row;
    byId("category-new-name-help").hidden = !row;
    PF("categoryDialog").show();
  }

  const click = Strongroom.on;
  ["delete", "restore", "purge", "rollback", "category-delete"].forEach((name) => {
    click(name, (button) => Strongroom.openDialog(name, button.closest("[data-name]")));
  });
  ["delete", "restore", "purge", "rollback", "bulk", "category", "category-delete"].forEach((name) => {
    click(`close-${name}`, () => PF(`${name}Dialog`).hide());
  });
  click("select-page", (box) => tickAll(box.checked));
  click("select-none", () => { tickAll(false); byId("select-page").focus(); });
  click("bulk", (button) => openBulk(button.dataset.bulk));
  click("generate-value", () => generate(true));
  click("type-value", () => generate(false));
  click("category", openCategory);

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-select]")) {
      showBar();
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    showBar();
    if (window.jQuery) {
      jQuery(document).on("pfAjaxComplete", showBar);
    }
    if (byId("generating") && byId("generating").value === "true") {
      generate(true);
    }
  });
})();
