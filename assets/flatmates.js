// The editor of a profile: whoever leaves with changes that are not saved is asked first.
(() => {
  const sections = "form[id^='me-']";
  const changed = () => [...document.querySelectorAll(sections)].filter((f) => f.dataset.changed);
  const words = () => document.querySelector("[data-unsaved]")?.textContent ?? "";

  function mark(form, on) {
    if (on) form.dataset.changed = "1";
    else delete form.dataset.changed;
    const sign = form.querySelector("[data-unsaved]");
    if (sign) sign.hidden = !on;
  }

  const typed = ({ target }) => {
    const form = target.closest?.(sections);
    if (form) mark(form, true);
  };
  document.addEventListener("input", typed);
  document.addEventListener("change", typed);

  window.addEventListener("beforeunload", (event) => {
    if (changed().length) event.preventDefault();
  });

  // A link inside the app does not unload the page.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link || link.target === "_blank" || link.hash || !changed().length) return;
      if (!window.confirm(words())) {
        event.preventDefault();
        event.stopPropagation();
      } else changed().forEach((form) => mark(form, false));
    },
    true,
  );

  window.gharSaved = (section) => {
    const form = document.getElementById(`me-${section}`);
    if (form) mark(form, false);
  };
})();
