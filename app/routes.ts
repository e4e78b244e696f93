import { flatRoutes } from '@remix-run/fs-routes'

/** With a route configuration, what is to be ignored is said here and not in `remix.config.js`. */
export default flatRoutes({ ignoredRouteFiles: ['**/*.test.*'] })
