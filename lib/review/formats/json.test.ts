import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { objectReport, RICH_REPORT, restartingStatefulSet, reviewReport } from '../../../test/reports';
import { FORMATS } from '.';

const schema = JSON.parse(readFileSync(join(__dirname, 'review.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true }).compile(schema);
const read = (one: Parameters<typeof FORMATS.json>[0]) => JSON.parse(FORMATS.json(one, { folder: 'dist' }));

test.each([
  ['of everything', RICH_REPORT],
  ['of nothing', reviewReport([])],
  ['of a restart', reviewReport([restartingStatefulSet('web', 3)], { verdict: 'restart' })],
])('writes a report %s as JSON that matches the schema', (_, one) => {
  validate(read(one));
  expect(validate.errors).toBeNull();
});

test('has a schema that rejects other JSON', () => {
  expect(validate({ ...RICH_REPORT, verdict: 'fine' })).toBe(false);
});

test('writes the whole report as JSON', () => {
  expect(read(RICH_REPORT)).toEqual(RICH_REPORT);
});

test('writes null for the namespace of an object without one', () => {
  expect(read(reviewReport([objectReport('Service', 'web')])).objects[0].namespace).toBeNull();
});
