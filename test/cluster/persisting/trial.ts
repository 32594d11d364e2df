import { App, Chart, Duration } from 'cdk8s';
import { Image, Probe, type ProbedContainerProps, Security } from '../../../lib/constructs';
import { synth } from '../../../lib/synth';
import { TestFolder } from '../../folders';
import { TestNamespace, waitUntil } from '../kubectl';
import type { Ways } from './way';

const READY_SECONDS = 120;
const PORT = 5000;

/** The file that an app writes, as if its image set it. Other apps write `visits` in their working directory. */
const WRITTEN_PATHS: Readonly<Record<string, string>> = {
  'own-folder': '/app/state/visits',
  'absolute-path': '/app/visits',
  'empty-dir': '/app/state/visits',
};

const CODE_CHANGE = '# changed';

const VISIT_PROGRAM = `
import sys, urllib.error, urllib.request
for _ in range(int(sys.argv[1])):
    try:
        answer = urllib.request.urlopen("http://127.0.0.1:${PORT}/")
    except urllib.error.HTTPError as error:
        answer = error
print(answer.read().decode())
`;

const REPLACE_PROGRAM = `
import os, sys
path = sys.argv[1]
with open(path + ".new", "w") as file:
    file.write("9")
os.replace(path + ".new", path)
`;

/** The properties of every container in these tests. Their probes count no visits. */
function createContainerProps(name: string, version: string): ProbedContainerProps {
  const path = WRITTEN_PATHS[name];
  return {
    image: Image.of(`em1999jay/python-app:${version}`),
    port: { name: 'http', number: PORT },
    env: path ? [{ name: 'VISITS_FILE', value: path }] : [],
    liveness: Probe.tcpSocket(),
    readiness: Probe.tcpSocket({ period: Duration.seconds(1) }),
    security: Security.restricted({ runAsUser: 1000 }),
  };
}

/** The answers of apps in order, by the name of the app. */
export type VisitCounts = Readonly<Record<string, readonly (string | undefined)[]>>;

/** Apps with one pod each, in a namespace of their own. */
export class PersistenceTrial {
  readonly namespace: TestNamespace;

  constructor(
    private readonly ways: Ways,
    labels: Readonly<Record<string, string>> = {},
  ) {
    this.namespace = TestNamespace.create(labels);
    this.apply('1.0.0');
  }

  /** Applies apps with a version of their image. */
  apply(version: string, names: readonly string[] = Object.keys(this.ways)): void {
    const folder = new TestFolder();
    const app = new App({ outdir: folder.path });
    for (const name of names) this.ways[name]?.call(new Chart(app, name), createContainerProps(name, version));
    try {
      synth(app);
      this.namespace.kubectl(['apply', `--filename=${folder.path}`]);
    } finally {
      folder.delete();
    }
  }

  /** Waits until the rollouts of apps are complete. */
  waitForRollouts(names: readonly string[]): void {
    for (const name of names) {
      this.namespace.kubectl(['rollout', 'status', `statefulset/${name}`, `--timeout=${READY_SECONDS}s`]);
    }
  }

  /** Visits apps three times, once in a new pod, and once with the next image. Returns the last answer of each. */
  async countAcrossPods(names: readonly string[]): Promise<VisitCounts> {
    const first = names.map((name) => this.count(name, 3));
    await this.replacePods(names);
    const second = names.map((name) => this.count(name));
    this.apply('1.1.0', names);
    this.waitForRollouts(names);
    const third = names.map((name) => this.count(name));
    return Object.fromEntries(names.map((name, at) => [name, [first[at], second[at], third[at]]]));
  }

  /** Deletes the pods of apps, and waits until new ones are ready. */
  replacePods(names: readonly string[]): Promise<void> {
    return this.namespace.replacePods(names.map(podNameOf), READY_SECONDS);
  }

  /** Visits an app. Returns its last answer. */
  visit(name: string, times = 1): string {
    return this.exec(name, 'python3', '-c', VISIT_PROGRAM, String(times));
  }

  /** Visits an app. Returns the count and the version in its last answer, such as `3 by 1.0.0`. */
  count(name: string, times = 1): string {
    const answer = this.visit(name, times);
    const [, count, version] = /visit (\d+), .* version (\S+)/.exec(answer) ?? [];
    return count ? `${count} by ${version}` : answer;
  }

  /** Runs a command in the pod of an app, and returns its output. */
  exec(name: string, ...command: readonly string[]): string {
    return this.namespace.exec(podNameOf(name), ...command);
  }

  /** Changes the code of an app in its pod. */
  changeCode(name: string): void {
    this.exec(name, 'sh', '-c', `echo '${CODE_CHANGE}' >> /app/app.py`);
  }

  /** Whether the pod of an app has changed code. */
  hasChangedCode(name: string): boolean {
    return this.exec(name, 'cat', '/app/app.py').includes(CODE_CHANGE);
  }

  /** Replaces a file by renaming another one, as programs do to write atomically. */
  replaceFile(name: string, path: string): void {
    this.exec(name, 'python3', '-c', REPLACE_PROGRAM, path);
  }

  /** Ends the process of an app, and waits until its container has restarted in the same pod. */
  async restartContainer(name: string): Promise<void> {
    const restarts = () => this.namespace.get('pod', podNameOf(name)).status.containerStatuses[0].restartCount;
    const before = restarts();
    this.exec(name, 'python3', '-c', 'import os; os.kill(1, 15)');
    await waitUntil(`${name} has restarted`, READY_SECONDS, () => restarts() > before);
    this.namespace.kubectl(['wait', `pod/${podNameOf(name)}`, '--for=condition=Ready', `--timeout=${READY_SECONDS}s`]);
  }

  /** Waits until the log of an app contains words. */
  async waitForLog(name: string, words: string): Promise<void> {
    const log = () => this.namespace.kubectl(['logs', podNameOf(name)]);
    await waitUntil(`the log of ${name} contains ${words}`, READY_SECONDS, () => log().includes(words));
  }
}

const podNameOf = (name: string): string => `${name}-0`;
