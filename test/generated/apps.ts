import fc from 'fast-check';
import type {
  ClaimTemplate,
  DeleteClaims,
  HostAlias,
  NamedPort,
  PersistentStatefulAppProps,
  ProbedContainerProps,
} from '../../lib/constructs';
import { OLDEST_KUBERNETES } from '../../lib/kubernetes';
import { type Around, initContainer, probedContainer } from './containers';
import { outside } from './environment';
import { exposures } from './exposure';
import { fitted } from './fitted';
import { annotations, labels } from './labels';
import { absolutePath, labelName, objectName, portName, serviceName, statefulSetName } from './names';
import { type AutoscalerPlan, Call, type Plan, readable } from './plan';
import { type ArbitrariesOf, call, INT32_MAX, listOf, props, record, seconds, someOf, whole } from './props';
import { SCHEDULING } from './scheduling';
import { reason } from './security';
import { claimTemplate, volume } from './volumes';

/** How many there are at the most. */
const MOST = { sidecars: 2, initContainers: 2, claims: 3, volumes: 3, ports: 4, services: 3 };
/** A container's name stands in that of the volume at its /tmp. */
const LONGEST_CONTAINER_NAME = 63 - 'tmp-'.length;

type Kubernetes = Plan['kubernetes'];

/** The names and numbers of an app, none of them twice. */
interface Words {
  readonly name: string;
  readonly containers: readonly string[];
  readonly volumes: readonly string[];
  readonly services: readonly string[];
  readonly ports: readonly NamedPort[];
  readonly kubernetes: Kubernetes;
}

const unique = <Item>(item: fc.Arbitrary<Item>, length: number, selector: (one: Item) => unknown = (one) => one) =>
  fc.uniqueArray(item, { minLength: length, maxLength: length, selector });

const numberAndProtocol = props<Omit<NamedPort, 'name'>>(
  { number: whole(1, 65535), protocol: someOf('TCP', 'UDP', 'SCTP') },
  'number',
) as fc.Arbitrary<Omit<NamedPort, 'name'>>;

const ports: fc.Arbitrary<NamedPort[]> = fc
  .tuple(
    unique(portName, MOST.ports),
    unique(numberAndProtocol, MOST.ports, ({ number, protocol = 'TCP' }) => `${number}/${protocol}`),
  )
  .map(([names, numbers]) => numbers.map((one, index) => ({ name: String(names[index]), ...one })));

const words: fc.Arbitrary<Words> = statefulSetName.chain((name) =>
  record({
    name: fc.constant(name),
    containers: unique(
      labelName.filter((one) => one !== name && one.length <= LONGEST_CONTAINER_NAME),
      1 + MOST.sidecars + MOST.initContainers,
    ),
    volumes: unique(
      labelName.filter((one) => !one.startsWith('tmp')),
      MOST.claims + MOST.volumes,
    ),
    services: unique(
      serviceName.filter((one) => one !== name && one !== `${name}-external`),
      1 + MOST.services,
    ),
    ports,
    kubernetes: fc.constantFrom<Kubernetes>(...Array.from({ length: 9 }, () => OLDEST_KUBERNETES), '1.34'),
  }),
);

/** What the containers of an app may mount. */
interface Storage {
  readonly claims: readonly object[];
  readonly volumes: readonly Call[];
}

function storage({ volumes }: Words): fc.Arbitrary<Storage> {
  const names = fc.shuffledSubarray([...volumes], { minLength: 1, maxLength: MOST.claims });
  return fc
    .tuple(names, unique(absolutePath, MOST.claims))
    .chain(([chosen, paths]) => fc.tuple(...chosen.map((name, index) => claimTemplate(name, String(paths[index])))))
    .chain((claims) => {
      const free = volumes.filter((name) => !claims.some((claim) => (claim as ClaimTemplate).name === name));
      const ofClaims = claims.map((claim) => new Call('Volume.ofClaim', [claim]));
      return fc.tuple(...free.map(volume)).map((others) => ({ claims, volumes: [...ofClaims, ...others] }));
    });
}

/** The containers of an app, among which the ports are divided. */
function containers({ containers: names, ports, kubernetes }: Words, { volumes }: Storage) {
  const around = (name: string | undefined, ...given: readonly NamedPort[][]): fc.Arbitrary<Around> =>
    someOf(...given).map((ports) => ({ name, ports, volumes, kubernetes }));
  const [own, first, second, third, fourth] = names;
  const [main, other, ofSidecar, ofInit] = ports.map((port) => [port]);
  const probed = (arbitrary: fc.Arbitrary<Around>) => arbitrary.chain(probedContainer);
  const early = (name: string | undefined, ...given: readonly NamedPort[][]) =>
    around(name, ...given).chain((one) =>
      kubernetes === OLDEST_KUBERNETES ? initContainer(one) : fc.oneof(initContainer(one), probedContainer(one)),
    );
  return {
    container: fc.oneof(
      probed(around(undefined, main ?? [], [...(main ?? []), ...(other ?? [])])),
      probed(around(own, main ?? [])),
    ),
    sidecars: upTo(probed(around(first, ofSidecar ?? [], [])), probed(around(second, []))),
    initContainers: upTo(early(third, ofInit ?? [], []), early(fourth, [])),
  };
}

/** The first so many of these. */
function upTo<Item>(...items: fc.Arbitrary<Item>[]): fc.Arbitrary<Item[]> {
  return fc.integer({ min: 0, max: items.length }).chain((count) => fc.tuple(...items.slice(0, count)));
}

const autoscaler: fc.Arbitrary<AutoscalerPlan> = fc
  .tuple(whole(1, INT32_MAX), whole(1, INT32_MAX), fc.boolean())
  .map(([one, other, share]) => ({
    minReplicas: Math.min(one, other),
    maxReplicas: Math.max(one, other),
    share,
  }));

function appProps(words: Words, stored: Storage): fc.Arbitrary<object> {
  const [service] = words.services;
  const all: ArbitrariesOf<Omit<PersistentStatefulAppProps, 'expose'>> = {
    ...SCHEDULING,
    ...containers(words, stored),
    name: fc.constant(words.name),
    claims: fc.constant(stored.claims),
    deleteClaims: props<DeleteClaims>({ whenDeleted: reason, whenScaled: reason }),
    replicas: whole(0, INT32_MAX),
    ordinalsStart: whole(0, INT32_MAX),
    podManagementPolicy: someOf('OrderedReady', 'Parallel'),
    updateStrategy: fc.oneof(
      call('UpdateStrategy.rolling'),
      call('UpdateStrategy.canary', record({ partition: whole(0, INT32_MAX) })),
      call('UpdateStrategy.onDelete'),
    ),
    minReady: seconds(0),
    revisionHistoryLimit: whole(0, INT32_MAX),
    serviceName: fc.constant(service),
    selector: labels.filter((one) => Object.keys(one).length > 0),
    publishNotReadyAddresses: fc.boolean(),
    serviceAccount: someOf({ kind: 'ServiceAccount', name: 'robot' }),
    automountServiceAccountToken: fc.boolean(),
    imagePullSecrets: listOf(outside('Secret')),
    podLabels: labels,
    podAnnotations: annotations,
    terminationGracePeriod: seconds(30),
    hostAliases: listOf(
      props<HostAlias>(
        { ip: someOf('203.0.113.7', '::1', '2001:db8::1'), hostnames: listOf(objectName, 1) },
        'ip',
        'hostnames',
      ),
    ),
    fsGroup: whole(0, INT32_MAX),
  };
  return props(all, 'name', 'claims', 'container');
}

/** Apps of every shape that their properties allow: the constructs and the checks must take each of them. */
export const apps: fc.Arbitrary<Plan> = words.chain(planOf).map(fitted).map(readable);

function planOf(words: Words): fc.Arbitrary<Plan> {
  return storage(words)
    .chain((stored) => appProps(words, stored))
    .chain((app) =>
      record({
        app: fc.constant(app),
        exposures: fc
          .shuffledSubarray(words.services.slice(1))
          .chain((names) => exposures(portsOf(app as Containers), names)),
        autoscaler: fc.option(autoscaler, { nil: undefined, freq: 2 }),
        kubernetes: fc.constant(words.kubernetes),
      }),
    )
    .chain((plan) => fc.boolean().map((asProperty) => (asProperty ? exposedByProperty(plan) : plan)));
}

/** The plan with its first exposure as a property, and called as it is by itself. */
function exposedByProperty({ exposures: [first, ...exposures], ...plan }: Plan): Plan {
  const { name: _, ...expose } = Object(first?.args[0]);
  return first
    ? { ...plan, exposures, app: { ...plan.app, expose: new Call(first.name, [expose]) } }
    : { ...plan, exposures };
}

/** The parts of an app that are looked at once more when it is whole. */
interface Containers {
  readonly container: Call;
  readonly sidecars?: readonly Call[];
  readonly initContainers?: readonly Call[];
}

type Probed = Pick<ProbedContainerProps, 'port' | 'otherPorts'>;

function portsOf({ container, sidecars = [], initContainers = [] }: Containers): NamedPort[] {
  return [container, ...sidecars, ...initContainers].flatMap(({ args }) => {
    const { port, otherPorts = [] } = args[0] as Probed;
    return port ? [port, ...otherPorts] : [];
  });
}
