import type { MeasuredVersion } from '../../lib/kubernetes';
import { claimsOf, podOf } from '../controller';
import type { Manifest } from '../manifests';
import type { Referee, RefereeRejection } from './referee';

/** Lists the rejections of the pods and claims that a StatefulSet creates. */
export async function listPodObjections(
  referee: Referee,
  statefulSet: Manifest,
  version: MeasuredVersion,
): Promise<string[]> {
  const { volumeClaimTemplates = [] } = statefulSet.spec;
  const set = { ...statefulSet, spec: { ...statefulSet.spec, volumeClaimTemplates } };
  const made = [podOf(set), ...claimsOf(set)].map(({ metadata: { namespace: _, ...metadata }, ...rest }) => ({
    ...rest,
    metadata,
  }));
  const answers = await referee.ask(made.map((object) => ({ operation: 'create', object })));
  return answers.flatMap(({ rejection }, index) =>
    rejection === undefined ? [] : formatRejection(rejection, made[index]?.kind, version),
  );
}

/** Formats a rejection as one line. */
export function formatRejection({ errors }: RefereeRejection, kind: string, version: string): string {
  return `${version} of ${kind}: ${errors.map(({ field, message }) => `${field}: ${message}`).join('; ')}`;
}
