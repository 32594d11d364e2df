import { isOlder } from '../../lib/kubernetes';
import { describeVersions } from './referees';

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'a', image: 'a:1' }] },
};
const create = (object: object) => JSON.stringify({ operation: 'create', object });

describeVersions((version, referee) => {
  test.each([
    ['a line that is no JSON', '{"operation":', /^malformed question/],
    ['an unknown operation', '{"operation":"delete"}', /^unknown operation "delete": create, apply or podSecurity$/],
    ['a question without an object', '{"operation":"create"}', /^malformed object/],
    ['an unknown kind', create({ ...POD, kind: 'Pond' }), /^kind that the referee doesn't judge: \/v1, Kind=Pond$/],
    [
      'a kind that it does not judge',
      create({ ...POD, kind: 'Node', spec: {} }),
      /^kind that the referee doesn't judge/,
    ],
    [
      'an apply without a live object',
      `{"operation":"apply","object":${JSON.stringify(POD)}}`,
      /needs the live object/,
    ],
    [
      'an unknown level',
      `{"operation":"podSecurity","level":"safe","object":${JSON.stringify(POD)}}`,
      /must be one of/,
    ],
  ])('the referee answers %s with a failure, and then the next question', async (__, line, failure) => {
    const [answer, next] = await referee().askLines([line, create(POD)]);
    expect(answer?.failure).toMatch(failure);
    expect(next?.object?.spec.containers[0].imagePullPolicy).toBe('IfNotPresent');
  });

  // Admin access depends on the namespace, which the referee does not have. Older versions do not check it.
  if (!isOlder(version, '1.34')) {
    test('the referee answers an object that makes Kubernetes panic with a failure, and then the next question', async () => {
      const exactly = { deviceClassName: 'a', adminAccess: true };
      const claim = {
        apiVersion: 'resource.k8s.io/v1',
        kind: 'ResourceClaim',
        metadata: { name: 'web' },
        spec: { devices: { requests: [{ name: 'a', exactly }] } },
      };
      const [answer, next] = await referee().askLines([create(claim), create(POD)]);
      expect(answer?.failure).toMatch(/^panic: /);
      expect(next?.object).toBeDefined();
    });
  }

  test('the referee rejects an API version that is not served', async () => {
    const [answer] = await referee().askLines([create({ ...POD, apiVersion: 'v7' })]);
    expect(answer?.rejection?.errors[0]?.message).toBe('no matches for kind "Pod" in version "v7"');
  });

  test('the referee answers in the order of the questions', async () => {
    const names = Array.from({ length: 500 }, (__, index) => `pod-${index}`);
    const answers = await referee().askLines(names.map((name) => create({ ...POD, metadata: { name } })));
    expect(answers.map(({ object }) => object?.metadata.name)).toEqual(names);
  });
});
