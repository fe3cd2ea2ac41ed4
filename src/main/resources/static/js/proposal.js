// Draws a flow as it is in force and as it is proposed, and marks what the page says differs. Without this script the sentences say the same.
import { refit } from './refit.js';

const SIGNS = { added: '+', removed: '−', changed: '✎', moved: '⇄' };
const STEPS = { in: 1.25, out: 0.8 };

const compare = document.querySelector('.compare');
const viewers = {};

async function draw(box) {
  const answer = await fetch(box.dataset.src, { headers: { Accept: 'application/xml' } });
  if (!answer.ok) {
    throw new Error(answer.statusText);
  }
  const viewer = new BpmnJS({
    container: box, canvas: { deferUpdate: false }, keyboard: { bindTo: box }, zoomScroll: { enabled: false }
  });
  await viewer.importXML(await answer.text());
  refit(box, viewer.get('canvas'));
  viewers[box.dataset.version] = viewer;
}

function mark(viewer, ids, kind) {
  const registry = viewer.get('elementRegistry');
  for (const id of ids) {
    const element = registry.get(id);
    if (!element) {
      continue;
    }
    viewer.get('canvas').addMarker(id, kind);
    if (!element.waypoints) {
      const sign = document.createElement('span');
      sign.className = 'mark ' + kind;
      sign.textContent = SIGNS[kind];
      viewer.get('overlays').add(id, { position: { top: -12, right: 12 }, html: sign, scale: { min: 0.8, max: 1 } });
    }
  }
}

/** Both drawings show the same part; one follows the other. */
function together(one, other) {
  let following = false;
  const follow = (from, to) => from.on('canvas.viewbox.changed', ({ viewbox }) => {
    if (!following) {
      following = true;
      to.get('canvas').viewbox({ x: viewbox.x, y: viewbox.y, width: viewbox.width, height: viewbox.height });
      following = false;
    }
  });
  follow(one, other);
  follow(other, one);
}

/** A step that was clicked on shows its sentences. */
function tell(viewer) {
  viewer.on('element.click', ({ element }) => document.querySelectorAll('.changes li').forEach(line => {
    line.classList.toggle('current', line.dataset.element === element.id);
  }));
}

/** Where the cases of a removed step go is chosen on the diagram, or in the list beside it. */
function choose(mapping) {
  const before = viewers.before;
  const now = viewers.now;
  const select = mapping.querySelector('select');
  const button = mapping.querySelector('[data-pick]');
  if (!select) {
    return;
  }
  const show = () => mapping.dataset.targets.split(' ').filter(id => now.get('elementRegistry').get(id)).forEach(id => {
    now.get('canvas').removeMarker(id, 'chosen');
    if (id === select.value) {
      now.get('canvas').addMarker(id, 'chosen');
    }
  });
  const pick = on => {
    mapping.classList.toggle('picking', on);
    button.setAttribute('aria-pressed', on);
    mapping.dataset.targets.split(' ').filter(id => now.get('elementRegistry').get(id)).forEach(id => {
      now.get('canvas')[on ? 'addMarker' : 'removeMarker'](id, 'target');
    });
    if (before && before.get('elementRegistry').get(mapping.dataset.step)) {
      before.get('canvas')[on ? 'addMarker' : 'removeMarker'](mapping.dataset.step, 'source');
    }
  };
  const begin = () => {
    pick(true);
    document.getElementById('diagrams').scrollIntoView();
  };
  button.hidden = false;
  button.addEventListener('click', begin);
  if (before) {
    before.on('element.click', ({ element }) => element.id === mapping.dataset.step && begin());
  }
  now.on('element.click', ({ element }) => {
    if (mapping.classList.contains('picking') && mapping.dataset.targets.split(' ').includes(element.id)) {
      select.value = element.id;
      pick(false);
      show();
      select.focus();
    }
  });
  select.addEventListener('change', show);
  show();
}

async function start() {
  const boxes = [...compare.querySelectorAll('.diagram')];
  await Promise.all(boxes.map(draw));
  const drawn = Object.values(viewers);
  drawn.forEach(tell);
  if (viewers.before) {
    for (const kind of Object.keys(SIGNS)) {
      const ids = (compare.dataset[kind] || '').split(' ').filter(Boolean);
      drawn.forEach(viewer => mark(viewer, ids, kind));
    }
    together(viewers.before, viewers.now);
  }
  document.querySelectorAll('.mapping[data-targets]').forEach(choose);
  const buttons = compare.closest('section').querySelector('.zoom');
  buttons.hidden = false;
  buttons.addEventListener('click', event => {
    const kind = event.target.dataset.zoom;
    const canvas = drawn[0].get('canvas');
    if (kind === 'all') {
      drawn.forEach(viewer => viewer.get('canvas').zoom('fit-viewport', 'auto'));
    } else if (kind) {
      canvas.zoom(canvas.zoom() * STEPS[kind]);
    }
  });
  boxes.forEach(box => { box.dataset.ready = 'true'; });
}

start().catch(() => compare.querySelectorAll('.diagram').forEach(box => { box.hidden = true; }));
