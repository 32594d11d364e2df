import { droppedFields } from '../../api-server';
import { describeAvailability } from '../../kubernetes';
import type { Seen } from './seen';

/** A field that the API server drops has no effect, and nobody says so. */
export function droppedByServer({ manifest, kubernetes }: Seen): string[] {
  return droppedFields(manifest, manifest.at('kind').word, kubernetes).map(
    ({ field, rule }) =>
      `${field.path} has no effect: Kubernetes ${kubernetes} drops it. ${describeAvailability(rule)}`,
  );
}
