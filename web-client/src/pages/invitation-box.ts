import type { ApiClient } from "../api/client";
import type { Role } from "../api/types";
import { t } from "../i18n/text";
import { copyable } from "../ui/copyable";
import { h } from "../ui/dom";
import { act, alertLine, field } from "../ui/frame";
import { qrCode } from "../ui/qr";

/** Personal links, one use each. */
export class InvitationBox {
  readonly element: HTMLElement;

  constructor(client: ApiClient, meeting: string) {
    const role = h(
      "select",
      { name: "role" },
      h("option", { value: "speaker" }, t("roleSpeaker")),
      h("option", { value: "listener" }, t("roleListener")),
      h("option", { value: "reviewer" }, t("roleReviewer")),
    );
    const name = h("input", { name: "invitee", maxlength: 80, autocomplete: "off" });
    const expires = h(
      "select",
      { name: "expires" },
      h("option", { value: "240" }, t("hours", { count: 4 })),
      h("option", { value: "1440" }, t("hours", { count: 24 })),
      h("option", { value: "10080" }, t("days", { count: 7 })),
    );
    const links = h("ul", { class: "links" });
    const alert = alertLine();
    const button = h("button", { type: "submit", class: "primary" }, t("makeLink"));
    const form = h(
      "form",
      { class: "invite" },
      field(t("role"), role),
      field(t("inviteeName"), name),
      field(t("validFor"), expires),
      button,
      alert,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void act(button, alert, async () => {
        const invitation = await client.invite(meeting, role.value as Role, name.value.trim(), Number(expires.value));
        const label = `${role.selectedOptions[0]?.textContent ?? ""}${name.value.trim() === "" ? "" : ` – ${name.value.trim()}`}`;
        const link = withRole(invitation.link, role.value);
        const code = h("details", {}, h("summary", {}, t("showQr")), qrCode(link, t("qrLabel")));
        links.prepend(h("li", {}, copyable(label, link), code));
        name.value = "";
      });
    });
    this.element = h(
      "section",
      { class: "card", "aria-label": t("invitations") },
      h("h3", {}, t("invitations")),
      h("p", { class: "quiet" }, t("invitationsHint")),
      form,
      links,
    );
  }
}

/** The link as a whole address whose hash names the role, so that the page that opens asks the right things. */
function withRole(link: string, role: string): string {
  const address = new URL(link, location.href);
  const fragment = new URLSearchParams(address.hash.slice(1));
  fragment.set("role", role);
  address.hash = fragment.toString();
  return address.href;
}
