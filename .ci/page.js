// The checks of .ci/page that run in the page. Each returns a list of problems.
(() => {
  const isVisible = element => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
    && !element.closest('.hidden');
  const name = element => element.tagName.toLowerCase() + (element.getAttribute('id') ? '#' + element.getAttribute('id') : '') + ' "' + element.textContent.trim().slice(0, 40) + '"';

  function color(text) {
    const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  }

  function over(top, below) {
    const mix = part => top[part] * top.a + below[part] * (1 - top.a);
    return { r: mix('r'), g: mix('g'), b: mix('b'), a: 1 };
  }

  function background(element) {
    const layers = [];
    for (let each = element; each; each = each.parentElement) layers.push(color(getComputedStyle(each).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), { r: 255, g: 255, b: 255, a: 1 });
  }

  function luminance({ r, g, b }) {
    const part = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  }

  function ratio(first, second) {
    const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  // Text needs a contrast of 4.5, and the border of a field one of 3.
  function contrast() {
    const problems = [];
    const check = (element, text, required, what) => {
      const behind = background(element);
      const found = ratio(over(color(text), behind), behind);
      if (found < required) problems.push(name(element) + ': ' + what + ' has a contrast of ' + found.toFixed(2));
    };
    for (const element of document.body.querySelectorAll('*')) {
      if (!isVisible(element) || ['SCRIPT', 'STYLE', 'OPTION'].includes(element.tagName)) continue;
      const style = getComputedStyle(element);
      const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
      if (hasText || element.value) check(element, style.color, 4.5, 'the text');
      if (element.placeholder) check(element, getComputedStyle(element, '::placeholder').color, 4.5, 'the placeholder');
      if (['INPUT', 'SELECT'].includes(element.tagName)) {
        const outside = background(element.parentElement);
        const found = ratio(over(color(style.borderColor), outside), outside);
        if (found < 3) problems.push(name(element) + ': the border has a contrast of ' + found.toFixed(2));
      }
    }
    return problems;
  }

  function overflow() {
    const width = document.documentElement.clientWidth;
    const scrolled = [...document.body.querySelectorAll('*')].filter(element => element.scrollWidth > element.clientWidth + 1
      && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX));
    if (document.documentElement.scrollWidth <= width) return scrolled.map(element => name(element) + ': scrolls');
    const wide = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > width + 1);
    return wide.map(element => name(element) + ': wider than the window');
  }

  const focusable = () => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]
    .filter(element => isVisible(element) && !element.disabled);

  // Called after each press of the Tab key. Checks that the expected element has the focus, and that the focus is
  // visible.
  function focus(index) {
    const expected = focusable()[index];
    const element = document.activeElement;
    if (element !== expected) return ['the focus ' + index + ' is at ' + name(element) + ' instead of ' + name(expected)];
    const style = getComputedStyle(element);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return [name(element) + ': the focus is not visible'];
    const box = element.getBoundingClientRect();
    const center = [box.x + box.width / 2, box.y + box.height / 2];
    const hit = document.elementFromPoint(...center);
    return hit && (element.contains(hit) || hit.closest('label')?.contains(element)) ? [] : [name(element) + ': the focused element is covered by ' + (hit ? name(hit) : 'nothing')];
  }

  window.checks = { contrast, overflow, focusable, focus };
})();
