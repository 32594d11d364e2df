import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { object, RICH, report, updated } from '../../../test/reports';
import { FORMATS } from '.';

const schema = JSON.parse(readFileSync(join(__dirname, 'review.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true }).compile(schema);
const read = (one: Parameters<typeof FORMATS.json>[0]) => JSON.parse(FORMATS.json(one, { folder: 'dist' }));

test.each([
  ['of everything', RICH],
  ['of nothing', report([])],
  ['of a restart', report([updated('web', 3)], { verdict: 'restart' })],
])('writes a report %s as JSON that matches the schema', (_, one) => {
  validate(read(one));
  expect(validate.errors).toBeNull();
});

test('has a schema that rejects other JSON', () => {
  expect(validate({ ...RICH, verdict: 'fine' })).toBe(false);
});

test('writes the whole report as JSON', () => {
  expect(read(RICH)).toEqual(RICH);
});

test('writes null for the namespace of an object without one', () => {
  expect(read(report([object('Service', 'web')])).objects[0].namespace).toBeNull();
});
