import { type AppPlan, PlannedCall } from '../generated';

type Props = Readonly<Record<string, unknown>>;

interface StartableAppProps extends Props {
  readonly container: PlannedCall;
  readonly claims: readonly Props[];
  readonly sidecars?: readonly PlannedCall[];
  readonly initContainers?: readonly PlannedCall[];
}

interface StartableContainerProps extends Props {
  readonly envFrom?: readonly Props[];
  readonly mounts?: readonly { readonly volume: PlannedCall }[];
  readonly security?: PlannedCall;
}

/** The properties that need other nodes or objects, or make the test slow. */
const OMITTED_PROPERTIES = {
  app: [
    ...['nodeSelector', 'tolerations', 'affinity', 'topologySpread', 'priorityClassName'],
    ...['expose', 'replicas', 'serviceAccount', 'terminationGracePeriod'],
  ],
  claim: ['storageClassName', 'snapshot', 'volumeMode'],
  container: ['imagePullPolicy', 'preStop', 'resources', 'startup'],
};

const IMAGE = new PlannedCall('Image.of', ['em1999jay/python-app:1.0.0']);
/** The default user of containers, since the user of the image is not a number. */
const USER = { runAsUser: 1000 };

/** Reduces a plan to what can start on one node with one image. */
export function toStartablePlan({ app, kubernetes }: AppPlan): AppPlan {
  const { container, claims, sidecars = [], initContainers = [], ...more } = app as StartableAppProps;
  return {
    kubernetes,
    exposures: [],
    app: {
      ...omit(more, OMITTED_PROPERTIES.app),
      claims: claims.map(shrinkClaim),
      container: withRunningScript(container),
      sidecars: sidecars.map(withRunningScript),
      initContainers: initContainers.map((one) =>
        one.name === 'new InitContainer' ? withEndingScript(one) : withRunningScript(one),
      ),
    },
  };
}

/** The container with a script that runs, and exits at once on SIGTERM. */
const withRunningScript = (container: PlannedCall) => withScript(container, 'trap exit TERM; sleep 600 & wait');
const withEndingScript = (container: PlannedCall) => withScript(container, 'true');

function withScript({ name, args: [props] }: PlannedCall, script: string): PlannedCall {
  const { envFrom = [], mounts = [], security, ...more } = props as StartableContainerProps;
  return new PlannedCall(name, [
    {
      ...omit(more, OMITTED_PROPERTIES.container),
      image: IMAGE,
      command: ['sh', '-c', script],
      envFrom: envFrom.map((source) => ({ ...source, optional: true })),
      mounts: mounts.map((mount) => ({ ...mount, volume: withOptionalSource(mount.volume) })),
      security: new PlannedCall(security?.name ?? 'Security.restricted', [{ ...USER, ...Object(security?.args[0]) }]),
    },
  ]);
}

function shrinkClaim(claim: Props): Props {
  return { ...omit(claim, OMITTED_PROPERTIES.claim), size: '1Mi', accessModes: ['ReadWriteOnce'] };
}

/** Makes the source of a volume optional, or replaces it by an emptyDir. */
function withOptionalSource({ name, args: [props] }: PlannedCall): PlannedCall {
  const given = props as Props;
  if (name === 'Volume.persistentVolumeClaim') return new PlannedCall('Volume.emptyDir', [{ name: given.name }]);
  if (name === 'Volume.ofClaim') return new PlannedCall(name, [shrinkClaim(given)]);
  return new PlannedCall(name, [name === 'Volume.emptyDir' ? given : { ...given, optional: true }]);
}

function omit(props: Props, names: readonly string[]): Props {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !names.includes(name)));
}
