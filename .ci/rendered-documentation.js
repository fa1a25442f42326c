// The checks of .ci/rendered-documentation that run in the page.
(() => {
  const content = () => document.querySelector('#app-main, main') ?? document.body;
  const short = text => '"' + text.trim().replace(/\s+/g, ' ').slice(0, 60) + '"';
  const scrolls = element => ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX);

  // The app is written with Vue, and an element has a reference to the component that renders it.
  const component = selector => document.querySelector(selector)?.__vue__;
  const go = path => component('#app').$router.push(path).then(() => true);
  const isRendered = identifier => document.readyState === 'complete' && component('.doc-topic')?.identifier === identifier;

  // Transitions would be visible in pictures, and in the sizes of elements.
  document.addEventListener('DOMContentLoaded', () => {
    const style = document.createElement('style');
    style.textContent = '*, *::before, *::after { transition: none !important; animation: none !important }';
    document.head.append(style);
  });

  // A change of the appearance takes effect with the next frame. Images outside the window are loaded, too.
  async function isComplete(identifier) {
    const images = [...content().querySelectorAll('img')];
    for (const image of images) image.loading = 'eager';
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const hasNavigator = innerWidth < 1024 || document.querySelector('.navigator-card .navigator-content, .navigator') !== null;
    return isRendered(identifier) && hasNavigator && images.every(image => image.complete);
  }

  // Text that Markdown or docc did not understand.
  function unresolved() {
    const problems = [];
    const walker = document.createTreeWalker(content(), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: parent, textContent: text } = walker.currentNode;
      if (parent.closest('pre, style, script')) continue;
      const isCode = parent.closest('code') !== null;
      if (/<doc:|``/.test(text)) problems.push('unresolved link in ' + short(text));
      if (!isCode && /\*\*|\]\(|`|^\s*\|.*\|\s*$|^\s*- (Parameter|Returns|Throws)/.test(text)) problems.push('Markdown in ' + short(text));
    }
    return problems;
  }

  function structure() {
    const problems = [];
    if (document.querySelector('.error-content, .generic-error, .page-not-found')) problems.push('the page is not found');
    if (!document.querySelector('.documentation-hero .abstract')?.textContent.trim()) problems.push('there is no abstract');
    const titles = [...content().querySelectorAll('h2')].map(heading => heading.textContent.trim());
    for (const title of titles) {
      if (titles.indexOf(title) !== titles.lastIndexOf(title)) problems.push('there are several sections ' + short(title));
    }
    const levels = [...content().querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => [Number(heading.tagName[1]), heading]);
    if (levels.filter(([level]) => level === 1).length !== 1) problems.push('there is not exactly one title');
    for (let index = 1; index < levels.length; index++) {
      if (levels[index][0] > levels[index - 1][0] + 1) problems.push('a level is missing above the heading ' + short(levels[index][1].textContent));
    }
    return problems;
  }

  function images(appearance) {
    return [...content().querySelectorAll('img')].flatMap(image => {
      const name = short(image.currentSrc.split('/').pop());
      if (!image.naturalWidth) return ['the image ' + name + ' is missing'];
      if (image.naturalWidth && !image.alt) return ['the image ' + name + ' has no description'];
      const isDark = image.currentSrc.includes('~dark');
      return isDark === (appearance === 'dark') ? [] : ['the image ' + name + ' is not for this appearance'];
    });
  }

  // Code and tables have scroll boxes of their own. They must not need one in a wide window.
  function overflow(width) {
    const problems = [];
    const visible = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > visible) problems.push('the page scrolls horizontally');
    for (const element of content().querySelectorAll('*')) {
      if (element.getBoundingClientRect().right <= visible + 1 || element.closest('.visuallyhidden, svg')) continue;
      let box = element.parentElement;
      while (box && !scrolls(box)) box = box.parentElement;
      if (!box || box === document.body) problems.push('wider than the window: ' + element.tagName.toLowerCase() + ' ' + short(element.textContent));
    }
    if (width >= 1280) {
      for (const box of content().querySelectorAll('.code-listing .container-general, .table-wrapper')) {
        if (box.scrollWidth <= box.clientWidth + 1) continue;
        const [line] = box.textContent.split('\n').sort((a, b) => b.length - a.length);
        problems.push((box.matches('.table-wrapper') ? 'a table' : 'code') + ' is too wide: ' + line.length + ' characters in ' + short(line));
      }
    }
    return problems;
  }

  function links() {
    const own = '/' + location.pathname.split('/')[1] + '/';
    const found = [...content().querySelectorAll('a[href]')].map(link => new URL(link.href))
      .filter(url => url.origin === location.origin && url.pathname.startsWith(own))
      .map(url => [url.pathname, decodeURIComponent(url.hash.slice(1))]);
    return [found, [...document.querySelectorAll('[id]')].map(element => element.id)];
  }

  const problems = (width, appearance) =>
    [...structure(), ...unresolved(), ...images(appearance), ...overflow(width)];

  window.checks = { go, isRendered, isComplete, problems, links };
})();
