export default {
  app: { name: 'Administration', vendor: 'Passerelle' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  customScripts: ['../../lib/passerelle'],
  csrfCookieName: 'XSRF-TOKEN'
};
