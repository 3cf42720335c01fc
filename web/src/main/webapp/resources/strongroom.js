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

  // dialogs of the list

  function openDialog(action, row) {
    const root = byId(`${action}-dialog`);
    byId(`${action}-name`).value = row.dataset.name;
    if (byId(`${action}-row-version`)) {
      byId(`${action}-row-version`).value = row.dataset.rowVersion;
    }
    fill(root, "name", row.dataset.name);
    fill(root, "version", row.dataset.version);
    PF(`${action}Dialog`).show();
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

  // list

  function rememberFilters() {
    const address = new URL(location.href);
    document.querySelectorAll("[data-filter]").forEach((input) => {
      if (input.value) {
        address.searchParams.set(input.dataset.filter, input.value);
      } else {
        address.searchParams.delete(input.dataset.filter);
      }
    });
    history.replaceState(null, "", address);
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
    "toggle-value": toggleValue,
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button) {
      ACTIONS[button.dataset.action](button);
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
    if (byId("secret-form")) {
      followKind();
      warnOfBlanks();
      byId("value").addEventListener("input", warnOfBlanks);
      byId("kind").addEventListener("change", () => { followKind(); proposeType(); });
      const first = byId("name").readOnly ? byId("value") : byId("name");
      first.focus();
    }
  });

  return { show, forget, focusFirstError, focusMessages, rememberFilters };
})();
