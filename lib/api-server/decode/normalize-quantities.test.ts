import { Schema } from '../schema';
import { normalizeQuantities } from './normalize-quantities';

const schema = Schema.of('1.34');

test('writes equal quantities of resources as equal strings', () => {
  const container = (memory: string) => ({ name: 'web', resources: { limits: { memory } } });
  const normalize = (memory: string) => normalizeQuantities(container(memory), 'core/v1.Container', schema);
  expect(normalize('1Gi')).toEqual(normalize('1024Mi'));
  expect(normalize('1Gi')).not.toEqual(normalize('1G'));
});

test('keeps other values, unknown fields and values of a wrong form', () => {
  const container = { name: '1Gi', resources: { limits: '1Gi' }, noField: '1Gi' };
  expect(normalizeQuantities(container, 'core/v1.Container', schema)).toEqual(container);
});
