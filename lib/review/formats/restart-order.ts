import type { TextFormat } from '../../text';
import type { Rollout } from '../report';
import { listNames } from './name-lists';

/** Batches of more pods are not shown as batches. */
const MOST_PODS_IN_BATCHES = 12;

/** Lists the pods that restart in their order: `web-2 → web-1`, or `web-3 + web-2 → web-1` if several go at a time. */
export function formatRestartOrder({ restarts, batches = [] }: Rollout, show: TextFormat): string {
  const isBatched = batches.some((batch) => batch.length > 1);
  if (!isBatched || restarts.length > MOST_PODS_IN_BATCHES) {
    return listNames(restarts, show, { of: 'pods', between: ' → ' });
  }
  return batches.map((batch) => batch.map(show.name).join(' + ')).join(' → ');
}
