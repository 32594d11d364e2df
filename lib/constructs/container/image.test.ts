import fc from 'fast-check';
import { untyped } from '../../../test/apps';
import { Image } from './image';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const REFERENCE = 'the name of an image, such as registry.example.com/team/app:1.4.2';
const FIXED =
  'an image whose tag does not move: use a version tag or a digest, or opt out with Image.mutable(reference, { reason })';

describe('Image.of', () => {
  test.each([
    'app:1.4.2',
    'team/app:v2',
    'registry.example.com/team/app:1.4.2-alpine3.20',
    'localhost:5000/app:2024-11-01',
    '[::1]:5000/app:1.0',
    `app@${DIGEST}`,
    `localhost:5000/team/app:latest@${DIGEST}`,
    'app:3f2c1ab',
    `${'a'.repeat(255)}:1`,
    `app:${'1'.repeat(128)}`,
  ])('accepts the fixed reference %s', (reference) => {
    const image = Image.of(untyped(reference));
    expect(image.issues()).toEqual([]);
    expect(image.reference).toBe(reference);
    expect(image.reason).toBeUndefined();
  });

  test.each([
    'app',
    'localhost:5000/app',
    'app:latest',
    'app:stable',
    'app:prod',
    'node:20-latest',
    'x:nightly.7',
    'x:LTS-2',
  ])('rejects the moving reference %s', (reference) => {
    expect(Image.of(untyped(reference)).issues()).toEqual([{ path: '', value: reference, allowed: FIXED }]);
  });

  test('rejects moving references at compile time', () => {
    // @ts-expect-error a tag that moves
    Image.of('app:latest');
    // @ts-expect-error no tag
    Image.of('team/app');
    Image.of('team/app:1.0.0');
    Image.of(String('known only when it runs'));
  });
});

describe('Image.mutable', () => {
  test('accepts a moving tag with a reason', () => {
    const image = Image.mutable('app:latest', { reason: 'published under no other tag' });
    expect(image.issues()).toEqual([]);
    expect(image.reason).toBe('published under no other tag');
  });

  test.each([undefined, null, '', ' ', 'two\nlines', 5])('rejects the reason %p for a moving tag', (reason) => {
    expect(Image.mutable('app:latest', { reason: untyped(reason) }).issues()).toEqual([
      { path: 'reason', value: reason, allowed: 'a sentence on one line' },
    ]);
  });

  test.each([undefined, null, 'because'])('rejects the options %p for a moving tag', (options) => {
    expect(Image.mutable('app:latest', untyped(options)).issues()).toEqual([
      { path: '', value: options, allowed: 'an object with reason' },
    ]);
  });

  test('rejects a reference with a digest as mutable', () => {
    const reference = `app:latest@${DIGEST}`;
    expect(Image.mutable(reference, { reason: 'because' }).issues()).toEqual([
      { path: '', value: reference, allowed: 'Image.of(reference): a digest does not move' },
    ]);
  });
});

describe('malformed image references', () => {
  test.each([
    '',
    ' app:1',
    'app:1 ',
    'App:1',
    'team//app:1',
    'app:',
    'app:-1',
    `app:${'1'.repeat(129)}`,
    'app@sha256:12',
    'https://registry.example.com/app:1',
    `${'a'.repeat(256)}:1`,
    undefined,
    null,
    7,
  ])('rejects the image reference %p', (reference) => {
    const problem = { path: '', value: reference, allowed: REFERENCE };
    expect(Image.of(untyped(reference)).issues()).toEqual([problem]);
    expect(Image.mutable(untyped(reference), { reason: 'because' }).issues()).toEqual([problem]);
  });
});

test('rejects every tag without a digit', () => {
  const letters = fc.stringMatching(/^[A-Za-z_][A-Za-z_.-]{0,20}$/);
  fc.assert(
    fc.property(letters, (tag) => {
      expect(Image.of(untyped(`app:${tag}`)).issues()).toHaveLength(1);
    }),
  );
});
