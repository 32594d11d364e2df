import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Secret } from 'cdk8s-plus-28';
import { appProps } from '../../test/apps';
import { UnsoundManifests, waive } from '../checks';
import { OutsideObject, PersistentStatefulApp, type PersistentStatefulAppProps } from '../constructs';
import { synth } from '.';

let folder: string;
let app: App;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'synth-'));
  app = new App({ outdir: join(folder, 'dist') });
});
afterEach(() => rmSync(folder, { recursive: true }));

function web(id: string, props: Partial<PersistentStatefulAppProps> = {}): PersistentStatefulApp {
  return new PersistentStatefulApp(new Chart(app, id), 'app', appProps({ name: id, ...props }));
}

/** What the checks say of the App, a line an object and a line a finding. */
function report(): string[] {
  try {
    synth(app);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(UnsoundManifests);
    expect(readdirSync(folder)).toEqual([]);
    return (error as Error).message.split('\n').slice(1);
  }
}

describe('before anything is written the checks look', () => {
  test('at what patches made of the objects', () => {
    const patched = web('web');
    ApiObject.of(patched).addJsonPatch(JsonPatch.replace('/spec/serviceName', 'elsewhere'));
    expect(report()).toEqual([
      'web/app/Resource (StatefulSet web)',
      expect.stringMatching(
        /^ {2}spec.serviceName is 'elsewhere', and must be the name of a headless Service .*\[governing-service\]$/,
      ),
    ]);
  });

  test('at all charts together, and at objects that no construct of this project made', () => {
    web('web');
    const spec = { clusterIP: 'None', selector: { app: 'web' }, ports: [{ port: 8080 }] };
    new ApiObject(new Chart(app, 'raw'), 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec,
    });
    expect(report()).toEqual([
      'raw/service (Service web)',
      "  metadata.name is 'web', and must be unique for a Service in its namespace: web/app/Governing/Resource has this name [duplicates]",
    ]);
  });

  test('at apps in charts that are removed no longer', () => {
    web('web');
    new PersistentStatefulApp(new Chart(app, 'old'), 'app', appProps({ name: 'web' }));
    app.node.tryRemoveChild('old');
    expect(report()).toEqual([]);
  });
});

describe('what an app refers to', () => {
  const secret = (props: PersistentStatefulAppProps['imagePullSecrets']) => web('web', { imagePullSecrets: props });

  test('must be there', () => {
    const elsewhere = Secret.fromSecretName(new Chart(app, 'other', { namespace: 'other' }), 'secret', 'registry');
    secret([elsewhere]);
    expect(report().join()).toContain("imagePullSecrets[0].name is 'registry', and must be the name of a Secret");
  });

  test('may be declared to come from outside, in the same namespace', () => {
    secret([Secret.fromSecretName(new Chart(app, 'same'), 'secret', 'registry')]);
    expect(report()).toEqual([]);
  });

  test('may be declared whatever its kind', () => {
    web('web', { priorityClassName: 'high' });
    expect(report().join()).toContain('[references]');
    new OutsideObject(new Chart(app, 'outside'), 'high', { kind: 'PriorityClass', name: 'high' });
    expect(report()).toEqual([]);
  });
});

test('a check can be waived for one object, and the manifest shows it', () => {
  const patched = web('web');
  ApiObject.of(patched).addJsonPatch(JsonPatch.replace('/spec/serviceName', 'elsewhere'));
  waive(patched, 'governing-service', { reason: 'another team governs it' });
  expect(report()).toEqual([]);
  expect(ApiObject.of(patched).toJson().metadata.annotations).toEqual({
    'waived.checks/governing-service': 'another team governs it',
  });
});

describe('the oldest Kubernetes', () => {
  const later = () =>
    ApiObject.of(web('web')).addJsonPatch(
      JsonPatch.add('/spec/template/spec/containers/0/lifecycle', { preStop: { sleep: { seconds: 5 } } }),
    );

  test('is that of the project, where nothing else is said', () => {
    later();
    expect(report().join()).toContain('Kubernetes honors it from 1.30 on, and the oldest supported version is 1.28');
  });

  test('may be said of an App', () => {
    app.node.setContext('kubernetes', '1.30');
    later();
    expect(report()).toEqual([]);
  });

  test.each(['1.30.0', 'v1.30', 'v1.30.4-eks-3025e55'])('may be %s', (version) => {
    app.node.setContext('kubernetes', version);
    later();
    expect(report()).toEqual([]);
  });

  test.each([1.3, '1', '1.27', '1.27.16', 'latest'])('is not %p', (version) => {
    app.node.setContext('kubernetes', version);
    expect(() => synth(app)).toThrow('and must be a string with a Kubernetes version from 1.28 on, such as 1.3');
  });
});
