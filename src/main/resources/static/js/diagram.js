// Draws a diagram and marks where a case stands, or how often each step was passed. Without this script the words beside it say the same.
import { refit } from './refit.js';

/** Leads from a block to the page that shows its inside, where this page links to one. */
function openBlocks(box, viewer) {
  const pages = new Map([...box.closest('section').querySelectorAll('[data-block]')].map(link => [link.dataset.block, link]));
  const pageOf = element => pages.get(element.businessObject.calledElement);
  viewer.get('elementRegistry').filter(pageOf).forEach(block => viewer.get('canvas').addMarker(block, 'block'));
  viewer.on('element.click', ({ element }) => pageOf(element)?.click());
}

for (const box of document.querySelectorAll('.diagram[data-src]')) {
  const viewer = new BpmnJS({
    container: box, canvas: { deferUpdate: false }, keyboard: { bindTo: box }, zoomScroll: { enabled: false }
  });
  const canvas = viewer.get('canvas');
  const steps = { in: 1.25, out: 0.8 };

  fetch(box.dataset.src, { headers: { Accept: 'application/xml' } })
    .then(response => response.ok ? response.text() : Promise.reject(new Error(response.statusText)))
    .then(xml => viewer.importXML(xml))
    .then(() => {
      refit(box, canvas);
      const registry = viewer.get('elementRegistry');
      const drawn = ids => (ids || '').split(' ').filter(id => id && registry.get(id.split('=')[0]));
      drawn(box.dataset.here).forEach(id => canvas.addMarker(id, 'here'));
      drawn(box.dataset.missed).forEach(id => canvas.addMarker(id, 'missed'));
      drawn(box.dataset.passed).map(each => each.split('=')).forEach(([id, times]) => {
        const count = document.createElement('span');
        count.className = 'times';
        count.textContent = times;
        viewer.get('overlays').add(id, { position: { top: -10, right: 14 }, html: count, scale: { min: 0.8, max: 1 } });
      });
      openBlocks(box, viewer);
      const buttons = box.closest('section').querySelector('.zoom');
      buttons.hidden = false;
      buttons.addEventListener('click', event => {
        const kind = event.target.dataset.zoom;
        if (kind === 'all') {
          canvas.zoom('fit-viewport', 'auto');
        } else if (kind) {
          canvas.zoom(canvas.zoom() * steps[kind]);
        }
      });
      box.dataset.ready = 'true';
    })
    .catch(() => { box.hidden = true; });
}
