import { commandsOf, textOf } from '../../../test/run-runbook';
import { statefulSetUpdate } from '../../../test/stateful-set-updates';
import { Field } from '../../validation';
import { runbookOfService, runbookOfStatefulSet } from '.';

const service = (spec: object, name = 'web') => new Field({ metadata: { name }, spec });

describe('runbookOfService', () => {
  const headless = { type: 'ClusterIP', clusterIP: 'None' };
  const nodePort = { type: 'NodePort', ports: [{ nodePort: 30_007, protocol: 'TCP' }, { protocol: 'TCP' }] };
  const balanced = { type: 'LoadBalancer', loadBalancerClass: 'a' };
  const change = { namespace: 'prod', file: 'dist/web.yaml' };

  test.each([
    [
      'becomes headless',
      service(nodePort),
      service(headless),
      'A Service cannot become headless, or stop being headless.',
    ],
    [
      'stops being headless',
      service(headless),
      service(nodePort),
      'A Service cannot become headless, or stop being headless.',
    ],
    [
      'gets another cluster IP',
      service({ clusterIP: '10.0.0.1' }),
      service({ clusterIP: '10.0.0.2' }),
      'The address of a Service cannot change',
    ],
    [
      'gets another load balancer class',
      service(balanced),
      service({ ...balanced, loadBalancerClass: 'b' }),
      'The class of a load balancer cannot change',
    ],
    [
      'takes the node port of another one',
      service(nodePort, 'old'),
      service(nodePort),
      'Only one Service can have a node port',
    ],
  ])('recreates a Service that %s', (_, before, after, why) => {
    const lines = runbookOfService({ ...change, before, after });
    expect(textOf(lines)).toContain(why);
    expect(lines?.[0]).toBe('# Recreate Service web');
    expect(commandsOf(lines)).toEqual([
      'set -e',
      `kubectl -n prod delete service/${before.at('metadata', 'name').scalar} --ignore-not-found`,
      'kubectl -n prod apply -f dist/web.yaml',
    ]);
  });

  test.each([
    ['does not change', service(nodePort), service(nodePort)],
    ['becomes an ExternalName', service(headless), service({ type: 'ExternalName', externalName: 'a.example.com' })],
    ['omits its cluster IP', service({ clusterIP: '10.0.0.1' }), service({})],
    ['becomes a load balancer', service({ type: 'NodePort' }), service(balanced)],
    ['has another name and no node port', service(nodePort), service({ type: 'NodePort' }, 'other')],
    [
      'takes a node port of another protocol',
      service(nodePort),
      service({ ports: [{ nodePort: 30_007, protocol: 'UDP' }] }, 'other'),
    ],
  ])('needs no runbook for a Service that %s', (_, before, after) => {
    expect(runbookOfService({ ...change, before, after })).toBeUndefined();
  });

  test('recreates a Service of the same file together with the StatefulSet', () => {
    const services = [{ before: service(nodePort), after: service(headless) }];
    const lines = runbookOfStatefulSet({
      ...statefulSetUpdate({ spec: { podManagementPolicy: 'Parallel' } }),
      services,
    });
    expect(commandsOf(lines).slice(-2)).toEqual([
      'kubectl delete service/web --ignore-not-found',
      'kubectl apply -f dist/web.yaml',
    ]);
  });
});
