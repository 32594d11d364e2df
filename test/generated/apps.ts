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
import { makeConsistent } from './consistent-plan';
import { type ContainerContext, initContainer, probedContainer } from './containers';
import { existingObject } from './environment';
import { exposures } from './exposure';
import { annotations, labels } from './labels';
import { absolutePath, labelName, objectName, portName, serviceName, statefulSetName } from './names';
import { type AppPlan, type AutoscalerPlan, PlannedCall, withReadableString } from './plan';
import { type ArbitrariesOf, anyOf, call, INT32_MAX, listOf, props, record, seconds, wholeNumber } from './props';
import { SCHEDULING } from './scheduling';
import { reason } from './security';
import { claimTemplate, volume } from './volumes';

/** The largest number of each. */
const MAX_COUNTS = { sidecars: 2, initContainers: 2, claims: 3, volumes: 3, ports: 4, services: 3 };
/** The volume at `/tmp` of a container is named `tmp-` and the container's name. */
const MAX_CONTAINER_NAME_LENGTH = 63 - 'tmp-'.length;

type Kubernetes = AppPlan['kubernetes'];

/** The names and ports of an app, without duplicates. */
interface AppNames {
  readonly name: string;
  readonly containers: readonly string[];
  readonly volumes: readonly string[];
  readonly services: readonly string[];
  readonly ports: readonly NamedPort[];
  readonly kubernetes: Kubernetes;
}

const uniqueList = <Item>(item: fc.Arbitrary<Item>, length: number, selector: (one: Item) => unknown = (one) => one) =>
  fc.uniqueArray(item, { minLength: length, maxLength: length, selector });

const numberAndProtocol = props<Omit<NamedPort, 'name'>>(
  { number: wholeNumber(1, 65535), protocol: anyOf('TCP', 'UDP', 'SCTP') },
  'number',
) as fc.Arbitrary<Omit<NamedPort, 'name'>>;

const ports: fc.Arbitrary<NamedPort[]> = fc
  .tuple(
    uniqueList(portName, MAX_COUNTS.ports),
    uniqueList(numberAndProtocol, MAX_COUNTS.ports, ({ number, protocol = 'TCP' }) => `${number}/${protocol}`),
  )
  .map(([names, numbers]) => numbers.map((one, index) => ({ name: String(names[index]), ...one })));

const appNames: fc.Arbitrary<AppNames> = statefulSetName.chain((name) =>
  record({
    name: fc.constant(name),
    containers: uniqueList(
      labelName.filter((one) => one !== name && one.length <= MAX_CONTAINER_NAME_LENGTH),
      1 + MAX_COUNTS.sidecars + MAX_COUNTS.initContainers,
    ),
    volumes: uniqueList(
      labelName.filter((one) => !one.startsWith('tmp')),
      MAX_COUNTS.claims + MAX_COUNTS.volumes,
    ),
    services: uniqueList(
      serviceName.filter((one) => one !== name && one !== `${name}-external`),
      1 + MAX_COUNTS.services,
    ),
    ports,
    kubernetes: fc.constantFrom<Kubernetes>(...Array.from({ length: 9 }, () => OLDEST_KUBERNETES), '1.34'),
  }),
);

/** The claim templates of an app, and the volumes that its containers may mount. */
interface AppStorage {
  readonly claims: readonly object[];
  readonly volumes: readonly PlannedCall[];
}

function storage({ volumes }: AppNames): fc.Arbitrary<AppStorage> {
  const names = fc.shuffledSubarray([...volumes], { minLength: 1, maxLength: MAX_COUNTS.claims });
  return fc
    .tuple(names, uniqueList(absolutePath, MAX_COUNTS.claims))
    .chain(([chosen, paths]) => fc.tuple(...chosen.map((name, index) => claimTemplate(name, String(paths[index])))))
    .chain((claims) => {
      const free = volumes.filter((name) => !claims.some((claim) => (claim as ClaimTemplate).name === name));
      const ofClaims = claims.map((claim) => new PlannedCall('Volume.ofClaim', [claim]));
      return fc.tuple(...free.map(volume)).map((others) => ({ claims, volumes: [...ofClaims, ...others] }));
    });
}

/** Arbitraries of an app's containers. The ports are divided among them. */
function containers({ containers: names, ports, kubernetes }: AppNames, { volumes }: AppStorage) {
  const contextOf = (name: string | undefined, ...given: readonly NamedPort[][]): fc.Arbitrary<ContainerContext> =>
    anyOf(...given).map((ports) => ({ name, ports, volumes, kubernetes }));
  const [own, first, second, third, fourth] = names;
  const [main, other, ofSidecar, ofInit] = ports.map((port) => [port]);
  const probed = (arbitrary: fc.Arbitrary<ContainerContext>) => arbitrary.chain(probedContainer);
  const early = (name: string | undefined, ...given: readonly NamedPort[][]) =>
    contextOf(name, ...given).chain((one) =>
      kubernetes === OLDEST_KUBERNETES ? initContainer(one) : fc.oneof(initContainer(one), probedContainer(one)),
    );
  return {
    container: fc.oneof(
      probed(contextOf(undefined, main ?? [], [...(main ?? []), ...(other ?? [])])),
      probed(contextOf(own, main ?? [])),
    ),
    sidecars: firstOf(probed(contextOf(first, ofSidecar ?? [], [])), probed(contextOf(second, []))),
    initContainers: firstOf(early(third, ofInit ?? [], []), early(fourth, [])),
  };
}

/** Any number of these items, from the first on. */
function firstOf<Item>(...items: fc.Arbitrary<Item>[]): fc.Arbitrary<Item[]> {
  return fc.integer({ min: 0, max: items.length }).chain((count) => fc.tuple(...items.slice(0, count)));
}

const autoscaler: fc.Arbitrary<AutoscalerPlan> = fc
  .tuple(wholeNumber(1, INT32_MAX), wholeNumber(1, INT32_MAX), fc.boolean())
  .map(([one, other, share]) => ({
    minReplicas: Math.min(one, other),
    maxReplicas: Math.max(one, other),
    share,
  }));

function appProps(words: AppNames, stored: AppStorage): fc.Arbitrary<object> {
  const [service] = words.services;
  const all: ArbitrariesOf<Omit<PersistentStatefulAppProps, 'expose'>> = {
    ...SCHEDULING,
    ...containers(words, stored),
    name: fc.constant(words.name),
    claims: fc.constant(stored.claims),
    deleteClaims: props<DeleteClaims>({ whenDeleted: reason, whenScaled: reason }),
    replicas: wholeNumber(0, INT32_MAX),
    ordinalsStart: wholeNumber(0, INT32_MAX),
    podManagementPolicy: anyOf('OrderedReady', 'Parallel'),
    updateStrategy: fc.oneof(
      call('UpdateStrategy.rolling'),
      call('UpdateStrategy.canary', record({ partition: wholeNumber(0, INT32_MAX) })),
      call('UpdateStrategy.onDelete'),
    ),
    minReady: seconds(0),
    revisionHistoryLimit: wholeNumber(0, INT32_MAX),
    serviceName: fc.constant(service),
    selector: labels.filter((one) => Object.keys(one).length > 0),
    publishNotReadyAddresses: fc.boolean(),
    serviceAccount: anyOf({ kind: 'ServiceAccount', name: 'robot' }),
    automountServiceAccountToken: fc.boolean(),
    imagePullSecrets: listOf(existingObject('Secret')),
    podLabels: labels,
    podAnnotations: annotations,
    terminationGracePeriod: seconds(30),
    hostAliases: listOf(
      props<HostAlias>(
        { ip: anyOf('203.0.113.7', '::1', '2001:db8::1'), hostnames: listOf(objectName, 1) },
        'ip',
        'hostnames',
      ),
    ),
    fsGroup: wholeNumber(0, INT32_MAX),
  };
  return props(all, 'name', 'claims', 'container');
}

/** Apps with every combination of properties that the constructs and the checks must accept. */
export const apps: fc.Arbitrary<AppPlan> = appNames.chain(planOf).map(makeConsistent).map(withReadableString);

function planOf(words: AppNames): fc.Arbitrary<AppPlan> {
  return storage(words)
    .chain((stored) => appProps(words, stored))
    .chain((app) =>
      record({
        app: fc.constant(app),
        exposures: fc
          .shuffledSubarray(words.services.slice(1))
          .chain((names) => exposures(portsOf(app as AppContainers), names)),
        autoscaler: fc.option(autoscaler, { nil: undefined, freq: 2 }),
        kubernetes: fc.constant(words.kubernetes),
      }),
    )
    .chain((plan) => fc.boolean().map((asProperty) => (asProperty ? exposeByProperty(plan) : plan)));
}

/** Moves the first exposure of a plan to the property `expose`, with the default name of its Service. */
function exposeByProperty({ exposures: [first, ...exposures], ...plan }: AppPlan): AppPlan {
  const { name: _, ...expose } = Object(first?.args[0]);
  return first
    ? { ...plan, exposures, app: { ...plan.app, expose: new PlannedCall(first.name, [expose]) } }
    : { ...plan, exposures };
}

/** The containers of an app, as planned calls. */
interface AppContainers {
  readonly container: PlannedCall;
  readonly sidecars?: readonly PlannedCall[];
  readonly initContainers?: readonly PlannedCall[];
}

type Probed = Pick<ProbedContainerProps, 'port' | 'otherPorts'>;

function portsOf({ container, sidecars = [], initContainers = [] }: AppContainers): NamedPort[] {
  return [container, ...sidecars, ...initContainers].flatMap(({ args }) => {
    const { port, otherPorts = [] } = args[0] as Probed;
    return port ? [port, ...otherPorts] : [];
  });
}
