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

/** Returns the report of the checks on the App: a line for each object and each finding. */
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

describe('checks before synth writes files', () => {
  test('checks objects as patched', () => {
    const patched = web('web');
    ApiObject.of(patched).addJsonPatch(JsonPatch.replace('/spec/serviceName', 'elsewhere'));
    expect(report()).toEqual([
      'web/app/Resource (StatefulSet web)',
      expect.stringMatching(
        /^ {2}spec.serviceName is 'elsewhere', and must be the name of a headless Service .*\[governing-service\]$/,
      ),
    ]);
  });

  test('checks all charts together, and objects of other constructs', () => {
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

  test('ignores charts that are removed from the App', () => {
    web('web');
    new PersistentStatefulApp(new Chart(app, 'old'), 'app', appProps({ name: 'web' }));
    app.node.tryRemoveChild('old');
    expect(report()).toEqual([]);
  });
});

describe('references of an app', () => {
  const secret = (props: PersistentStatefulAppProps['imagePullSecrets']) => web('web', { imagePullSecrets: props });

  test('reports a reference to a Secret in another namespace', () => {
    const elsewhere = Secret.fromSecretName(new Chart(app, 'other', { namespace: 'other' }), 'secret', 'registry');
    secret([elsewhere]);
    expect(report().join()).toContain("imagePullSecrets[0].name is 'registry', and must be the name of a Secret");
  });

  test('accepts a reference to a Secret that is declared in the same namespace', () => {
    secret([Secret.fromSecretName(new Chart(app, 'same'), 'secret', 'registry')]);
    expect(report()).toEqual([]);
  });

  test('accepts a reference to a PriorityClass that is declared as an OutsideObject', () => {
    web('web', { priorityClassName: 'high' });
    expect(report().join()).toContain('[references]');
    new OutsideObject(new Chart(app, 'outside'), 'high', { kind: 'PriorityClass', name: 'high' });
    expect(report()).toEqual([]);
  });
});

test('waives a check for one object and writes the waiver to its manifest', () => {
  const patched = web('web');
  ApiObject.of(patched).addJsonPatch(JsonPatch.replace('/spec/serviceName', 'elsewhere'));
  waive(patched, 'governing-service', { reason: 'another team governs it' });
  expect(report()).toEqual([]);
  expect(ApiObject.of(patched).toJson().metadata.annotations).toEqual({
    'waived.checks/governing-service': 'another team governs it',
  });
});

describe('the oldest Kubernetes version of an App', () => {
  const later = () =>
    ApiObject.of(web('web')).addJsonPatch(
      JsonPatch.add('/spec/template/spec/containers/0/lifecycle', { preStop: { sleep: { seconds: 5 } } }),
    );

  test('supports the oldest version of the project by default', () => {
    later();
    expect(report().join()).toContain('Kubernetes honors it from 1.30 on, and the oldest supported version is 1.28');
  });

  test('supports only the version in the context kubernetes and later ones', () => {
    app.node.setContext('kubernetes', '1.30');
    later();
    expect(report()).toEqual([]);
  });

  test.each(['1.30.0', 'v1.30', 'v1.30.4-eks-3025e55'])('accepts the context kubernetes %s', (version) => {
    app.node.setContext('kubernetes', version);
    later();
    expect(report()).toEqual([]);
  });

  test.each([1.3, '1', '1.27', '1.27.16', 'latest'])('rejects the context kubernetes %p', (version) => {
    app.node.setContext('kubernetes', version);
    expect(() => synth(app)).toThrow('and must be a string with a Kubernetes version from 1.28 on, such as 1.3');
  });
});
