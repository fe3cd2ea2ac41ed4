export default {
  app: { name: 'Tasks', vendor: 'Passerelle' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  customScripts: ['../../lib/passerelle'],
  csrfCookieName: 'XSRF-TOKEN'
};
