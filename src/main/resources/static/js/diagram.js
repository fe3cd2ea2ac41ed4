// Draws a case's diagram and marks where the case stands. Without this script the caption says the same in words.
for (const box of document.querySelectorAll('.diagram[data-src]')) {
  const viewer = new BpmnJS({ container: box, keyboard: { bindTo: box }, zoomScroll: { enabled: false } });
  const canvas = viewer.get('canvas');
  const steps = { in: 1.25, out: 0.8 };

  fetch(box.dataset.src, { headers: { Accept: 'application/xml' } })
    .then(response => response.ok ? response.text() : Promise.reject(new Error(response.statusText)))
    .then(xml => viewer.importXML(xml))
    .then(() => {
      canvas.zoom('fit-viewport', 'auto');
      const registry = viewer.get('elementRegistry');
      box.dataset.here.split(' ').filter(id => id && registry.get(id)).forEach(id => canvas.addMarker(id, 'here'));
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
