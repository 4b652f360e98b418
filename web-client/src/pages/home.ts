import "../style/forms.css";
import { joinCode } from "../api/address";
import { t } from "../i18n/text";
import { h, show } from "../ui/dom";
import { appBar, field } from "../ui/frame";
import { codeInput } from "../ui/inputs";

/** The front door: a join code is all that most people have. */
export function openHome(app: HTMLElement): void {
  document.title = t("product");
  const code = codeInput("");
  const form = h("form", { class: "card" }, h("h2", {}, t("joinTitle")), field(t("code"), code, t("codeHint")), go());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(`/join#code=${encodeURIComponent(joinCode(code.value))}`);
  });
  show(
    app,
    appBar(t("product")),
    h(
      "main",
      { class: "narrow" },
      h("p", { class: "lead" }, t("tagline")),
      form,
      h("p", { class: "quiet" }, t("organizersHint")),
    ),
  );
}

function go(): HTMLElement {
  return h("button", { type: "submit", class: "primary" }, t("continue"));
}
