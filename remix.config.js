/**
 * Remix's options, in one place: `vite.config.ts` hands them to the plugin.
 * With `v3_routeConfig` the routes themselves are listed by `app/routes.ts`. `v3_lazyRouteDiscovery` is off: it asks the
 * server which routes there are before it sends a form, and so throws away what was typed when there is no connection.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}
