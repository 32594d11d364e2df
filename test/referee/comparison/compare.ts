import { isDeepStrictEqual } from 'node:util';
import { ApiServer, PLACEHOLDER_CLUSTER_IP } from '../../../lib/api-server';
import type { JsonObject, KubernetesVersion } from '../../../lib/kubernetes';
import { type Issue, describeIssue as inWords } from '../../../lib/validation';
import type { Manifest } from '../../manifests';
import type { RefereeAnswer, RefereeQuestion, RefereeRejection } from '../referee';
import { withoutZeros } from './canonical';
import { findUnmatchedErrors } from './errors';

/** A question that both the referee and the model answer. */
type Comparable = Extract<RefereeQuestion, { object: Manifest; operation: 'create' | 'apply' }>;

/** Describes where the model and the referee answer a question differently, one difference in each line. */
export function findDifferences(
  question: RefereeQuestion,
  answer: RefereeAnswer,
  version: KubernetesVersion,
): string[] {
  if (!('object' in question) || question.operation === 'podSecurity')
    throw new Error('The model has no such question.');
  if (answer.failure !== undefined) return [`no answer: ${answer.failure}`];
  const server = new ApiServer(version);
  const { problems, liveObject } = askModel(server, question);
  const { rejection } = answer;
  if (rejection !== undefined) {
    return problems === undefined || problems.length === 0
      ? [`Kubernetes rejects: ${formatRejection(rejection)}`]
      : findUnmatchedErrors(rejection, problems);
  }
  if (liveObject === undefined && problems.length === 0) return [];
  if (liveObject === undefined) return [`Kubernetes accepts, the model rejects: ${formatIssues(problems)}`];
  return compareObjects(answer.object, liveObject.live, server);
}

function askModel(server: ApiServer, question: Comparable) {
  if (question.operation !== 'apply') {
    const applied = server.apply(question.object);
    // kubectl cannot send the object. The referee validates it nevertheless.
    const isTooLarge = applied.problems?.some(({ path }) => path === 'the object');
    return isTooLarge ? { problems: server.validate(question.object) } : applied;
  }
  const struct = server.structOf(question.live) ?? '';
  const live = withoutZeros(question.live, struct, server.schema);
  return server.apply(question.object, { live, lastApplied: question.lastApplied ?? {} });
}

function formatRejection({ by, errors }: RefereeRejection): string {
  return `${by}: ${errors.map(({ field, message }) => `${field}: ${message.slice(0, 200)}`).join('; ')}`;
}

function formatIssues(problems: readonly Issue[]): string {
  return problems.map((problem) => inWords(problem).slice(0, 200)).join('; ');
}

function compareObjects(stored: Manifest, live: JsonObject, server: ApiServer): string[] {
  const struct = server.structOf(stored) ?? '';
  const theirs = withoutZeros(withNameOf(live, withoutAllocated(stored, live)), struct, server.schema);
  const ours = withoutZeros(live, struct, server.schema);
  return compareValues(theirs, withoutAddress(ours), '');
}

/** Omits the namespace and the generated name of a stored object if the model has none. */
function withNameOf(live: Manifest, stored: Manifest): Manifest {
  const { namespace, name, ...metadata } = stored.metadata;
  return {
    ...stored,
    metadata: {
      ...metadata,
      ...(live.metadata?.namespace !== undefined && { namespace }),
      ...(live.metadata?.name !== undefined && { name }),
    },
  };
}

/** Omits the addresses and node ports that the API server allocated for a Service. */
function withoutAllocated(stored: Manifest, live: Manifest): Manifest {
  if (stored.kind !== 'Service') return stored;
  const { clusterIP, clusterIPs, healthCheckNodePort, ports, ...spec } = stored.spec;
  const chosen = ports?.map(({ nodePort, ...port }: Manifest, index: number) =>
    live.spec?.ports?.[index]?.nodePort === undefined ? port : { ...port, nodePort },
  );
  return {
    ...stored,
    spec: {
      ...spec,
      ...(ports && { ports: chosen }),
      ...(live.spec?.clusterIP === PLACEHOLDER_CLUSTER_IP || clusterIP === undefined ? {} : { clusterIP, clusterIPs }),
      ...(live.spec?.healthCheckNodePort === undefined ? {} : { healthCheckNodePort }),
    },
  };
}

function withoutAddress(live: Manifest): Manifest {
  if (live.kind !== 'Service' || live.spec?.clusterIP !== PLACEHOLDER_CLUSTER_IP) return live;
  const { clusterIP: _, clusterIPs: __, ...spec } = live.spec;
  return { ...live, spec };
}

function isMap(value: Manifest): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compareValues(theirs: Manifest, ours: Manifest, path: string): string[] {
  if (isDeepStrictEqual(theirs, ours)) return [];
  const areLists = Array.isArray(theirs) && Array.isArray(ours) && theirs.length === ours.length;
  if (!areLists && !(isMap(theirs) && isMap(ours))) {
    return [`${path}: Kubernetes stores ${JSON.stringify(theirs)}, the model ${JSON.stringify(ours)}`];
  }
  const keys = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
  return [...keys].flatMap((key) => compareValues(theirs[key], ours[key], `${path}/${key}`));
}
