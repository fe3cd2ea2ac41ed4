export default {
  app: { name: 'Operations', vendor: 'Passerelle' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  customScripts: ['../../lib/passerelle'],
  csrfCookieName: 'XSRF-TOKEN'
};
