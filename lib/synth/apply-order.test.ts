import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { APPLY_ORDER } from '../kubernetes';
import { renderApp } from './render';

/** An object of a chart, and its scope. */
interface Made {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly scope?: Construct;
}

function aChart(): Chart {
  return new Chart(new App(), 'chart');
}

function add(chart: Chart, { kind, name, namespace, scope = chart }: Made): ApiObject {
  const id = `${kind}-${namespace ?? ''}-${name}`;
  return new ApiObject(scope, id, { apiVersion: 'v1', kind, metadata: { name, namespace } });
}

function orderOf(chart: Chart): string[] {
  const [rendered] = renderApp(App.of(chart) as App);
  return (rendered?.objects ?? []).map(({ path }) => path.split('/').slice(1).join('/'));
}

test('sorts the objects of a chart by kind in the order of application', () => {
  const kinds = ['Widget', 'Ingress', 'StatefulSet', 'Service', 'Secret', 'Namespace', 'Gadget'];
  const chart = aChart();
  for (const kind of kinds) add(chart, { kind, name: 'a' });
  const sorted = ['Namespace', 'Secret', 'Service', 'StatefulSet', 'Ingress', 'Gadget', 'Widget'];
  expect(orderOf(chart)).toEqual(sorted.map((kind) => `${kind}--a`));
});

test('sorts objects of the same kind by namespace and name', () => {
  const chart = aChart();
  for (const name of ['b', 'a10', 'a-', 'a2']) add(chart, { kind: 'Service', name });
  add(chart, { kind: 'Service', name: 'a', namespace: 'x' });
  expect(orderOf(chart)).toEqual(['Service--a-', 'Service--a10', 'Service--a2', 'Service--b', 'Service-x-a']);
});

test('sorts an object after the objects that it depends on', () => {
  const chart = aChart();
  const service = add(chart, { kind: 'Service', name: 'a' });
  const group = new Construct(chart, 'group');
  const job = add(chart, { kind: 'Job', name: 'z', scope: group });
  add(chart, { kind: 'ConfigMap', name: 'c', scope: group });
  service.node.addDependency(group);
  job.node.addDependency(add(chart, { kind: 'Widget', name: 'first' }));
  expect(orderOf(chart)).toEqual(['group/ConfigMap--c', 'Widget--first', 'group/Job--z', 'Service--a']);
});

test('sorts objects the same wherever their constructs are', () => {
  const objects = fc.uniqueArray(
    fc.record({ kind: fc.constantFrom(...APPLY_ORDER, 'Widget'), name: fc.constantFrom('a', 'b', 'c') }),
    { maxLength: 8, selector: ({ kind, name }) => `${kind}/${name}` },
  );
  fc.assert(
    fc.property(
      objects.chain((made) => fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length }))),
      ([made, shuffled]) => {
        const [one, other] = [aChart(), aChart()];
        for (const object of made) add(one, object);
        for (const [index, object] of shuffled.entries()) {
          add(other, { ...object, scope: new Construct(other, `scope${index}`) });
        }
        const last = (path: string) => path.split('/').at(-1);
        expect(orderOf(other).map(last)).toEqual(orderOf(one).map(last));
      },
    ),
  );
});
