// What is wrong with the page that is open, in words; an empty list when nothing is. Looked for: what sticks out or is cut off, words that
// are missing, headings, landmarks, names of fields and links, ids, contrast (WCAG 2.1 AA).
(() => {
  const wrong = [];
  const all = selector => [...document.querySelectorAll(selector)];
  const told = element => `<${element.tagName.toLowerCase()}${element.id ? ' #' + element.id : ''}> "${(element.innerText || '').trim().slice(0, 40)}"`;
  const shown = element => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !element.closest('.hidden-text, .skip, .diagram, thead');

  const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (sideways > 0) wrong.push(`sticks out by ${sideways} pixels`);
  all('.card, tbody th, tbody td, dd, legend').filter(shown).filter(box => box.scrollWidth > box.clientWidth + 1)
    .forEach(box => wrong.push(`cut off by ${box.scrollWidth - box.clientWidth} pixels: ${told(box)}`));

  (document.body.innerText.match(/\?\?[^\s?]+\?\?/g) || []).forEach(key => wrong.push(`no word for ${key}`));
  if (!document.title.trim()) wrong.push('no title');
  if (!document.documentElement.lang) wrong.push('no language');

  const headings = all('h1, h2, h3, h4').filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]));
  if (headings.filter(level => level === 1).length !== 1) wrong.push('not exactly one h1');
  headings.forEach((level, at) => { if (at > 0 && level > headings[at - 1] + 1) wrong.push(`heading ${at + 1} skips a level`); });
  ['header', 'main', 'footer'].filter(landmark => all('body > ' + landmark).length !== 1).forEach(landmark => wrong.push(`not exactly one ${landmark}`));
  all('nav').filter(nav => !nav.ariaLabel).forEach(nav => wrong.push(`nameless ${told(nav)}`));
  all('table').filter(table => !table.caption).forEach(table => wrong.push(`no caption: ${told(table)}`));

  const ids = all('[id]:not(.diagram [id])').map(element => element.id);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach(id => wrong.push(`id twice: ${id}`));
  all('[aria-labelledby], [aria-describedby]').forEach(element => ['aria-labelledby', 'aria-describedby'].flatMap(name =>
    (element.getAttribute(name) || '').split(/\s+/)).filter(id => id && !document.getElementById(id)).forEach(id => wrong.push(`points at nothing: ${id}`)));
  all('input:not([type=hidden]), select, textarea').filter(field => field.checkVisibility()).filter(field => ![...field.labels].some(label => label.innerText.trim()))
    .forEach(field => wrong.push(`no label: ${field.name}`));
  all('a[href], button').filter(shown).filter(link => !(link.innerText.trim() || link.ariaLabel)).forEach(link => wrong.push(`nameless ${link.outerHTML}`));
  all('img').filter(img => !img.hasAttribute('alt')).forEach(img => wrong.push(`no alt: ${img.src}`));

  const rgb = colour => { const n = (colour.match(/[\d.]+/g) || []).map(Number); return { r: n[0], g: n[1], b: n[2], a: n.length > 3 ? n[3] : 1 }; };
  const over = (top, under) => ({ r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1 });
  const light = ({ r, g, b }) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = element => {
    const here = rgb(getComputedStyle(element).backgroundColor);
    return here.a === 1 ? here : over(here, element.parentElement ? ground(element.parentElement) : { r: 255, g: 255, b: 255, a: 1 });
  };
  const contrast = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  all('body *').filter(shown).filter(element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())).forEach(element => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700 ? 3 : 4.5;
    const behind = ground(element);
    const text = rgb(style.color);
    const opacity = Number(style.opacity);
    const found = contrast(over({ ...text, a: text.a * opacity }, behind), behind);
    if (found < least) wrong.push(`contrast ${found.toFixed(2)}: ${told(element)}`);
  });
  return wrong;
})()
