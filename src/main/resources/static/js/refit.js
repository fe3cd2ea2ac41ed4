/** Shows the whole picture, again when the window gets wider or narrower. */
export function refit(box, canvas) {
  let width = box.clientWidth;
  canvas.zoom('fit-viewport', 'auto');
  new ResizeObserver(() => {
    if (box.clientWidth && box.clientWidth !== width) {
      width = box.clientWidth;
      canvas.resized();
      canvas.zoom('fit-viewport', 'auto');
    }
  }).observe(box);
}
