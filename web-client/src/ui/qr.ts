import qrcode from "qrcode-generator";
import { svg } from "./dom";

/** A QR code as one SVG path, with the quiet zone of four modules that readers need. */
export function qrCode(content: string, label: string): SVGElement {
  const code = qrcode(0, "M");
  code.addData(content);
  code.make();
  const count = code.getModuleCount();
  let path = "";
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (code.isDark(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`;
    }
  }
  const side = count + 8;
  return svg(
    "svg",
    { viewBox: `0 0 ${side} ${side}`, class: "qr", role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
    svg("rect", { width: String(side), height: String(side), fill: "#fff" }),
    svg("path", { d: path, fill: "#000" }),
  );
}
