import { Field } from '../../validation';
import { dropDisabledFields, findDroppedFields, foldStringData } from '.';

describe('a Secret', () => {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'web' } };

  test('has its stringData in data, in base64, also over a key of data', () => {
    const data = { user: 'YQ==', other: 'Yg==' };
    expect(foldStringData({ ...secret, data, stringData: { user: 'admin' } })).toEqual({
      ...secret,
      data: { user: 'YWRtaW4=', other: 'Yg==' },
    });
  });

  test('without stringData stays as it is', () => {
    expect(foldStringData(secret)).toBe(secret);
  });
});

describe('a Job that sets podReplacementPolicy', () => {
  const job = { apiVersion: 'batch/v1', kind: 'Job', spec: { podReplacementPolicy: 'Failed', parallelism: 2 } };

  test('loses it on 1.28, which has the field disabled', () => {
    expect(dropDisabledFields(job, 'Job', '1.28').spec).toEqual({ parallelism: 2 });
    const paths = findDroppedFields(new Field(job), 'Job', '1.28').map(({ field }) => field.path);
    expect(paths).toEqual(['spec.podReplacementPolicy']);
  });

  test('keeps it on 1.34', () => {
    expect(dropDisabledFields(job, 'Job', '1.34')).toBe(job);
    expect(findDroppedFields(new Field(job), 'Job', '1.34')).toEqual([]);
  });
});
