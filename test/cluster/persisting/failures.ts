import { Duration } from 'cdk8s';
import {
  type ClaimTemplate,
  type ContainerProps,
  Image,
  InitContainer,
  PersistentStatefulApp,
  PreStop,
  Probe,
  ProbedContainer,
  type ProbedContainerProps,
  Security,
  Volume,
} from '../../../lib/constructs';
import type { Way, Ways } from './way';

/** The differences from an app with a claim at `/data`. */
interface FailureOptions {
  readonly claim?: Partial<ClaimTemplate>;
  readonly container?: Partial<ProbedContainerProps>;
  /** An init container that mounts the claim at `/data`. Default: no init container. */
  readonly before?: Partial<ContainerProps>;
}

/** The user that owns the files of the image, with a writable root. */
const WRITABLE_ROOT = Security.restricted({
  runAsUser: 10001,
  except: { readOnlyRootFilesystem: 'so that the test sees what is lost' },
});
const VISITS_MOUNT = { mountPath: '/app/visits', subPath: 'visits' };
const CODE_MOUNT = { mountPath: '/app' };
const LINK_SCRIPT = 'ln -sfn /data/visits visits && exec python3 app.py';
const OVERLAY_SCRIPT = [
  'mkdir -p /data/upper /data/work',
  'mount -t overlay overlay -o lowerdir=/app,upperdir=/data/upper,workdir=/data/work /app',
  'cd /app',
  'exec python3 app.py',
].join(' && ');

const sh = (script: string): string[] => ['sh', '-c', script];

function createWay(name: string, { claim, container, before }: FailureOptions): Way {
  return function (web) {
    const data: ClaimTemplate = { name: 'data', mountPath: '/data', size: '16Mi', ...claim };
    const mounts = [{ volume: Volume.ofClaim(data), mountPath: '/data' }];
    const { image, security } = web;
    new PersistentStatefulApp(this, 'app', {
      name,
      initContainers: before && [new InitContainer({ name: 'before', image, security, mounts, ...before })],
      container: new ProbedContainer({ ...web, ...container }),
      claims: [data],
    });
  };
}

const FAILURE_OPTIONS: Readonly<Record<string, FailureOptions>> = {
  nothing: { container: { readiness: Probe.httpGet({ path: '/' }) } },
  'writable-root': { container: { security: WRITABLE_ROOT } },
  'claim-over-code': { claim: CODE_MOUNT },
  'no-file': { claim: VISITS_MOUNT },
  'empty-file': { claim: VISITS_MOUNT, before: { command: sh(': > /data/visits') } },
  'file-of-another': {
    claim: VISITS_MOUNT,
    before: {
      image: Image.of('busybox:1.36.1'),
      command: sh('echo 0 > /data/visits'),
      security: Security.restricted({ runAsUser: 2000 }),
    },
  },
  replaced: {
    claim: VISITS_MOUNT,
    container: { security: WRITABLE_ROOT },
    before: { command: sh('test -e /data/visits || echo 0 > /data/visits'), security: WRITABLE_ROOT },
  },
  'working-directory-alone': { container: { workingDir: '/data' } },
  'absolute-path': {
    container: {
      workingDir: '/data',
      command: ['python3', '/app/app.py'],
    },
  },
  'copied-once': { claim: CODE_MOUNT, before: { command: sh('test -e /data/app.py || cp -R /app/. /data') } },
  link: { container: { command: sh(LINK_SCRIPT) } },
  'link-at-home': { container: { command: sh(LINK_SCRIPT), security: WRITABLE_ROOT } },
  'copied-back': {
    container: {
      security: WRITABLE_ROOT,
      command: sh('test -e /data/visits && cat /data/visits > visits; exec python3 app.py'),
      preStop: PreStop.exec({ command: sh('cat visits > /data/visits'), duration: Duration.seconds(2) }),
    },
  },
  'empty-dir': {
    container: {
      mounts: [{ volume: Volume.emptyDir({ name: 'state' }), mountPath: '/app/state' }],
    },
  },
  overlay: { container: { command: sh(OVERLAY_SCRIPT) } },
  'overlay-by-root': {
    container: {
      command: sh(OVERLAY_SCRIPT),
      security: Security.privileged({ reason: 'only root may mount', runAsUser: 0 }),
    },
  },
};

/** Ways that lose what an app writes, at once or later. */
export const FAILURES: Ways = Object.fromEntries(
  Object.entries(FAILURE_OPTIONS).map(([name, one]) => [name, createWay(name, one)]),
);
