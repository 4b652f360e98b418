import "./style/base.css";
import { routeOf } from "./api/address";
import { chooseLanguage, t } from "./i18n/text";
import { h, show } from "./ui/dom";

const app = document.getElementById("app") as HTMLElement;
document.documentElement.lang = chooseLanguage(navigator.languages);

// a link that was opened again in the same tab carries a new secret; start over with it
window.addEventListener("hashchange", () => location.reload());

try {
  await open();
} catch {
  show(app, h("main", { class: "narrow" }, h("h1", {}, t("cannotOpen")), h("p", {}, t("unreachable"))));
}

async function open(): Promise<void> {
  const route = routeOf(location.pathname);
  switch (route.page) {
    case "home":
      return (await import("./pages/home")).openHome(app);
    case "join":
      return (await import("./pages/join")).openJoin(app);
    case "speaker":
      return (await import("./pages/speaker")).openSpeaker(app);
    case "organizer":
      return (await import("./pages/organizer")).openOrganizer(app);
    case "embed":
      return (await import("./pages/embed")).openEmbed(app, route.meeting);
    case "unknown":
      document.title = t("notFound");
      show(
        app,
        h("main", { class: "narrow" }, h("h1", {}, t("notFound")), h("p", {}, h("a", { href: "/" }, t("toHome")))),
      );
  }
}
