import { t } from "../i18n/text";
import { h } from "./dom";

/** Asks which of several ways to take; escape and the last button mean none. Gives the value of the way. */
export function choose<T extends string>(question: string, ways: Record<T, string>): Promise<T | null> {
  const buttons = (Object.entries(ways) as [T, string][]).map(([value, label]) =>
    h("button", { type: "submit", value, class: "danger" }, label),
  );
  const no = h("button", { type: "submit", value: "" }, t("cancel"));
  const form = h("form", { method: "dialog" }, h("p", {}, question), h("div", { class: "ways" }, ...buttons, no));
  const dialog = h("dialog", { class: "card", "aria-label": question }, form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue in ways ? (dialog.returnValue as T) : null);
    });
    dialog.showModal();
    no.focus();
  });
}

/** Asks before what cannot be undone; escape and the other button say no. */
export function confirm(question: string, yes: string): Promise<boolean> {
  const no = h("button", { type: "submit", value: "no" }, t("cancel"));
  const dialog = h(
    "dialog",
    { class: "card", "aria-label": question },
    h(
      "form",
      { method: "dialog" },
      h("p", {}, question),
      h("div", { class: "row" }, no, h("button", { type: "submit", value: "yes", class: "danger" }, yes)),
    ),
  );
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    dialog.showModal();
    no.focus();
  });
}
