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

document.addEventListener('click', event => {
  if (event.target.closest('.account .logout')) {
    signedOut = true;
  }
}, true);
window.addEventListener('hashchange', leaveForSignIn);
new MutationObserver(addWayBack).observe(document.body, { childList: true, subtree: true });
showIcon();
addWayBack();
leaveForSignIn();

export default [];
