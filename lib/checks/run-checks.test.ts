import { appOf, object } from '../../test/objects';
import { describeIssue as described } from '../validation';

import type { ManifestCheck } from './check';
import { runChecks } from './run-checks';

/** Reports the field `color` of every object. */
const colorless: ManifestCheck = ({ objects }) =>
  objects.flatMap((one) => one.findings(...one.fields.find('color').map((color) => color.issue('omitted'))));
/** Reports nothing. */
const content: ManifestCheck = () => [];

const thing = (name: string, annotations: object = {}, color?: unknown) => ({
  ...object('v1', 'Thing', name, { color }),
  metadata: { name, annotations },
});
const found = (...things: readonly object[]) =>
  runChecks(appOf(things), { content, colorless }).map((one) => `${one.object.name}: ${described(one)} [${one.check}]`);
const waiving = (check: string, reason: unknown = 'it is a rainbow') => ({ [`waived.checks/${check}`]: reason });

test('reports findings object by object', () => {
  expect(found(thing('a', waiving('content')), thing('b', {}, 'red'), thing('c', {}, 'blue'))).toEqual([
    expect.stringMatching(/^a: .*\[waivers\]$/),
    "b: color is 'red', and must be omitted [colorless]",
    "c: color is 'blue', and must be omitted [colorless]",
  ]);
});

test('waives the findings of one check for one object', () => {
  expect(found(thing('a', waiving('colorless'), 'red'), thing('b', {}, 'red'))).toEqual([
    "b: color is 'red', and must be omitted [colorless]",
  ]);
});

test('reports a waiver of a check that finds nothing', () => {
  expect(found(thing('a', waiving('colorless')))).toEqual([
    "a: metadata.annotations['waived.checks/colorless'] is 'it is a rainbow', and must be omitted: the check colorless finds nothing in this object [waivers]",
  ]);
});

test('reports a waiver without effect even if another object needs the same waiver', () => {
  expect(found(thing('a', waiving('colorless')), thing('b', waiving('colorless'), 'red'))).toEqual([
    expect.stringMatching(/^a: .*\[waivers\]$/),
  ]);
});

test('reports a waiver of an unknown check', () => {
  expect(found(thing('a', waiving('tasteful')))).toEqual([
    "a: metadata.annotations['waived.checks/tasteful'] is 'it is a rainbow', and must be omitted: there is no check tasteful, there are content, colorless [waivers]",
  ]);
});

test.each(['', ' ', 7, null])('reports a waiver with the reason %p', (reason) => {
  expect(found(thing('a', waiving('colorless', reason), 'red'))).toEqual([
    expect.stringContaining('and must be a sentence on one line [waivers]'),
  ]);
});
