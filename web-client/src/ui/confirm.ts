import { t } from "../i18n/text";
import { h } from "./dom";

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
