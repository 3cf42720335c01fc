"use strict";

/** What the console's pages do in the browser beyond PrimeFaces. A revealed value is in here only while it is shown. */
const Strongroom = (() => {
  const SHOWN_FOR_SECONDS = 30;
  const WARNING_SECONDS = 60;
  let revealed = null;
  let countdown = null;
  let idleTimers = [];

  const byId = (id) => document.getElementById(id);

  const fill = (root, subject, text) =>
    root.querySelectorAll(`[data-subject="${subject}"]`).forEach((element) => { element.textContent = text; });

  function setField(id, value) {
    if (byId(id)) {
      byId(id).value = value;
    }
  }

  // dialogs

  function openDialog(action, row) {
    const root = byId(`${action}-dialog`);
    setField(`${action}-name`, row.dataset.name);
    setField(`${action}-row-version`, row.dataset.rowVersion);
    setField("reveal-version", row.dataset.revealVersion || "");
    setField("rollback-version", row.dataset.version);
    fill(root, "name", row.dataset.name);
    fill(root, "version", row.dataset.version);
    askWhoUses(action);
    PF(`${action}Dialog`).show();
  }

  /** Has the dialog say whom its step reaches, where that is of importance. */
  function askWhoUses(action) {
    const reach = byId(`${action}-reach`);
    const ask = window[`Ask_${action}`];
    if (reach && ask) {
      reach.textContent = "Looking who uses it…";
      ask();
    }
  }

  // reveal

  function show(args) {
    if (!args || !args.revealed) {
      focusFirstError();
      return;
    }
    const bytes = Uint8Array.from(atob(args.revealed), (c) => c.charCodeAt(0));
    revealed = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    byId("revealed-version").textContent = args.version;
    byId("revealed-value").textContent = revealed;
    byId("reveal-ask").hidden = true;
    byId("reveal-result").hidden = false;
    byId("reveal-copy").focus();
    hideIn(SHOWN_FOR_SECONDS);
  }

  function hideIn(seconds) {
    if (seconds === 0) {
      PF("revealDialog").hide();
      return;
    }
    if (seconds % 10 === 0) {
      byId("reveal-status").textContent = `It is hidden again in ${seconds} seconds.`;
    }
    countdown = setTimeout(() => hideIn(seconds - 1), 1000);
  }

  function forget() {
    clearTimeout(countdown);
    revealed = null;
    byId("revealed-value").textContent = "";
    byId("reveal-status").textContent = "";
    byId("reveal-result").hidden = true;
    byId("reveal-ask").hidden = false;
    byId("reason").value = "";
    ["reason-message", "reveal-messages"].forEach((id) => byId(id).replaceChildren());
    byId("reason-message").className = "ui-message";
    byId("reason").removeAttribute("aria-invalid");
  }

  /** A dialog that is closed forgets what was typed and what was said. */
  function empty(action) {
    byId(`${action}-messages`).replaceChildren();
    byId(`${action}-form`).querySelectorAll("input[type=text], textarea").forEach((input) => { input.value = ""; });
  }

  async function copy() {
    const status = byId("reveal-status");
    try {
      await navigator.clipboard.writeText(revealed);
      status.textContent = "Copied. Clear the clipboard when you are done.";
    } catch (refused) {
      getSelection().selectAllChildren(byId("revealed-value"));
      status.textContent = "The browser does not allow copying here. The value is selected: copy it with the keyboard.";
    }
  }

  // form

  function toggleValue(button) {
    const masked = byId("value").classList.toggle("masked");
    button.textContent = masked ? "Show" : "Hide";
    button.setAttribute("aria-pressed", String(!masked));
  }

  function followKind() {
    const secret = byId("kind").value === "SECRET";
    byId("value").classList.toggle("masked", secret);
    byId("value-toggle").hidden = !secret;
    byId("value-toggle").textContent = "Show";
    byId("value-toggle").setAttribute("aria-pressed", "false");
  }

  function proposeType() {
    const type = byId("type");
    const proposed = byId("kind").value === "SECRET" ? "MULTILINE" : "TEXT";
    if (["MULTILINE", "TEXT"].includes(type.value) && type.value !== proposed) {
      type.value = proposed;
      type.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function warnOfBlanks() {
    const text = byId("value").value;
    byId("value-blanks").hidden = text === text.trim();
  }

  /** Brings what was done into view, and to a screen reader. */
  function focusMessages() {
    const messages = byId("messages");
    messages.tabIndex = -1;
    messages.scrollIntoView({ block: "center" });
    messages.focus({ preventScroll: true });
  }

  function focusFirstError() {
    document.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
    let first = null;
    document.querySelectorAll(".ui-message-error").forEach((message) => {
      const input = byId(message.id.replace(/-message$/, ""));
      if (input) {
        input.setAttribute("aria-invalid", "true");
        first = first || input;
      }
    });
    const anywhere = first || document.querySelector(".ui-messages-error");
    if (anywhere) {
      anywhere.scrollIntoView({ block: "center" });
      anywhere.focus();
    }
  }

  function focusConfirmation() {
    const button = byId("save-confirmed");
    if (button) {
      button.scrollIntoView({ block: "center" });
      button.focus();
    }
  }

  // list

  const ROWS_ON_A_PAGE = 25;

  /** Keeps the filters and the page in the address, so that a reload and a bookmark show the same. */
  function rememberFilters() {
    const address = new URL(location.href);
    const remember = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
    document.querySelectorAll("[data-filter]").forEach((input) => remember(input.dataset.filter, input.value));
    const table = PrimeFaces.widgets.secretTable;
    if (table) {
      const { page, rows } = table.paginator.cfg;
      remember("page", page > 0 && page + 1);
      remember("rows", rows !== ROWS_ON_A_PAGE && rows);
    }
    history.replaceState(null, "", address);
  }

  // import

  const LARGEST_FILE = 8 * 1024 * 1024;
  const LOOK_EVERY_MS = 500;
  let watching = null;

  function receiveFiles() {
    const zone = byId("drop-zone");
    const input = byId("file");
    ["dragenter", "dragover"].forEach((type) => zone.addEventListener(type, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    }));
    ["dragleave", "drop"].forEach((type) => zone.addEventListener(type, () => zone.classList.remove("over")));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change"));
    });
    input.addEventListener("change", () => {
      const tooLarge = input.files.length > 0 && input.files[0].size > LARGEST_FILE;
      byId("file-warning").hidden = !tooLarge;
      byId("show-preview").disabled = tooLarge;
    });
  }

  /** Shows how far the running import is, until its answer is there. */
  function watchImport() {
    const preview = byId("preview-form").dataset.preview;
    byId("progress").hidden = false;
    byId("progress-text").textContent = "The import has begun.";
    watching = setInterval(async () => {
      const answer = await fetch(`import-progress?preview=${encodeURIComponent(preview)}`);
      if (answer.ok && watching && byId("progress-bar")) {
        const { done, total } = await answer.json();
        byId("progress-bar").value = done;
        byId("progress-text").textContent = `${done} of ${total} keys are written; they count when all are.`;
      }
    }, LOOK_EVERY_MS);
  }

  function importEnded() {
    clearInterval(watching);
    watching = null;
    if (byId("progress")) {
      byId("progress").hidden = true;
    }
    const end = byId("result") || byId("messages");
    end.tabIndex = -1;
    end.scrollIntoView({ block: "center" });
    end.focus({ preventScroll: true });
  }

  /** What is downloaded is what the list shows: its filters are in the address of the page. */
  function exportWithFilters(link) {
    const filters = new URLSearchParams(location.search);
    filters.set("format", "csv");
    link.search = filters.toString();
  }

  // idle time

  function watchIdleTime() {
    const warning = byId("idle-warning");
    if (!warning) {
      return;
    }
    const seconds = Number(warning.dataset.idleSeconds);
    idleTimers.forEach(clearTimeout);
    warning.hidden = true;
    idleTimers = [
      setTimeout(() => { warning.hidden = false; byId("stay").focus(); }, (seconds - WARNING_SECONDS) * 1000),
      setTimeout(() => signInAgain(warning), (seconds + 2) * 1000),
    ];
  }

  function signInAgain(warning) {
    const root = new URL(warning.dataset.signIn, location.href).pathname.replace(/\/sign-in$/, "");
    const next = location.pathname.substring(root.length) + location.search;
    location.assign(`${warning.dataset.signIn}?note=ended&next=${encodeURIComponent(next)}`);
  }

  // events

  const on = (action, handler) => { ACTIONS[action] = handler; };

  const ACTIONS = {
    "reveal": (button) => openDialog("reveal", button.closest("[data-name]")),
    "activate": (button) => openDialog("activate", button.closest("[data-name]")),
    "deactivate": (button) => openDialog("deactivate", button.closest("[data-name]")),
    "rewrap": () => PF("rewrapDialog").show(),
    "retire": (button) => openDialog("retire", button.closest("[data-name]")),
    "close-rewrap": () => PF("rewrapDialog").hide(),
    "close-retire": () => PF("retireDialog").hide(),
    "close-reveal": () => PF("revealDialog").hide(),
    "close-activate": () => PF("activateDialog").hide(),
    "close-deactivate": () => PF("deactivateDialog").hide(),
    "copy": copy,
    "export": exportWithFilters,
    "toggle-value": toggleValue,
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button) {
      ACTIONS[button.dataset.action](button);
    }
  });

  /** An address says what is asked for, and nothing of the fields that were left empty. */
  document.addEventListener("formdata", (event) => {
    if (event.target.method === "get") {
      [...event.formData].filter(([, value]) => value === "").forEach(([name]) => event.formData.delete(name));
    }
  });

  document.addEventListener("submit", (event) => {
    if (event.target.classList.contains("live")) {
      event.preventDefault();
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    watchIdleTime();
    if (window.jQuery) {
      jQuery(document).on("pfAjaxComplete", watchIdleTime);
    }
    if (byId("drop-zone")) {
      receiveFiles();
    }
    if (byId("secret-form")) {
      followKind();
      warnOfBlanks();
      byId("value").addEventListener("input", warnOfBlanks);
      byId("kind").addEventListener("change", () => { followKind(); proposeType(); });
      const first = byId("name").readOnly ? byId("value") : byId("name");
      first.focus();
    }
  });

  return {
    on, openDialog, askWhoUses, focusConfirmation, empty, show, forget, focusFirstError, focusMessages, rememberFilters, watchImport, importEnded,
  };
})();
