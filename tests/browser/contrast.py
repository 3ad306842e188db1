"""Which texts of a page are hard to read: those whose contrast with their ground is below WCAG's AA."""

from playwright.async_api import Page

_MEASURE = """() => {
  const brush = Object.assign(document.createElement("canvas"), {width: 1, height: 1})
    .getContext("2d", {willReadFrequently: true});
  const parts = (colour) => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat([1]);
  const channel = (part) => part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const groundOf = (element) => {
    const grounds = [];
    for (let e = element; e; e = e.parentElement) grounds.unshift(parts(getComputedStyle(e).backgroundColor));
    return grounds.reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const isRead = (e) => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim())
    && !e.closest("svg, [inert], :disabled, .sr-only")
    && e.checkVisibility({opacityProperty: true, visibilityProperty: true});
  return [...document.querySelectorAll("body *")].filter(isRead).flatMap((element) => {
    const style = getComputedStyle(element);
    const ground = groundOf(element);
    const [low, high] = [light(over(parts(style.color), ground)), light(ground)].sort((a, b) => a - b);
    const [size, bold] = [parseFloat(style.fontSize), style.fontWeight >= 700];
    const needed = size >= 24 || (bold && size >= 18.66) ? 3 : 4.5;
    const ratio = (high + 0.05) / (low + 0.05);
    const words = element.textContent.slice(0, 40);
    return ratio < needed ? [`${ratio.toFixed(2)} ${element.className}: ${words}`] : [];
  });
}"""


async def hard_to_read(page: Page) -> list[str]:
    """Each as its contrast, its class and its first words; empty when all can be read."""
    found: list[str] = await page.evaluate(_MEASURE)
    return found
