export default {
  app: { name: 'Profile', vendor: 'Passerelle' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  customScripts: ['../../lib/passerelle'],
  csrfCookieName: 'XSRF-TOKEN'
};
