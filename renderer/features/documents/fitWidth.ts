/** 210 mm in CSS pixels, and a little room beside the page for its shadow and the scroll bar. */
const paperWidth = (210 / 25.4) * 96;
const beside = 48;
/** Letters of 10 points need not be larger. */
const largest = 1.6;

const styleId = "fit-width";

/** Shows the pages in a frame as wide as it is; in print they keep their size. */
export function fitWidth(frame: HTMLIFrameElement): void {
  const { contentDocument, clientWidth } = frame;
  if (!contentDocument?.head || clientWidth === 0) return;
  const zoom = Math.min(largest, clientWidth / (paperWidth + beside));
  const present = contentDocument.getElementById(styleId);
  const style = present ?? contentDocument.head.appendChild(contentDocument.createElement("style"));
  style.id = styleId;
  style.textContent = `@media screen { body { zoom: ${zoom.toFixed(3)}; } }`;
}
