// What every page needs is asked for at once and together, not one after the other as the parts of a page come to it.
import { chainsQuery, queryClient, sessionQuery, typesQuery } from '@/lib/queries'

import { router } from './router'

export function askEarly() {
  const here = router.matchRoutes(router.latestLocation)
  for (const { routeId } of here) void router.loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById])
  void queryClient.prefetchQuery(sessionQuery)
  if (here.some(({ routeId }) => routeId === '/login')) return
  void queryClient.prefetchQuery(typesQuery)
  void queryClient.prefetchQuery(chainsQuery)
}
