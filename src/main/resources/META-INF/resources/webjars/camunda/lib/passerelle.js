// Joins Camunda's web applications to Passerelle's pages: the way back, one sign-in page, our icon.
const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
let signedOut = false;

function leaveForSignIn() {
  if (/^#\/login/.test(window.location.hash)) {
    window.location.replace(root + '/sign-in' + (signedOut ? '?bye' : '?expired'));
  }
}

function addWayBack() {
  const menu = document.querySelector('.cam-nav.app-menu > ul');
  if (!menu || menu.querySelector('.passerelle-link')) {
    return;
  }
  const item = document.createElement('li');
  const link = document.createElement('a');
  item.className = 'passerelle-link';
  link.href = root + '/cases';
  link.textContent = 'Cases';
  item.append(link);
  menu.prepend(item);
}

function showIcon() {
  const icon = document.querySelector('link[rel="icon"]');
  if (icon) {
    icon.type = 'image/svg+xml';
    icon.href = root + '/img/passerelle.svg';
  }
}

/** A refusal belongs to what was just sent: it must not lie over what comes next. */
function closeRefusals() {
  document.querySelectorAll('.page-notifications .alert-danger .close:not(.ng-hide)').forEach(button => button.click());
}

/** The engine's id of the form helps nobody; the sentence behind it does. */
function shortenRefusals() {
  for (const panel of document.querySelectorAll('.page-notifications')) {
    const texts = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const shorter = text.data.replace(/Cannot (submit task form|complete task) \S+: /, '');
      if (shorter !== text.data) {
        text.data = shorter;
      }
    }
  }
}

/** A regular expression tells a clerk nothing; the sentence below the field says how the answer is written. */
function explainPatterns() {
  for (const error of document.querySelectorAll('.fjs-form-field-error')) {
    const texts = document.createTreeWalker(error, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.data.startsWith('Field must match pattern')) {
        const hint = error.closest('.fjs-form-field').querySelector('.fjs-form-field-description');
        text.data = 'This is not written as asked' + (hint ? ': ' + hint.textContent : '.');
      }
    }
  }
}

document.addEventListener('click', event => {
  if (event.target.closest('.account .logout')) {
    signedOut = true;
  }
  if (event.target.closest('.btn-primary')) {
    closeRefusals();
  }
}, true);
window.addEventListener('hashchange', leaveForSignIn);
window.addEventListener('hashchange', closeRefusals);
new MutationObserver(addWayBack).observe(document.body, { childList: true, subtree: true });
new MutationObserver(explainPatterns).observe(document.body, { childList: true, subtree: true, characterData: true });
new MutationObserver(shortenRefusals).observe(document.body, { childList: true, subtree: true });
showIcon();
addWayBack();
leaveForSignIn();

export default [];
