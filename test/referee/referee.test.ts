import { describeVersions } from './referees';

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'a', image: 'a:1' }] },
};
const create = (object: object) => JSON.stringify({ operation: 'create', object });

describeVersions((_, referee) => {
  test.each([
    ['a line that is no JSON', '{"operation":', /^malformed question/],
    ['an unknown operation', '{"operation":"delete"}', /^unknown operation "delete": create, apply or podSecurity$/],
    ['a question without an object', '{"operation":"create"}', /^malformed object/],
    ['an unknown kind', create({ ...POD, kind: 'Pond' }), /^unknown kind: \/v1, Kind=Pond$/],
    ['an unknown version of an API', create({ ...POD, apiVersion: 'v7' }), /^unknown kind: \/v7, Kind=Pod$/],
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
    ['an unknown level', `{"operation":"podSecurity","level":"safe","object":${JSON.stringify(POD)}}`, /level/],
  ])('the referee answers %s with a failure, and goes on', async (__, line, failure) => {
    const [answer, next] = await referee().askLines([line, create(POD)]);
    expect(answer?.failure).toMatch(failure);
    expect(next?.object?.spec.containers[0].imagePullPolicy).toBe('IfNotPresent');
  });

  test('the referee answers an object that makes Kubernetes panic with a failure, and goes on', async () => {
    const [answer, next] = await referee().askLines(['{"operation":"create","object":null}', create(POD)]);
    expect(answer?.failure).toBeDefined();
    expect(next?.object).toBeDefined();
  });

  test('the referee answers in the order of the questions', async () => {
    const names = Array.from({ length: 500 }, (__, index) => `pod-${index}`);
    const answers = await referee().askLines(names.map((name) => create({ ...POD, metadata: { name } })));
    expect(answers.map(({ object }) => object?.metadata.name)).toEqual(names);
  });
});
