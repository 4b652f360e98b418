import { ApiClient } from "../api/client";
import { t } from "../i18n/text";
import { h, show } from "../ui/dom";
import { appBar } from "../ui/frame";

const START = "/api/v1/sign-in/start";

/** In words, why the server sent somebody back who wanted to sign in; empty where it did not. */
export function reasonOf(hash: string): string {
  switch (new URLSearchParams(hash.replace(/^#/, "")).get("sign-in")) {
    case null:
      return "";
    case "unavailable":
      return t("signInUnavailable");
    case "refused":
      return t("signInRefused");
    case "expired":
      return t("signInExpired");
    case "not-allowed":
      return t("signInNotAllowed");
    default:
      return t("signInFailed");
  }
}

/**
 * The ways to the organizer's page: the provider's button where there is one, and the link from the command line.
 *
 * @param again whether the provider shall ask who it is even if it knows
 */
export async function showSignIn(app: HTMLElement, reason: string, again = reason !== ""): Promise<void> {
  // the link works whatever becomes of the provider
  const provider = await new ApiClient().signInProvider().catch(() => null);
  const button = h("button", { type: "button", class: "primary" }, t("signInWith", { provider: provider ?? "" }));
  button.addEventListener("click", () => location.assign(again ? `${START}?again=true` : START));
  const said = reason !== "" && h("p", { role: "alert" }, reason);
  const link = [h("p", {}, t("organizerNewLink")), h("pre", {}, "scripts/interpreter organizer-link")];
  const card =
    provider === null
      ? h("div", { class: "card" }, h("h2", {}, t("organizerNoAccess")), said, ...link)
      : h(
          "div",
          { class: "card" },
          h("h2", {}, t("signInTitle")),
          said,
          h("p", {}, button),
          h("details", {}, h("summary", {}, t("signInOtherwise")), ...link),
        );
  show(app, appBar(t("organizerTitle")), h("main", { class: "narrow" }, card));
}
